"""Streams of several kinds side by side, and commands that write to several of them at once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from engine.errors import StaleVersion
from engine.journal.canonical import NotCanonical
from engine.journal.chain import seal_all
from engine.journal.entry import Draft, Journal
from engine.journal.holdings import Holdings
from engine.journal.sqlite import SqliteJournal
from engine.journal.verify import Filed, verify
from tests.journal.writes import AT, EDITION, draft, fill, write


def test_each_kind_of_stream_has_numbers_of_its_own(journal: Journal) -> None:
    for name in ("a", "warning:w", "b", "shift:s", "warning:x"):
        journal.append(write(name)).result()
    numbered = {
        kind: [(head.incident, head.number) for head in journal.incidents(stream=kind)]
        for kind in ("incident", "warning", "shift", "other")
    }
    assert numbered == {
        "incident": [("a", 1), ("b", 2)],
        "warning": [("warning:w", 1), ("warning:x", 2)],
        "shift": [("shift:s", 1)],
        "other": [],
    }


def test_one_command_writes_to_several_streams_in_one_commit(journal: Journal) -> None:
    fill(journal)
    writes = [write("a", 6, "both", drafts=2), write("warning:w", 0, "both")]
    entries = journal.append_all(writes).result()
    assert [(e.incident, e.seq, e.position) for e in entries] == [
        ("a", 7, 14),
        ("a", 8, 15),
        ("warning:w", 1, 16),
    ]
    assert journal.recorded("both") == entries == journal.since(13)
    assert verify(cast("Filed | Holdings", journal)).ok


def test_a_repeated_command_of_several_streams_is_answered_with_all_of_them(
    journal: Journal,
) -> None:
    writes = [write("a", 0, "both"), write("b", 0, "both")]
    first = journal.append_all(writes).result()
    assert journal.append_all(writes).result() == first
    assert journal.append(writes[1]).result() == first
    assert journal.head() == 2


@pytest.mark.parametrize("stale", [0, 1])
def test_one_stale_stream_keeps_all_of_them_unwritten(journal: Journal, stale: int) -> None:
    writes = [write("a", 0, "both"), write("b", 0, "both")]
    writes[stale] = replace(writes[stale], expected=3)
    with pytest.raises(StaleVersion):
        journal.append_all(writes).result()
    assert (journal.head(), journal.incidents(), journal.recorded("both")) == (0, [], [])


def test_what_cannot_be_sealed_leaves_no_half_of_a_command(journal: Journal) -> None:
    broken = replace(write("b", 0, "both"), drafts=[Draft("Noted", 1, {"share": 0.5}, AT)])
    with pytest.raises(NotCanonical):
        journal.append_all([write("a", 0, "both"), broken]).result()
    assert (journal.head(), journal.incidents()) == (0, [])
    journal.append(write("a", 0, "again")).result()
    assert journal.head() == 1


def test_what_is_not_one_command_is_not_taken_for_one(journal: Journal) -> None:
    with pytest.raises(ValueError, match="several commands"):
        journal.append_all([write("a", 0, "c"), write("b", 0, "d")])
    with pytest.raises(ValueError, match="twice"):
        journal.append_all([write("a", 0, "c"), write("a", 1, "c")])


def first_schema(path: Path) -> None:
    """Make a journal as the first version of the schema kept it, with two incidents."""
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", "engine.journal:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    plain = sqlite3.connect(path)
    plain.execute("INSERT INTO edition VALUES (?, ?)", (EDITION, b"[]"))
    for number, name in enumerate(("a", "b"), 1):
        wrote = replace(write(name, 0, f"c-{name}"), drafts=[draft()])
        ((entry, body),) = (
            (one.entry, one.body)
            for one in seal_all(wrote, position=number - 1, seq=0, previous="0" * 64)
        )
        values = (number, name, 1, entry.kind, entry.hash, body)
        plain.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", values)
        plain.execute("INSERT INTO command VALUES (?, ?, 1, 1)", (f"c-{name}", name))
        head = (name, number, 1, entry.hash, EDITION, True, None)
        plain.execute("INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?)", head)
    plain.commit()
    plain.close()


def test_a_journal_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    first_schema(tmp_path / "old.db")
    journal = SqliteJournal(tmp_path / "old.db")
    assert [(h.incident, h.number) for h in journal.incidents()] == [("a", 1), ("b", 2)]
    assert [e.incident for e in journal.recorded("c-b")] == ["b"]
    journal.append(write("a", 1, "next")).result()
    journal.append(write("warning:w", 0, "warn")).result()
    assert verify(journal).ok
    journal.close()
