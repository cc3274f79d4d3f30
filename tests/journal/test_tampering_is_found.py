"""Whatever is done to a journal file by hand, verification names the first bad entry."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine.journal.canonical import encode, parse
from engine.journal.chain import digest
from engine.journal.verify import verify

SEQS = {"a": 6, "b": 3, "c": 4}
Place = tuple[str | None, int | None]
Deed = Callable[[sqlite3.Connection, st.DataObject], set[Place]]
"""Does something to the file; returns the places that may rightly be named."""


def entry_of(data: st.DataObject) -> tuple[str, int]:
    incident = data.draw(st.sampled_from(sorted(SEQS)))
    return incident, data.draw(st.integers(1, SEQS[incident]))


def pair_of(data: st.DataObject) -> tuple[str, int, int]:
    incident = data.draw(st.sampled_from(sorted(SEQS)))
    low, high = sorted(data.draw(st.sets(st.integers(1, SEQS[incident]), min_size=2, max_size=2)))
    return incident, low, high


def column(db: sqlite3.Connection, name: str, incident: str, seq: int) -> bytes:
    found = db.execute(f"SELECT {name} FROM entry WHERE incident = ? AND seq = ?", (incident, seq))
    return found.fetchone()[0]  # type: ignore[no-any-return]


def put(db: sqlite3.Connection, name: str, value: object, incident: str, seq: int) -> None:
    where = "WHERE incident = ? AND seq = ?"
    db.execute(f"UPDATE entry SET {name} = ? {where}", (value, incident, seq))


def flip_a_byte(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    body = bytearray(column(db, "body", incident, seq))
    body[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    put(db, "body", bytes(body), incident, seq)
    return {(incident, seq)}


def rewrite_with_a_fitting_hash(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    members = parse(column(db, "body", incident, seq))
    members[data.draw(st.sampled_from(["command", "kind", "previous", "edition"]))] = "x"
    put(db, "body", encode(members), incident, seq)
    put(db, "hash", digest(encode(members)), incident, seq)
    return {(incident, seq)}


def claim_another_sequence(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    claimed = seq + data.draw(st.sampled_from([-3, -2, -1, 1, 2, 3]))
    members = {**parse(column(db, "body", incident, seq)), "seq": claimed}
    put(db, "body", encode(members), incident, seq)
    put(db, "hash", digest(encode(members)), incident, seq)
    return {(incident, seq)}


def alter_a_column(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    name = data.draw(st.sampled_from(["hash", "kind", "body"]))
    put(db, name, data.draw(st.sampled_from(["0" * 64, "", b"\xff", 7])), incident, seq)
    return {(incident, seq)}


def renumber(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    put(db, "seq", data.draw(st.sampled_from([0, -5, 1000, "x"])), incident, seq)
    return {(incident, seq)}


def give_to_another_incident(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    db.execute("UPDATE entry SET incident = 'zz' WHERE incident = ? AND seq = ?", (incident, seq))
    return {(incident, seq)}


def overwrite_with_a_copy(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, low, high = pair_of(data)
    source, target = data.draw(st.permutations([low, high]))
    for name in data.draw(st.sampled_from([["body"], ["body", "hash"]])):
        put(db, name, column(db, name, incident, source), incident, target)
    return {(incident, target)}


def remove(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    db.execute("DELETE FROM entry WHERE incident = ? AND seq = ?", (incident, seq))
    return {(incident, seq)}


def swap(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, low, high = pair_of(data)
    for name in data.draw(st.sampled_from([["body"], ["body", "hash"], ["hash"], ["position"]])):
        one, other = column(db, name, incident, low), column(db, name, incident, high)
        put(db, name, -1, incident, low)
        put(db, name, one, incident, high)
        put(db, name, other, incident, low)
    return {(incident, low)}


def cut_off(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident, seq = entry_of(data)
    db.execute("DELETE FROM entry WHERE incident = ? AND seq >= ?", (incident, seq))
    if seq > 1 and data.draw(st.booleans()):
        end = column(db, "hash", incident, seq - 1)
        db.execute(
            "UPDATE incident SET seq = ?, hash = ? WHERE incident = ?", (seq - 1, end, incident)
        )
    return {(incident, seq)}


def falsify_the_index(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident = data.draw(st.sampled_from(sorted(SEQS)))
    name = data.draw(st.sampled_from(["seq", "hash", "edition"]))
    db.execute(f"UPDATE incident SET {name} = 0 WHERE incident = ?", (incident,))
    return {(incident, SEQS[incident])}


def remove_every_trace_of_an_incident(db: sqlite3.Connection, data: st.DataObject) -> set[Place]:
    incident = data.draw(st.sampled_from(sorted(SEQS)))
    for table in ("entry", "incident", "command"):
        db.execute(f"DELETE FROM {table} WHERE incident = ?", (incident,))
    return {(None, None), *((one, None) for one in SEQS)}


DEEDS: list[Deed] = [
    flip_a_byte,
    rewrite_with_a_fitting_hash,
    claim_another_sequence,
    alter_a_column,
    renumber,
    give_to_another_incident,
    overwrite_with_a_copy,
    remove,
    swap,
    cut_off,
    falsify_the_index,
    remove_every_trace_of_an_incident,
]


def tampered(directory: str, sound: bytes) -> tuple[Path, sqlite3.Connection]:
    path = Path(directory) / "journal.db"
    path.write_bytes(sound)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    return path, db


@given(deed=st.sampled_from(DEEDS), data=st.data())
def test_the_first_bad_entry_is_named(filled: bytes, deed: Deed, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as directory:
        path, db = tampered(directory, filled)
        with closing(db):
            places = deed(db, data)
        first = verify(path).first
    assert first is not None
    assert (first.incident, first.seq) in places, first


@given(data=st.data())
def test_two_deeds_never_hide_each_other(filled: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as directory:
        path, db = tampered(directory, filled)
        with closing(db):
            remove(db, data)
            incident = data.draw(st.sampled_from(sorted(SEQS)))
            db.execute("UPDATE entry SET kind = 'Other' WHERE incident = ?", (incident,))
        report = verify(path)
    assert not report.ok
    assert incident in {fault.incident for fault in report.faults}


def test_an_untouched_copy_is_sound(filled: bytes, tmp_path: Path) -> None:
    path, db = tampered(str(tmp_path), filled)
    db.close()
    assert verify(path).faults == ()
