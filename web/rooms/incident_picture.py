"""The picture: what is known, what is not, the grade, why, and what to ask next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.grading import Grading, grade
from engine.grading.questions import Question
from engine.grading.sentences import flip_words, projection_words, reason_words
from engine.grading.verdict import Reason
from engine.incident.demand import situation_of
from engine.incident.figure_words import figure_words
from engine.incident.state import Incident, KnownFigure
from engine.incident.story import Line
from engine.journal.entry import Entry
from engine.levels import Level
from engine.plan.facts import FactDefinition
from engine.plan.plan import Plan
from engine.text import Language, Text

ASKED = 4
"""How many questions and flips stand in the open; the others are folded."""


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier or present value of a figure, with the entry that recorded it."""

    words: Text
    entry: Entry


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in words; `known` is None while nobody has said anything about it."""

    fact: str
    definition: FactDefinition
    words: Text
    known: KnownFigure | None
    history: tuple[Past, ...]

    @property
    def unknown(self) -> bool:
        """Whether its value is not known, or was found to be unknown after all."""
        return self.known is None or self.known.value is None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about the grade, with its clause apart and the level it speaks of."""

    words: str
    clause: str
    level: Level


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the picture shows."""

    rows: tuple[FigureRow, ...]
    reasons: tuple[Sentence, ...]
    fears: tuple[Sentence, ...]
    questions: tuple[tuple[FactDefinition, Question], ...]
    flips: tuple[Sentence, ...]
    level: Level
    ceiling: Level


def picture(plan: Plan, incident: Incident, lines: Iterable[Line], language: Language) -> Picture:
    """Return the picture of an incident, by its present figures."""
    grading = grade(plan, situation_of(plan, incident))
    return Picture(
        rows=tuple(_rows(plan, incident, grading, _histories(plan, lines))),
        reasons=tuple(_reason(plan, reason, language) for reason in grading.because),
        fears=tuple(
            Sentence(
                _bare(projection_words(plan, fear, language), fear.clause), fear.clause, fear.level
            )
            for fear in grading.projections
            if fear.level > grading.level
        ),
        questions=tuple((plan.facts[one.fact], one) for one in grading.open),
        flips=tuple(
            Sentence(flip_words(plan, flip, language), "", flip.level) for flip in grading.flips
        ),
        level=grading.level,
        ceiling=grading.ceiling,
    )


def worth_asking(plan: Plan, incident: Incident) -> tuple[list[str], list[str]]:
    """Return the facts that are known or could change the grade, and all others."""
    asked = {question.fact for question in grade(plan, situation_of(plan, incident)).open}
    first = [fact for fact in plan.facts if fact in asked or fact in incident.figures]
    return first, [fact for fact in plan.facts if fact not in first]


def recorded_reason(plan: Plan, kept: Mapping[str, Any], language: Language) -> Sentence:
    """Return a reason as the journal keeps it, in words."""
    criterion = next(c for c in plan.grading.criteria if c.id == kept["criterion"])
    level = Level.parse(kept["level"])
    band = criterion.bands.get(level) if criterion.bands else None
    reason = Reason(criterion.id, kept["clause"], level, kept["figure"], deciding=True, band=band)
    return _reason(plan, reason, language)


def _reason(plan: Plan, reason: Reason, language: Language) -> Sentence:
    words = reason_words(plan, reason, language)
    return Sentence(_bare(words, reason.clause), reason.clause, reason.level)


def _bare(words: str, clause: str) -> str:
    """Drop the clause that a sentence ends with: it stands beside it as a chip."""
    return words.removesuffix(clause).rstrip(" ,")


def _rows(
    plan: Plan, incident: Incident, grading: Grading, histories: Mapping[str, tuple[Past, ...]]
) -> Iterable[FigureRow]:
    asked = {question.fact for question in grading.open}
    for fact, definition in plan.facts.items():
        known = incident.figures.get(fact)
        if known is not None or (fact in asked and definition.type == "count"):
            words = figure_words(definition, known.value if known else None)
            yield FigureRow(fact, definition, words, known, histories.get(fact, ()))


def _histories(plan: Plan, lines: Iterable[Line]) -> dict[str, tuple[Past, ...]]:
    found: dict[str, list[Past]] = defaultdict(list)
    for line in lines:
        if line.entry.kind == "FiguresRecorded":
            for fact, value in line.entry.payload["figures"].items():
                found[fact].append(Past(figure_words(plan.facts[fact], value), line.entry))
    return {fact: tuple(reversed(past)) for fact, past in found.items()}
