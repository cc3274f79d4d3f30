"""Canonical JSON: one value, one sequence of bytes, so that a hash of the bytes is a hash of the value.

Objects with ASCII keys, sorted; arrays; NFC text; integers within ±(2^53 - 1), which every JSON
reader keeps exactly; true, false, null. No floats (a measure travels as a decimal string), no
spaces, UTF-8. Whatever else is met is refused by name, never converted.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import orjson

from engine.errors import FengsuiError

LARGEST = 2**53 - 1
DEEPEST = 32


class NotCanonical(FengsuiError):
    """A value or a text has no place in canonical JSON; the message names it and the mend."""

    def __init__(self, wrong: str) -> None:
        self._wrong = wrong
        self._path = ""
        super().__init__(wrong)

    def __str__(self) -> str:
        return f"{self._path.lstrip('.')}: {self._wrong}" if self._path else self._wrong

    def within(self, part: str | int) -> None:
        """Note the member or the index that holds the offender, from the inside outwards."""
        self._path = (f"[{part}]" if isinstance(part, int) else f".{part}") + self._path


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value; raises `NotCanonical` for what has none."""
    _require(value, 0)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def parse(data: bytes) -> Any:
    """Read canonical bytes; raises `NotCanonical` for any other spelling of the same value."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise NotCanonical(f"not JSON: {error}") from None
    if encode(value) != data:
        json.loads(data, object_pairs_hook=_single)
        raise NotCanonical("not the canonical spelling: sort the keys, drop spaces and escapes")
    return value


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise NotCanonical(f"the key {key!r} stands twice in one object")
        seen[key] = value
    return seen


def _require(value: Any, depth: int) -> None:
    kind = type(value)
    if kind is str:
        if not value.isascii():
            _require_text(value)
    elif kind is int:
        if not -LARGEST <= value <= LARGEST:
            raise NotCanonical(f"{value} is beyond 2^53 - 1; give a decimal string")
    elif kind is dict:
        _require_object(value, depth + 1)
    elif kind is list:
        _require_array(value, depth + 1)
    elif value is not None and kind is not bool:
        raise NotCanonical(_foreign(value))


def _require_text(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical(f"{text!r} is not NFC text; normalise it where it enters")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotCanonical(f"{text!r} has half of a surrogate pair") from None


def _require_object(value: dict[Any, Any], depth: int) -> None:
    _require_shallow(depth)
    for key, member in value.items():
        if type(key) is not str or not key.isascii():
            raise NotCanonical(f"the key {key!r} is not ASCII text")
        try:
            _require(member, depth)
        except NotCanonical as refused:
            refused.within(key)
            raise


def _require_array(value: list[Any], depth: int) -> None:
    _require_shallow(depth)
    for index, member in enumerate(value):
        try:
            _require(member, depth)
        except NotCanonical as refused:
            refused.within(index)
            raise


def _require_shallow(depth: int) -> None:
    if depth > DEEPEST:
        raise NotCanonical(f"nested deeper than {DEEPEST}")


def _foreign(value: object) -> str:
    if isinstance(value, float):
        return f"{value!r} is a float; give an integer or a decimal string"
    return f"{value!r} is of type {type(value).__name__}; give text, an integer, a list or a dict"
