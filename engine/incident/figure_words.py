"""A recorded figure in words."""

from __future__ import annotations

from typing import Any

from engine.grading.sentences import between, number
from engine.plan.facts import FactDefinition
from engine.text import Text

_UNKNOWN = Text(zh="不明", en="unknown")
_YES = Text(zh="是", en="yes")
_NO = Text(zh="否", en="no")


def figure_words(definition: FactDefinition, value: Any) -> Text:
    """Return a figure's recorded JSON value in both languages."""
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool):
        return _YES if value else _NO
    if definition.values is not None:
        return definition.values[value]
    unit = definition.unit or Text(zh=" ", en=" ")
    if not isinstance(value, list):
        return Text(zh=number(value, unit.zh, "zh"), en=number(value, unit.en, "en"))
    low, high = value
    if high is None:
        return Text(
            zh=f"至少 {number(low, unit.zh, 'zh')}", en=f"at least {number(low, unit.en, 'en')}"
        )
    return Text(
        zh=between(low, high, unit.zh, "zh", "–"), en=between(low, high, unit.en, "en", "–")
    )
