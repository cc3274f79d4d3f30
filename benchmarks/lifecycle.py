"""Steps of an incident: decide, follow and fold, beside a bare step of the transitions library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from transitions import Machine

from benchmarks.measure import Contender, Row, Work, race
from engine.incident import commands as c
from engine.incident.decide import decide
from engine.incident.lifecycles import DIRECTIVE
from engine.incident.state import Incident
from engine.journal.entry import Actor
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

_NOW = datetime(2026, 1, 15, 18, 0, tzinfo=UTC)
_OFFICER = Actor(user="bench", name="bench", role="duty_officer")
_MOVES = ["receive", "acknowledge", "start", "complete"]


@dataclass
class _Model:
    state: str = "issued"


def _machine() -> Any:
    return Machine(
        model=None,
        states=["issued", "received", "acknowledged", "under_way", "done"],
        initial="issued",
        transitions=[
            ["receive", "issued", "received"],
            ["acknowledge", "received", "acknowledged"],
            ["start", "acknowledged", "under_way"],
            ["complete", "under_way", "done"],
        ],
        auto_transitions=False,
        send_event=True,
    )


def machine_steps() -> Work:
    """Return the work of a bare machine: one life of a directive, a step a move."""
    machine = _machine()

    def bare() -> None:
        model = _Model()
        for move in _MOVES:
            machine.events[move].trigger(model)

    return bare


def _responding(plan: Plan) -> tuple[Incident, str]:
    district = next(iter(plan.directory.districts))
    call = c.ReportIncident(
        plan=plan.id, title="bench", place="bench", district=district, facts={"deaths": 3}
    )
    _, incident = decide(plan, None, call, name="b1", actor=_OFFICER, now=_NOW)
    assert incident is not None
    return incident, next(iter(incident.directives))


def run() -> list[Row]:
    """Measure steps a second; one piece is one move of a directive or of a bare machine."""
    plan = PlanLibrary.shipped().plan("special_equipment")
    incident, directive = _responding(plan)
    owner = Actor(
        user="u", name="u", role="unit_liaison", party=incident.directives[directive].party
    )

    def legality() -> None:
        state = "issued"
        for move in _MOVES:
            state = DIRECTIVE.after(state, move) or state

    def whole() -> None:
        state: Incident | None = incident
        for move in _MOVES:
            command = c.MoveDirective(directive, move)  # type: ignore[arg-type]
            _, state = decide(plan, state, command, name="b1", actor=owner, now=_NOW)

    steps = len(_MOVES)
    note = f"incident with {len(incident.directives)} directives, {len(incident.reports)} reports"
    return race(
        "lifecycle step",
        [
            Contender("transitions, bare", machine_steps(), steps),
            Contender("engine: legality table", legality, steps),
            Contender("engine: decide, reconcile, fold", whole, steps, note),
        ],
        peer="transitions, bare",
        unit="steps/s",
    )
