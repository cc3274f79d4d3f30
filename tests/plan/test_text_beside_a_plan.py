"""The document's own text may lie beside a plan; no edition depends on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.errors import FileRefused
from engine.lint.library import open_volume
from engine.plan.files import LARGEST_TEXT, edition_of, read_files, read_text
from engine.plan.library import PlanLibrary

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES, tmp_path / "plans"))


def written(plans: Path, content: bytes) -> None:
    (plans / "kiln" / "source.md").write_bytes(content)


def test_the_text_is_no_part_of_the_edition(plans: Path) -> None:
    before = edition_of(read_files(plans, "kiln"), "kiln")
    written(plans, b"other words")
    assert edition_of(read_files(plans, "kiln"), "kiln") == before


def test_a_plan_without_a_text_has_none(plans: Path) -> None:
    (plans / "kiln" / "source.md").unlink()
    assert read_text(plans, "kiln") is None
    assert PlanLibrary(plans).official_text("kiln") is None


def test_a_library_gives_the_words_of_a_clause(plans: Path) -> None:
    text = PlanLibrary(plans).official_text("kiln")
    assert text
    assert text.words("1.1") == "目的\n让窑工平安。"


def test_a_plan_without_an_index_of_clauses_has_no_words_by_clause(plans: Path) -> None:
    (plans / "kiln" / "clauses.yaml").unlink()
    assert PlanLibrary(plans).official_text("kiln") is None


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        ("1 总则\n".encode("gb18030"), 1, "text-not-utf8"),
        ("1 总则\n".encode() + b"\n\xff", 3, "text-not-utf8"),
        (b"a" * (LARGEST_TEXT + 1), 1, "text-too-large"),
    ],
)
def test_a_text_that_cannot_be_read_is_told_with_its_mend(
    plans: Path, content: bytes, line: int, code: str
) -> None:
    written(plans, content)
    with pytest.raises(FileRefused) as refused:
        read_text(plans, "kiln")
    found = [(f.file, f.line, f.code) for f in refused.value.faults]
    assert found == [("kiln/source.md", line, code)]
    assert code in {fault.code for fault in open_volume(plans, "kiln").faults}


def test_a_byte_order_mark_is_no_word(plans: Path) -> None:
    written(plans, "1 总则".encode("utf-8-sig"))
    assert read_text(plans, "kiln") == "1 总则"
