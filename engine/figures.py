"""Figures: what is known of one fact, exactly, as a range, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from engine.errors import FigureImpossible
from engine.plan.facts import FactDefinition

GREATEST = Decimal(10) ** 15
"""No credible figure is above this; an open end that is feared counts as this much."""
_FINEST = -30
_DECIMAL_TEXT = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


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
    if value == value.to_integral_value():
        return int(value)
    return f"{value:f}".rstrip("0")


def _quoted(value: object) -> str:
    """Return a reported value on one short line, safe on a terminal and in a log."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, (list, tuple)):
        flat = len(value) <= 4 and not any(isinstance(v, (list, tuple, dict)) for v in value)
        return f"[{', '.join(map(_quoted, value))}]" if flat else "[…]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value) if isinstance(value, Decimal) else repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _impossible(fact: str, value: object, en: str, zh: str) -> FigureImpossible:
    shown = _quoted(value)
    return FigureImpossible(fact, f"{fact}: {shown} {en}", f"{fact}：{shown} {zh}")


def _parsed(fact: str, value: object, definition: FactDefinition) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str, float)):
        raise _impossible(fact, value, "is not a number", "不是数字")
    if not isinstance(value, str):
        return Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if definition.type == "count":
        raise _impossible(fact, value, "is text; give a whole number", "是文字，请给整数")
    if not _DECIMAL_TEXT.fullmatch(value):
        raise _impossible(fact, value, "is not a number", "不是数字")
    return Decimal(value)


def _decimal(fact: str, value: object, definition: FactDefinition) -> Decimal:
    number = _parsed(fact, value, definition)
    if not number.is_finite():
        raise _impossible(fact, value, "is not a finite number", "不是有限的数")
    if number < 0:
        raise _impossible(
            fact, value, "is negative; nothing can be less than 0", "是负数，不能小于 0"
        )
    if number > GREATEST:
        raise _impossible(fact, value, "is above 10^15 and cannot be true", "超过 10^15，不可能")
    if definition.type == "count" and number != number.to_integral_value():
        raise _impossible(fact, value, "is not a whole number", "不是整数")
    if int(number.as_tuple().exponent) < _FINEST:
        raise _impossible(fact, value, "has more than 30 decimals", "小数超过 30 位")
    return number


def _number(fact: str, value: object, definition: FactDefinition) -> Number:
    if type(value) is int and 0 <= value <= 10**15:
        number = Decimal(value)
        return Number(number, number)
    if not isinstance(value, (list, tuple)):
        exact = _decimal(fact, value, definition)
        return Number(exact, exact)
    if len(value) != 2:
        raise _impossible(
            fact, value, "is no range; write [low, high]", "不是区间，请写 [下限, 上限]"
        )
    low = Decimal(0) if value[0] is None else _decimal(fact, value[0], definition)
    high = None if value[1] is None else _decimal(fact, value[1], definition)
    if high is not None and high < low:
        shown = f"[{low}, {high}]"
        raise FigureImpossible(
            fact,
            f"{fact}: the range {shown} runs backwards; the lower end comes first",
            f"{fact}：区间 {shown} 上下颠倒，下限在前",
        )
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
            raise _impossible(fact, value, "is neither true nor false", "不是 true 或 false")
        return Chosen(value)
    allowed = definition.values or {}
    if not isinstance(value, str) or value not in allowed:
        names = ", ".join(allowed)
        raise _impossible(fact, value, f"is none of {names}", f"不在 {names} 之中")
    return Chosen(value)


def _unknown_fact(fact: str, definitions: Mapping[str, FactDefinition]) -> FigureImpossible:
    shown = _quoted(fact)[1:-1]
    near = get_close_matches(fact[:60], definitions, 1)
    return FigureImpossible(
        fact,
        f"{shown}: the plan knows no such fact" + (f"; did you mean {near[0]}?" if near else ""),
        f"{shown}：预案没有这项事实" + (f"，是否指 {near[0]}？" if near else ""),
    )


def _joined(faults: Sequence[FigureImpossible]) -> FigureImpossible:
    en = "; ".join(fault.reason.en for fault in faults)
    zh = "；".join(fault.reason.zh for fault in faults)
    return FigureImpossible(faults[0].fact, en, zh)


def read_situation(
    values: Mapping[str, object], definitions: Mapping[str, FactDefinition]
) -> Situation:
    """Read reported values into a situation; an unknown fact is refused by name.

    Raises one `FigureImpossible` that names every fault; its `fact` is the first.
    """
    situation: Situation = {}
    faults: list[FigureImpossible] = []
    for fact, value in values.items():
        try:
            if fact not in definitions:
                raise _unknown_fact(fact, definitions)
            figure = read_figure(fact, value, definitions[fact])
        except FigureImpossible as fault:
            faults.append(fault)
            continue
        if figure is not None:
            situation[fact] = figure
    if faults:
        raise _joined(faults[:10])
    return situation
