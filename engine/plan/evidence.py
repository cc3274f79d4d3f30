"""evidence.yaml: the documents and traces that must be secured, as a checklist."""

from __future__ import annotations

from pydantic import Field

from engine.plan.parts import Clause, Ident, Item, Part


class EvidenceItem(Item):
    """One line of the checklist."""


class Evidence(Part):
    """The checklist and the tasks that it belongs to."""

    clause: Clause
    tasks: tuple[Ident, ...] = Field(min_length=1)
    items: tuple[EvidenceItem, ...] = Field(min_length=1)


class EvidenceFile(Part):
    """The shape of evidence.yaml."""

    evidence: Evidence
