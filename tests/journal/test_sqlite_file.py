"""The journal's file: who may open it, what it looks like, what it refuses."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from engine.errors import JournalUnavailable
from engine.journal import tables
from engine.journal.sqlite import SqliteJournal
from tests.journal.writes import fill, write


def pragma(journal: SqliteJournal, name: str) -> object:
    return journal._writer.submit(lambda db: db.execute(f"PRAGMA {name}").fetchone()[0]).result()


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def test_the_writer_syncs_every_commit_into_a_write_ahead_log(stored: SqliteJournal) -> None:
    assert pragma(stored, "journal_mode") == "wal"
    assert pragma(stored, "synchronous") == 2
    assert pragma(stored, "foreign_keys") == 1


def test_a_reader_cannot_write(stored: SqliteJournal) -> None:
    with stored._reading.connect() as connection:
        raw_connection = connection.connection.driver_connection
        assert isinstance(raw_connection, sqlite3.Connection)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            raw_connection.execute("DELETE FROM command")


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "data" / "journal.db")
    journal.append(write()).result()
    modes = {one.name: one.stat().st_mode & 0o777 for one in journal.path.parent.iterdir()}
    assert modes == dict.fromkeys(
        ["journal.db", "journal.db-wal", "journal.db-shm", "journal.db.lock"], 0o600
    )
    assert journal.path.parent.stat().st_mode & 0o777 == 0o700
    journal.close()


def test_what_was_recorded_is_there_after_opening_again(tmp_path: Path) -> None:
    first = SqliteJournal(tmp_path / "journal.db")
    fill(first)
    before = (first.since(0), first.incidents())
    first.close()
    again = SqliteJournal(tmp_path / "journal.db")
    assert (again.since(0), again.incidents()) == before
    assert again.append(write("a", 6)).result()[0].position == 14
    again.close()


def test_a_second_writer_is_refused_by_name(stored: SqliteJournal) -> None:
    with pytest.raises(JournalUnavailable, match=f"being written by process {os.getpid()} on"):
        SqliteJournal(stored.path)


def test_a_second_process_is_refused_too(stored: SqliteJournal) -> None:
    code = "import sys, pathlib, engine.journal.sqlite as s; s.SqliteJournal(pathlib.Path(sys.argv[1]))"
    other = subprocess.run(
        [sys.executable, "-c", code, stored.path], capture_output=True, text=True, check=False
    )
    assert other.returncode == 1
    assert f"process {os.getpid()}" in other.stderr


def test_a_closed_journal_may_be_opened_by_another(stored: SqliteJournal) -> None:
    fill(stored)
    head = stored.head()
    stored.close()
    another = SqliteJournal(stored.path)
    assert another.head() == head
    another.close()


def test_a_newer_schema_is_refused_and_left_alone(stored: SqliteJournal) -> None:
    stored.close()
    raw(stored.path, "UPDATE alembic_version SET version_num = '9999'")
    before = stored.path.read_bytes()
    with pytest.raises(JournalUnavailable, match=r"schema 9999.*newer version"):
        SqliteJournal(stored.path)
    assert stored.path.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    raw(tmp_path / "other.db", "CREATE TABLE note (body TEXT)")
    for _ in range(2):
        with pytest.raises(JournalUnavailable, match="not a journal"):
            SqliteJournal(tmp_path / "other.db")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x" * 5000)
    with pytest.raises(JournalUnavailable, match=r"notes\.txt cannot be opened"):
        SqliteJournal(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "x" * 5000


def test_a_place_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalUnavailable, match="cannot be written"):
        SqliteJournal(tmp_path / "file" / "journal.db")


@pytest.mark.parametrize("table", ["entry", "edition"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET rowid = rowid + 100", "DELETE FROM {}"])
def test_accidents_are_kept_away_from_what_is_recorded(
    stored: SqliteJournal, table: str, deed: str
) -> None:
    fill(stored)
    stored.close()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(stored.path, deed.format(table))


def test_the_tables_are_what_the_migrations_make(stored: SqliteJournal) -> None:
    stored.close()
    engine = create_engine(f"sqlite:///{stored.path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.Table.metadata) == []
    engine.dispose()


@pytest.mark.parametrize(
    ("version", "warned"),
    [((3, 40, 1), 1), ((3, 50, 7), 0), ((3, 51, 2), 1), ((3, 51, 3), 0), ((3, 53, 0), 0)],
)
def test_an_sqlite_that_can_lose_commits_is_warned_of(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    version: tuple[int, int, int],
    warned: int,
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with caplog.at_level(logging.WARNING, "engine.journal"):
        SqliteJournal(tmp_path / "journal.db").close()
    assert sum("can lose commits" in record.message for record in caplog.records) == warned
