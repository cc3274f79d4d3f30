"""Who does what: each duty of each party, level by level, firm or hanging on facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.levels import Level
from engine.plan.conditions import Always, Condition, Every, ResponseIn, Some
from engine.plan.duties import ReportObligation, Task
from engine.plan.lifecycle import Phase, Response
from engine.plan.organisation import ResponseGroup
from engine.plan.plan import Plan
from engine.remainder import remainder
from engine.text import Text
from engine.truth import Context
from web.rooms.plan_words import SCALE

Kind = Literal["task", "report", "group"]
_BEFORE = ("reported", "first_response")
_AFTER = ("ending", "aftermath")


@dataclass(frozen=True, slots=True)
class Duty:
    """A task, a report or a place in a group, as one party has it.

    `standing` says for each level where it is owed at all what must hold besides: `ALWAYS` when it
    is firm there.
    """

    kind: Kind
    item: Task | ReportObligation | ResponseGroup
    phases: tuple[str, ...]
    standing: dict[Level, Condition]
    leads: bool = False

    def firm(self, level: Level) -> bool:
        """Whether the duty stands at a level whatever else is known."""
        return isinstance(self.standing.get(level), Always)

    def hangs(self, level: Level) -> bool:
        """Whether the duty stands at a level only if something holds besides."""
        return level in self.standing and not self.firm(level)

    @property
    def hangs_on(self) -> dict[Condition, tuple[Level, ...]]:
        """What must hold besides, and at which levels."""
        found: dict[Condition, tuple[Level, ...]] = {}
        for level, condition in self.standing.items():
            if not isinstance(condition, Always):
                found[condition] = (*found.get(condition, ()), level)
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """One party with everything it does, in order."""

    party: str
    duties: tuple[Duty, ...]

    def firm(self, level: Level) -> int:
        """Return how many duties stand at a level for certain."""
        return sum(duty.firm(level) for duty in self.duties)

    def hangs(self, level: Level) -> int:
        """Return how many hang on facts at a level."""
        return sum(duty.hangs(level) for duty in self.duties)


@dataclass(frozen=True, slots=True)
class Rows:
    """The parties of one kind."""

    title: Text
    rows: tuple[Row, ...]


_KINDS: dict[str, Text] = {
    "body": Text(zh="指挥机构", en="Command bodies"),
    "government": Text(zh="党委和政府", en="Party committee and government"),
    "municipal": Text(zh="市级部门", en="Municipal departments"),
    "role": Text(zh="属地", en="Local authorities"),
    "service": Text(zh="救援与专业力量", en="Rescue and services"),
    "incident": Text(zh="事发单位和船舶", en="Where it happened"),
    "society": Text(zh="社会力量", en="Society"),
    "province": Text(zh="省级", en="Province"),
    "state": Text(zh="国家", en="State"),
}


def kind_of(plan: Plan, party: str) -> str:
    """Return under which heading a party stands."""
    if party in plan.bodies:
        return "body"
    return "role" if party in plan.directory.roles else plan.directory.units[party].kind


def grouped(plan: Plan, parties: Iterable[str]) -> list[tuple[Text, list[str]]]:
    """Return parties under their headings, bodies first."""
    known = list(dict.fromkeys(parties))
    found = [
        (title, [party for party in known if kind_of(plan, party) == kind])
        for kind, title in _KINDS.items()
    ]
    return [(title, members) for title, members in found if members]


def standing_of(plan: Plan) -> dict[str, dict[Level, Condition]]:
    """Return for each task, report and group (`task-<id>`) what must hold besides, level by level."""
    return {f"{one[0]}-{one[2].id}": _standing(plan, one, one[3]) for one in _items(plan)}


def matrix(plan: Plan, phase: str | None = None) -> tuple[Rows, ...]:
    """Return every party that has something to do, in one phase if one is named."""
    duties: dict[str, list[Duty]] = {}
    for party, duty in _duties(plan, phase):
        duties.setdefault(party, []).append(duty)
    return tuple(
        Rows(title, tuple(Row(party, tuple(duties[party])) for party in parties))
        for title, parties in grouped(plan, _listed(plan, duties))
    )


def _listed(plan: Plan, parties: Iterable[str]) -> list[str]:
    """Return parties in the order in which the plan introduces them."""
    told = [*plan.bodies, *(unit.unit for unit in plan.organisation.units)]
    order = {party: place for place, party in enumerate(told)}
    return sorted(parties, key=lambda party: order.get(party, len(order)))


def _duties(plan: Plan, phase: str | None) -> Iterator[tuple[str, Duty]]:
    for listed in _items(plan):
        kind, parties, item, phases = listed
        wanted = tuple(p for p in phases if phase in (None, p))
        standing = _standing(plan, listed, wanted)
        if not standing:
            continue
        lead = item.lead if isinstance(item, ResponseGroup) else None
        for party in parties:
            yield party, Duty(kind, item, wanted, standing, leads=party == lead)


_Listed = tuple[Kind, tuple[str, ...], Task | ReportObligation | ResponseGroup, tuple[str, ...]]


def _items(plan: Plan) -> Iterator[_Listed]:
    """Yield reports, tasks and groups in the order of the work: by phase, then as the plan orders."""
    place = {phase.id: number for number, phase in enumerate(plan.lifecycle.phases)}
    forming = _group_phases(plan)
    found: list[_Listed] = [
        ("report", (one.sender,), one, one.phases) for one in plan.reports.reports
    ]
    found += [
        ("task", one.to, one, one.phases)
        for one in sorted(plan.tasks.tasks, key=lambda task: task.order)
    ]
    for group in plan.organisation.groups:
        lead = (group.lead,) if group.lead and group.lead not in group.members else ()
        found.append(("group", (*lead, *group.members), group, forming))
    return iter(sorted(found, key=lambda one: min((place[p] for p in one[3]), default=99)))


def _group_phases(plan: Plan) -> tuple[str, ...]:
    """Return the phases in which groups stand: while a response with groups runs."""
    forming = {response.phase for response in plan.lifecycle.responses if response.groups}
    return tuple(p.id for p in plan.lifecycle.phases if p.id in forming)


def _standing(plan: Plan, item: _Listed, phases: Iterable[str]) -> dict[Level, Condition]:
    found = {}
    for level in SCALE:
        open_ways = [
            left for phase in phases for left in _at(plan, item, level, plan.phases[phase])
        ]
        if open_ways:
            found[level] = _any_of(open_ways)
    return found


def _any_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that one of several holds, without what another says more shortly."""
    several = tuple(dict.fromkeys(conditions))
    firm = next((one for one in several if isinstance(one, Always)), None)
    least = tuple(one for one in several if not set(_parts(one)) & set(several))
    return firm or (least[0] if len(least) == 1 else Some(least))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, Every) else ()


def _at(plan: Plan, item: _Listed, level: Level, phase: Phase) -> Iterator[Condition]:
    """Yield what must hold besides, once for each response that can be in force."""
    when, phases = item[2].when, item[3]
    for response, ordered in _responses(plan, level, phase, phases):
        if item[0] == "group" and not (response and response.groups):
            continue
        context = Context(level=level, response=response.id if response else "none")
        left = remainder(when, context)
        if left is None:
            continue
        if ordered or response is None:
            yield left
        else:
            chosen = ResponseIn((response.id,))
            yield chosen if isinstance(left, Always) else Every((chosen, left))


def _responses(
    plan: Plan, level: Level, phase: Phase, phases: tuple[str, ...]
) -> Iterator[tuple[Response | None, bool]]:
    """Yield the responses that can be in force, and whether the plan orders them at the level.

    While the end is decided a duty goes on where it stood before; it does not begin there.
    """
    ordered = plan.response_for(level)
    goes_on = _goes_on(plan, phase, phases)
    if phase.kind in _BEFORE or (phase.kind in _AFTER and ordered is None and goes_on(*_BEFORE)):
        yield None, True
    if phase.kind in _BEFORE:
        return
    for response in sorted(plan.lifecycle.responses, key=lambda one: one.discretionary):
        runs = response.phase == phase.id
        if level in response.levels and (runs or goes_on(plan.phases[response.phase].kind)):
            yield response, response is ordered


def _goes_on(plan: Plan, phase: Phase, phases: tuple[str, ...]) -> Callable[..., bool]:
    kinds = {plan.phases[name].kind for name in phases}
    earlier = kinds - set(_AFTER)

    def goes_on(*before: str) -> bool:
        if phase.kind == "aftermath" or not earlier:
            return phase.kind in _AFTER
        return phase.kind == "ending" and bool(earlier & set(before))

    return goes_on
