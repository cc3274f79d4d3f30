"""The shape of a chapter: a `Source` validated against its model, every error with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.errors import Fault
from engine.plan.exactness import mistaken
from engine.plan.source import Path, Source
from engine.plan.wording import CITE, in_words

Model = TypeVar("Model", bound=BaseModel)


def _path(error: ErrorDetails) -> tuple[Path, bool]:
    """Return the path of an error, and whether the key itself is at fault."""
    path = error["loc"]
    if path and path[-1] == "[key]":
        return path[:-1], True
    inner = error.get("ctx", {}).get("path", ()) if error["type"] == "condition" else ()
    return (*path, *inner), error["type"] == "extra_forbidden"


def _errors(source: Source, model: type[BaseModel], error: ValidationError) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        # Pydantic counts only valid items: a list whose one item is wrong seems empty to it.
        if detail["type"] == "too_short" and detail["input"]:
            continue
        path, at_key = _path(detail)
        yield source.fault(path, *in_words(detail, path, model), key=at_key)


def _mistakes(source: Source, model: BaseModel) -> Iterator[Fault]:
    for path, wrong, mend, key in mistaken(model, source.data):
        if path and path[-1] == "clause":
            yield source.fault(path, *CITE)
        else:
            yield source.fault(path, "wrong-value", wrong, mend, key=key)


def read_shape(source: Source, model: type[Model]) -> tuple[Model | None, list[Fault]]:
    """Return the chapter, or None with every fault of its shape."""
    try:
        chapter = model.model_validate(source.data)
    except ValidationError as error:
        return None, list(_errors(source, model, error))
    if mistakes := list(_mistakes(source, chapter)):
        return None, mistakes
    return chapter, []
