"""Conditions as data: mappings of facts to values or ranges, with all, any and not.

All keys of one mapping must hold. A fact maps to a value, a list of values, or
`{min: 3, below: 10}` (the lower bound counts, the upper does not). Beside facts:

    level: {at_least: III}       what the known figures establish
    projected: {at_least: II}    what is feared (ranges at their upper end)
    response: [city_response]    the response in force
    parameter: {inquiry: city}   what the jurisdiction has chosen
    all: [...]  any: [...]  not: {...}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from engine.levels import Level

Scalar = bool | int | Decimal | str


@dataclass(frozen=True, slots=True)
class Always:
    """Holds in every situation."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fact has one of these values."""

    fact: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A number fact is at least `low` and under `below` (None is open)."""

    fact: str
    low: Decimal | None
    below: Decimal | None


@dataclass(frozen=True, slots=True)
class LevelAtLeast:
    """The graded level, or the projected one, has reached `level`."""

    level: Level
    projected: bool = False


@dataclass(frozen=True, slots=True)
class ResponseIn:
    """One of these responses is in force."""

    responses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParameterIs:
    """The jurisdiction has chosen one of these values; `holds` is settled when the plan is loaded."""

    parameter: str
    values: tuple[str, ...]
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The part does not hold."""

    part: Condition


Condition = (
    Always | OneOf | Within | LevelAtLeast | ResponseIn | ParameterIs | Every | Some | Negation
)

RESERVED = frozenset({"all", "any", "not", "level", "projected", "response", "parameter"})


def _fault(path: list[str | int], message: str) -> PydanticCustomError:
    return PydanticCustomError("condition", "{message}", {"message": message, "path": path})


def _number(value: object, path: list[str | int]) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _fault(path, f"{value!r} is not a number")
    return Decimal(value)


def _fact(fact: str, value: object, path: list[str | int]) -> Condition:
    if isinstance(value, Mapping):
        unknown = set(value) - {"min", "below"}
        if unknown or not value:
            raise _fault(path, "a range is written {min: N, below: M}, either may be left out")
        return Within(
            fact,
            _number(value.get("min"), [*path, "min"]),
            _number(value.get("below"), [*path, "below"]),
        )
    values: list[object] = value if isinstance(value, list) else [value]
    scalars = tuple(v for v in values if isinstance(v, (bool, int, Decimal, str)))
    if not values or len(scalars) != len(values):
        raise _fault(path, "a fact is compared with a value, a list of values or a range")
    return OneOf(fact, scalars)


def _level(value: object, path: list[str | int], *, projected: bool) -> Condition:
    if not isinstance(value, Mapping) or set(value) != {"at_least"}:
        raise _fault(path, "a level is written {at_least: III}")
    try:
        return LevelAtLeast(Level.parse(str(value["at_least"])), projected)
    except ValueError as error:
        raise _fault([*path, "at_least"], str(error)) from error


def _parts(value: object, path: list[str | int]) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not value:
        raise _fault(path, "a list of conditions is expected")
    return tuple(parse(part, [*path, index]) for index, part in enumerate(value))


def _names(value: object) -> tuple[str, ...] | None:
    listed: list[object] = value if isinstance(value, list) else [value]
    names = tuple(name for name in listed if isinstance(name, str))
    return names if names and len(names) == len(listed) else None


def _response(value: object, path: list[str | int]) -> Condition:
    if (names := _names(value)) is None:
        raise _fault(path, "a response is named by its id or a list of ids")
    return ResponseIn(names)


def _parameter(value: object, path: list[str | int]) -> Condition:
    if not isinstance(value, Mapping) or not value:
        raise _fault(path, "a parameter is written {name: value}")
    asked: list[Condition] = []
    for name, chosen in value.items():
        if (names := _names(chosen)) is None:
            raise _fault(
                [*path, str(name)], "a choice is compared with a value or a list of values"
            )
        asked.append(ParameterIs(str(name), names))
    return asked[0] if len(asked) == 1 else Every(tuple(asked))


def _key(key: str, value: object, path: list[str | int]) -> Condition:
    if key == "all":
        return Every(_parts(value, path))
    if key == "any":
        return Some(_parts(value, path))
    if key == "not":
        return Negation(parse(value, path))
    if key in ("level", "projected"):
        return _level(value, path, projected=key == "projected")
    if key == "response":
        return _response(value, path)
    if key == "parameter":
        return _parameter(value, path)
    return _fact(key, value, path)


def parse(value: object, path: list[str | int] | None = None) -> Condition:
    """Read a condition from plain data; a fault carries its path inside the condition."""
    where = path or []
    if isinstance(value, Condition):
        return value
    if not isinstance(value, Mapping) or not value:
        raise _fault(where, "a condition is a mapping, such as {explosion: true}")
    parts = tuple(_key(str(key), item, [*where, str(key)]) for key, item in value.items())
    return parts[0] if len(parts) == 1 else Every(parts)


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield the condition and everything inside it."""
    yield condition
    if isinstance(condition, (Every, Some)):
        for part in condition.parts:
            yield from walk(part)
    elif isinstance(condition, Negation):
        yield from walk(condition.part)


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Return the facts a condition reads, each once, in reading order."""
    named = (c.fact for c in walk(condition) if isinstance(c, (OneOf, Within)))
    return tuple(dict.fromkeys(named))


When = Annotated[Any, BeforeValidator(parse)]
"""A pydantic field that holds a parsed `Condition`."""

ALWAYS = Always()
