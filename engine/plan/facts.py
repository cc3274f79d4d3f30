"""facts.yaml: the figures a plan asks for."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from engine.plan.parts import Clause, Ident, Part
from engine.text import Text


class FactDefinition(Part):
    """One fact.

    `count` is a whole number, `measure` a decimal, both never negative; `flag` is yes or no;
    `choice` is one of `values` in their order. `ask` is the question put to a caller. A flag may
    be `answered_by` a register of the incident: once something stands there, it is yes.
    """

    type: Literal["count", "measure", "flag", "choice"]
    title: Text
    ask: Text
    clause: Clause
    unit: Text | None = None
    values: dict[str, Text] | None = None
    note: Text | None = None
    answered_by: Literal["requisitions"] | None = None

    @model_validator(mode="after")
    def _values_belong_to_choices(self) -> FactDefinition:
        if (self.type == "choice") != bool(self.values):
            raise ValueError("a choice lists its values, no other type does")
        if (self.type in ("count", "measure")) != (self.unit is not None):
            raise ValueError("a count or measure names its unit, no other type does")
        return self

    @model_validator(mode="after")
    def _a_register_answers_a_flag(self) -> FactDefinition:
        if self.answered_by is not None and self.type != "flag":
            raise ValueError("a register answers a flag, no other type")
        return self


class Facts(Part):
    """All facts of a plan, in the order in which a caller is asked."""

    facts: dict[Ident, FactDefinition]
