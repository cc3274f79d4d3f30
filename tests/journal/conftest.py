from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.journal.entry import Journal
from engine.journal.memory import MemoryJournal
from engine.journal.sqlite import SqliteJournal
from tests.journal.writes import fill


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    made: Journal = (
        MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "journal.db")
    )
    yield made
    made.close()


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[SqliteJournal]:
    made = SqliteJournal(tmp_path / "journal.db")
    yield made
    made.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound, closed journal file."""
    path = tmp_path_factory.mktemp("filled") / "journal.db"
    made = SqliteJournal(path)
    fill(made)
    made.close()
    return path.read_bytes()
