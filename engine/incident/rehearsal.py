"""A situation played through on paper: what a plan would ask for, without an incident or a clock.

`rehearse` stands an incident in each stage of its life and asks `demand`, so that what it says is
what the engine would do: nothing is decided twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from engine.figures import Situation, read_situation
from engine.grading import Grading, grade, project
from engine.incident import events as e
from engine.incident.demand import Awaiting, Demand, context_of, demand
from engine.incident.lifecycles import phases_of
from engine.incident.reconcile import approvals
from engine.incident.state import Incident, KnownFigure, Report
from engine.incident.supplements import window_of
from engine.incident.ways import Ways, ways_of
from engine.levels import Level
from engine.plan.lifecycle import Response
from engine.plan.plan import Plan

# No duty asks what time it is: every clock starts when its duty arises.
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands in one stage of an incident; `incident` is the state that was asked about."""

    incident: Incident
    demand: Demand

    @property
    def tasks(self) -> dict[str, tuple[str, ...]]:
        """The parties of every task, by its id."""
        directives = (d for d in self.demand.directives if d.origin == "task")
        return _parties((d.item, d.party) for d in directives)

    @property
    def reports(self) -> dict[str, tuple[str, ...]]:
        """The recipients of every report owed, by its obligation."""
        return _parties((r.obligation, r.party) for r in self.demand.reports)

    @property
    def groups(self) -> tuple[str, ...]:
        """The response groups that form."""
        return self.demand.groups

    @property
    def awaiting(self) -> tuple[Awaiting, ...]:
        """The duties that hang on facts nobody knows."""
        return self.demand.awaiting


@dataclass(frozen=True, slots=True)
class Supplemented:
    """The facts whose news must be reported again, and the parameter that says for how long."""

    window: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Rehearsal:
    """A situation graded, and its duties in the three stages that a plan tells apart.

    `ordered` is the response that the plan proposes, `response` the one rehearsed as in force.
    Nobody has answered or sent anything. What is not looked at is not worked out.
    """

    plan: Plan
    situation: Situation
    grading: Grading
    projected: Level
    ordered: Response | None
    response: Response | None
    at_once: Stage
    """What stands in the first response."""

    @cached_property
    def activated(self) -> Stage:
        """What stands once the response is in force; the same as `at_once` without one."""
        return _activated(self.plan, self.at_once, self.response)

    @cached_property
    def afterwards(self) -> Stage:
        """What stands in the aftermath."""
        return _afterwards(self.plan, self.activated)

    @cached_property
    def supplements(self) -> dict[str, Supplemented]:
        """The reports of any stage that are owed again on news, each with its terms."""
        stages = (self.at_once, self.activated, self.afterwards)
        owed = dict.fromkeys(name for stage in stages for name in stage.reports)
        terms = {name: self.plan.report[name].supplements for name in owed}
        incident = self.activated.incident
        return {
            name: Supplemented(window_of(self.plan, incident, one), one.facts)
            for name, one in terms.items()
            if one is not None
        }

    @cached_property
    def ways(self) -> Ways:
        """The ways out of the incident: warning route, release rule, likely hand-overs."""
        context = context_of(self.plan, self.activated.incident)
        return ways_of(self.plan, self.situation, context)


def _parties(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for item, party in pairs:
        found[item] = (*found.get(item, ()), party)
    return found


def _reported(plan: Plan, situation: Situation, district: str) -> Incident:
    return Incident(
        id="rehearsal",
        version=1,
        plan=plan.id,
        edition=plan.edition,
        title="",
        place="",
        district=district,
        summary="",
        caller={},
        channel="",
        drill=None,
        occurred_at=_ANY_TIME,
        about=False,
        reported_at=_ANY_TIME,
        opened_at=_ANY_TIME,
        changed_at=_ANY_TIME,
        phase=_after(plan, plan.lifecycle.initial, "first_response"),
        figures={
            fact: KnownFigure(figure.plain(), _ANY_TIME, about=False, source="", seq=1)
            for fact, figure in situation.items()
        },
    )


def _after(plan: Plan, phase: str, trigger: str) -> str:
    return phases_of(plan).after(phase, trigger) or phase


def _projected(plan: Plan, situation: Situation, grading: Grading) -> Level:
    feared = project(situation)
    return grading.level if feared == situation else grade(plan, feared).level


def _ordered(plan: Plan, incident: Incident) -> Response | None:
    """Return the response that the engine would propose."""
    opened = (a for a in approvals(plan, incident) if isinstance(a, e.ApprovalOpened))
    return next((plan.responses[a.response] for a in opened if a.response), None)


def _next_stage(plan: Plan, before: Stage, incident: Incident) -> Stage:
    """Return the stage that follows another, whose reports are still owed and unsent."""
    owed = {
        f"{want.obligation}.{want.party}": Report(
            id=f"{want.obligation}.{want.party}",
            obligation=want.obligation,
            sender=want.sender,
            party=want.party,
            clause=want.clause,
            state="due",
            owed_at=_ANY_TIME,
            due=_ANY_TIME,
        )
        for want in before.demand.reports
    }
    standing = replace(incident, reports=owed, groups=before.groups)
    return Stage(standing, demand(plan, standing))


def _activated(plan: Plan, before: Stage, response: Response | None) -> Stage:
    if response is None:
        return before
    incident, level = before.incident, before.incident.level
    phase = _after(plan, incident.phase, f"activate_{response.id}")
    standing = replace(incident, phase=phase, response=response.id, basis=level, held=level)
    return _next_stage(plan, before, standing)


def _afterwards(plan: Plan, before: Stage) -> Stage:
    """Return the aftermath, by way of the phase in which the end is decided."""
    incident = before.incident
    phase = _after(plan, incident.phase, "begin_ending")
    ending = _next_stage(plan, before, replace(incident, phase=phase, resume=incident.phase))
    over = replace(ending.incident, phase=_after(plan, phase, "terminate"))
    return _next_stage(plan, ending, over)


def rehearse(
    plan: Plan,
    facts: Mapping[str, object],
    district: str | None = None,
    *,
    in_force: str | None = None,
    grading: Grading | None = None,
) -> Rehearsal:
    """Play a situation through: grade it, put the ordered response in force, end it.

    `facts` are values as people report them. `district` is the plan's first one if none is given.
    `in_force` names a response that people put in force instead of the ordered one. `grading`
    spares the grading where the caller has it already. Raises `FigureImpossible` for a fact that
    cannot be, KeyError for a response that the plan does not have.
    """
    situation = read_situation(facts, plan.facts)
    graded = grading or grade(plan, situation)
    district = district or next(iter(plan.directory.districts))
    projected = _projected(plan, situation, graded)
    incident = replace(
        _reported(plan, situation, district),
        level=graded.level,
        ceiling=graded.ceiling,
        projected=projected,
        graded=True,
    )
    at_once = Stage(incident, demand(plan, incident))
    ordered = _ordered(plan, incident)
    response = plan.responses[in_force] if in_force else ordered
    return Rehearsal(plan, situation, graded, projected, ordered, response, at_once)
