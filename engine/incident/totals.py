"""What the registers of an incident add up to, and what that makes of the figures.

The engine knows kinds of registers; which fact each feeds, the plan says (`fed_by`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from engine.figures import Number, plain_number, read_figure
from engine.grading import grade
from engine.incident.demand import situation_of
from engine.incident.state import Incident, KnownFigure, Stopwatch, Stretch
from engine.incident.stopwatches import stretches
from engine.plan.facts import FactDefinition
from engine.plan.plan import Plan

Totals = dict[str, Any]
"""By fact, what its register adds up to, as JSON; a fact whose register says nothing is absent."""

KINDS = ("people", "clock", "places")


def kind_of_register(definition: FactDefinition) -> str:
    """Return the kind of register that feeds a fact, empty for none that adds up."""
    fed = definition.fed_by
    if fed is None or fed.estimate:
        return ""
    return "people" if fed.people else "places" if fed.moved else "clock"


def facts_fed(plan: Plan, kind: str) -> tuple[str, ...]:
    """Return the facts that a kind of register feeds."""
    return tuple(f for f, known in plan.facts.items() if kind_of_register(known) == kind)


def stopwatches_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the stopwatches that a plan names, each with the facts whose hours it runs."""
    found: dict[str, tuple[str, ...]] = {}
    for fact, definition in plan.facts.items():
        if definition.fed_by and (name := definition.fed_by.elapsed):
            found[name] = (*found.get(name, ()), fact)
    return found


def held_facts(plan: Plan, stopwatch: str) -> tuple[str, ...]:
    """Return the facts that say for how many people a stopwatch runs."""
    facts = plan.facts.items()
    return tuple(f for f, known in facts if known.fed_by and known.fed_by.held == stopwatch)


def totals(plan: Plan, incident: Incident) -> Totals:
    """Return what every register adds up to now."""
    found: Totals = {}
    for fact, definition in plan.facts.items():
        kind = kind_of_register(definition)
        total = _people(incident, definition) if kind == "people" else None
        if kind == "places" and incident.shelters:
            shelters = incident.shelters.values()
            total = sum(one.latest.people for one in shelters if not one.struck)
        if total is not None:
            found[fact] = total
    for name in stopwatches_of(plan):
        if name in incident.stopwatches:
            found |= dict(_clock(plan, incident, incident.stopwatches[name]))
    return found


def _people(incident: Incident, definition: FactDefinition) -> int | None:
    """Return how many count; None while nobody ever did in these states."""
    states = definition.fed_by.people if definition.fed_by else ()
    entries = incident.casualties.values()
    past = (passage for one in entries for passage in one.past if passage.counts)
    if not any(passage.state in states for passage in past):
        return None
    return sum(one.people for one in entries if one.counted in states and not one.struck)


def _clock(plan: Plan, incident: Incident, watch: Stopwatch) -> Iterator[tuple[str, Any]]:
    found = weightiest(plan, incident, watch)
    for fact in stopwatches_of(plan)[watch.name]:
        yield fact, plain_number(found.hours)
    for fact in held_facts(plan, watch.name) if found.people is not None else ():
        yield fact, found.people


def weightiest(plan: Plan, incident: Incident, watch: Stopwatch) -> Stretch:
    """Return the stretch that counts for the grade: as many people for as long as weigh most.

    People are freed little by little. What counts is how many were still held after how many
    hours, and no single latest number says that.
    """
    found = stretches(watch)
    if len(found) == 1:
        return found[0]
    base = situation_of(plan, incident)

    def weight(stretch: Stretch) -> tuple[int, int, Decimal, int]:
        situation = {**base, **_read(plan, watch.name, stretch)}
        grading = grade(plan, situation)
        people = -1 if stretch.people is None else stretch.people
        return grading.level.value, grading.ceiling.value, stretch.hours, people

    return max(found, key=weight)


def _read(plan: Plan, stopwatch: str, stretch: Stretch) -> dict[str, Number]:
    hours = {f: Number(stretch.hours, stretch.hours) for f in stopwatches_of(plan)[stopwatch]}
    if stretch.people is None:
        return hours
    people = Decimal(stretch.people)
    return {**hours, **{fact: Number(people, people) for fact in held_facts(plan, stopwatch)}}


def led(known: KnownFigure | None) -> bool:
    """Whether a figure follows its register: nobody has said anything, or the register said it last."""
    if known is None or known.value is None:
        return True
    return bool(known.register) and not isinstance(known.value, list)


def joined(known: KnownFigure | None, total: Any, definition: FactDefinition) -> Any | None:
    """Return the figure that a register's new total makes, or None when it changes nothing.

    A list of people is not complete because it was begun: it never lowers what people reported,
    until it has caught up with it or somebody adopts it. A stopwatch is started on purpose.
    """
    if led(known) or kind_of_register(definition) == "clock":
        return None if known and known.value == total and known.register else total
    assert known is not None
    said = read_figure("", known.value, definition)
    assert isinstance(said, Number)
    count = Decimal(total)
    high = None if said.high is None else max(said.high, count)
    figure = Number(max(said.low, count), high)
    caught_up = figure.exact and figure.low == count
    return figure.plain() if caught_up or figure != said else None


def differing(plan: Plan, incident: Incident) -> Mapping[str, tuple[Any, Any]]:
    """Return the facts whose register and figure say different things: (register, figure)."""
    sums = totals(plan, incident)
    return {
        fact: (total, known.value)
        for fact, total in sums.items()
        if (known := incident.figures.get(fact)) and known.value not in (None, total)
    }
