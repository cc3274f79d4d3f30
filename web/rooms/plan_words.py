"""The parts of a plan in words: parties, conditions, times, levels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.grading.condition_words import words
from engine.grading.sentences import band_words, unit_words
from engine.levels import GRADED, Level
from engine.plan.conditions import Always, Condition
from engine.plan.criteria import Criterion
from engine.plan.jurisdiction import Successor, Unit
from engine.plan.lengths import length_words, parameter_words
from engine.plan.plan import Plan
from engine.plan.upkeep import Span
from engine.remainder import remainder
from engine.text import Language, Text
from engine.truth import Context

SCALE = (Level.BELOW, *GRADED)
"""Below the scale, then Ⅳ to Ⅰ: the order of every table by level."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What templates ask about a plan, in the language of the page."""

    plan: Plan
    language: Language

    def when(self, condition: Condition) -> str:
        """Return what must hold in words; nothing when it always does, as the city has chosen."""
        left = remainder(condition, Context())
        if isinstance(left, Always):
            return ""
        return words(left or condition, self.plan, self.language)

    def never(self, condition: Condition) -> bool:
        """Tell whether the city has chosen otherwise, so that a duty stays on paper."""
        return remainder(condition, Context()) is None

    def detail(self, kind: str, item: str) -> str:
        """Return who does an item, when, and within which time; nothing for what has no more to say."""
        if kind == "tasks.tasks":
            task = self.plan.task[item]
            return self._joined(self.parties(task.to), self.when(task.when))
        if kind == "reports.reports":
            report = self.plan.report[item]
            way = f"{self.party(report.sender)} → {self.parties(report.to)}"
            return self._joined(way, self.time(report.within), self.when(report.when))
        if kind == "organisation.groups":
            group = self.plan.groups[item]
            return self._joined(self.parties(group.members), self.when(group.when))
        return ""

    def _joined(self, *parts: str) -> str:
        return ("；" if self.language == "zh" else "; ").join(part for part in parts if part)

    def party(self, name: str) -> str:
        """Return a unit, body or district role by its name of that time."""
        return self.plan.party_title(name).said(self.language)

    def parties(self, names: Iterable[str]) -> str:
        """Return several parties in a row."""
        return ("、" if self.language == "zh" else ", ").join(map(self.party, names))

    def unit(self, name: str) -> Unit | None:
        """Return a unit of the directory, if the name is one's."""
        return self.plan.directory.units.get(name)

    def successor(self, name: str) -> Successor | None:
        """Return who took a unit's duties over."""
        unit = self.unit(name)
        return unit.successor if unit else None

    def time(self, parameter: str) -> str:
        """Return a parameter's length or choice: 60 分钟."""
        return parameter_words(self.plan.parameters[parameter], self.language)

    def span(self, span: Span) -> str:
        """Return a stretch of the calendar: 3 年."""
        return length_words(span.count, span.unit, self.language)

    def levels(self) -> list[Level]:
        """Return the plan's levels, rising, with what lies below them."""
        return list(SCALE)

    def name(self, level: Level) -> Text:
        """Return the plan's word for a level."""
        return self.plan.level_name(level)

    def band(self, criterion: Criterion, level: Level) -> str:
        """Return what a criterion's figure must be for a level; nothing where it never gives it."""
        band = (criterion.bands or {}).get(level)
        if band is None:
            return ""
        return band_words(
            band, unit_words(self.plan, criterion.measure[0], self.language), self.language
        )
