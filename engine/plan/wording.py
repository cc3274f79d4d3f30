"""Pydantic's errors in a plan author's words: a stable code, what is wrong, the mend."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from engine.plan.source import Path
from engine.plan.spelling import meant, shown

CITE = ("missing-clause", "no clause is cited", "add clause: with the clause of the plan")
Words = tuple[str, str, str]
_Wording = Callable[[ErrorDetails, Path, type[BaseModel]], Words]


def _keys(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _bare(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return next(arg for arg in get_args(kind) if arg is not type(None))
    return kind


def _inside(kind: Any, step: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _keys(kind).get(str(step))
    inner = get_args(kind)
    if isinstance(step, str) and len(inner) > 1:
        return inner[1]
    return inner[0] if inner else None


def _part_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    kind: Any = model
    for step in path:
        kind = _bare(_inside(kind, step))
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _unknown_key(_: ErrorDetails, path: Path, model: type[BaseModel]) -> Words:
    part = _part_at(model, path[:-1])
    mend = meant(str(path[-1]), _keys(part)) if part else "remove it"
    return "unknown-key", f"{shown(path[-1])} is not a key here", mend


def _missing(_: ErrorDetails, path: Path, model: type[BaseModel]) -> Words:
    if path[-1] == "clause":
        return CITE
    if isinstance(path[-1], int):
        return "wrong-value", "an item is missing here", "write [lower, upper], null for open"
    part = _part_at(model, path)
    holds = f" with {', '.join(_keys(part))}" if part else ""
    return "missing-key", f"{path[-1]} is missing", f"add {path[-1]}:{holds}"


def _condition(error: ErrorDetails, *_: object) -> Words:
    return (
        "condition",
        error["msg"],
        "write {fact: value}, {fact: {min: 3, below: 10}}, or all, any",
    )


def _text(error: ErrorDetails, path: Path, *_: object) -> Words:
    found = error["input"]
    if path and path[-1] == "clause" and found is None:
        return CITE
    if isinstance(found, (dict, list)) or found is None:
        return "wrong-value", f"a text is expected here, not {shown(found)}", "write a text"
    return "wrong-value", f"{shown(found)} is not a text", f'quote it: "{found}"'


def _short(_: ErrorDetails, path: Path, *__: object) -> Words:
    if path and path[-1] == "clause":
        return CITE
    return "wrong-value", "nothing is said here", "fill it in"


def _identifier(error: ErrorDetails, *_: object) -> Words:
    wrong = f"{shown(error['input'])} is not an identifier"
    return "wrong-value", wrong, "begin with a-z and go on with a-z, 0-9 and _"


def _choice(error: ErrorDetails, *_: object) -> Words:
    allowed = str(error.get("ctx", {}).get("expected", ""))
    known = [word.strip("' ") for word in allowed.replace(" or ", ",").split(",")]
    wrong = f"{shown(error['input'])} is not allowed here"
    return "wrong-value", wrong, meant(str(error["input"]), known)


def _expected(what: str, mend: str) -> _Wording:
    def words(error: ErrorDetails, *_: object) -> Words:
        return "wrong-value", f"{shown(error['input'])} is not {what}", mend

    return words


def _other(error: ErrorDetails, *_: object) -> Words:
    message = error["msg"].removeprefix("Value error, ")
    wrong, _semicolon, mend = message.partition("; ")
    return "wrong-value", wrong, mend or "compare with the shape of the same file of another plan"


_MAPPING = _expected("a mapping", "write key: value lines, further indented")
_NUMBER = _expected("a number", "write digits without quotes")
_DATE = _expected("a date", "write it as 2016-07-11")
_TRUTH = _expected("a truth value", "write true or false")
_TABLE: dict[str, _Wording] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "condition": _condition,
    "string_type": _text,
    "string_too_short": _short,
    "too_short": _short,
    "string_too_long": _expected("short enough", "cut it, or move the rest to a note"),
    "string_pattern_mismatch": _identifier,
    "literal_error": _choice,
    "enum": _expected("a level", "write IV, III, II or I"),
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "tuple_type": _expected("a list", "write items after hyphens, or in [ ]"),
    "too_long": _expected("a pair", "write [lower, upper], null for open"),
    "greater_than": _expected("above 0", "write a whole number from 1 up"),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _expected("a whole number", "write digits only"),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
}


def in_words(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Words:
    """Return code, wrong and mend of one error at a path of a chapter."""
    return _TABLE.get(error["type"], _other)(error, path, model)
