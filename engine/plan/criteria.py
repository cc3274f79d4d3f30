"""grading.yaml: criteria, each with bands on a measure or a fixed level."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from engine.levels import Level
from engine.plan.conditions import ALWAYS, When
from engine.plan.parts import Clause, Ident, Item, LevelCode, Part

Bound = Decimal | None


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Criterion(Item):
    """One way to reach a level.

    Either `measure` (one fact, or several added up) falls in one of the half-open `bands`, or the
    criterion gives a fixed `level`. `when` must hold too. `clauses` refines the clause by level.
    """

    when: When = ALWAYS
    measure: Annotated[tuple[Ident, ...], BeforeValidator(_as_list)] = ()
    bands: dict[LevelCode, tuple[Bound, Bound]] | None = None
    level: LevelCode | None = None
    clauses: dict[LevelCode, Clause] = {}

    @model_validator(mode="after")
    def _bands_or_level(self) -> Criterion:
        if (self.bands is None) == (self.level is None) or (self.bands is None) == bool(
            self.measure
        ):
            raise ValueError("a criterion has a measure with bands, or a fixed level")
        return self

    def clause_at(self, level: Level) -> str:
        """Return the clause that gives this level."""
        return self.clauses.get(level, self.clause)


class Projection(Item):
    """A named fear: the grade if `add`ed facts counted too (such as missing people dead)."""

    add: dict[Ident, tuple[Ident, ...]]


class Grading(Part):
    """All criteria: any one suffices and the highest level wins."""

    clause: Clause
    criteria: tuple[Criterion, ...]
    projections: tuple[Projection, ...] = ()


class GradingFile(Part):
    """The shape of grading.yaml."""

    grading: Grading
