"""Sealing an event into its incident's hash chain, and reading it back.

The stored bytes are the canonical JSON of every field of an entry except `position` and `hash`;
they contain `previous`. The hash is the SHA-256 of exactly those bytes.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from engine.errors import FengsuiError
from engine.journal.canonical import NotCanonical, encode, parse
from engine.journal.entry import Actor, Append, Draft, Entry

GENESIS = "0" * 64
"""What the first entry of an incident names as the hash before it."""

_MEMBERS: dict[str, type] = {
    "about": bool,
    "actor": dict,
    "command": str,
    "edition": str,
    "incident": str,
    "kind": str,
    "occurred_at": str,
    "payload": dict,
    "previous": str,
    "recorded_at": str,
    "seq": int,
    "version": int,
}
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_ACTOR = {"user", "name", "role"}
_ACTOR_OPTIONAL = {"party", "on_behalf_of", "channel", "words"}


class EntryUnreadable(FengsuiError):
    """Stored bytes are not an entry; the message says what is wrong with them."""


class Sealed(NamedTuple):
    """An entry and the bytes that its hash covers."""

    entry: Entry
    body: bytes


def digest(body: bytes) -> str:
    """Return the SHA-256 of stored bytes in hex."""
    return sha256(body).hexdigest()


def stamp(moment: datetime) -> str:
    """Return a moment as ISO-8601 UTC with microseconds and Z; raises `NotCanonical` if naive."""
    if moment.tzinfo is None:
        raise NotCanonical(f"{moment.isoformat()} has no time zone; give UTC")
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="microseconds")[: -len("+00:00")] + "Z"


def read_stamp(text: str) -> datetime:
    """Read what `stamp` wrote; raises ValueError for any other spelling."""
    if not _STAMP.fullmatch(text):
        raise ValueError(f"{text!r} is not a UTC time with microseconds and Z")
    return datetime.fromisoformat(text)


def body_of(entry: Entry) -> bytes:
    """Return the bytes that the hash of an entry covers."""
    return encode(_plain({name: getattr(entry, name) for name in _MEMBERS}))


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    actor: Actor = fields["actor"]
    return {
        **fields,
        "occurred_at": stamp(fields["occurred_at"]),
        "recorded_at": stamp(fields["recorded_at"]),
        "payload": dict(fields["payload"]),
        "actor": {
            "user": actor.user,
            "name": actor.name,
            "role": actor.role,
            "party": actor.party,
            "on_behalf_of": actor.on_behalf_of,
            "channel": actor.channel,
            "words": actor.words,
        },
    }


def seal(write: Append, draft: Draft, *, position: int, seq: int, previous: str) -> Sealed:
    """Bind one draft of a write to its place; raises `NotCanonical` for a payload without one form."""
    fields: dict[str, Any] = {
        "incident": write.incident,
        "seq": seq,
        "kind": draft.kind,
        "version": draft.version,
        "occurred_at": draft.occurred_at,
        "about": draft.about,
        "recorded_at": write.recorded_at,
        "actor": write.actor,
        "edition": write.edition,
        "command": write.command,
        "payload": draft.payload,
        "previous": previous,
    }
    body = encode(_plain(fields))
    return Sealed(Entry(**fields, position=position, hash=digest(body)), body)


def seal_all(write: Append, *, position: int, seq: int, previous: str) -> list[Sealed]:
    """Seal every draft of a write, behind the given position, sequence and hash."""
    sealed: list[Sealed] = []
    for offset, draft in enumerate(write.drafts, start=1):
        sealed.append(
            seal(write, draft, position=position + offset, seq=seq + offset, previous=previous)
        )
        previous = sealed[-1].entry.hash
    return sealed


def open_entry(body: bytes, position: int) -> Entry:
    """Read stored bytes; the hash is that of the bytes. Raises `EntryUnreadable`."""
    try:
        members = parse(body)
        _require_shape(members)
        return Entry(
            **{
                **members,
                "position": position,
                "occurred_at": read_stamp(members["occurred_at"]),
                "recorded_at": read_stamp(members["recorded_at"]),
                "actor": Actor(**members["actor"]),
                "hash": digest(body),
            }
        )
    except (NotCanonical, ValueError) as error:
        raise EntryUnreadable(f"position {position}: {error}") from error


def _require_shape(members: Any) -> None:
    if type(members) is not dict or members.keys() != _MEMBERS.keys():
        raise ValueError("the members are not those of an entry")
    for name, kind in _MEMBERS.items():
        if type(members[name]) is not kind:
            raise ValueError(f"{name} is not of type {kind.__name__}")
    actor = members["actor"]
    if actor.keys() != _ACTOR | _ACTOR_OPTIONAL:
        raise ValueError("the actor's members are not those of an actor")
    for name, value in actor.items():
        if type(value) is not str and not (value is None and name in _ACTOR_OPTIONAL):
            raise ValueError(f"the actor's {name} is not text")
