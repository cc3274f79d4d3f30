"""lifecycle.yaml: phases, moves between them, and the response of each level."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.plan.parts import Clause, Ident, Item, LevelCode, Named, Part
from engine.text import Text

PhaseKind = Literal[
    "reported", "first_response", "standby", "responding", "ending", "aftermath", "over"
]
Act = Literal["propose", "agree", "decide", "approve", "announce"]


class Phase(Named):
    """A phase of an incident; `kind` is what it means to the engine (`over` ends it)."""

    kind: PhaseKind


class Move(Item):
    """A legal move. The id is its trigger; moves of one id start from different phases.

    Triggers the engine pulls: first_response, activate_<response>, begin_ending,
    resume_<phase>, terminate, close, dismiss; and, where a plan draws them, hand_over, merge,
    take_back_<phase>, reopen_<phase>.
    """

    sources: tuple[Ident, ...] = Field(alias="from", min_length=1)
    to: Ident


class Step(Part):
    """One step of an approval: which body does what."""

    id: Ident
    act: Act
    by: Ident
    title: Text
    clause: Clause


class Response(Item):
    """What is activated at some levels; a `discretionary` one only when a person asks for it.

    `scope` tells how wide it is: whoever put a city's or the province's in force lowers it.
    `groups`: whether the response groups form. `site_command`: whether a site command must stand.
    `chain`: who decides on activating it, in order.
    """

    levels: tuple[LevelCode, ...]
    scope: Literal["county", "city", "province"]
    phase: Ident
    groups: bool
    site_command: Literal["none", "may", "must"]
    chain: tuple[Step, ...] = Field(min_length=1)
    discretionary: bool = False
    note: Text | None = None


class Lifecycle(Part):
    """The shape of lifecycle.yaml.

    `duplicates_within` names the parameter that says how long after a call another one from the
    same district is held against it.
    """

    clause: Clause
    duplicates_within: Ident | None = None
    phases: tuple[Phase, ...]
    initial: Ident
    moves: tuple[Move, ...]
    responses: tuple[Response, ...]
