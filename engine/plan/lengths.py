"""A length of time in words: of a running clock, or of the calendar."""

from __future__ import annotations

from decimal import Decimal

from engine.figures import plain_number
from engine.plan.jurisdiction import CLOCK_UNITS, SHARE_UNITS, Parameter
from engine.text import Language

_WORDS = {
    "minutes": ("分钟", "minute"),
    "hours": ("小时", "hour"),
    "days": ("天", "day"),
    "working_days": ("个工作日", "working day"),
    "months": ("个月", "month"),
    "years": ("年", "year"),
}
_LARGEST_FIRST = sorted(CLOCK_UNITS, key=lambda unit: -CLOCK_UNITS[unit])


def length_words(count: Decimal | int, unit: str, language: Language) -> str:
    """Return a length; a clock's in the largest unit that divides it: 2 小时, 90 minutes."""
    count = Decimal(count)
    if unit in CLOCK_UNITS:
        minutes = count * CLOCK_UNITS[unit]
        unit = next((one for one in _LARGEST_FIRST if minutes % CLOCK_UNITS[one] == 0), unit)
        count = minutes / CLOCK_UNITS[unit]
    said = plain_number(count)
    if unit in SHARE_UNITS:
        return f"{said}%"
    zh, en = _WORDS[unit]
    if language == "zh":
        return f"{said} {zh}"
    return f"{said} {en}{'' if count == 1 else 's'}"


def parameter_words(parameter: Parameter, language: Language) -> str:
    """Return a parameter's value with its unit, or the words of its choice."""
    if parameter.values is not None:
        return parameter.values[str(parameter.value)].said(language)
    return length_words(Decimal(parameter.value), parameter.unit, language)
