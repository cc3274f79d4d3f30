"""What a decision is made on, and the trail of provisional states it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.incident import events as e
from engine.incident.codec import Record, to_draft, to_event
from engine.incident.fold import fold
from engine.incident.reconcile import reconcile
from engine.incident.state import Incident
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan

_FOLLOWING = 20


@dataclass(slots=True)
class Deciding:
    """One command being decided at `now` by `actor` on a plan.

    `happen` folds an event into a provisional state, so that what follows is decided on it;
    `drafts` collects what the journal is to record.
    """

    plan: Plan
    actor: Actor
    now: datetime
    name: str
    incident: Incident | None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def state(self) -> Incident:
        """The provisional state; there is one once the incident was reported."""
        if self.incident is None:
            raise LookupError("the incident is not reported yet")
        return self.incident

    def happen(
        self, event: e.Event, occurred_at: datetime | None = None, *, about: bool = False
    ) -> None:
        """Let an event happen, by default now."""
        at = occurred_at or self.now
        seq = (self.incident.version if self.incident else 0) + 1
        draft = to_draft(event, at, about=about)
        self.drafts.append(draft)
        # Folded as it will be read back, so that the live state is what replays.
        recorded = to_event(draft.kind, draft.payload)
        record = Record(
            recorded, self.name, seq, self.plan.edition, at, about, self.now, self.actor
        )
        self.incident = fold(self.incident, record)

    def follow(self) -> None:
        """Let everything happen that must follow, until nothing does."""
        for _ in range(_FOLLOWING):
            found = reconcile(self.plan, self.state, self.now)
            if not found:
                return
            for event in found:
                self.happen(event)
        raise RuntimeError(f"plan {self.plan.id}: what must follow never comes to rest")


Decisions = dict[type[Any], Callable[[Deciding, Any], None]]
"""How each command of a topic is decided."""
