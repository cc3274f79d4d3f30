"""One command over several incidents: each decided on its own state, all recorded or none.

A hand-over opens a successor, a merge ends one incident and adds to another, companions share
figures. Pure, as `decide` is: the desk brings the states and appends what comes out in one write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.decide import decide, let_deadlines_pass, require_open
from engine.incident.decide.deciding import Deciding
from engine.incident.legal import with_moves
from engine.incident.refusals import refuse
from engine.incident.state import Incident
from engine.incident.together import companions, handing_over, merging, splitting, taking_back
from engine.incident.together.joint import Joint, Together
from engine.incident.together.sharing import share_figures
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Basis:
    """What one incident is decided on; `incident` is None for one that is to be opened."""

    plan: Plan
    incident: Incident | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a command records in one incident, and the state after it."""

    name: str
    plan: Plan
    expected: int
    drafts: list[Draft]
    after: Incident


_TOGETHER: Together = {
    **companions.TOGETHER,
    **handing_over.TOGETHER,
    **merging.TOGETHER,
    **splitting.TOGETHER,
    **taking_back.TOGETHER,
}


def opened_by(command: c.Command) -> tuple[str, str] | None:
    """Return the name and the plan of the incident that a command on another one opens, if any."""
    if isinstance(command, c.HandOverToPlan):
        return command.successor, command.plan
    if isinstance(command, c.SplitIncident):
        return command.part, command.plan
    if isinstance(command, c.OpenCompanion):
        return command.companion, command.plan
    return None


def named_by(command: c.Command, incident: Incident) -> tuple[str, ...]:
    """Return the other incidents, open already, that a command names or undoes a tie to."""
    if isinstance(command, c.MergeIncident):
        return (command.into,)
    if isinstance(command, (c.LinkCompanion, c.UnlinkCompanion)):
        return (command.companion,)
    if isinstance(command, c.TakeBack):
        return tuple(link.incident for link in incident.tied("successor", "merged_into"))
    return ()


def decide_together(
    bases: Mapping[str, Basis], command: c.Command, *, name: str, actor: Actor, now: datetime
) -> list[Decided]:
    """Return what a command on the incident `name` records in every incident, `name` first.

    `bases` holds it, whatever the command names or opens, and the companions of all of them.
    Raises CommandRefused with a reason, and FigureImpossible; nothing is recorded then.
    """
    try:
        return _all_decided(bases, command, name, actor, now)
    except CommandRefused as refused:
        basis = bases[name]
        raise CommandRefused(with_moves(basis.plan, basis.incident, refused.refusal)) from None


def _all_decided(
    bases: Mapping[str, Basis], command: c.Command, name: str, actor: Actor, now: datetime
) -> list[Decided]:
    joint = Joint(name, command, actor, now)
    for each, basis in bases.items():
        joint.add(each, basis.plan, basis.incident)
    part = _TOGETHER.get(type(command))
    if part is None:
        _alone(joint, bases[name], command)
    else:
        main = bases[name].incident
        if main is None:
            refuse("not_open", "没有这个事件", "There is no such incident")
        require_open(main, command)
        _catch_up(joint)
        part(joint, command)
        joint.follow()
    share_figures(joint, {each: basis.incident for each, basis in bases.items()})
    return [_decided(bases[each], one) for each, one in joint.parts.items() if one.drafts]


def _alone(joint: Joint, basis: Basis, command: c.Command) -> None:
    """Decide a command that concerns one incident; others only share its figures."""
    drafts, after = decide(
        basis.plan, basis.incident, command, name=joint.name, actor=joint.actor, now=joint.now
    )
    part = joint.parts[joint.name]
    part.drafts, part.incident = drafts, after


def _catch_up(joint: Joint) -> None:
    for part in joint.parts.values():
        if part.incident is not None:
            let_deadlines_pass(part)


def _decided(basis: Basis, part: Deciding) -> Decided:
    expected = basis.incident.version if basis.incident else 0
    return Decided(part.name, part.plan, expected, part.drafts, part.state)
