"""What a decision on a warning is made on, and what every one of them asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.incident.refusals import refuse
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan
from engine.plan.warnings import Warnings
from engine.warning import events as e
from engine.warning.codec import Record, to_draft, to_event
from engine.warning.due import next_clock
from engine.warning.fold import fold
from engine.warning.lifecycle import WARNING
from engine.warning.reconcile import reconcile
from engine.warning.state import Warned

_FOLLOWING = 20

STATES = {
    "noticed": ("待提出预警", "noticed"),
    "proposed": ("审批中", "proposed"),
    "agreed": ("待发布", "agreed, to be issued"),
    "refused": ("未同意", "refused"),
    "issued": ("已发布，生效中", "in force"),
    "changing": ("生效中，变更审批中", "in force, a change is asked for"),
    "lifted": ("已解除", "lifted"),
    "lapsed": ("已到期", "lapsed"),
    "dismissed": ("未发布，已了结", "ended without being issued"),
}
"""The states of a warning in words."""


@dataclass(slots=True)
class Deciding:
    """One command being decided at `now` by `actor`; `happen` folds into a provisional state."""

    plan: Plan
    actor: Actor
    now: datetime
    name: str
    warned: Warned | None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def state(self) -> Warned:
        """The provisional state; there is one once the trigger was noticed."""
        if self.warned is None:
            raise LookupError("the trigger is not noticed yet")
        return self.warned

    @property
    def chapter(self) -> Warnings:
        """The plan's chapter; a plan without one has no warnings."""
        if self.plan.warnings is None:
            refuse("no_warnings", "本预案没有预警规定", "This plan says nothing about warnings")
        return self.plan.warnings

    def happen(self, event: e.Event, occurred_at: datetime | None = None) -> None:
        """Let an event happen, by default now."""
        at = occurred_at or self.now
        seq = (self.warned.version if self.warned else 0) + 1
        draft = to_draft(event, at)
        self.drafts.append(draft)
        # Folded as it will be read back, so that the live state is what replays.
        recorded = to_event(draft.kind, draft.payload)
        record = Record(recorded, self.name, seq, self.plan.edition, at, self.now, self.actor)
        self.warned = fold(self.warned, record)

    def let_deadlines_pass(self) -> None:
        """Record what is late before anybody acts, in the order in which it fell due."""
        while (clock := next_clock(self.plan, self.state)) and clock[0] <= self.now:
            self.happen(clock[1], clock[0])

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
"""How each command is decided."""


def require_move(deciding: Deciding, move: str) -> None:
    """Refuse a move that is illegal in the warning's state, naming those that are legal."""
    state = deciding.state.state
    if WARNING.after(state, move) is None:
        zh, en = STATES[state]
        refuse(
            "illegal_move",
            f"该预警目前是“{zh}”，不能这样操作",
            f"The warning is {en}; that is not possible now",
            WARNING.legal(state),
        )


def require_party(deciding: Deciding, party: str, clause: str) -> None:
    """Refuse unless the actor acts for the party, or records its words with channel and wording."""
    actor = deciding.actor
    if actor.party == party:
        return
    if actor.on_behalf_of != party:
        title, cited = deciding.plan.party_title(party), f"（{clause}）" if clause else ""
        refuse("not_yours", f"这由{title.zh}作出{cited}", f"This belongs to {title.en} {clause}")
    if not (actor.channel and actor.words):
        refuse(
            "no_channel",
            "代记须写明以何种方式得知、原话要点",
            "An act on behalf needs the channel and the words",
        )
