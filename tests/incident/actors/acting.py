"""What every actor of the state machine shares: an arena, figures by chance, one attempt."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.legal import is_of_input
from engine.journal.entry import Actor
from engine.plan.facts import FactDefinition
from tests.incident.arena import LIBRARY, OFFICER, Arena

PLANS = LIBRARY.names()


def values(definition: FactDefinition) -> st.SearchStrategy[Any]:
    if definition.type == "flag":
        return st.none() | st.booleans()
    if definition.type == "choice":
        return st.none() | st.sampled_from(sorted(definition.values or {}))
    numbers = st.sampled_from([0, 1, 2, 3, 10, 30, 49, 50, 100, 600, 5_000, 10_000_000])
    ranges = st.tuples(numbers, numbers).map(sorted)
    return st.none() | numbers | ranges


class Acting(RuleBasedStateMachine):
    """One incident; the topics' actors build on this and are joined in `AnyIncident`."""

    arena: Arena

    @initialize(plan=st.sampled_from(PLANS), data=st.data())
    def call(self, plan: str, data: st.DataObject) -> None:
        self.arena = Arena(plan)
        self.arena.report(self.facts(data))

    def facts(self, data: st.DataObject) -> dict[str, Any]:
        facts = self.arena.plan.facts
        names = data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=4, unique=True))
        return {name: data.draw(values(facts[name])) for name in names}

    def moment(self, ago: int) -> datetime:
        """Return the time some minutes ago."""
        return self.arena.now - timedelta(minutes=ago)

    def attempt(self, command: c.Command, actor: Actor = OFFICER) -> None:
        before, head = self.arena.incident, self.arena.journal.head()
        refused: CommandRefused | None = None
        try:
            self.arena.do(command, actor)
        except CommandRefused as error:
            refused = error
        if refused is not None:
            assert refused.refusal.reason.zh
            assert refused.refusal.reason.en
            assert refused.refusal.legal or is_of_input(refused.refusal), refused.refusal
            assert (self.arena.journal.head(), self.arena.incident) == (head, before)
