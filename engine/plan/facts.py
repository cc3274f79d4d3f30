"""facts.yaml: the figures a plan asks for."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from engine.plan.parts import Clause, Ident, Part
from engine.text import Text

PersonState = Literal["missing", "dead", "serious", "slight", "rescued"]
"""What has become of somebody: not found, dead, seriously or slightly hurt, safe."""


class FedBy(Part):
    """Which register of an incident feeds a fact; exactly one kind is named.

    `people` adds up the persons in these states. `elapsed` is the hours (in the fact's unit, which
    must be hours) that a stopwatch of this name has run, and `held` the people it runs for. `moved`
    adds up the people moved away to all places. `estimate` is a figure that is estimated again and
    again, each time with its method.
    """

    people: tuple[PersonState, ...] = ()
    elapsed: Ident | None = None
    held: Ident | None = None
    moved: bool = False
    estimate: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> FedBy:
        named = (self.people, self.elapsed, self.held, self.moved, self.estimate)
        if sum(bool(one) for one in named) != 1:
            raise ValueError("name one of people, elapsed, held, moved: true, estimate: true")
        return self

    @property
    def types(self) -> tuple[str, ...]:
        """The types of fact that this kind of register can feed."""
        if self.elapsed:
            return ("measure",)
        return ("count", "measure") if self.estimate else ("count",)


class FactDefinition(Part):
    """One fact.

    `count` is a whole number, `measure` a decimal, both never negative; `flag` is yes or no;
    `choice` is one of `values` in their order. `ask` is the question put to a caller. `fed_by`
    names the register that adds the figure up; without it people record it themselves. A flag may
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
    fed_by: FedBy | None = None

    @model_validator(mode="after")
    def _values_belong_to_choices(self) -> FactDefinition:
        if (self.type == "choice") != bool(self.values):
            raise ValueError("a choice lists its values, no other type does")
        if (self.type in ("count", "measure")) != (self.unit is not None):
            raise ValueError("a count or measure names its unit, no other type does")
        if self.fed_by and self.type not in self.fed_by.types:
            raise ValueError(f"this register feeds a {' or '.join(self.fed_by.types)}")
        return self

    @model_validator(mode="after")
    def _a_register_answers_a_flag(self) -> FactDefinition:
        if self.answered_by is not None and self.type != "flag":
            raise ValueError("a register answers a flag, no other type")
        return self


class Facts(Part):
    """All facts of a plan, in the order in which a caller is asked."""

    facts: dict[Ident, FactDefinition]
