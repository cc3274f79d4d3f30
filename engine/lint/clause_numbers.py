"""The numbers of the plan agree with the words of the clauses that they cite (source.md)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from engine.figures import plain_number
from engine.levels import Level
from engine.lint.clause_text import TEXT, official
from engine.lint.findings import Finding, Manuscript
from engine.plan.clauses import cited
from engine.plan.conditions import Within, walk
from engine.plan.criteria import Criterion
from engine.plan.official_text import OfficialText
from engine.plan.plan import Plan
from engine.plan.quantities import Quantity, Side, quantities
from engine.plan.source import Path

_CODE = "text-disagrees"
_FILE = "grading.yaml"
_ROOT: Path = ("grading", "criteria")


class _Bound(NamedTuple):
    """A bound of a criterion: the figure, its unit, and the clause that should say it."""

    criterion: Criterion
    level: Level
    value: Decimal
    unit: str
    side: Side
    path: Path
    lowest: bool = False

    @property
    def clause(self) -> str:
        return self.criterion.clause_at(self.level)

    def is_said_by(self, quantity: Quantity) -> bool:
        return quantity.side in (self.side, "") and quantity.of(self.unit) == self.value


def _unit(plan: Plan, fact: str) -> str:
    unit = plan.facts[fact].unit
    return unit.zh if unit else ""


def _of_bands(plan: Plan, criterion: Criterion, path: Path) -> Iterator[_Bound]:
    bands = criterion.bands or {}
    for level, band in bands.items():
        unit = _unit(plan, criterion.measure[0])
        sides: tuple[Side, Side] = ("以上", "以下")
        for index, (value, side) in enumerate(zip(band, sides, strict=True)):
            if value is not None:
                place = (*path, "bands", level.code, index)
                lowest = index == 0 and level == min(bands)
                yield _Bound(criterion, level, value, unit, side, place, lowest)


def _written(value: Any, fact: str, path: Path) -> Path | None:
    """Return where a condition, as it is written, asks for a fact."""
    if isinstance(value, dict) and isinstance(value.get(fact), dict):
        return (*path, fact)
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    below = (_written(v, fact, (*path, k)) for k, v in inside if isinstance(v, (dict, list)))
    return next((found for found in below if found), None)


def _of_conditions(
    plan: Plan, criterion: Criterion, path: Path, written: dict[str, Any]
) -> Iterator[_Bound]:
    levels = [criterion.level] if criterion.level is not None else list(criterion.bands or ())
    for asked in walk(criterion.when):
        if isinstance(asked, Within):
            place = _written(written.get("when"), asked.fact, (*path, "when")) or path
            unit = _unit(plan, asked.fact)
            for level in levels:
                if asked.low is not None:
                    yield _Bound(criterion, level, asked.low, unit, "以上", (*place, "min"))
                if asked.below is not None:
                    yield _Bound(criterion, level, asked.below, unit, "以下", (*place, "below"))


def _bounds(manuscript: Manuscript) -> Iterator[_Bound]:
    written = manuscript.book.source(_FILE).data["grading"]["criteria"]
    for index, criterion in enumerate(manuscript.plan.grading.criteria):
        path = (*_ROOT, index)
        yield from _of_bands(manuscript.plan, criterion, path)
        yield from _of_conditions(manuscript.plan, criterion, path, written[index])


def _said(text: OfficialText, clause: str) -> tuple[int, list[Quantity]] | None:
    """Return the line of the first of the clauses cited, and what quantities they name."""
    passages = [passage for number in cited(clause) for passage in text.under(number)]
    if not passages:
        return None
    return passages[0].line, [q for passage in passages for q in quantities(passage.words)]


def _begins_somewhere(said: list[Quantity], unit: str) -> bool:
    return any(quantity.side == "以上" and quantity.of(unit) is not None for quantity in said)


def bounds_that_the_text_does_not_say(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield bounds of criteria that their clause does not say.

    Where a clause names no lower bound at all (3人以下), the lowest band may begin at nothing or one.
    """
    text = official(manuscript)
    for bound in _bounds(manuscript) if text else ():
        said = _said(text, bound.clause) if text else None
        if said is None or any(bound.is_said_by(quantity) for quantity in said[1]):
            continue
        if bound.lowest and bound.value in (0, 1) and not _begins_somewhere(said[1], bound.unit):
            continue
        figure = f"{plain_number(bound.value)}{bound.unit}{bound.side}"
        wrong = f"{TEXT}:{said[0]} ({bound.clause}) does not say {figure}"
        mend = "mend the number, or cite the clause that says it"
        yield manuscript.finding(_FILE, bound.path, _CODE, bound.criterion.id, wrong, mend)


def _citation(manuscript: Manuscript, clause: str) -> tuple[str, Path]:
    """Return id and place of the first criterion that cites a clause for one of its levels."""
    for index, criterion in enumerate(manuscript.plan.grading.criteria):
        for level, refined in criterion.clauses.items():
            if refined == clause:
                return criterion.id, (*_ROOT, index, "clauses", level.code)
        if criterion.clause == clause:
            return criterion.id, (*_ROOT, index, "clause")
    return "", _ROOT


def bounds_that_no_criterion_uses(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield bounds (3人以上) in the words of a grading clause that no criterion citing it uses."""
    text = official(manuscript)
    by_clause: dict[str, list[_Bound]] = {}
    for bound in _bounds(manuscript) if text else ():
        by_clause.setdefault(bound.clause, []).append(bound)
    for clause, bounds in by_clause.items():
        passages = [text.at(number) for number in cited(clause)] if text else []
        for passage in filter(None, passages):
            unused = dict.fromkeys(
                str(quantity)
                for quantity in quantities(passage.words)
                if quantity.side and not any(bound.is_said_by(quantity) for bound in bounds)
            )
            if unused:
                place, said = f"{TEXT}:{passage.line}", ", ".join(unused)
                wrong = f"{place} ({clause}) says {said}; no criterion citing it does"
                item, path = _citation(manuscript, clause)
                mend = "mend the band or condition that should say it"
                yield manuscript.finding(_FILE, path, _CODE, item, wrong, mend)
