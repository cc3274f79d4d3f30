"""How documents number their clauses: the marks at the beginning of a line, in three ways.

A mark is believed only where it may follow what stood before it, so that a line that happens to
begin with a number stays a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from engine.plan.numerals import numeral

_HAN = "[〇零一二三四五六七八九十百]+"
_ITEM = re.compile(r"[(（]\s*([0-9０-９]{1,2})\s*[)）]")
_HAN_ITEM = re.compile(rf"[(（]\s*({_HAN})\s*[)）]")
_DOTTED = re.compile(r"([0-9０-９]{1,2})[.．、](?![0-9０-９])")
_COMPOSED = re.compile("[㈠-㈩⑴-⒇]")
_FURTHEST = 3
"""How many numbers a text may have lost before a mark is no longer believed."""


class Mark(NamedTuple):
    """The number of a clause, as items cite it without §.

    `length` is how much of the line it takes, `parent` the clause around it, `item` whether it is
    a line of a list, `begins` whether the document begins here, `asked` whether it is a clause.
    """

    clause: str
    length: int
    parent: str
    item: bool
    begins: bool = False
    asked: bool = True


class Reading(Protocol):
    """A document on its way from line to line."""

    def mark(self, line: str) -> Mark | None:
        """Return the mark with which a line begins, if it may stand here."""


def ordinal(words: str) -> int:
    """Return a number of the numbering, 0 when it is none."""
    return int(numeral(unicodedata.normalize("NFKC", words)) or 0)


def _follows(number: int, last: int) -> bool:
    return number == 1 or last < number <= last + _FURTHEST


class _Decimal:
    """1 总则, 1.1 目的, 4.4.12 …, with lists (1), (2)."""

    _heading = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})+)\.?(?![0-9.])\s*|([0-9]{1,2})\s+(?=\D)")

    def __init__(self) -> None:
        self.last: tuple[int, ...] = ()

    def mark(self, line: str) -> Mark | None:
        found = self._heading.match(line)
        if found and (here := self._heading_at(found)):
            return here
        item = _ITEM.match(line)
        if item is None or not self.last:
            return None
        parent = ".".join(map(str, self.last))
        return Mark(f"{parent}({ordinal(item.group(1))})", item.end(), parent, item=True)

    def _heading_at(self, found: re.Match[str]) -> Mark | None:
        number = tuple(int(step) for step in (found.group(1) or found.group(2)).split("."))
        begins = number == (1,)
        chapter = self.last[0] if self.last else 0
        if not begins and not (self.last < number and number[0] <= chapter + _FURTHEST):
            return None
        if not begins and not self.last:
            return None
        self.last = number
        above = ".".join(map(str, number[:-1]))
        return Mark(".".join(map(str, number)), found.end(), above, item=False, begins=begins)


class _Stacked:
    """Numbers that stand for themselves and are cited one behind the other: 四, (三), 2, (1)."""

    def __init__(self, styles: tuple[tuple[re.Pattern[str], str], ...], first_item: int) -> None:
        self.styles = styles
        self.first_item = first_item
        self.labels: dict[int, str] = {}
        self.last = 0

    def mark(self, line: str) -> Mark | None:
        plain = _COMPOSED.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), line)
        for depth, (pattern, shape) in enumerate(self.styles):
            found = pattern.match(plain)
            if found and (depth == 0 or self.labels):
                label = shape.format(unicodedata.normalize("NFKC", found.group(1)))
                length = found.end() - (len(plain) - len(line))
                return self._at(depth, label, ordinal(found.group(1)), length)
        return None

    def _at(self, depth: int, label: str, number: int, length: int) -> Mark | None:
        if depth == 0:
            if not _follows(number, self.last) or (number != 1 and not self.last):
                return None
            self.last = number
        above = {level: known for level, known in self.labels.items() if level < depth}
        self.labels = {**above, depth: label}
        parent = "".join(above[level] for level in sorted(above))
        item = depth >= self.first_item
        return Mark(f"{parent}{label}", length, parent, item, begins=depth == 0 and number == 1)


class _Articles(_Stacked):
    """第九条 with paragraphs and lists (一); the chapters above are no clauses."""

    _chapter = re.compile(rf"(第{_HAN}[编章节])")

    def mark(self, line: str) -> Mark | None:
        chapter = self._chapter.match(line)
        if chapter and self.labels:
            self.labels = {}
            return Mark(chapter.group(1), chapter.end(), "", item=False, asked=False)
        return super().mark(line)


def _chinese() -> Reading:
    styles = (
        (re.compile(rf"({_HAN})、"), "{}"),
        (_HAN_ITEM, "({})"),
        (_DOTTED, "{}"),
        (_ITEM, "({})"),
    )
    return _Stacked(styles, first_item=2)


def _articles() -> Reading:
    article = re.compile(rf"第({_HAN}|[0-9]{{1,3}})条(?!第|之|、|和|至|规定)")
    return _Articles(((article, "第{}条"), (_HAN_ITEM, "({})"), (_DOTTED, "{}")), first_item=1)


NUMBERINGS: Mapping[str, Callable[[], Reading]] = {
    "decimal": _Decimal,
    "chinese": _chinese,
    "articles": _articles,
}
"""How to begin to read a document, by the numbering that its index of clauses names."""
