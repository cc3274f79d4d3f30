"""A journal that cannot write says so, writes nothing by halves, and recovers."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event

import pytest

from engine.errors import JournalUnavailable
from engine.journal.sqlite import SqliteJournal
from engine.journal.verify import verify
from tests.journal.writes import fill, write

LARGE = "水" * 100_000


def on_the_writer(journal: SqliteJournal, statement: str) -> None:
    """Run a statement on the writing connection while its thread rests."""
    journal._writer._connection.execute(statement).fetchall()


@contextmanager
def full_disk(journal: SqliteJournal) -> Iterator[None]:
    on_the_writer(journal, "PRAGMA max_page_count = 1")
    yield
    on_the_writer(journal, "PRAGMA max_page_count = 1000000")


@contextmanager
def read_only_disk(journal: SqliteJournal) -> Iterator[None]:
    on_the_writer(journal, "PRAGMA query_only = ON")
    yield
    on_the_writer(journal, "PRAGMA query_only = OFF")


@contextmanager
def failing_disk(journal: SqliteJournal) -> Iterator[None]:
    """Let the operating system refuse to lengthen any file beyond the log's present length."""
    log = journal.path.with_name(journal.path.name + "-wal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


Trouble = Callable[[SqliteJournal], AbstractContextManager[None]]


@pytest.mark.parametrize("trouble", [full_disk, read_only_disk, failing_disk])
def test_nothing_is_half_written_and_writing_works_again_later(
    stored: SqliteJournal, trouble: Trouble
) -> None:
    fill(stored)
    with trouble(stored):
        futures = [stored.append(write("a", 6 + n, drafts=3, note=LARGE)) for n in (0, 3)]
        for future in futures:
            assert isinstance(future.exception(), JournalUnavailable)
        assert (stored.head(), stored.recorded("a-6")) == (13, [])
    assert stored.append(write("a", 6)).result()[0].position == 14
    assert verify(stored).ok


def held(journal: SqliteJournal) -> tuple[Event, Future[bool]]:
    """Keep the writing thread busy until the event is set."""
    gate = Event()
    return gate, journal._writer.submit(lambda _: gate.wait(10))


def test_a_write_cancelled_before_it_began_is_not_recorded(stored: SqliteJournal) -> None:
    gate, busy = held(stored)
    cancelled, kept = stored.append(write("a")), stored.append(write("b"))
    assert cancelled.cancel()
    gate.set()
    assert busy.result()
    assert kept.result()[0].position == 1
    with pytest.raises(CancelledError):
        cancelled.result()
    assert stored.read("a") == []


def test_closing_finishes_what_was_accepted(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "journal.db")
    futures = [journal.append(write("a", n)) for n in range(600)]
    journal.close()
    assert [future.result()[0].seq for future in futures] == list(range(1, 601))
    assert verify(journal).entries == 600


def test_a_fault_in_one_piece_of_work_is_its_callers_alone(stored: SqliteJournal) -> None:
    gate, _ = held(stored)
    broken: Future[None] = stored._writer.submit(lambda _: [].pop())
    sound = stored.append(write("a"))
    gate.set()
    assert isinstance(broken.exception(), IndexError)
    assert sound.result()[0].seq == 1


def test_a_callback_that_fails_does_not_stop_the_writer(stored: SqliteJournal) -> None:
    future = stored.append(write("a"))
    future.add_done_callback(lambda done: done.result()[99])
    assert stored.append(write("b")).result()[0].position == 2


def test_an_index_that_contradicts_the_entries_is_told_to_its_writer_alone(
    stored: SqliteJournal,
) -> None:
    fill(stored)
    on_the_writer(stored, "UPDATE incident SET seq = 5 WHERE incident = 'a'")
    gate, _ = held(stored)
    bad, good = stored.append(write("a", 5)), stored.append(write("b", 3))
    gate.set()
    assert "contradicts itself" in str(bad.exception())
    assert good.result()[0].seq == 4
