"""Conditions must ask what their facts can answer: the right type, a declared value, a real range."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from engine.errors import Fault
from engine.levels import Level
from engine.plan.chapters import Book, ChapterRefused
from engine.plan.conditions import RESERVED
from engine.plan.facts import FactDefinition
from engine.plan.references import responses
from engine.plan.source import Path, Source, select
from engine.plan.spelling import meant, shown

_CONDITIONS = (
    ("grading.yaml", "grading.criteria.*.when"),
    ("bodies.yaml", "groups.*.when"),
    ("bodies.yaml", "command.first.when"),
    ("bodies.yaml", "command.coordinates.*.when"),
    ("bodies.yaml", "command.forms.*.when"),
    ("bodies.yaml", "command.groups.*.when"),
    ("bodies.yaml", "command.directs.*.when"),
    ("tasks.yaml", "tasks.*.when"),
    ("tasks.yaml", "tasks.*.pauses.*.when"),
    ("reports.yaml", "reports.*.when"),
    ("reports.yaml", "reports.*.pauses.*.when"),
    ("reports.yaml", "reports.*.supplements.instead.when"),
    ("plan.yaml", "plan.handovers.*.when"),
    ("warnings.yaml", "warnings.routes.*.when"),
    ("release.yaml", "release.rules.*.when"),
)


class Comparison(NamedTuple):
    """One key of a condition as it is written, with its place."""

    source: Source
    path: Path
    key: str
    value: Any

    def fault(self, code: str, wrong: str, mend: str, path: Path = ()) -> Fault:
        """Return a fault at the compared value, or at a part of it."""
        return self.source.fault((*self.path, *path), code, wrong, mend)


def _within(source: Source, value: Any, path: Path) -> Iterator[Comparison]:
    for key, item in value.items():
        if key in ("all", "any"):
            for index, part in enumerate(item):
                yield from _within(source, part, (*path, key, index))
        elif key == "not":
            yield from _within(source, item, (*path, key))
        else:
            yield Comparison(source, (*path, key), key, item)


def _written(book: Book) -> Iterator[Comparison]:
    for name, pattern in _CONDITIONS:
        if name in book.chapters:
            source = book.sources[name]
            for path, value in select(source.data, pattern):
                yield from _within(source, value, path)


def _values(comparison: Comparison) -> Iterator[tuple[Path, Any]]:
    if isinstance(comparison.value, list):
        yield from (((index,), value) for index, value in enumerate(comparison.value))
    else:
        yield (), comparison.value


def _range(comparison: Comparison, fact: FactDefinition) -> Iterator[Fault]:
    low, below = comparison.value.get("min"), comparison.value.get("below")
    if fact.type not in ("count", "measure"):
        wrong = f"{comparison.key} is a {fact.type} and has no range"
        yield comparison.fault("fact-type", wrong, "compare it with a value")
    elif low is None and below is None:
        yield comparison.fault("empty-range", "the range has no bound", "give min or below")
    elif low is not None and below is not None and low >= below:
        wrong = f"no number is at least {low} and below {below}"
        yield comparison.fault("empty-range", wrong, "below must be greater than min")
    elif below is not None and below <= 0:
        wrong = f"no figure is below {below}: figures are never negative"
        yield comparison.fault("empty-range", wrong, "give a bound above 0")
    else:
        for end, bound in comparison.value.items():
            if bound is not None and (misfit := _unreal(fact, bound)):
                yield comparison.fault("fact-type", *misfit, (end,))


def _misfit(fact: FactDefinition, value: Any) -> tuple[str, str] | None:
    """Return what is wrong and the mend, if a value is none that the fact can have."""
    if fact.type == "flag":
        if isinstance(value, bool):
            return None
        return f"{shown(value)} is neither true nor false", "write true or false"
    if fact.type == "choice":
        known = fact.values or {}
        if isinstance(value, str) and value in known:
            return None
        return f"{shown(value)} is not a value of this choice", meant(str(value), known)
    if isinstance(value, (bool, str)):
        return f"{shown(value)} is not a number", "write a number, or {min: N, below: M}"
    return _unreal(fact, value)


def _unreal(fact: FactDefinition, number: int | Decimal) -> tuple[str, str] | None:
    """Return what is wrong and the mend, if no figure of a fact can be a number."""
    if fact.type == "count" and number != int(number):
        return f"{number} is not a whole number", "a count is compared with whole numbers"
    if number < 0:
        return f"{number} is negative", "figures are never negative; compare with 0 or more"
    return None


def _fact(comparison: Comparison, book: Book) -> Iterator[Fault]:
    facts = book.facts.facts
    fact = facts.get(comparison.key)
    if fact is None:
        wrong, mend = f"{comparison.key!r} is no fact of this plan", meant(comparison.key, facts)
        yield comparison.source.fault(comparison.path, "unknown-fact", wrong, mend, key=True)
    elif isinstance(comparison.value, dict):
        yield from _range(comparison, fact)
    else:
        for path, value in _values(comparison):
            if misfit := _misfit(fact, value):
                yield comparison.fault("fact-type", *misfit, path)


def _response(comparison: Comparison, book: Book) -> Iterator[Fault]:
    known = responses(book)
    for path, value in _values(comparison):
        if value not in known:
            wrong = f"{value!r} is no response of this plan"
            yield comparison.fault("unknown-response", wrong, meant(value, known), path)


def _parameter(comparison: Comparison, book: Book) -> Iterator[Fault]:
    known = {n: p for n, p in book.parameters.parameters.items() if p.unit == "choice"}
    for name, value in comparison.value.items():
        if name not in known:
            wrong = f"{name!r} is no choice of this jurisdiction"
            yield comparison.fault("unknown-choice", wrong, meant(name, known), (name,))
            continue
        values = known[name].values or {}
        for chosen in value if isinstance(value, list) else [value]:
            if chosen not in values:
                wrong = f"{shown(chosen)} is no value of {name}"
                yield comparison.fault("unknown-choice", wrong, meant(chosen, values), (name,))


def _level(comparison: Comparison) -> Iterator[Fault]:
    if Level.parse(str(comparison.value["at_least"])) is Level.BELOW:
        mend = "write IV, III, II or I, or leave the condition out"
        yield comparison.fault("empty-level", "every event is at least below", mend, ("at_least",))


def _circular(comparison: Comparison) -> Iterator[Fault]:
    circular = RESERVED - {"parameter"}
    if comparison.source.file.endswith("/grading.yaml") and comparison.key in circular:
        wrong = f"a criterion cannot ask for {comparison.key}: that follows from grading"
        mend = "ask for facts only"
        yield comparison.source.fault(comparison.path, "circular", wrong, mend, key=True)


def comparisons(book: Book) -> Iterator[Fault]:
    """Yield every comparison in a condition that can never be answered, or not sensibly."""
    for comparison in _written(book):
        yield from _circular(comparison)
        try:
            if comparison.key == "response":
                yield from _response(comparison, book)
            elif comparison.key == "parameter":
                yield from _parameter(comparison, book)
            elif comparison.key in RESERVED:
                yield from _level(comparison)
            else:
                yield from _fact(comparison, book)
        except ChapterRefused:
            continue
