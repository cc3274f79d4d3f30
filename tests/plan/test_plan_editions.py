"""Several editions of one plan: each complete, each with its days, each found by its hash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.errors import PlanNotFound, PlanNotInForce
from engine.plan.library import PlanLibrary
from tests.plan.shelf import two_editions


@pytest.fixture
def shelf(tmp_path: Path) -> PlanLibrary:
    return two_editions(tmp_path)


def test_editions_are_listed_newest_first(shelf: PlanLibrary) -> None:
    begins = [plan.document.effective_from for plan in shelf.editions("kiln")]
    assert begins == sorted(begins, reverse=True)
    assert len({plan.edition for plan in shelf.editions("kiln")}) == 2


@pytest.mark.parametrize(("day", "name"), [(date(2020, 12, 31), "first"), (date(2021, 1, 1), None)])
def test_a_day_has_its_edition(shelf: PlanLibrary, day: date, name: str | None) -> None:
    assert shelf.in_force("kiln", day) is shelf.plan("kiln", name)


def test_a_day_without_an_edition_is_refused_with_the_days_there_are(shelf: PlanLibrary) -> None:
    with pytest.raises(PlanNotInForce, match=r"1999-01-01.*2021-01-01–.*–2020-12-31"):
        shelf.in_force("kiln", date(1999, 1, 1))


def test_an_edition_beside_the_newest_is_found_by_its_hash(shelf: PlanLibrary) -> None:
    older = shelf.plan("kiln", "first")
    fresh = PlanLibrary(shelf.root)
    assert fresh.edition(older.edition).document == older.document
    assert fresh.files_of(fresh.edition(older.edition)) == shelf.files("kiln", "first")


def test_an_edition_loads_from_the_files_the_journal_keeps(shelf: PlanLibrary) -> None:
    older = shelf.plan("kiln", "first")
    elsewhere = PlanLibrary(shelf.root.parent / "nowhere")
    assert elsewhere.edition(older.edition, shelf.files_of(older)) == older


@pytest.mark.parametrize("name", ["second", "../kiln", ".."])
def test_an_unknown_edition_is_told_with_those_there_are(shelf: PlanLibrary, name: str) -> None:
    with pytest.raises(PlanNotFound, match="beside the newest: first"):
        shelf.plan("kiln", name)
