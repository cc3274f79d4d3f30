"""The review of a plan whose chapters have their shape: every check that crosses chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.errors import Fault
from engine.plan.approval_chains import announcements, ending_chains
from engine.plan.bands import bands, unreal_bounds
from engine.plan.case_figures import case_choices, case_figures
from engine.plan.chapters import Book, ChapterRefused
from engine.plan.circumstances import (
    clock,
    jurisdiction_name,
    level_names,
    overlay_names,
    parameter_values,
    period,
    plan_name,
)
from engine.plan.comparisons import comparisons
from engine.plan.identifiers import (
    body_collisions,
    case_names,
    collisions,
    repetitions,
    reserved_responses,
    reserved_words,
)
from engine.plan.phase_graph import (
    ambiguous_moves,
    phases,
    responses_of_levels,
    targets,
    triggers,
)
from engine.plan.references import unresolved

CHECKS: tuple[Callable[[Book], Iterator[Fault]], ...] = (
    plan_name,
    jurisdiction_name,
    overlay_names,
    period,
    level_names,
    clock,
    parameter_values,
    repetitions,
    collisions,
    body_collisions,
    reserved_words,
    reserved_responses,
    unresolved,
    comparisons,
    bands,
    unreal_bounds,
    phases,
    ambiguous_moves,
    triggers,
    targets,
    responses_of_levels,
    ending_chains,
    announcements,
    case_names,
    case_figures,
    case_choices,
)


def _findings(book: Book, check: Callable[[Book], Iterator[Fault]]) -> list[Fault]:
    try:
        return list(check(book))
    except ChapterRefused:
        return []


def review(book: Book) -> list[Fault]:
    """Return every fault; a check that leans on a refused chapter waits until that is mended."""
    return [fault for check in CHECKS for fault in _findings(book, check)]
