"""What both journals promise."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import cast

import pytest

from engine.errors import JournalUnavailable, StaleVersion
from engine.journal.canonical import NotCanonical
from engine.journal.chain import GENESIS
from engine.journal.entry import Draft, Journal
from engine.journal.holdings import EditionConflict, Holdings
from engine.journal.verify import Filed, verify
from tests.journal.writes import AT, EDITION, fill, write


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert (journal.head(), journal.since(0), journal.incidents()) == (0, [], [])
    assert (journal.read("a"), journal.recorded("x"), journal.edition("e")) == ([], [], None)


def test_what_was_appended_is_read_back_as_it_was_returned(journal: Journal) -> None:
    returned = journal.append(write(drafts=3)).result()
    assert journal.read("a") == returned
    assert [(e.position, e.seq, e.payload["number"]) for e in returned] == [
        (1, 1, 1),
        (2, 2, 2),
        (3, 3, 3),
    ]
    assert [e.previous for e in returned] == [GENESIS, returned[0].hash, returned[1].hash]


def test_reading_takes_what_lies_between(journal: Journal) -> None:
    fill(journal)
    assert [e.seq for e in journal.read("a", after=2)] == [3, 4, 5, 6]
    assert [e.seq for e in journal.read("a", after=2, upto=4)] == [3, 4]
    assert journal.read("a", upto=0) == []
    assert journal.read("nowhere") == []


def test_since_gives_all_incidents_in_commit_order(journal: Journal) -> None:
    fill(journal)
    every = journal.since(0)
    assert [e.position for e in every] == list(range(1, 14))
    assert [(e.incident, e.seq) for e in every[2:5]] == [("b", 1), ("a", 3), ("c", 1)]
    assert journal.since(10) == every[10:]
    assert journal.since(3, limit=2) == every[3:5]
    assert journal.head() == 13


def test_a_stale_write_records_nothing(journal: Journal) -> None:
    journal.append(write(drafts=2)).result()
    with pytest.raises(StaleVersion) as stale:
        journal.append(write(expected=1, command="late")).result()
    assert (stale.value.incident, stale.value.expected, stale.value.actual) == ("a", 1, 2)
    assert journal.head() == 2
    assert journal.recorded("late") == []


def test_a_write_ahead_of_the_incident_is_stale_too(journal: Journal) -> None:
    with pytest.raises(StaleVersion):
        journal.append(write(expected=5)).result()


def test_a_command_is_recorded_once_even_when_repeated_stale_or_elsewhere(
    journal: Journal,
) -> None:
    first = journal.append(write(drafts=2, command="c")).result()
    journal.append(write(expected=2)).result()
    assert journal.append(write(drafts=2, command="c")).result() == first
    assert journal.append(write("b", 9, command="c")).result() == first
    assert journal.recorded("c") == first
    assert journal.head() == 3


def test_a_write_without_drafts_records_nothing(journal: Journal) -> None:
    assert journal.append(write(drafts=0)).result() == []
    assert journal.incidents() == []


def test_a_payload_without_canonical_form_is_refused_alone(journal: Journal) -> None:
    bad = replace(write("b"), drafts=[*write().drafts, Draft("Noted", 1, {"x": 0.1}, AT)])
    futures = [journal.append(one) for one in (write(), bad, write(expected=1))]
    with pytest.raises(NotCanonical, match="a float"):
        futures[1].result()
    assert [e.position for f in (futures[0], futures[2]) for e in f.result()] == [1, 2]


def test_the_index_numbers_incidents_in_order_of_their_first_entry(journal: Journal) -> None:
    fill(journal)
    heads = journal.incidents()
    assert [(h.number, h.incident, h.seq) for h in heads] == [(1, "a", 6), (2, "b", 3), (3, "c", 4)]
    assert heads[0].hash == journal.read("a")[-1].hash
    assert heads[0].edition == EDITION
    assert heads[0].next_due == write().next_due


def test_a_closed_incident_leaves_the_open_index(journal: Journal) -> None:
    fill(journal)
    journal.append(write("b", 3, is_open=False)).result()
    assert [head.incident for head in journal.incidents(only_open=True)] == ["a", "c"]
    assert journal.incidents()[1].open is False
    assert journal.incidents()[1].next_due is None


def test_an_edition_is_kept_once_and_never_replaced(journal: Journal) -> None:
    files = {"plan.yaml": "标题".encode(), "cases/一.yaml": b"\x00\xff"}
    journal.keep_edition("e1", files)
    journal.keep_edition("e1", dict(reversed(files.items())))
    with pytest.raises(EditionConflict, match="e1"):
        journal.keep_edition("e1", {"plan.yaml": b"other"})
    assert journal.edition("e1") == files


def test_many_threads_racing_for_one_incident_leave_no_gap(journal: Journal) -> None:
    def push(name: int) -> int:
        """Append ten times, each time on whatever is newest."""
        stale = 0
        for turn in range(10):
            while True:
                seq = len(journal.read("a"))
                try:
                    journal.append(write("a", seq, f"{name}-{turn}")).result()
                    break
                except StaleVersion:
                    stale += 1
        return stale

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(push, range(8)))
    assert [e.seq for e in journal.read("a")] == list(range(1, 81))


def test_writes_waiting_together_all_get_their_own_answer(journal: Journal) -> None:
    writes = [write(f"i{n % 7}", n // 7, f"c{n}") for n in range(140)]
    repeats = [replace(one, expected=99) for one in writes]
    futures = [journal.append(one) for one in writes + repeats]
    answers = [future.result() for future in futures]
    assert answers[:140] == answers[140:]
    assert [e.position for answer in answers[:140] for e in answer] == list(range(1, 141))


def test_every_journal_verifies(journal: Journal) -> None:
    fill(journal)
    report = verify(cast("Filed | Holdings", journal))
    assert (report.ok, report.entries, report.first) == (True, 13, None)
    assert [one.hash for one in report.incidents] == [h.hash for h in journal.incidents()]


def test_a_closed_journal_refuses_to_write(journal: Journal) -> None:
    journal.close()
    with pytest.raises(JournalUnavailable, match="closed"):
        journal.append(write()).result()
    with pytest.raises(JournalUnavailable, match="closed"):
        journal.keep_edition("e", {})
    journal.close()
