"""What a plan says, in outline: as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.figures import plain_number
from engine.grading.sentences import band_words, level_words, unit_words
from engine.levels import GRADED, Level
from engine.plan.conditions import facts_of
from engine.plan.criteria import Bound, Criterion
from engine.plan.lifecycle import Response
from engine.plan.plan import Plan
from engine.text import Language, Text


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _bounds(band: tuple[Bound, Bound]) -> list[int | str | None]:
    return [None if bound is None else plain_number(bound) for bound in band]


def _criterion(criterion: Criterion) -> dict[str, Any]:
    levels = [criterion.level] if criterion.level else list(criterion.bands or ())
    return {
        "id": criterion.id,
        "title": _text(criterion.title),
        "clause": criterion.clause,
        "clauses": {level.code: criterion.clause_at(level) for level in levels},
        "measure": list(criterion.measure),
        "when": list(facts_of(criterion.when)),
        "level": criterion.level.code if criterion.level else None,
        "bands": {lv.code: _bounds(band) for lv, band in (criterion.bands or {}).items()},
    }


def _response(response: Response) -> dict[str, Any]:
    return {
        "id": response.id,
        "title": _text(response.title),
        "clause": response.clause,
        "levels": [level.code for level in response.levels],
        "scope": response.scope,
        "groups": response.groups,
        "discretionary": response.discretionary,
    }


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "facts": len(plan.facts),
        "bodies": len(plan.organisation.bodies),
        "units": len(plan.organisation.units),
        "groups": len(plan.organisation.groups),
        "tasks": len(plan.tasks.tasks),
        "reports": len(plan.reports.reports),
        "ending_conditions": len(plan.ending.conditions),
    }


def outline(plan: Plan) -> dict[str, Any]:
    """Return the outline of a plan as plain JSON."""
    document = plan.document
    return {
        "plan": plan.id,
        "edition": plan.edition,
        "document": {
            "title": _text(document.title),
            "number": document.document,
            "issuer": _text(document.issuer),
            "edition": document.edition,
            "effective_from": document.effective_from.isoformat(),
            "effective_to": document.effective_to and document.effective_to.isoformat(),
            "jurisdiction": document.jurisdiction,
            "bounds": {"rule": document.bounds.rule, "clause": document.bounds.clause},
        },
        "levels": {lv.code: _text(plan.level_name(lv)) for lv in (Level.BELOW, *GRADED)},
        "criteria": [_criterion(criterion) for criterion in plan.grading.criteria],
        "responses": [_response(response) for response in plan.lifecycle.responses],
        "groups": [{"id": g.id, "title": _text(g.title)} for g in plan.organisation.groups],
        "counts": _counts(plan),
    }


def _criterion_lines(plan: Plan, criterion: Criterion, language: Language) -> Iterator[str]:
    yield f"  {criterion.title.said(language)}  [{criterion.id}] {criterion.clause}"
    if criterion.level is not None:
        yield f"    {level_words(plan, criterion.level, language)}"
    for level, band in (criterion.bands or {}).items():
        bounds = band_words(band, unit_words(plan, criterion.measure[0], language), language)
        name = level_words(plan, level, language)
        yield f"    {name}  {bounds}  {criterion.clause_at(level)}"


def _response_line(plan: Plan, response: Response, language: Language) -> str:
    levels = " ".join(
        level.numeral if level else plan.level_name(level).said(language)
        for level in response.levels
    )
    return f"  {response.title.said(language)}  [{response.id}] {levels} {response.clause}"


_COUNTED = {
    "facts": ("事实", "facts"),
    "bodies": ("指挥机构", "command bodies"),
    "units": ("成员单位", "units with duties"),
    "groups": ("工作组", "response groups"),
    "tasks": ("任务", "tasks"),
    "reports": ("报告", "reports"),
    "ending_conditions": ("终止条件", "ending conditions"),
}
_HEADS: dict[Language, tuple[str, str, str]] = {
    "zh": ("分级标准", "响应", "工作组"),
    "en": ("Criteria", "Responses", "Response groups"),
}


def outline_lines(plan: Plan, language: Language) -> Iterator[str]:
    """Yield the outline of a plan as lines for people."""
    document = plan.document
    criteria, responses, groups = _HEADS[language]
    yield f"{document.title.said(language)}  {document.document}"
    yield f"{document.issuer.said(language)}  {document.effective_from}  {plan.edition[:12]}"
    yield f"{getattr(document.bounds, language)} {document.bounds.clause}"
    yield criteria
    for criterion in plan.grading.criteria:
        yield from _criterion_lines(plan, criterion, language)
    yield responses
    for response in plan.lifecycle.responses:
        yield _response_line(plan, response, language)
    yield groups
    for group in plan.organisation.groups:
        yield f"  {group.title.said(language)}  [{group.id}] {group.clause}"
    spoken = 0 if language == "zh" else 1
    yield "  ".join(f"{_COUNTED[k][spoken]} {n}" for k, n in _counts(plan).items())
