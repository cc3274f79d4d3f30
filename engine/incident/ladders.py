"""Ladders: whom a nearing or missed deadline calls upon next, and what people still have to do.

The rungs are data of the jurisdiction (ladders.yaml). What has the same deadline for the same
party shares a rung, so that nobody is called five times for five tasks of one minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.incident import events as e
from engine.incident.clocks import Clock, running
from engine.incident.state import Incident, Rung
from engine.plan import ladders as plan_ladders
from engine.plan.ladders import Act
from engine.plan.plan import Plan

BY_HAND: frozenset[str] = frozenset({"deputy", "office", "commander"})
"""Acts that a person carries out; a reminder reaches its screen by itself."""


def moment(plan: Plan, rung: plan_ladders.Rung, clock: Clock) -> datetime | None:
    """Return when a clock reaches a rung; None for a reminder that its clock is too short for."""
    at = rung.at
    if at.after is not None:
        return clock.due + timedelta(minutes=plan.minutes(at.after))
    if at.before is not None:
        found = clock.due - timedelta(minutes=plan.minutes(at.before))
    else:
        share = int(plan.parameters[at.elapsed or ""].value)
        found = clock.start + (clock.due - clock.start) * share / 100
    return found if found > clock.start else None


def commander(plan: Plan, incident: Incident) -> str | None:
    """Return who commands: the commander's party, else the site command, else the leading group.

    An appointed person has no party of their own; the site command's screen is theirs.
    """
    in_command = incident.commander
    if in_command is not None and in_command.party:
        return in_command.party
    kinds = ("site_command", "leading_group") if incident.site_command else ("leading_group",)
    return _body(plan, incident, *kinds)


def _body(plan: Plan, incident: Incident, *kinds: str) -> str | None:
    for kind in kinds:
        for body in plan.organisation.bodies:
            if body.kind == kind:
                return plan.party(body.id, incident.district)
    return None


def told(plan: Plan, incident: Incident, act: Act, clock: Clock) -> str | None:
    """Return whose screen a rung reaches; None where the plan has nobody to tell.

    Nobody is told of their own lateness as if it were another's: what is late at the office goes
    on to the commander.
    """
    if act in ("remind", "deputy"):
        # Receipt is confirmed by the recipient; whoever sent the report asks for it.
        return clock.counterpart if clock.kind == "receipt" else clock.party
    above = [_body(plan, incident, "office")] if act == "office" else []
    above += [commander(plan, incident), _body(plan, incident, "leading_group")]
    return next((one for one in above if one and one != clock.party), None)


@dataclass(frozen=True, slots=True)
class _Step:
    """What makes several clocks share a rung."""

    at: datetime
    clock: str
    rung: str
    act: Act
    party: str
    told: str
    due: datetime


def _steps(plan: Plan, incident: Incident) -> Iterator[tuple[_Step, str]]:
    for clock in running(incident):
        ladder = plan.ladder.get(clock.kind)
        for rung in ladder.rungs if ladder else ():
            if f"{clock.kind}.{rung.id}" in clock.reached:
                continue
            at, to = moment(plan, rung, clock), told(plan, incident, rung.act, clock)
            if at is not None and to is not None:
                step = _Step(at, clock.kind, rung.id, rung.act, clock.party, to, clock.due)
                yield step, clock.subject


def rungs(plan: Plan, incident: Incident) -> Iterator[tuple[datetime, e.Event]]:
    """Yield every rung that is still to be reached, as the event that it will be."""
    if not plan.ladders:
        return
    shared: dict[_Step, list[str]] = {}
    for step, subject in _steps(plan, incident):
        shared.setdefault(step, []).append(subject)
    for step, subjects in shared.items():
        # A subject reaches a rung once, so the first one makes the name unique.
        name = f"{step.clock}.{step.rung}.{subjects[0]}"
        yield (
            step.at,
            e.RungReached(
                name=name,
                clock=step.clock,
                rung=step.rung,
                act=step.act,
                party=step.party,
                told=step.told,
                subjects=tuple(subjects),
                due=step.due,
            ),
        )


def asked(incident: Incident) -> list[Rung]:
    """Return the rungs that a person still has to act on, the longest waiting first.

    An answer stops the ladder: once every subject is settled nothing is asked any more.
    """
    waiting = {(clock.kind, clock.subject) for clock in running(incident)}
    found = [
        rung
        for rung in incident.rungs.values()
        if rung.act in BY_HAND
        and rung.done_at is None
        and any((rung.clock, subject) in waiting for subject in rung.subjects)
    ]
    return sorted(found, key=lambda rung: rung.at)


def reminded(incident: Incident, kind: str, subject: str) -> bool:
    """Return whether a reminder of one clock of a directive or report has gone out."""
    return any(
        rung.act == "remind" and rung.clock == kind and subject in rung.subjects
        for rung in incident.rungs.values()
    )


def reminders(incident: Incident) -> list[Rung]:
    """Return the reminders whose clock still runs, for the screens of those they reach."""
    waiting = {(clock.kind, clock.subject) for clock in running(incident)}
    return [
        rung
        for rung in incident.rungs.values()
        if rung.act == "remind"
        and any((rung.clock, subject) in waiting for subject in rung.subjects)
    ]
