"""Numbers agree with the text however it writes them, and where it leaves something open."""

from __future__ import annotations

import pytest

from engine.lint.check import check
from tests.lint.spoiling import TEXT, kiln

SMOKE = "冒烟半小时以上12小时以下"
BAND = "III: [0.5, 12]"


def disagreements(*edits: tuple[str, str, str]) -> list[str]:
    files = kiln()
    for file, old, new in edits:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    text = files.pop(TEXT)
    found = check({name: content.encode() for name, content in files.items()}, "kiln", text)
    return [fault.wrong for fault in found if fault.code == "text-disagrees"]


@pytest.mark.parametrize(
    "words",
    ["冒烟0.5小时以上12小时以下", "冒烟30分钟以上十二小时以下", "冒烟半个小时以上,１２小时以下"],
)
def test_a_number_may_be_written_in_many_ways(words: str) -> None:
    assert disagreements((TEXT, SMOKE, words)) == []


@pytest.mark.parametrize(
    ("low", "said"),
    [("0", []), ("1", []), ("0.5", ["source.md:23 (1.3.2(1)) does not say 0.5小时以上"])],
)
def test_the_lowest_band_may_begin_at_nothing_where_the_clause_says_no_beginning(
    low: str, said: list[str]
) -> None:
    band = ("kiln/grading.yaml", BAND, f"III: [{low}, 12]")
    assert disagreements((TEXT, SMOKE, "冒烟12小时以下"), band) == said


def test_a_bound_on_the_wrong_side_disagrees() -> None:
    assert disagreements((TEXT, SMOKE, "冒烟半小时以上12小时以上")) == [
        "source.md:23 (1.3.2(1)) does not say 12小时以下",
        "source.md:23 (1.3.2(1)) says 12小时以上; no criterion citing it does",
    ]


@pytest.mark.parametrize("words", ["一小时内", "60分钟内", "1个小时内"])
def test_a_time_limit_of_the_plan_may_be_written_in_other_units(words: str) -> None:
    assert disagreements((TEXT, "一小时内", words)) == []


@pytest.mark.parametrize("words", ["每三年", "每36个月", "至少每3年"])
def test_a_rhythm_may_be_written_in_other_units(words: str) -> None:
    assert disagreements((TEXT, "每三年", words)) == []


def test_nothing_is_compared_without_a_text() -> None:
    files = {n: c.replace(BAND, "III: [0.7, 12]") for n, c in kiln().items() if n != TEXT}
    found = check({name: content.encode() for name, content in files.items()}, "kiln")
    assert "text-disagrees" not in {fault.code for fault in found}
