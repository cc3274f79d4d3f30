"""clauses.yaml: every clause number of the document, and why some order nothing.

A clause is answered by the items that cite it, by a reason why it orders nothing (`because`), or,
when it is a mere heading, by the clauses under it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from pydantic import Field, model_validator

from engine.plan.parts import Clause, Part
from engine.text import Text

_STEP = re.compile(r"第[^条款项]+[条款项]|\([^)]*\)|[0-9]+|[一二三四五六七八九十百]+|[A-Za-z]+")


class ClauseEntry(Part):
    """One clause as the items cite it (§4.4.12(3), 四(三)1(2), 第九条) with its subject."""

    number: Clause
    title: Text
    heading: bool = False
    because: Text | None = None

    @model_validator(mode="after")
    def _a_heading_needs_no_reason(self) -> ClauseEntry:
        if self.heading and self.because:
            raise ValueError("a heading is answered by its clauses; drop heading or because")
        return self


class ClauseIndex(Part):
    """All clauses in the document's order; `numbering` says how its text writes them."""

    numbering: Literal["decimal", "chinese", "articles"]
    entries: tuple[ClauseEntry, ...] = Field(min_length=1)


class ClauseFile(Part):
    """The shape of clauses.yaml."""

    clauses: ClauseIndex


@lru_cache(maxsize=8192)
def spelt(number: str) -> str:
    """Return a clause number without accidents of typing: width, spaces, the § sign, 第(一)项."""
    plain = re.sub(r"[\s§]", "", unicodedata.normalize("NFKC", number))
    return re.sub(r"第(\([^)]*\))项", r"\1", plain)


@lru_cache(maxsize=8192)
def steps(number: str) -> tuple[str, ...]:
    """Return the parts of a clause number: §4.4.12(3) is 4, 4, 12, (3)."""
    return tuple(_STEP.findall(spelt(number)))


def is_under(number: str, whole: str) -> bool:
    """Tell whether a clause number is `whole` or a part of it."""
    above = steps(whole)
    return steps(number)[: len(above)] == above


def cited(clause: str) -> tuple[str, ...]:
    """Return the clause numbers that one citation names: several are joined by 、."""
    return tuple(part.strip() for part in clause.split("、"))


def clause_sign(number: str) -> str:
    """Return a clause as it is shown: §4.1, or 四（二） as a plan counts."""
    return f"§{number}" if number[:1] in tuple("0123456789") else number
