"""Keeping the register of casualties."""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.commands.clock import NOW, Moment
from engine.plan.facts import PersonState


@dataclass(frozen=True, slots=True)
class RegisterCasualty:
    """Enter a person, or several whom nobody can name yet. `place` is where they are now."""

    state: PersonState
    source: str
    people: int = 1
    place: str = ""
    name: str = ""
    sex: str = ""
    age: str = ""
    identity: str = ""
    note: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class MoveCasualty:
    """Say what became of an entry, or of `people` of its persons: the others stay as they are."""

    entry: str
    to: PersonState
    source: str
    people: int | None = None
    place: str = ""
    note: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class IdentifyCasualty:
    """Say who one person of an entry is; one of several becomes an entry of their own."""

    entry: str
    name: str
    source: str
    sex: str = ""
    age: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class StrikeCasualty:
    """Strike an entry that is wrong or double; it stays readable. A reason is required."""

    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class AdoptRegister:
    """Let the register's total stand as a fact's figure from now on."""

    fact: str
    source: str


Command = RegisterCasualty | MoveCasualty | IdentifyCasualty | StrikeCasualty | AdoptRegister
