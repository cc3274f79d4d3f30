"""Figures: what is known of one fact, exactly, as a range, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.errors import FigureImpossible
from engine.plan.facts import FactDefinition

_CEILING = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Number:
    """A count or measure between `low` and `high`, both included; `high` None is open."""

    low: Decimal
    high: Decimal | None

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.low == self.high

    def plain(self) -> Any:
        """Return the JSON form: a value, or [low, high]."""
        low = plain_number(self.low)
        if self.exact:
            return low
        return [low, None if self.high is None else plain_number(self.high)]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A flag or choice that is known."""

    value: bool | str

    def plain(self) -> Any:
        """Return the JSON form."""
        return self.value


Figure = Number | Chosen
Situation = dict[str, Figure]
"""All known figures by fact; a fact that is absent is unknown, never zero or no."""


def plain_number(value: Decimal) -> int | str:
    """Return a number as JSON carries it: an integer, or a decimal string."""
    return int(value) if value == value.to_integral_value() else str(value.normalize())


def _decimal(fact: str, value: object, definition: FactDefinition) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str, float)):
        raise FigureImpossible(fact, f"{fact}: {value!r} is not a number")
    if isinstance(value, str) and definition.type == "count":
        raise FigureImpossible(fact, f"{fact}: {value!r} is text; give a whole number")
    try:
        number = Decimal(str(value)) if isinstance(value, (float, str)) else Decimal(value)
    except InvalidOperation:
        raise FigureImpossible(fact, f"{fact}: {value!r} is not a number") from None
    if not number.is_finite():
        raise FigureImpossible(fact, f"{fact}: {value!r} is not a finite number")
    if number < 0:
        raise FigureImpossible(fact, f"{fact}: {number} is negative; nothing can be less than 0")
    if number > _CEILING:
        raise FigureImpossible(fact, f"{fact}: a figure above 10^15 cannot be true")
    if definition.type == "count" and number != number.to_integral_value():
        raise FigureImpossible(fact, f"{fact}: {number} is not a whole number")
    return number


def _number(fact: str, value: object, definition: FactDefinition) -> Number:
    if not isinstance(value, (list, tuple)):
        exact = _decimal(fact, value, definition)
        return Number(exact, exact)
    if len(value) != 2:
        raise FigureImpossible(fact, f"{fact}: a range is [low, high]")
    low = Decimal(0) if value[0] is None else _decimal(fact, value[0], definition)
    high = None if value[1] is None else _decimal(fact, value[1], definition)
    if high is not None and high < low:
        raise FigureImpossible(fact, f"{fact}: the range [{low}, {high}] runs backwards")
    return Number(low, high)


def read_figure(fact: str, value: object, definition: FactDefinition) -> Figure | None:
    """Read one reported value; None means unknown.

    Raises `FigureImpossible`, naming the fact, for what cannot be true.
    """
    if value is None:
        return None
    if definition.type in ("count", "measure"):
        number = _number(fact, value, definition)
        return None if number == Number(Decimal(0), None) else number
    if definition.type == "flag":
        if not isinstance(value, bool):
            raise FigureImpossible(fact, f"{fact}: {value!r} is neither true nor false")
        return Chosen(value)
    allowed = definition.values or {}
    if not isinstance(value, str) or value not in allowed:
        raise FigureImpossible(fact, f"{fact}: {value!r} is none of {', '.join(allowed)}")
    return Chosen(value)


def read_situation(values: dict[str, object], definitions: dict[str, FactDefinition]) -> Situation:
    """Read reported values into a situation; an unknown fact is refused by name."""
    situation: Situation = {}
    for fact, value in values.items():
        if fact not in definitions:
            raise FigureImpossible(fact, f"{fact}: the plan knows no such fact")
        figure = read_figure(fact, value, definitions[fact])
        if figure is not None:
            situation[fact] = figure
    return situation
