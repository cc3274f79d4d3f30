"""Levels of an emergency: below the scale, then Ⅳ to Ⅰ, rising."""

from __future__ import annotations

import unicodedata
from enum import IntEnum

_NAMES = {0: "below", 1: "IV", 2: "III", 3: "II", 4: "I"}
_NUMERALS = {0: "—", 1: "Ⅳ", 2: "Ⅲ", 3: "Ⅱ", 4: "Ⅰ"}


class Level(IntEnum):
    """A grade; a higher number is a graver emergency."""

    BELOW = 0
    IV = 1
    III = 2
    II = 3
    I = 4  # noqa: E741

    @property
    def code(self) -> str:
        """The ASCII name used in plans, the journal and JSON: below, IV, III, II, I."""
        return _NAMES[self.value]

    @property
    def numeral(self) -> str:
        """The Roman numeral shown to people."""
        return _NUMERALS[self.value]

    @classmethod
    def parse(cls, code: str) -> Level:
        """Read a code or numeral (IV or Ⅳ, not Ⅳ级); never parsed from words such as 重大."""
        plain = unicodedata.normalize("NFKC", code).strip()
        for value, name in _NAMES.items():
            if plain == name:
                return cls(value)
        raise ValueError(f"{code!r} is not a level; use below, IV, III, II or I")


GRADED = (Level.IV, Level.III, Level.II, Level.I)
