"""What is said of one criterion in one situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from engine.figures import Number, Situation
from engine.levels import Level
from engine.plan.conditions import facts_of
from engine.plan.criteria import Bound, Criterion
from engine.truth import Truth

State = Literal["met", "not_met", "open"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The levels that a criterion gives: at least `lowest`, at most `highest` (BELOW is none).

    `applies` is its condition judged; `figure` the value of its measure, None without a measure.
    """

    criterion: Criterion
    lowest: Level
    highest: Level
    applies: Truth
    figure: Number | None

    @property
    def state(self) -> State:
        """Met, not met, or open; a met criterion may still reach a higher level."""
        if self.lowest > Level.BELOW:
            return "met"
        return "open" if self.highest > Level.BELOW else "not_met"

    @property
    def band(self) -> tuple[Bound, Bound] | None:
        """The half-open band of the level that is met, or that may be when nothing is met yet."""
        bands = self.criterion.bands
        level = self.lowest if self.state == "met" else self.highest
        return None if bands is None else bands.get(level)

    @property
    def clause(self) -> str:
        """The clause of the level that is met, or may be."""
        level = self.lowest if self.state == "met" else self.highest
        return self.criterion.clause_at(level)


@dataclass(frozen=True, slots=True)
class Reason:
    """A criterion that is met. `deciding` ones give the level; the others give less.

    `figure` is plain JSON: the measure's value, or the known facts of a criterion without measure.
    """

    criterion: str
    clause: str
    level: Level
    figure: Any
    deciding: bool
    band: tuple[Bound, Bound] | None


def reason(verdict: Verdict, figure: Number | None, situation: Situation, level: Level) -> Reason:
    """Return a met verdict as a reason for a level; `figure` is the measure as reported."""
    criterion = verdict.criterion
    if figure is None:
        known = ((fact, situation.get(fact)) for fact in facts_of(criterion.when))
        plain: Any = {fact: value.plain() for fact, value in known if value is not None}
    else:
        plain = figure.plain()
    return Reason(
        criterion.id,
        criterion.clause_at(verdict.lowest),
        verdict.lowest,
        plain,
        verdict.lowest is level,
        None if criterion.bands is None else criterion.bands.get(verdict.lowest),
    )
