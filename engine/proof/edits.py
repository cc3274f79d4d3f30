"""Small changes of a chapter: of its data as it was read, and of the parts made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel

from engine.plan.source import Path

Model = TypeVar("Model", bound=BaseModel)


class Gone(Enum):
    """What stands in the place of a value that is taken away."""

    GONE = "gone"


GONE = Gone.GONE


@dataclass(frozen=True, slots=True)
class Edit:
    """The value at a path becomes another one, or goes away."""

    path: Path
    value: Any = GONE


def _put(data: Any, path: Path, value: Any) -> Any:
    """Return data with one value changed; whatever is not on the way to it stays the same object."""
    step, rest = path[0], path[1:]
    copy: Any = dict(data) if isinstance(data, Mapping) else list(data)
    if rest:
        copy[step] = _put(copy[step], rest, value)
    elif value is GONE:
        del copy[step]
    else:
        copy[step] = value
    return copy


def edited(data: Any, edits: Iterable[Edit]) -> Any:
    """Return the data of a chapter after edits."""
    for edit in edits:
        data = _put(data, edit.path, edit.value)
    return data


def reread(part: Model, before: Any, after: Any, settle: Callable[[BaseModel], BaseModel]) -> Model:
    """Return a part as its changed data reads; only items that changed are read again.

    Raises pydantic's ValidationError for data that has no longer the part's shape.
    """
    changed: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        key = field.alias or name
        old, new = before.get(key), after.get(key)
        if old is not new:
            changed[name] = _value(getattr(part, name), old, new, settle)
    return part.model_copy(update=changed) if changed else part


def _value(value: Any, old: Any, new: Any, settle: Callable[[BaseModel], BaseModel]) -> Any:
    if isinstance(value, BaseModel):
        return reread(value, old, new, settle)
    if isinstance(new, str):
        return new
    # A list of items: the ones that stand are known by the data they were read from.
    kept = {id(raw): item for raw, item in zip(old, value, strict=True)}
    kind = type(value[0])
    return tuple(kept.get(id(raw)) or settle(kind.model_validate(raw)) for raw in new)
