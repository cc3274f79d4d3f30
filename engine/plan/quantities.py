"""The quantities that a text names: a number, the unit after it, and whether it is a bound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engine.plan.numerals import NUMBER, numeral

Side = Literal["以上", "以下", ""]
_LONGEST_UNIT = 8
_BOUND = re.compile(rf"([^\s\d,.;:、。()“”]{{1,{_LONGEST_UNIT}}}?)(以上|以下)")
# 三级以上 or 第一款以下 name a rank or a place in the text, and bound no figure.
_NO_FIGURE = ("级", "款", "条", "项", "类", "等")
_EACH = re.compile("每(?=个?(?:年|月|季度|周|日|天))")
_FACTORS = {
    ("日", "小时"): (24, 1),
    ("天", "小时"): (24, 1),
    ("分钟", "小时"): (1, 60),
    ("公斤", "吨"): (1, 1000),
    ("千克", "吨"): (1, 1000),
    ("千瓦", "兆瓦"): (1, 1000),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the words that follow it; `side` is 以上 or 以下 when it bounds something.

    `words` is the number as it is written.
    """

    value: Decimal
    words: str
    after: str
    side: Side = ""

    def of(self, unit: str) -> Decimal | None:
        """Return the value in a unit (as the text would write it), or None if it is in another."""
        after = self.after.removeprefix("个")
        if after.startswith(unit):
            return self.value
        for (written, meant), (times, parts) in _FACTORS.items():
            if meant == unit and after.startswith(written):
                return self.value * times / parts
        return None

    def __str__(self) -> str:
        unit = _BOUND.match(self.after)
        return f"{self.words}{unit.group() if unit else ''}"


def _side(after: str) -> Side:
    bound = _BOUND.match(after)
    if bound is None or bound.group(1).startswith(_NO_FIGURE):
        return ""
    return "以上" if bound.group(2) == "以上" else "以下"


def quantities(text: str) -> Iterator[Quantity]:
    """Yield every number of a text in order; 每年 counts as one year, 半年 as half of one."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub("半(?=个?(?:小时|年|月|天|日))", "0.5", _EACH.sub("每1", plain))
    for match in NUMBER.finditer(plain):
        value = numeral(match.group())
        after = plain[match.end() : match.end() + _LONGEST_UNIT + 4]
        if value is not None:
            yield Quantity(value, match.group(), after, _side(after))
