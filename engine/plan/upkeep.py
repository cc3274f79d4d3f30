"""upkeep.yaml: how the plan itself is kept alive: reviews, filings, drills, as calendar duties."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from engine.plan.parts import Clause, Ident, Item, LevelCode, Part
from engine.text import Text

Unit = Literal["days", "working_days", "months", "years"]


class Span(Part):
    """A stretch of the calendar that the plan itself names."""

    count: int = Field(gt=0)
    unit: Unit


class UpkeepDuty(Item):
    """A duty of the calendar.

    It returns `every` span (or as often as the parameter `interval` says, where the plan leaves
    that open), and again `after_level`: when an incident of that level or above has been closed.
    `within` is the time for it, counted `of` the plan's issue, of its last revision, of that
    closing, or of the issue of a local plan, whose day is not known here. Without any of these the plan sets no date, and none is invented. `to` names who
    receives what is filed or reported.
    """

    kind: Literal["review", "approval", "filing", "drill", "training", "publicity", "finance"]
    by: tuple[Ident, ...] = Field(min_length=1)
    to: tuple[Ident, ...] = ()
    every: Span | None = None
    interval: Ident | None = None
    after_level: LevelCode | None = None
    within: Span | None = None
    of: Literal["issue", "revision", "closing", "local_issue"] | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _times_go_together(self) -> UpkeepDuty:
        if self.every and self.interval:
            raise ValueError("every and interval both say how often; keep one")
        if (self.within is None) != (self.of is None):
            raise ValueError("within needs of, and of needs within; give both or neither")
        return self


class Upkeep(Part):
    """Everything that keeps the plan current."""

    clause: Clause
    duties: tuple[UpkeepDuty, ...] = Field(min_length=1)


class UpkeepFile(Part):
    """The shape of upkeep.yaml."""

    upkeep: Upkeep
