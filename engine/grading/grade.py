"""grade: from what is known to the level, its ceiling, the reasons and the open questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.figures import GREATEST, Number, Situation
from engine.grading.flips import Flip, flips
from engine.grading.questions import Question, questions
from engine.grading.rulebook import BELOW, Rulebook, rulebook_of
from engine.grading.scale import total
from engine.grading.verdict import Reason, Verdict, reason
from engine.levels import Level
from engine.plan.plan import Plan
from engine.text import Text


@dataclass(frozen=True, slots=True)
class ProjectedGrade:
    """The grade if a named fear of the plan comes true, such as the missing being dead."""

    id: str
    title: Text
    clause: str
    level: Level
    ceiling: Level


@dataclass(frozen=True)
class Grading:
    """A situation graded. Any criterion suffices and the highest level wins; all reasons are kept.

    `level` is what the known figures establish by some criterion: whatever the rest turns out to
    be, the grade is not lower. `ceiling` is the highest level that what is open still allows.
    `reported` are the figures as they came; `judged` the same, or their upper ends when projected.
    """

    book: Rulebook
    reported: Situation
    judged: Situation
    verdicts: tuple[Verdict, ...]
    level: Level
    ceiling: Level

    @cached_property
    def because(self) -> tuple[Reason, ...]:
        """Every criterion that is met, the highest level first, then in the plan's order."""
        met = [verdict for verdict in self.verdicts if verdict.lowest > BELOW]
        met.sort(key=lambda verdict: -verdict.lowest)
        return tuple(
            reason(verdict, self._reported_figure(verdict), self.reported, self.level)
            for verdict in met
        )

    def _reported_figure(self, verdict: Verdict) -> Number | None:
        if self.reported is self.judged or verdict.figure is None:
            return verdict.figure
        return total(verdict.criterion.measure, self.reported)

    @cached_property
    def open(self) -> tuple[Question, ...]:
        """What to ask next: the facts that could still raise the level."""
        if self.level is self.ceiling:
            return ()
        return questions(self.book, self.verdicts, self.judged, self.level)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """The nearest change of each known figure that would change the level."""
        return flips(self.book, self.verdicts, self.judged, self.level)

    @cached_property
    def projections(self) -> tuple[ProjectedGrade, ...]:
        """The grade under each fear that the plan names."""
        return tuple(
            ProjectedGrade(fear.id, fear.title, fear.clause, *self._if_added(fear.add))
            for fear in self.book.projections
        )

    def _if_added(self, add: dict[str, tuple[str, ...]]) -> tuple[Level, Level]:
        feared = dict(self.judged)
        for fact, added in add.items():
            feared[fact] = total((fact, *added), self.judged)
        pairs = [
            (verdict.lowest, verdict.highest) if rule.facts.isdisjoint(add) else rule.bounds(feared)
            for rule, verdict in zip(self.book.rules, self.verdicts, strict=True)
        ]
        lows, highs = zip(*pairs, strict=True) if pairs else ((), ())
        return max(lows, default=BELOW), max(highs, default=BELOW)


def project(situation: Situation) -> Situation:
    """Return the situation with every range at its upper end; unknown facts stay unknown.

    An open end becomes the greatest credible figure or more, which lands in a top band.
    """
    return {
        fact: _upper(figure) if isinstance(figure, Number) else figure
        for fact, figure in situation.items()
    }


def _upper(figure: Number) -> Number:
    if figure.high is None:
        return Number(GREATEST, None)
    return figure if figure.exact else Number(figure.high, figure.high)


def grade(plan: Plan, situation: Situation, *, projected: bool = False) -> Grading:
    """Grade a situation by a plan; with `projected`, take ranges at their upper end.

    It never fails on a situation that `read_situation` returned for the plan.
    """
    book = rulebook_of(plan)
    judged = project(situation) if projected else situation
    verdicts = tuple([rule.assess(judged) for rule in book.rules])
    level = max([verdict.lowest for verdict in verdicts], default=BELOW)
    ceiling = max([verdict.highest for verdict in verdicts], default=BELOW)
    return Grading(book, situation, judged, verdicts, level, ceiling)
