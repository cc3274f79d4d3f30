from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.errors import FileRefused, PlanNotFound
from engine.plan.files import edition_of
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_plan


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Path:
    return shutil.copytree(root, tmp_path / "plans")


def test_a_folder_with_a_plan_file_is_a_plan(root: Path) -> None:
    assert PlanLibrary(root).names() == ("kiln",)


def test_a_plan_is_loaded_once(root: Path) -> None:
    library = PlanLibrary(root)
    assert library.plan("kiln") is library.plan("kiln")


def test_an_unknown_plan_is_told_with_those_there_are(root: Path) -> None:
    with pytest.raises(PlanNotFound, match=r"'oven'.*there is kiln"):
        PlanLibrary(root).plan("oven")


def test_the_files_are_those_the_plan_was_loaded_from(own: Path) -> None:
    library = PlanLibrary(own)
    plan = library.plan("kiln")
    (own / "kiln" / "tasks.yaml").write_text("gone")
    assert edition_of(library.files("kiln"), "kiln") == plan.edition


def test_a_plan_with_faults_is_refused_by_name_only(own: Path) -> None:
    (own / "kiln" / "tasks.yaml").write_text("gone")
    library = PlanLibrary(own)
    assert library.names() == ("kiln",)
    with pytest.raises(FileRefused, match=r"kiln/tasks\.yaml:1:1: wrong-value"):
        library.plan("kiln")


def test_the_current_edition_is_found_by_its_hash(root: Path, files: dict[str, bytes]) -> None:
    library = PlanLibrary(root)
    assert library.edition(edition_of(files, "kiln")) is library.plan("kiln")


def test_a_stored_edition_loads_from_its_files_and_stays(
    root: Path, files: dict[str, bytes]
) -> None:
    files["kiln/tasks.yaml"] += b"# older\n"
    older = load_plan(files, "kiln").edition
    library = PlanLibrary(root)
    assert library.edition(older, files).edition == older
    assert library.edition(older) is library.edition(older)
    assert library.plan("kiln").edition != older


def test_an_edition_nobody_kept_is_not_found(root: Path) -> None:
    with pytest.raises(PlanNotFound, match="neither current nor stored"):
        PlanLibrary(root).edition("0" * 64)


def test_stored_files_of_another_edition_are_not_taken(root: Path, files: dict[str, bytes]) -> None:
    files["kiln/tasks.yaml"] += b"# tampered\n"
    with pytest.raises(PlanNotFound, match="not those of edition"):
        PlanLibrary(root).edition("0" * 64, files)


def test_a_broken_current_plan_does_not_hide_a_stored_edition(
    own: Path, files: dict[str, bytes]
) -> None:
    (own / "kiln" / "tasks.yaml").write_text("gone")
    edition = edition_of(files, "kiln")
    assert PlanLibrary(own).edition(edition, files).edition == edition


def test_the_shipped_library_can_stand_on_another_folder(root: Path) -> None:
    assert PlanLibrary.shipped(root).names() == ("kiln",)


def test_a_folder_that_cannot_name_a_plan_is_said_to_be_renamed(own: Path) -> None:
    shutil.copytree(own / "kiln", own / "kiln.bak")
    with pytest.raises(PlanNotFound, match=r"'kiln.bak' cannot name it: rename the folder"):
        PlanLibrary(own).plan("kiln.bak")


def test_a_folder_that_cannot_name_an_edition_is_said_to_be_renamed(own: Path) -> None:
    shutil.copytree(own / "kiln", own / "kiln" / "editions" / "of 2015")
    with pytest.raises(PlanNotFound, match=r"'of 2015' cannot name it: rename the folder"):
        PlanLibrary(own).plan("kiln", "of 2015")
