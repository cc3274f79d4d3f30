"""What a report says of each deed, and what verification leaves alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from engine.journal.archive import JournalUnreadable
from engine.journal.sqlite import SqliteJournal
from engine.journal.verify import Report, verify
from tests.journal.writes import EDITION, fill, write

LAST_OF_A = "WHERE incident = 'a' AND seq = 6"
THIRD_OF_A = "WHERE incident = 'a' AND seq = 3"


def after(tmp_path: Path, sound: bytes, *deeds: str) -> Report:
    path = tmp_path / "journal.db"
    path.write_bytes(sound)
    db = sqlite3.connect(path, isolation_level=None)
    for table in ("entry", "edition"):
        db.execute(f"DROP TRIGGER {table}_no_update")
        db.execute(f"DROP TRIGGER {table}_no_delete")
    for deed in deeds:
        db.execute(deed)
    db.close()
    return verify(path)


@pytest.mark.parametrize(
    ("deed", "seq", "done", "detail"),
    [
        (f"UPDATE entry SET body = x'7b7d' {THIRD_OF_A}", 3, "changed", "members"),
        (
            f"UPDATE entry SET body = replace(body, '锅', '灶') {THIRD_OF_A}",
            3,
            "changed",
            "",
        ),
        (f"UPDATE entry SET hash = 'x' {THIRD_OF_A}", 3, "hash mismatch", "hash column"),
        (f"UPDATE entry SET kind = 'x' {THIRD_OF_A}", 3, "column disagrees", "Noted, not x"),
        (f"UPDATE entry SET seq = 99 {THIRD_OF_A}", 3, "column disagrees", "entry 3"),
        (f"DELETE FROM entry {THIRD_OF_A}", 3, "removed", "after 2 comes 4"),
        (f"DELETE FROM entry {LAST_OF_A}", 6, "cut off", "says 6, the chain ends at 5"),
        ("DELETE FROM entry WHERE incident = 'a'", 1, "removed", "no entry is left"),
        ("DELETE FROM incident WHERE incident = 'a'", 6, "index disagrees", "does not know"),
        ("UPDATE incident SET hash = 'x' WHERE number = 1", 6, "index disagrees", "ends at 6 x"),
        ("DELETE FROM command WHERE command = 'a-2'", 3, "index disagrees", "no command"),
    ],
)
def test_the_report_says_what_was_done(
    tmp_path: Path, filled: bytes, deed: str, seq: int, done: str, detail: str
) -> None:
    report = after(tmp_path, filled, deed)
    broken = next(one.broken for one in report.incidents if one.incident == "a")
    assert broken is not None
    assert (broken.seq, broken.done) == (seq, done)
    assert detail in broken.detail
    assert all(one.broken is None for one in report.incidents if one.incident != "a")


def test_an_end_cut_off_with_its_index_is_betrayed_by_the_commands(
    tmp_path: Path, filled: bytes
) -> None:
    previous = "(SELECT hash FROM entry WHERE incident = 'a' AND seq = 5)"
    report = after(
        tmp_path,
        filled,
        f"DELETE FROM entry {LAST_OF_A}",
        f"UPDATE incident SET seq = 5, hash = {previous} WHERE incident = 'a'",
    )
    assert report.first is not None
    assert (report.first.done, report.first.seq) == ("cut off", 6)


def test_a_removed_incident_leaves_a_gap_in_positions_and_numbers(
    tmp_path: Path, filled: bytes
) -> None:
    tables = ("entry", "incident", "command")
    report = after(tmp_path, filled, *(f"DELETE FROM {one} WHERE incident = 'b'" for one in tables))
    assert [(one.done, one.position) for one in report.elsewhere] == [
        ("index disagrees", None),
        ("removed", 3),
        ("removed", 8),
    ]


def test_the_newest_incident_removed_is_still_missed(tmp_path: Path, filled: bytes) -> None:
    tables = ("entry", "incident", "command")
    report = after(tmp_path, filled, *(f"DELETE FROM {one} WHERE incident = 'c'" for one in tables))
    assert "no entry at position 13" in report.elsewhere[-1].detail


def test_a_plan_edition_that_is_gone_is_missed(tmp_path: Path, filled: bytes) -> None:
    report = after(tmp_path, filled, "DELETE FROM edition")
    assert [EDITION in one.detail for one in report.faults] == [True]


def test_verification_leaves_a_journal_at_rest_untouched(tmp_path: Path, filled: bytes) -> None:
    path = tmp_path / "a journal?#%.db"
    path.write_bytes(filled)
    assert verify(path).entries == 13
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == filled


def test_a_journal_in_use_is_verified_with_its_latest_entries(stored: SqliteJournal) -> None:
    fill(stored)
    assert verify(stored.path).entries == 13
    stored.append(write("a", 6)).result()
    assert verify(stored.path).entries == 14


def test_what_is_no_journal_cannot_be_verified(tmp_path: Path) -> None:
    text, other = tmp_path / "text", tmp_path / "other.db"
    text.write_text("x" * 5000)
    sqlite3.connect(other).execute("CREATE TABLE note (body TEXT)").connection.close()
    for path in (text, other, tmp_path / "absent", tmp_path):
        with pytest.raises(JournalUnreadable, match=path.name):
            verify(path)
