"""One situation from one line of JSON: exact numbers, no repeated keys, nothing that is not a fact."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.errors import FengsuiError
from engine.figures import Situation, read_situation
from engine.plan.facts import FactDefinition
from engine.text import Text

LONGEST = 64 * 1024
"""Bytes of the longest line that is read."""


class SituationUnreadable(FengsuiError):
    """A line is not a JSON object of facts; `reason` says why in both languages."""

    def __init__(self, en: str, zh: str) -> None:
        self.reason = Text(zh=zh, en=en)
        super().__init__(en)


def too_long() -> SituationUnreadable:
    """Return the refusal of a line over the limit."""
    return SituationUnreadable(f"the line is over {LONGEST} bytes", f"一行超过 {LONGEST} 字节")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            shown = repr(name[:60])
            raise SituationUnreadable(f"{shown} is given twice", f"{shown} 写了两次")
        found[name] = value
    return found


def _number(text: str) -> Decimal:
    """Read a number exactly; NaN and Infinity too, so that the fact they stand at is named."""
    try:
        return Decimal(text)
    except InvalidOperation as error:
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        raise SituationUnreadable(f"{shown} is out of range", f"{shown} 超出范围") from error


def _whole(text: str) -> int | Decimal:
    return int(text) if len(text) < 19 else Decimal(text)


def read_object(line: bytes) -> dict[str, Any]:
    """Read one line as a JSON object with numbers as decimals. Raises `SituationUnreadable`."""
    if len(line) > LONGEST + 1:
        raise too_long()
    try:
        value = json.loads(
            line.decode("utf-8").removeprefix("\ufeff"),
            parse_float=_number,
            parse_int=_whole,
            parse_constant=_number,
            object_pairs_hook=_no_duplicates,
        )
    except UnicodeDecodeError as error:
        raise SituationUnreadable("the line is not UTF-8 text", "不是 UTF-8 文本") from error
    except json.JSONDecodeError as error:
        where = f"{error.msg} (column {error.colno})"
        raise SituationUnreadable(
            f"the line is not JSON: {where}", f"不是 JSON：{where}"
        ) from error
    except RecursionError as error:
        raise SituationUnreadable("the line is nested too deeply", "嵌套太深") from error
    if not isinstance(value, dict):
        raise SituationUnreadable(
            "a situation is an object {fact: value}", "一个情形应是对象 {事实: 值}"
        )
    return value


def read_line(line: bytes, definitions: Mapping[str, FactDefinition]) -> Situation:
    """Read one line as a situation of a plan.

    Raises `SituationUnreadable` for what is no object of facts, `FigureImpossible` for a fact.
    """
    return read_situation(read_object(line), definitions)
