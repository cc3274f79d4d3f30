"""Two editions side by side, told in sentences and by whom each concerns."""

from __future__ import annotations

import pytest

from engine.comparison.sentences import EVERYBODY, told
from engine.plan.files import read_files
from engine.plan.loader import load_plan
from engine.plan.plan import Plan
from engine.text import Language
from tests.plan.conftest import ROOT


def edited(*edits: tuple[str, str, str]) -> Plan:
    """Return the kiln with the first `old` of each file replaced by `new`."""
    files = read_files(ROOT, "kiln")
    for file, old, new in edits:
        text = files[file].decode()
        assert old in text, f"{old!r} is not in {file}"
        files[file] = text.replace(old, new, 1).encode()
    return load_plan(files, "kiln")


KILN = edited()
GRADING, TASKS = "kiln/grading.yaml", "kiln/tasks.yaml"
PUT_OUT = TASKS, "to: [fire, local]", "to: [fire, health]"
CHANGES = [
    (
        (GRADING, "IV: [1, 3], III: [3, 10]", "IV: [1, 4], III: [4, 10]"),
        [EVERYBODY],
        "The criterion “Burns” (1.3.1): bands: “Ⅳ",
    ),
    (PUT_OUT, ["fire", "health", "local"], "addressees plus"),
    (
        (TASKS, "level: {at_least: III}", "level: {at_least: II}"),
        ["health"],
        "“level Ⅲ or above and",
    ),
    (
        ("kiln/reports.yaml", "phases: [first]", "phases: [first, fighting]"),
        ["kiln_office"],
        "phases plus",
    ),
]


def titles(parties: list[str]) -> set[str]:
    return {p and KILN.party_title(p).en for p in parties}


@pytest.mark.parametrize(("edit", "parties", "words"), CHANGES)
def test_a_change_is_told_to_those_it_concerns(
    edit: tuple[str, str, str], parties: list[str], words: str
) -> None:
    said = told(KILN, edited(edit), "en")
    assert set(said) == titles(parties)
    assert all(words in sentence for sentences in said.values() for sentence in sentences)


def test_the_same_edition_has_nothing_to_tell() -> None:
    assert told(KILN, edited(), "zh") == {}


def test_what_is_gone_one_way_is_new_the_other_way() -> None:
    text = read_files(ROOT, "kiln")[TASKS].decode()
    treat = text[text.index("  - id: treat") :]
    without = edited((TASKS, treat, ""))
    gone, new = told(KILN, without, "zh"), told(without, KILN, "zh")
    assert gone == {
        "卫生局" if "卫生局" in gone else next(iter(gone)): ["不再有任务“救治”（4.2）。"]
    }
    assert next(iter(new.values()))[0].startswith("新增任务“救治”（4.2）：对象")


def test_a_parameter_is_told_to_everyone_on_its_clock() -> None:
    said = told(KILN, edited(("emberton/parameters.yaml", "value: 60", "value: 41")), "en")
    assert set(said) == titles(["kiln_office"])
    assert "“1 hour” becomes “41 minutes”" in next(iter(said.values()))[0]


def test_a_new_name_of_a_unit_is_told_to_everybody() -> None:
    title = KILN.directory.units["fire"].title.en
    said = told(KILN, edited(("emberton/directory.yaml", f"en: {title}", "en: Fire Watch")), "en")
    assert said[EVERYBODY] == [f"{title} is now called Fire Watch."]


ELSEWHERE = [
    ("kiln/lifecycle.yaml", "en: Dismiss", "en: Put aside"),
    ("kiln/lifecycle.yaml", "act: approve, by: city", "act: approve, by: fire"),
    ("kiln/ending.yaml", "require: all", "require: any"),
    ("kiln/ending.yaml", "act: approve, by: city", "act: approve, by: fire"),
    ("kiln/tasks.yaml", "group_answer_within: at_once", "group_answer_within: report_within"),
    ("kiln/warnings.yaml", "en: Smoke is coming", "en: Smoke may come"),
    ("kiln/warnings.yaml", "colour: yellow", "colour: blue"),
    ("emberton/directory.yaml", "en: North", "en: Northern"),
]


@pytest.mark.parametrize("edit", ELSEWHERE)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_change_goes_untold(edit: tuple[str, str, str], language: Language) -> None:
    assert told(KILN, edited(edit), language) != {}


def test_a_step_is_told_with_who_takes_it() -> None:
    said = told(KILN, edited(ELSEWHERE[3]), "en")
    [sentence] = set(next(iter(said.values())))
    assert "(Emberton city government)” becomes “Approve (Fire brigade)”" in sentence


def test_a_span_is_told_in_words() -> None:
    said = told(KILN, edited(("kiln/upkeep.yaml", "unit: years", "unit: months")), "zh")
    assert "个月" in str(said)
    assert "months" not in str(said)


def test_what_has_no_title_is_told_by_its_party() -> None:
    files = read_files(ROOT, "kiln")["kiln/bodies.yaml"].decode()
    gone = files[files.index("  - unit: health") : files.index("  - unit: local")]
    said = told(KILN, edited(("kiln/bodies.yaml", gone, "")), "en")
    assert "“health”" not in str(said)
