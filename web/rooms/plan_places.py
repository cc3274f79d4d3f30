"""Where an item of a plan stands in the library: the page and the anchor on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from engine.plan.citations import ROOTS, Citation
from engine.plan.plan import Plan


class Place(NamedTuple):
    """A page of the plan and an id on it."""

    page: str
    anchor: str


_ITEMS: Mapping[str, tuple[str, str]] = {
    "facts": ("", "fact"),
    "document.handovers": ("", "handover"),
    "grading.criteria": ("", "criterion"),
    "grading.projections": ("", "projection"),
    "lifecycle.responses": ("", "response"),
    "lifecycle.moves": ("flow", "move"),
    "ending.conditions": ("", "condition"),
    "organisation.bodies": ("organisation", "body"),
    "organisation.units": ("organisation", "unit"),
    "organisation.groups": ("organisation", "group"),
    "tasks.tasks": ("work", "task"),
    "reports.reports": ("work", "report"),
    "reports.contents": ("work", "content"),
    "reports.chains": ("work", "chain"),
    "warnings.triggers": ("standing", "trigger"),
    "warnings.contents": ("standing", "warning-content"),
    "warnings.channels": ("standing", "warning-channel"),
    "warnings.routes": ("standing", "route"),
    "warnings.duties": ("standing", "warning"),
    "warnings.reports": ("standing", "warning"),
    "prevention.duties": ("standing", "prevention"),
    "prevention.reports": ("standing", "prevention"),
    "prevention.key_units.rules": ("standing", "prevention"),
    "safeguards.duties": ("standing", "safeguard"),
    "release.rules": ("standing", "rule"),
    "release.channels": ("standing", "release-channel"),
    "evidence.items": ("standing", "evidence"),
    "upkeep.duties": ("calendar", "duty"),
}
"""Items with an anchor of their own, by kind: the page, and what stands before the item's id."""

_PARTS: Mapping[str, Place] = {
    "document.bounds": Place("", "bounds"),
    "document.below": Place("", "below"),
    "document": Place("", "scope"),
    "grading": Place("", "grading"),
    "lifecycle": Place("", "responses"),
    "ending": Place("", "ending"),
    "organisation": Place("organisation", "bodies"),
    "tasks": Place("work", "tasks"),
    "reports": Place("work", "reports"),
    "warnings": Place("standing", "warnings"),
    "prevention": Place("standing", "prevention"),
    "safeguards": Place("standing", "safeguards"),
    "release": Place("standing", "release"),
    "evidence": Place("standing", "evidence"),
    "upkeep": Place("calendar", ""),
}
"""Parts of a chapter without an anchor of their own, by kind."""


def place_of(plan: Plan, citation: Citation) -> Place:
    """Return where the item that cites a clause is shown, or the item around it."""
    for depth in range(citation.kind.count(".") + 1, 0, -1):
        kind = ".".join(citation.kind.split(".")[:depth])
        if kind in _ITEMS:
            return place(kind, _owner(plan, citation, depth - 1) or citation.item)
        if kind in _PARTS:
            return _PARTS[kind]
    return Place("", "")


def place(kind: str, item: str) -> Place:
    """Return where an item of a kind is shown."""
    page, noun = _ITEMS[kind]
    return Place(page, f"{noun}-{item}")


def _owner(plan: Plan, citation: Citation, depth: int) -> str:
    """Return the id of the item `depth` lists down on the way to a citation."""
    root = citation.kind.partition(".")[0]
    value: Any = getattr(plan, root)
    for step in citation.path[len(ROOTS[root][1]) :]:
        if isinstance(step, str) and isinstance(value, BaseModel):
            if depth == 0:
                break
            depth -= 1
            value = getattr(value, step)
        elif isinstance(step, str):
            return citation.item
        else:
            value = value[step]
    found = getattr(value, "id", None) or getattr(value, "unit", None)
    return found if isinstance(found, str) else ""
