from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256

import pytest

from engine.journal.canonical import NotCanonical, encode
from engine.journal.chain import (
    GENESIS,
    EntryUnreadable,
    body_of,
    open_entry,
    read_stamp,
    seal,
    seal_all,
    stamp,
)
from tests.journal.writes import AT, draft, write

SEALED = seal(write(), draft(), position=7, seq=1, previous=GENESIS)


def test_an_opened_entry_equals_the_sealed_one() -> None:
    assert open_entry(SEALED.body, 7) == SEALED.entry
    assert body_of(SEALED.entry) == SEALED.body


def test_the_hash_is_the_sha256_of_the_stored_bytes() -> None:
    assert SEALED.entry.hash == sha256(SEALED.body).hexdigest()


def test_the_bytes_hold_every_field_but_position_and_hash() -> None:
    assert set(json.loads(SEALED.body)) == set(SEALED.entry.__slots__) - {"position", "hash"}


def test_the_position_does_not_change_the_hash() -> None:
    assert open_entry(SEALED.body, 8).hash == SEALED.entry.hash


def test_each_entry_names_the_hash_before_it() -> None:
    first, second, third = seal_all(write(drafts=3), position=10, seq=4, previous="f" * 64)
    assert [one.entry.seq for one in (first, second, third)] == [5, 6, 7]
    assert [one.entry.position for one in (first, second, third)] == [11, 12, 13]
    assert first.entry.previous == "f" * 64
    assert (second.entry.previous, third.entry.previous) == (first.entry.hash, second.entry.hash)


def test_times_are_written_in_utc_with_microseconds_and_z() -> None:
    assert stamp(datetime(2024, 5, 1, tzinfo=timezone(timedelta(hours=8)))) == (
        "2024-04-30T16:00:00.000000Z"
    )
    assert read_stamp(stamp(AT)) == AT


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(NotCanonical, match="no time zone"):
        stamp(AT.replace(tzinfo=None))


@pytest.mark.parametrize(
    "text", ["2024-05-01T08:30:15Z", "2024-05-01T08:30:15.123456+00:00", "2024-05-01", "soon"]
)
def test_other_spellings_of_a_time_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.replace("+", r"\+")):
        read_stamp(text)


@pytest.mark.parametrize(
    "change",
    [
        {"seq": "1"},
        {"seq": True},
        {"payload": []},
        {"recorded_at": "2024-05-01"},
        {"extra": 1},
        {"actor": {"user": "u1"}},
        {"actor": {**json.loads(SEALED.body)["actor"], "user": None}},
    ],
)
def test_bytes_of_another_shape_are_unreadable(change: dict[str, object]) -> None:
    with pytest.raises(EntryUnreadable, match="position 3"):
        open_entry(encode({**json.loads(SEALED.body), **change}), 3)


def test_a_missing_member_is_unreadable() -> None:
    members = json.loads(SEALED.body)
    del members["actor"]
    with pytest.raises(EntryUnreadable, match="members"):
        open_entry(encode(members), 1)


def test_words_that_are_not_nfc_are_refused_not_changed() -> None:
    heard = replace(write(), actor=replace(write().actor, words="cafe\u0301"))
    with pytest.raises(NotCanonical, match=r"actor\.words"):
        seal(heard, draft(), position=1, seq=1, previous=GENESIS)
