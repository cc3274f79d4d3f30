from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import FileRefused, PlanNotFound
from engine.levels import Level
from engine.plan.chapters import CHAPTERS, OPTIONAL, SHARED
from engine.plan.conditions import OneOf
from engine.plan.files import edition_of, read_files
from engine.plan.loader import load_cases, load_plan

Faults = Callable[[], list[tuple[str, str, int, int]]]
ROOT = Path(__file__).parent / "fixtures"
KILN = read_files(ROOT, "kiln")
FOLDER = sorted(KILN)
NEEDED = {**CHAPTERS, **SHARED}


def test_a_plan_is_loaded_as_it_is_written(files: dict[str, bytes]) -> None:
    plan = load_plan(files, "kiln")
    burns, smoke, collapse = plan.grading.criteria
    assert plan.id == "kiln"
    assert plan.document.effective_from == date(2020, 2, 1)
    assert burns.bands is not None
    assert burns.bands[Level.I] == (Decimal(30), None)
    assert smoke.measure == ("smoke_hours",)
    assert collapse.when == OneOf("collapsed", (True,))
    assert plan.minutes("report_within") == 60
    assert plan.party_title(plan.party("local", "south")).en == "South county government"


def test_cases_are_loaded_beside_the_plan(files: dict[str, bytes]) -> None:
    *_, serious, nobody = load_cases(files, "kiln")
    assert serious.expect.level is Level.III
    assert nobody.facts == {"burned": 0}


def test_a_plan_needs_no_cases(files: dict[str, bytes]) -> None:
    for path in [path for path in files if "/cases/" in path]:
        del files[path]
    assert load_plan(files, "kiln").id == "kiln"
    assert load_cases(files, "kiln") == ()


def test_a_plan_loads_though_its_cases_have_faults(files: dict[str, bytes]) -> None:
    files["kiln/cases/burns.yaml"] = b"cases: no\n"
    assert load_plan(files, "kiln").id == "kiln"
    with pytest.raises(FileRefused, match="yaml-boolean-word"):
        load_cases(files, "kiln")


@pytest.mark.parametrize("path", [path for path in FOLDER if Path(path).name in NEEDED])
def test_a_missing_chapter_is_one_fault(path: str, files: dict[str, bytes], faults: Faults) -> None:
    del files[path]
    assert faults() == [("missing-file", path, 1, 1)]


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_plan_loads_without_a_chapter_that_its_document_may_lack(
    name: str, files: dict[str, bytes]
) -> None:
    del files[f"kiln/{name}"]
    assert load_plan(files, "kiln").id == "kiln"


@pytest.mark.parametrize("path", FOLDER)
def test_an_empty_chapter_is_one_fault(path: str, files: dict[str, bytes], faults: Faults) -> None:
    files[path] = b""
    assert faults() == [("yaml-empty", path, 1, 1)]


@pytest.mark.parametrize("path", ["kiln/task.yaml", "kiln/tasks.yml", "emberton/more/units.yaml"])
def test_a_file_that_belongs_to_no_plan_is_refused(
    path: str, files: dict[str, bytes], faults: Faults
) -> None:
    files[path] = b"a: 1\n"
    assert faults() == [("unknown-file", path, 1, 1)]


def test_notes_beside_the_plan_are_left_unread() -> None:
    assert (ROOT / "kiln" / "source.md").is_file()
    assert all(path.endswith(".yaml") for path in KILN)


@pytest.mark.parametrize("name", ["", "oven", "../kiln", "kiln/../kiln", "Kiln", "emberton"])
def test_no_other_name_finds_a_plan(name: str) -> None:
    with pytest.raises(PlanNotFound):
        read_files(ROOT, name)


def test_a_jurisdiction_must_be_a_plain_name(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "kiln").mkdir()
    plan = files["kiln/plan.yaml"].replace(b"jurisdiction: emberton", b"jurisdiction: ../x")
    (tmp_path / "kiln" / "plan.yaml").write_bytes(plan)
    assert list(read_files(tmp_path, "kiln")) == ["kiln/plan.yaml"]


@pytest.mark.parametrize("path", FOLDER)
def test_the_edition_changes_with_every_file_but_the_cases(
    path: str, files: dict[str, bytes]
) -> None:
    before = edition_of(files, "kiln")
    files[path] += b"# more\n"
    assert (edition_of(files, "kiln") == before) == ("cases" in path)


def test_the_edition_tells_names_and_contents_apart() -> None:
    one = edition_of({"a/b.yaml": b"c", "a/d.yaml": b""}, "a")
    assert one != edition_of({"a/b.yaml": b"", "a/d.yaml": b"c"}, "a")
    assert one == edition_of({"a/d.yaml": b"", "a/b.yaml": b"c", "a/source.md": b"x"}, "a")


def test_a_plan_bears_the_edition_of_its_files(files: dict[str, bytes]) -> None:
    assert load_plan(files, "kiln").edition == edition_of(files, "kiln")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(FOLDER), st.binary(max_size=80) | st.just(b"null"), st.data())
def test_any_bytes_in_a_chapter_load_or_are_refused(
    path: str, inserted: bytes, data: st.DataObject
) -> None:
    content = KILN[path]
    begin = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(begin, min(begin + 40, len(content))))
    spoilt = KILN | {path: content[:begin] + inserted + content[end:]}
    with suppress(FileRefused):
        load_cases(spoilt, "kiln")
