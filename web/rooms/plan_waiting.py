"""Duties that hang on facts nobody knows, together where the same must hold."""

from __future__ import annotations

from dataclasses import dataclass

from engine.grading.condition_words import words
from engine.incident.demand import Awaiting
from engine.plan.duties import ReportObligation, Task
from engine.plan.organisation import ResponseGroup
from engine.plan.plan import Plan
from engine.text import Language, Text
from web.diagrams.moves import role_title
from web.rooms.plan_outcome import Outcome


@dataclass(frozen=True, slots=True)
class Hanging:
    """One duty that waits: what, by whom, to whom if it is a report."""

    kind: str
    title: Text
    by: tuple[Text, ...]
    to: tuple[Text, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Duties that wait for the same to be known; `facts` are those to ask about."""

    condition: str
    facts: tuple[str, ...]
    duties: tuple[Hanging, ...]


def waiting(plan: Plan, outcome: Outcome, language: Language) -> list[Waiting]:
    """Return what waits for facts in any stage and does not stand already."""
    rehearsal = outcome.rehearsal
    owed = {(duty.kind, duty.item) for duty in outcome.duties}
    found: dict[str, dict[tuple[str, str], Awaiting]] = {}
    for stage in (rehearsal.at_once, rehearsal.activated, rehearsal.afterwards):
        for one in stage.awaiting:
            if (one.kind, one.item) not in owed:
                said = words(_item(plan, one).when, plan, language)
                found.setdefault(said, {}).setdefault((one.kind, one.item), one)
    return [_waiting(plan, said, list(items.values())) for said, items in found.items()]


def _waiting(plan: Plan, said: str, items: list[Awaiting]) -> Waiting:
    facts = dict.fromkeys(fact for one in items for fact in one.facts)
    return Waiting(said, tuple(facts), tuple(_hanging(plan, one) for one in items))


def _hanging(plan: Plan, one: Awaiting) -> Hanging:
    item = _item(plan, one)
    by, to = _who(item)
    return Hanging(one.kind, item.title, _titles(plan, by), _titles(plan, to), item.clause)


def _item(plan: Plan, one: Awaiting) -> Task | ResponseGroup | ReportObligation:
    if one.kind == "report":
        return plan.report[one.item]
    return plan.groups[one.item] if one.kind == "group" else plan.task[one.item]


def _who(item: Task | ResponseGroup | ReportObligation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(item, ReportObligation):
        return (item.sender,), item.to
    return (item.to if isinstance(item, Task) else item.members), ()


def _titles(plan: Plan, roles: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(role_title(plan, role) for role in roles)
