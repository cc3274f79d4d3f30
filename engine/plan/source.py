"""A file that was read: plain data with the place of every value and key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engine.errors import Fault

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A position in a file; line and column count from 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Source:
    """One file as data; `readable` is false when nothing can be said about its content.

    `values` and `keys` hold places by path, such as ("tasks", 3, "to", 0).
    """

    file: str
    data: Any
    readable: bool
    faults: tuple[Fault, ...] = ()
    values: Mapping[Path, Place] = field(default_factory=dict)
    keys: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Return where a value begins, or where the nearest value around it does."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, START)

    def key_place(self, path: Path) -> Place:
        """Return where the key of a value begins; an item of a list has the value's place."""
        return self.keys.get(path) or self.place(path)

    def unspoilt(self, faults: Iterable[Fault]) -> list[Fault]:
        """Return faults of this file that do not merely follow from a fault of its YAML."""
        spoilt = {(fault.line, fault.column) for fault in self.faults}
        spoilt |= {place for path, place in self.keys.items() if self.values.get(path) in spoilt}
        return [fault for fault in faults if (fault.line, fault.column) not in spoilt]

    def fault(self, path: Path, code: str, wrong: str, mend: str, *, key: bool = False) -> Fault:
        """Return a fault at a value, or at its key."""
        line, column = self.key_place(path) if key else self.place(path)
        return Fault(self.file, line, column, code, wrong, mend)


def _steps(value: Any, step: str) -> Iterator[tuple[Path, Any]]:
    if step == "*" and isinstance(value, list):
        yield from (((index,), item) for index, item in enumerate(value))
    elif step == "*" and not isinstance(value, dict):
        yield (), value
    elif isinstance(value, dict) and step in ("*", "@"):
        yield from (((key,), key if step == "@" else item) for key, item in value.items())
    elif isinstance(value, dict) and step in value:
        yield (step,), value[step]


def select(data: Any, pattern: str) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of everything that a pattern such as `tasks.*.to.*` meets.

    `*` stands for every item of a list or value of a mapping (a lone value stands for itself),
    `@` for every key of a mapping. What is absent or null is passed over.
    """
    found: list[tuple[Path, Any]] = [((), data)]
    for step in pattern.split("."):
        found = [
            ((*path, *more), item)
            for path, value in found
            for more, item in _steps(value, step)
            if item is not None
        ]
    yield from found
