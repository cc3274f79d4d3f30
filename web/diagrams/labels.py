"""What stands at an arrow of a lifecycle: the numbers of its moves, and each title once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.levels import Level
from engine.plan.plan import Plan
from engine.text import Language
from web.diagrams.drawing import BADGE, Badge, Words
from web.diagrams.moves import NumberedMove, role_title
from web.diagrams.phases import Edge, PhaseGraph
from web.diagrams.writing import joined, text_width, wrap

SIZE, LINE = 12.0, 17.0
_STEP = 2 * BADGE + 4
_WIDE, _NARROW, _UNDER = 226.0, 148.0, 128.0
_ROOM = {"down": _WIDE, "return": _UNDER}


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One line: badges, then words."""

    numbers: tuple[int, ...]
    text: str
    indent: float = 0
    kind: str = ""

    @property
    def lead(self) -> float:
        """How far the words stand from the beginning of the line."""
        return max(self.indent, len(self.numbers) * _STEP)

    @property
    def width(self) -> float:
        """How long the line is."""
        return self.lead + text_width(self.text, SIZE)


@dataclass(frozen=True, slots=True)
class Label:
    """All lines at one arrow."""

    lines: tuple[LabelLine, ...]

    @property
    def width(self) -> float:
        """How wide the label is."""
        return max(line.width for line in self.lines)

    @property
    def height(self) -> float:
        """How high the label is."""
        return len(self.lines) * LINE

    def at(self, x: float, top: float) -> tuple[list[Words], list[Badge]]:
        """Return what is drawn when the label's upper left corner stands here."""
        words, badges = [], []
        for number, line in enumerate(self.lines):
            middle = top + number * LINE + LINE / 2
            for place, shown in enumerate(line.numbers):
                badges.append(Badge(x + place * _STEP + BADGE, middle, shown))
            if line.text:
                words.append(Words(x + line.lead, middle + SIZE * 0.36, (line.text,), line.kind))
        return words, badges


def labels_of(graph: PhaseGraph, plan: Plan, language: Language) -> dict[Edge, Label]:
    """Return the label of every edge; a move's title stands where it is met first on the way."""
    shown: set[int] = set()
    labels = {}
    ways = ("down", "past", "out", "back", "again", "return")
    for edge in (edge for way in ways for edge in graph.edges if edge.way == way):
        room = _ROOM.get(edge.way, _NARROW)
        known = tuple(one.number for one in edge.moves if one.number in shown)
        lines = [LabelLine(known, "")] if known else []
        for one in edge.moves:
            if one.number not in shown:
                lines += _titled(one, room, language)
                if edge.way == "down":
                    lines += _decided(one, room, plan, language)
        shown |= {one.number for one in edge.moves}
        labels[edge] = Label(tuple(lines))
    return labels


def stacked(labels: Iterable[Label]) -> Label:
    """Return labels under one another; lines of mere numbers become one."""
    lines = [line for label in labels for line in label.lines]
    numbers = tuple(one for line in lines if not line.text for one in line.numbers)
    bare = (LabelLine(numbers, ""),) if numbers else ()
    return Label((*bare, *(line for line in lines if line.text)))


def _titled(one: NumberedMove, room: float, language: Language) -> list[LabelLine]:
    first, *rest = wrap(one.move.title.said(language), SIZE, room - _STEP)
    lines = [LabelLine((one.number,), first, _STEP)]
    return lines + [LabelLine((), line, _STEP) for line in rest]


def _decided(one: NumberedMove, room: float, plan: Plan, language: Language) -> list[LabelLine]:
    parts = []
    if one.response:
        levels = sorted(one.response.levels)
        parts.append(" ".join(_level(plan, level, language) for level in levels))
    if one.deciders:
        names = "、" if language == "zh" else ", "
        said = names.join(role_title(plan, role).said(language) for role in one.deciders)
        parts.append(f"{said}决定" if language == "zh" else f"decided by {said}")
    lines = joined(parts, SIZE, room - _STEP)
    return [LabelLine((), line, _STEP, "quiet") for line in lines]


def _level(plan: Plan, level: Level, language: Language) -> str:
    return level.numeral if level else plan.level_name(level).said(language)
