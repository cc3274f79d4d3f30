"""Lifecycles as legality tables, built from data on the transitions library.

A machine has no model of its own and no callbacks: it answers which moves are legal from a state
that was folded from the journal, and where each leads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from transitions import Machine, MachineError

from engine.plan.plan import Plan


@dataclass(slots=True)
class _Standing:
    """The fresh object that stands in one state while a move is tried."""

    state: str


Row = tuple[str, str | list[str], str]


class Lifecycle:
    """Which moves are legal from which state."""

    def __init__(self, name: str, states: Iterable[str], initial: str, rows: Iterable[Row]) -> None:
        known = list(states)
        table = list(rows)
        for trigger, source, target in table:
            named = [*([source] if isinstance(source, str) else source), target]
            misspelt = [state for state in named if state not in known]
            if misspelt:
                raise ValueError(f"{name}: {trigger} names {misspelt[0]!r}, which is no state")
        self.name = name
        self.initial = initial
        self._known: dict[tuple[str, str], str | None] = {}
        self._machine: Any = Machine(
            model=None,
            states=known,
            initial=initial,
            transitions=[{"trigger": t, "source": s, "dest": d} for t, s, d in table],
            auto_transitions=False,
            send_event=True,
            queued=False,
        )

    def after(self, state: str, move: str) -> str | None:
        """Return the state a move leads to, or None when it is illegal here."""
        if (state, move) not in self._known:
            self._known[state, move] = self._tried(state, move)
        return self._known[state, move]

    def _tried(self, state: str, move: str) -> str | None:
        event = self._machine.events.get(move)
        if event is None:
            return None
        standing = _Standing(state)
        try:
            event.trigger(standing)
        except MachineError:
            return None
        return standing.state

    def legal(self, state: str) -> tuple[str, ...]:
        """Return the moves that are legal from a state."""
        found: tuple[str, ...] = tuple(self._machine.get_triggers(state))
        return found


DIRECTIVE = Lifecycle(
    "directive",
    ["issued", "received", "acknowledged", "under_way", "done", "declined", "withdrawn"],
    "issued",
    [
        ("receive", "issued", "received"),
        ("acknowledge", ["issued", "received"], "acknowledged"),
        ("start", ["issued", "received", "acknowledged"], "under_way"),
        ("complete", ["acknowledged", "under_way"], "done"),
        ("decline", ["issued", "received", "acknowledged", "under_way"], "declined"),
        ("withdraw", ["issued", "received", "acknowledged", "under_way", "declined"], "withdrawn"),
    ],
)

REPORT = Lifecycle(
    "report",
    ["due", "sent", "confirmed", "lifted"],
    "due",
    [
        ("send", "due", "sent"),
        ("confirm", "sent", "confirmed"),
        ("lift", "due", "lifted"),
    ],
)

APPROVAL = Lifecycle(
    "approval",
    ["open", "granted", "refused", "superseded"],
    "open",
    [
        ("grant", "open", "granted"),
        ("refuse", "open", "refused"),
        ("supersede", "open", "superseded"),
    ],
)

RELEASE = Lifecycle(
    "release",
    ["draft", "review", "returned", "published", "dropped"],
    "draft",
    [
        ("edit", ["draft", "review", "returned"], "draft"),
        ("step", ["draft", "review"], "review"),
        ("return", ["draft", "review"], "returned"),
        ("publish", ["draft", "review"], "published"),
        ("drop", ["draft", "review", "returned"], "dropped"),
    ],
)
CASUALTY = Lifecycle(
    "casualty",
    ["missing", "dead", "serious", "slight", "rescued", "struck"],
    "missing",
    [
        ("dead", ["missing", "serious", "slight", "rescued"], "dead"),
        ("serious", ["missing", "slight", "rescued"], "serious"),
        ("slight", ["missing", "serious", "rescued"], "slight"),
        ("rescued", ["missing", "serious", "slight"], "rescued"),
        ("strike", ["missing", "dead", "serious", "slight", "rescued"], "struck"),
    ],
)
"""Nobody comes back from the dead, or is missing again: such an entry was wrong and is struck."""

OVERRIDE = Lifecycle(
    "override",
    ["pending", "ratified", "revoked", "lapsed"],
    "pending",
    [
        ("ratify", "pending", "ratified"),
        ("revoke", "pending", "revoked"),
        ("lapse", "pending", "lapsed"),
    ],
)

OFFER = Lifecycle(
    "offer",
    ["offered", "accepted", "declined", "withdrawn"],
    "offered",
    [
        ("accept", "offered", "accepted"),
        ("decline", "offered", "declined"),
        ("withdraw", "offered", "withdrawn"),
    ],
)

_PHASES: dict[str, Lifecycle] = {}


def phases_of(plan: Plan) -> Lifecycle:
    """Return the phase graph of a plan edition."""
    found = _PHASES.get(plan.edition)
    if found is None:
        rows = [(move.id, list(move.sources), move.to) for move in plan.lifecycle.moves]
        found = Lifecycle(plan.id, plan.phases, plan.lifecycle.initial, rows)
        _PHASES[plan.edition] = found
    return found
