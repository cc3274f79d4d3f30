"""What people type for a figure: `3`, `3-5`, `~5`, `5+`, `1200万`, `?`; blank says nothing.

A figure that is not known is never zero: blank is not mentioned, `?` is asked and unknown. `~5`
(about) becomes a range a fifth to either side, whole for counts: an estimate stays an estimate.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from engine.errors import FigureImpossible
from engine.figures import plain_number, read_figure
from engine.plan.facts import FactDefinition
from engine.plan.plan import Plan
from engine.text import Text
from web.errors import FormInvalid
from web.typed_time import TypedWrong, read_typed_time

__all__ = ["TypedWrong", "fact_name", "read_facts", "read_typed_figure", "read_typed_time"]

ABOUT = Decimal("0.2")
"""How far an estimate may be off, to either side."""

_UNKNOWN = frozenset({"?", "不明", "不详", "未知", "unknown"})
_YES = frozenset({"yes", "y", "是", "有", "true"})
_NO = frozenset({"no", "n", "否", "无", "没有", "false"})
_SIZES = {"": 1, "万": 10**4, "亿": 10**8}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.\d{1,12})?"
_ONE = rf"({_DIGITS})\s*([万亿]?)"
_EXACT = re.compile(_ONE)
_RANGE = re.compile(rf"{_ONE}\s*(?:-|~|到|至|to)\s*{_ONE}")
_ABOUT = re.compile(rf"(?:~|约|大约|about)\s*{_ONE}|{_ONE}\s*左右")
_LEAST = re.compile(rf"(?:>=|至少|at least)\s*{_ONE}|{_ONE}\s*(?:\+|以上|or more)")
_MOST = re.compile(rf"(?:<=|最多|不超过|at most)\s*{_ONE}")

_SHAPES = Text(
    zh="读不懂；写 3、3-5、~5（约）、5+（至少）或 ?（不明）",
    en="not understood; type 3, 3-5, ~5 (about), 5+ (at least) or ? (unknown)",
)
_FLAG = Text(zh="读不懂；选择是、否或不明", en="not understood; choose yes, no or unknown")
_NEGATIVE = Text(zh="不能小于 0", en="cannot be less than 0")
_BACKWARDS = Text(
    zh="区间上下颠倒，小的写在前，如 3-5", en="the range runs backwards; smaller first: 3-5"
)
_WHOLE = Text(
    zh="要写整数；不能确定时写区间，如 3-5", en="must be a whole number; unsure? type 3-5"
)


def read_typed_figure(text: str, definition: FactDefinition) -> Any:
    """Return the JSON value of a figure as typed; None is unknown. Raises `TypedWrong`."""
    said = _plain(text, definition)
    if not said or said in _UNKNOWN:
        return None
    if definition.type == "flag":
        return _flag(said)
    value = said if definition.type == "choice" else _number(said, definition.type == "count")
    try:
        figure = read_figure("", value, definition)
    except FigureImpossible as impossible:
        raise TypedWrong(_unnamed(impossible.reason)) from None
    return None if figure is None else figure.plain()


def _plain(text: str, definition: FactDefinition) -> str:
    """Return what was typed with wide forms narrowed, dashes alike and the unit taken off."""
    if definition.type == "choice":
        return text.strip()
    said = unicodedata.normalize("NFKC", text[:80]).strip().lower()
    said = re.sub("[\u2010-\u2015\u2212\u3030\uff5e\u301c]", "-", said)
    said = said.replace("≥", ">=").replace("≤", "<=")
    for unit in (definition.unit.zh, definition.unit.en.lower()) if definition.unit else ():
        said = said.removesuffix(unit).strip()
    return said


def _flag(said: str) -> bool:
    if said in _YES or said in _NO:
        return said in _YES
    raise TypedWrong(_FLAG)


def _number(said: str, whole: bool) -> Any:
    if re.match(r"-\s*\d", said):
        raise TypedWrong(_NEGATIVE)
    low, high = _bounds(said, whole)
    if high is not None and high < low:
        raise TypedWrong(_BACKWARDS)
    if whole and any(end is not None and end != int(end) for end in (low, high)):
        raise TypedWrong(_WHOLE)
    if low == high:
        return plain_number(low)
    return [plain_number(low), None if high is None else plain_number(high)]


def _bounds(said: str, whole: bool) -> tuple[Decimal, Decimal | None]:
    if found := _EXACT.fullmatch(said):
        exact = _sized(*found.groups())
        return exact, exact
    if found := _RANGE.fullmatch(said):
        low, low_size, high, high_size = found.groups()
        # 1000-2000万 is how people say it: the size stands once, at the end.
        return _sized(low, low_size or high_size), _sized(high, high_size)
    if found := _LEAST.fullmatch(said):
        return _sized(*_given(found)), None
    if found := _MOST.fullmatch(said):
        return Decimal(0), _sized(*_given(found))
    if found := _ABOUT.fullmatch(said):
        return _around(_sized(*_given(found)), whole)
    raise TypedWrong(_SHAPES)


def _given(found: re.Match[str]) -> list[str]:
    return [group for group in found.groups() if group is not None]


def _sized(digits: str, size: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * _SIZES[size]


def _around(middle: Decimal, whole: bool) -> tuple[Decimal, Decimal]:
    low, high = middle * (1 - ABOUT), middle * (1 + ABOUT)
    if not whole:
        return low, high
    return low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)


def _unnamed(reason: Text) -> Text:
    """Return an engine's reason without the name of the fact: it stands at the field."""
    return Text(zh=reason.zh.removeprefix("：").strip(), en=reason.en.removeprefix(":").strip())


def fact_name(plan: Plan, fact: str) -> str:
    """Return the name of a fact's input in a form."""
    return f"fact-{plan.id}-{fact}"


def read_facts(form: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
    """Return the figures of a posted form by fact; None is explicitly unknown, blank is left out.

    Raises `FormInvalid` with every fault by the name of its input.
    """
    facts, faults = read_typed({fact: _typed(form, plan, fact) for fact in plan.facts}, plan)
    if faults:
        raise FormInvalid({fact_name(plan, fact): wrong for fact, wrong in faults.items()})
    return facts


def _typed(form: Mapping[str, Any], plan: Plan, fact: str) -> str:
    typed = form.get(fact_name(plan, fact), "")
    return typed if isinstance(typed, str) else ""


def read_typed(typed: Mapping[str, str], plan: Plan) -> tuple[dict[str, Any], dict[str, Text]]:
    """Return what could be read, and for each fact that could not what is wrong."""
    facts: dict[str, Any] = {}
    faults: dict[str, Text] = {}
    for fact, text in typed.items():
        if not text.strip():
            continue
        try:
            facts[fact] = read_typed_figure(text, plan.facts[fact])
        except TypedWrong as wrong:
            faults[fact] = wrong.reason
    return facts, faults
