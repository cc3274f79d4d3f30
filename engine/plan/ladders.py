"""ladders.yaml: what is done, step by step, as a deadline nears and once it has passed.

One ladder a clock, shared by the plans of a jurisdiction: no plan says how its deadlines are
pressed, so every offset is a parameter with its own source.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from engine.plan.parts import Ident, Named, Part

ClockKind = Literal["answer", "completion", "report", "receipt"]
"""A directive unanswered, or not done; a report unsent, or its receipt unconfirmed."""

Act = Literal["remind", "deputy", "office", "commander"]
"""Remind the party; call its deputy; tell the plan's office; tell whoever commands."""


class Offset(Part):
    """When a rung is reached: so long before or after the deadline, or a share of the clock in."""

    before: Ident | None = None
    after: Ident | None = None
    elapsed: Ident | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Offset:
        if sum(one is not None for one in (self.before, self.after, self.elapsed)) != 1:
            raise ValueError("write exactly one of before, after, elapsed")
        return self


class Rung(Named):
    """One step of a ladder. A rung that would fall before its clock began is left out."""

    at: Offset
    act: Act


class Ladder(Part):
    """The rungs of one clock; `within` is the receipt clock itself, which no plan has."""

    clock: ClockKind
    within: Ident | None = None
    rungs: tuple[Rung, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _only_receipt_has_its_clock_here(self) -> Ladder:
        if (self.clock == "receipt") != (self.within is not None):
            raise ValueError("the receipt ladder says within, no other does")
        names = [rung.id for rung in self.rungs]
        if len(names) != len(set(names)):
            raise ValueError("two rungs of one ladder have the same id")
        return self


class Ladders(Part):
    """The shape of ladders.yaml."""

    ladders: tuple[Ladder, ...]

    @model_validator(mode="after")
    def _one_ladder_a_clock(self) -> Ladders:
        clocks = [ladder.clock for ladder in self.ladders]
        if len(clocks) != len(set(clocks)):
            raise ValueError("two ladders stand at the same clock")
        return self
