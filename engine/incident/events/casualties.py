"""What became of people, one entry a person or a group whom nobody can name yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CasualtyRegistered:
    """People were entered. `counts` says whether they came within the time in which they count."""

    version: ClassVar[int] = 1
    entry: str
    state: str
    people: int
    counts: bool
    place: str
    source: str
    name: str
    sex: str
    age: str
    identity: str
    note: str


@dataclass(frozen=True, slots=True)
class CasualtyMoved:
    """People of an entry came into another state.

    `part` is the entry of those who did: the entry itself, or a new one split off it. `counts` is
    False when the time is over in which the change would have counted for the figures.
    """

    version: ClassVar[int] = 1
    entry: str
    part: str
    state: str
    people: int
    counts: bool
    place: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class CasualtyIdentified:
    """Somebody was named. `part` is the entry itself, or a new one split off it."""

    version: ClassVar[int] = 1
    entry: str
    part: str
    name: str
    sex: str
    age: str
    identity: str
    source: str


@dataclass(frozen=True, slots=True)
class CasualtyStruck:
    """An entry was wrong or double; it stays readable and counts no more."""

    version: ClassVar[int] = 1
    entry: str
    reason: str


Event = CasualtyRegistered | CasualtyMoved | CasualtyIdentified | CasualtyStruck
