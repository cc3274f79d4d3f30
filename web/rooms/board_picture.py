"""What the command board shows of one incident: few things, each readable across the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from engine.desk import Desk
from engine.incident.directive_words import directive_title
from engine.incident.state import Directive, Incident
from engine.incident.story import Line
from engine.incident.supplements import report_title
from engine.plan.conditions import facts_of
from engine.plan.plan import Plan
from engine.text import Text
from simulations.direction import is_direction
from web.command_words import Banner, banners_of, commander_of
from web.rooms.incident_chronicle import hushed, lines_of
from web.rooms.unit_work import Origin, Owed, owed_of

FIGURES = 4
COLUMN = 8
TASKED = 14
COLUMNS = 10
CHAIN = 5
TAIL = 9

Answer = Literal["answered", "waiting", "late", "declined", "done"]
_WORST: tuple[Answer, ...] = ("late", "declined", "waiting", "answered", "done")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit in a column: its worst directive says how it stands."""

    title: Text
    answer: Answer
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Column:
    """A response group, or units with tasks where there are no groups; `more` did not fit."""

    title: Text
    lines: tuple[UnitLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Casualty:
    """One of the four numbers; `value` is None while nobody knows."""

    title: Text
    value: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something late: whose, what, since when."""

    party: Text
    title: Text
    due: datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything on the board."""

    origin: Origin
    figures: tuple[Casualty, ...]
    columns: tuple[Column, ...]
    chain: tuple[Owed, ...]
    sent: int
    owed: int
    late: tuple[Overdue, ...]
    tail: tuple[Line, ...]
    commander: Text | None = None
    banners: tuple[Banner, ...] = ()


def gravest(desk: Desk) -> list[Incident]:
    """Return the open incidents, the gravest and then the latest first."""
    found = desk.incidents(only_open=True)
    return sorted(found, key=lambda one: (one.level, one.opened_at), reverse=True)


def picture(desk: Desk, incident: Incident, now: datetime) -> Picture:
    """Return the board of one incident."""
    plan = desk.plan(incident)
    origin = Origin(plan, incident, desk.number(incident.id))
    reports = [one for one in incident.reports.values() if one.state != "lifted"]
    late = sorted(_late(plan, incident, now), key=lambda one: one.due)
    return Picture(
        origin=origin,
        figures=tuple(_figures(plan, incident))[:FIGURES],
        columns=tuple(_columns(plan, incident)),
        chain=tuple(_chain(origin)),
        sent=sum(one.state != "due" for one in reports),
        owed=len(reports),
        late=tuple(late),
        tail=_tail(lines_of(desk, plan, incident)),
        commander=commander_of(plan, incident),
        banners=tuple(banners_of(plan, incident, origin.number)),
    )


def _figures(plan: Plan, incident: Incident) -> Iterator[Casualty]:
    used = {fact for one in plan.grading.criteria for fact in (*one.measure, *facts_of(one.when))}
    for fact, definition in plan.facts.items():
        known = incident.figures.get(fact)
        if definition.type != "count" or not (known or fact in used):
            continue
        if known is None or known.value is None:
            yield Casualty(definition.title, None, None)
        else:
            yield Casualty(definition.title, _number(known.value), known.at)


def _number(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    low, high = value
    return f"≥{low}" if high is None else f"{low}–{high}"


def _standing(incident: Incident) -> list[Directive]:
    return [one for one in incident.directives.values() if one.state != "withdrawn"]


def _columns(plan: Plan, incident: Incident) -> Iterator[Column]:
    standing = _standing(incident)
    if not incident.groups:
        lines = _lines(plan, standing)
        for start in range(0, min(len(lines), 3 * TASKED), TASKED):
            title = Text(zh="任务", en="Tasks")
            yield Column(title, tuple(lines[start : start + TASKED]), 0)
        return
    for group in incident.groups[:COLUMNS]:
        of = [one for one in standing if one.origin == "group" and one.item == group]
        lines = _lines(plan, of)
        more = max(0, len(lines) - COLUMN)
        yield Column(plan.groups[group].title, tuple(lines[:COLUMN]), more)


def _lines(plan: Plan, directives: Sequence[Directive]) -> list[UnitLine]:
    by_party: dict[str, list[Directive]] = defaultdict(list)
    for one in directives:
        by_party[one.party].append(one)
    lines = [
        UnitLine(
            _short(plan.party_title(party)),
            min((_answer(one) for one in found), key=_WORST.index),
            sum(one.answered for one in found),
            len(found),
        )
        for party, found in by_party.items()
    ]
    return sorted(lines, key=lambda one: _WORST.index(one.answer))


def _short(title: Text) -> Text:
    """Leave out what nearly every English name begins with, so that the names differ."""
    return Text(zh=title.zh, en=title.en.removeprefix("Municipal "))


def _answer(directive: Directive) -> Answer:
    if directive.state in ("declined", "done"):
        return "declined" if directive.state == "declined" else "done"
    if directive.answered:
        return "answered"
    return "late" if directive.unanswered else "waiting"


def _chain(origin: Origin) -> Iterator[Owed]:
    """Yield what was sent last and what is due next, in the order of the clock."""
    reports = origin.incident.reports.values()
    sent = [(one.sent_at, one) for one in reports if one.sent_at]
    sent.sort(key=lambda pair: pair[0])
    due = sorted((one for one in reports if one.state == "due"), key=lambda one: one.due)
    before = CHAIN - min(len(due), CHAIN - 1)
    for _, report in sent[-before:]:
        yield owed_of(origin, report)
    for report in due[: CHAIN - min(len(sent), before)]:
        yield owed_of(origin, report)


def _late(plan: Plan, incident: Incident, now: datetime) -> Iterator[Overdue]:
    if incident.over:
        return
    for one in incident.directives.values():
        if one.open and not one.answered and one.answer_due < now:
            title = directive_title(plan, one)
            yield Overdue(plan.party_title(one.party), title, one.answer_due)
    for report in incident.reports.values():
        if report.state == "due" and report.due < now:
            title = report_title(plan, report)
            yield Overdue(plan.party_title(report.sender), title, report.due)


def _tail(lines: Sequence[Line]) -> tuple[Line, ...]:
    hidden = hushed(lines)
    shown = [one for one in lines if one.entry.seq not in hidden and not is_direction(one.entry)]
    return tuple(shown[: -TAIL - 1 : -1])
