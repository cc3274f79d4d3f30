"""How far the evidence checklist is, and whose business it is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.state import Directive, EvidenceLine, Incident
from engine.plan.evidence import EvidenceItem
from engine.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Checklist:
    """The plan's lines with their latest answers; empty where the plan has none."""

    lines: tuple[tuple[EvidenceItem, EvidenceLine | None], ...]

    @property
    def open(self) -> tuple[EvidenceItem, ...]:
        """The lines that nobody answered."""
        return tuple(item for item, line in self.lines if line is None)

    @property
    def secured(self) -> int:
        """How many lines are secured."""
        return sum(line is not None and line.verdict == "secured" for _, line in self.lines)

    @property
    def answered(self) -> int:
        """How many lines are answered, whatever the answer."""
        return len(self.lines) - len(self.open)


def checklist(plan: Plan, incident: Incident) -> Checklist:
    """Return the checklist of an incident."""
    items = plan.evidence.items if plan.evidence else ()
    return Checklist(tuple((item, incident.evidence.get(item.id)) for item in items))


def belongs(plan: Plan, directive: Directive) -> bool:
    """Tell whether a directive is one of those that secure the evidence."""
    tasks = plan.evidence.tasks if plan.evidence else ()
    return directive.origin == "task" and directive.item in tasks


def called_for(plan: Plan, incident: Incident) -> bool:
    """Tell whether a task that secures the evidence was ever directed.

    The end of the response withdraws it; the documents are still wanted.
    """
    return any(belongs(plan, one) for one in incident.directives.values())
