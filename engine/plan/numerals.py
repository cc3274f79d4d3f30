"""Numbers as plans write them: 3.5, 5,000, 15万, 1亿, 一百五十, 三点五."""

from __future__ import annotations

import re
from decimal import Decimal

_NAMES = "零一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_NAMES)} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?"
# 千瓦 and 百帕 are units, not thousands of 瓦.
_PREFIX = "(?!千[瓦克米伏帕]|百帕)"
_FIRST = "".join({**_DIGITS, **_SMALL})
_HAN = "".join({**_DIGITS, **_SMALL, **_LARGE})
NUMBER = re.compile(rf"(?:{_ARABIC}|{_PREFIX}[{_FIRST}])(?:{_ARABIC}|{_PREFIX}[{_HAN}点])*")
"""A number in a text whose width is already normal (NFKC)."""
_TOKEN = re.compile(rf"{_ARABIC}|[{_HAN}点]")


class _Reading:
    """A number read from left to right: what stands before 亿 and 万, and what is counted now."""

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.scale: Decimal | None = None

    def digit(self, value: int) -> None:
        if self.scale is not None:
            self.pending = (self.pending or Decimal(0)) + value * self.scale
            self.scale /= 10
        else:
            self.pending = (self.pending or Decimal(0)) * 10 + value

    def small(self, unit: int) -> None:
        self.section += (Decimal(1) if self.pending is None else self.pending) * unit
        self.pending = self.scale = None

    def large(self, unit: int) -> None:
        counted = self.section + (self.pending or 0)
        if counted:
            self.total += counted * unit
        else:
            self.total *= unit
        self.section, self.pending, self.scale = Decimal(0), None, None

    def read(self, token: str) -> None:
        if token in _DIGITS:
            self.digit(_DIGITS[token])
        elif token in _SMALL:
            self.small(_SMALL[token])
        elif token in _LARGE:
            self.large(_LARGE[token])
        elif token == "点":  # noqa: S105
            self.scale = Decimal("0.1")
        else:
            self.pending = Decimal(token.replace(",", ""))


def numeral(words: str) -> Decimal | None:
    """Return what a number says, or None when the words are no number."""
    if not NUMBER.fullmatch(words):
        return None
    reading = _Reading()
    for token in _TOKEN.findall(words):
        reading.read(token)
    return reading.total + reading.section + (reading.pending or 0)


def han(number: int) -> str:
    """Return a number from 1 to 99 in characters, as articles and paragraphs are counted."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_NAMES[tens]}十"
    return f"{ten}{_NAMES[ones] if ones else ''}"
