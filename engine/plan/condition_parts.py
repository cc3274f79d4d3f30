"""The parts of a condition as it is written: what could be left out and leave a condition behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from engine.plan.source import Path


class Removable(NamedTuple):
    """A part of a condition, or one of the values listed in it, with its path inside."""

    kind: Literal["part", "choice"]
    path: Path


def removable(written: Mapping[str, Any], path: Path = ()) -> Iterator[Removable]:
    """Yield every part and every listed value that can be dropped without dropping all."""
    for key, value in written.items():
        here = (*path, key)
        if len(written) > 1:
            yield Removable("part", here)
        if key in ("all", "any"):
            yield from _listed(value, here)
        elif key == "not":
            yield from removable(value, here)
        elif key == "parameter":
            yield from (r for name, chosen in value.items() for r in _values(chosen, (*here, name)))
        elif key in ("level", "projected"):
            continue
        elif isinstance(value, Mapping):
            ends = value if len(value) > 1 else ()
            yield from (Removable("part", (*here, end)) for end in ends)
        else:
            yield from _values(value, here)


def _listed(parts: list[Any], path: Path) -> Iterator[Removable]:
    for index, part in enumerate(parts):
        if len(parts) > 1:
            yield Removable("part", (*path, index))
        yield from removable(part, (*path, index))


def _values(value: Any, path: Path) -> Iterator[Removable]:
    if isinstance(value, list) and len(value) > 1:
        yield from (Removable("choice", (*path, index)) for index in range(len(value)))


def without(written: Any, path: Path) -> Any:
    """Return a condition as it would be written without the part at a path."""
    step, rest = path[0], path[1:]
    pairs = written.items() if isinstance(written, Mapping) else enumerate(written)
    kept = {
        key: without(value, rest) if key == step else value
        for key, value in pairs
        if rest or key != step
    }
    return kept if isinstance(written, Mapping) else list(kept.values())
