"""The document's own wording, put beside the plan by its user (source.md), divided into clauses.

A paragraph without a number belongs to the clause that it stands under; behind the last item of a
list it belongs to the clause that holds the list. A paragraph that a page break divided is joined.
What stands before the first chapter, or behind an annex's headline, belongs to no clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.plan.clauses import is_under, spelt, steps
from engine.plan.numerals import han
from engine.plan.text_marks import NUMBERINGS, Mark, ordinal

_DECORATION = re.compile(r"^\s*(?:(?:#{1,6}|[-*+>])\s+)*(?:\*\*|__)?")
_ESCAPE = re.compile(r"\\([().\-*_#])")
_ANNEX = re.compile(r"附\s*(?:件|录|表|图)\s*[0-9一二三四五六七八九十]*\s*[:：.]?.{0,30}$")
_LINE_BREAK = re.compile("\r\n|\r|\n")
_FINISHED = "。；;：:！!？?…”"
_LONGEST_TITLE = 40


class Line(NamedTuple):
    """A paragraph of the text, with the number of its line (from 1)."""

    number: int
    words: str


@dataclass(slots=True)
class Passage:
    """The words that stand under one clause, without those of the clauses under it.

    `asked` is false for chapters above articles: an index of clauses need not list them. `also` is
    the number with its 款, for a list within an article: 第三条(一) is also 第三条第一款(一).
    """

    clause: str
    line: int
    asked: bool = True
    also: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(line.words for line in self.lines)

    @property
    def _title_only(self) -> bool:
        first = self.lines[0].words
        return len(first) <= _LONGEST_TITLE and not re.search("[,，;；。]", first)

    def take(self, line: Line) -> None:
        """Add a paragraph, or join it to the one that a page break divided."""
        last = self.lines[-1] if self.lines else None
        divided = last and not last.words.endswith(tuple(_FINISHED))
        if last and divided and (len(self.lines) > 1 or not self._title_only):
            self.lines[-1] = Line(last.number, last.words + line.words)
        else:
            self.lines.append(line)

    @property
    def unfinished(self) -> bool:
        """Whether its last words still ask for more."""
        return bool(self.lines) and not self.lines[-1].words.endswith(tuple("。；;！!？?…”"))


class OfficialText:
    """The passages of a document in its order."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self._by_clause = {passage.also: passage for passage in passages}
        self._by_clause |= {passage.clause: passage for passage in passages}

    def at(self, clause: str) -> Passage | None:
        """Return the passage of a clause; a 款 is a paragraph of its article."""
        wanted = spelt(clause)
        return self._by_clause.get(wanted) or _subparagraph(self, wanted)

    def under(self, clause: str) -> tuple[Passage, ...]:
        """Return the passage of a clause and those of its parts; none when it is not there."""
        alone = self.at(clause)
        found = [
            passage
            for passage in self.passages
            if passage is not alone
            and (is_under(passage.clause, clause) or is_under(passage.also, clause))
        ]
        return (alone, *found) if alone else tuple(found)

    def words(self, clause: str) -> str:
        """Return all words of a clause and of its parts."""
        return "\n".join(passage.words for passage in self.under(clause))


def _subparagraph(text: OfficialText, clause: str) -> Passage | None:
    match = re.fullmatch(r"(第.+?条)第(.+)款", clause)
    whole = text.at(match.group(1)) if match else None
    number = ordinal(match.group(2)) if match else 0
    if whole is None or not 0 < number <= len(whole.lines):
        return None
    line = whole.lines[number - 1]
    return Passage(clause, line.number, lines=[line])


class _Block(NamedTuple):
    line: int
    words: str
    mark: Mark | None


def _blocks(text: str, numbering: str) -> list[_Block]:
    blocks: list[_Block] = []
    reading = NUMBERINGS[numbering]()
    closed = False
    for number, raw in enumerate(_LINE_BREAK.split(text), 1):
        words = _ESCAPE.sub(r"\1", _DECORATION.sub("", raw)).strip().rstrip("*_ ")
        mark = reading.mark(words) if words else None
        closed = bool(_ANNEX.match(words)) or (closed and not (mark and mark.begins))
        if words and not closed:
            rest = words[mark.length :].strip() if mark else words
            blocks.append(_Block(number, rest, mark))
    return blocks


def _segments(blocks: list[_Block]) -> list[list[_Block]]:
    """Return what stands from each first chapter on: a table of contents has one of its own."""
    segments: list[list[_Block]] = []
    for block in blocks:
        if block.mark and block.mark.begins:
            segments.append([])
        if segments:
            segments[-1].append(block)
    return segments


def _last(mark: Mark) -> int:
    return ordinal(steps(mark.clause)[-1].strip("()")) if mark.item else 0


def _holder(clause: str, following: Mark | None, marks: dict[str, Mark]) -> str:
    """Return whose words an unnumbered paragraph is that stands under `clause`."""
    mark = marks[clause]
    if not mark.item:
        return clause
    goes_on = following and (
        (following.parent == mark.parent and _last(following) > _last(mark))
        or is_under(following.clause, clause)
    )
    return clause if goes_on or mark.parent not in marks else mark.parent


def _next_marks(blocks: list[_Block]) -> list[Mark | None]:
    """Return for every block the first mark from there on."""
    found: list[Mark | None] = []
    following: Mark | None = None
    for block in reversed(blocks):
        following = block.mark or following
        found.append(following)
    return found[::-1]


def _with_paragraph(mark: Mark, found: dict[str, Passage]) -> str:
    """Return the number of an item with the 款 that holds its list, if an article does."""
    if not mark.item or not mark.parent.endswith("条"):
        return ""
    paragraph = han(max(1, len(found[mark.parent].lines)))
    return f"{mark.parent}第{paragraph}款{mark.clause.removeprefix(mark.parent)}"


def _passages(blocks: list[_Block]) -> tuple[Passage, ...]:
    found: dict[str, Passage] = {}
    marks: dict[str, Mark] = {}
    behind = _next_marks(blocks)
    current = ""
    for index, (number, words, mark) in enumerate(blocks):
        if mark:
            current = mark.clause
            also = _with_paragraph(mark, found)
            current = also if also and current in found else current
            marks.setdefault(current, mark)
            passage = found.setdefault(current, Passage(current, number, mark.asked, also))
            if words:
                passage.lines.append(Line(number, words))
        else:
            last = found[current]
            holder = current if last.unfinished else _holder(current, behind[index], marks)
            found[holder].take(Line(number, words))
    return tuple(found.values())


def divide(text: str, numbering: str) -> OfficialText:
    """Return a document's clauses; `numbering` says how it writes them (decimal, chinese, articles)."""
    segments = _segments(_blocks(text, numbering))
    longest = max(segments, key=lambda blocks: sum(b.mark is not None for b in blocks), default=[])
    return OfficialText(_passages(longest))
