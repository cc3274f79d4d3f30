"""What a drawing is made of. Positions are pixels from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]
BEND = 8.0
HEAD = 7.0
BADGE = 8.0
"""Radius of a corner, length of an arrow's head, radius of a number's circle."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its words in the middle; `kind` is how it looks."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    kind: str = ""
    size: float = 13
    leading: float = 18

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    @property
    def written(self) -> tuple[tuple[float, str], ...]:
        """Each line with its base line."""
        top = self.y + (self.height - len(self.lines) * self.leading) / 2
        base = top + self.leading / 2 + self.size * 0.36
        return tuple((base + n * self.leading, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another, along right angles; `carries` says what it stands for."""

    source: str
    target: str
    points: tuple[Point, ...]
    carries: tuple[str, ...]
    kind: str = ""

    @property
    def path(self) -> str:
        """The line with rounded corners, ending where the head begins."""
        points = (*self.points[:-1], _towards(self.points[-1], self.points[-2], HEAD - 1))
        drawn = [f"M{_at(points[0])}"]
        for before, corner, after in zip(points, points[1:], points[2:], strict=False):
            bend = min(BEND, _apart(before, corner) / 2, _apart(corner, after) / 2)
            drawn.append(f"L{_at(_towards(corner, before, bend))}")
            drawn.append(f"Q{_at(corner)} {_at(_towards(corner, after, bend))}")
        return " ".join([*drawn, f"L{_at(points[-1])}"])

    @property
    def head(self) -> str:
        """The head as a triangle."""
        (x, y), back = self.points[-1], _towards(self.points[-1], self.points[-2], HEAD)
        across = (back[1] - y) * 0.55, (x - back[0]) * 0.55
        sides = [(back[0] + sign * across[0], back[1] + sign * across[1]) for sign in (1, -1)]
        return " ".join(_at(point) for point in ((x, y), *sides))


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text from `x` on; `y` is the first base line."""

    x: float
    y: float
    lines: tuple[str, ...]
    kind: str = ""
    size: float = 12
    leading: float = 16

    @property
    def written(self) -> tuple[tuple[float, str], ...]:
        """Each line with its base line."""
        return tuple((self.y + n * self.leading, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Badge:
    """A number in a circle around `x`, `y`: the line of the table beside the drawing."""

    x: float
    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing. Arrows of one group share their way: their lines may lie on each other."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    groups: tuple[tuple[Arrow, ...], ...]
    words: tuple[Words, ...] = ()
    badges: tuple[Badge, ...] = ()

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """Every arrow."""
        return tuple(arrow for group in self.groups for arrow in group)


def total(heights: Iterable[float], gap: float) -> float:
    """Return how high things are that stand on each other."""
    high = list(heights)
    return sum(high) + gap * max(0, len(high) - 1)


def _apart(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, to: Point, length: float) -> Point:
    """Return the point `length` from `start` on the way to another; ways are level or upright."""
    x, y = (_step(to[axis] - start[axis], length) for axis in (0, 1))
    return start[0] + x, start[1] + y


def _step(way: float, length: float) -> float:
    return 0.0 if way == 0 else min(length, abs(way)) * (1 if way > 0 else -1)


def _at(point: Point) -> str:
    return ",".join(f"{value:g}" for value in (round(point[0], 2), round(point[1], 2)))
