"""Several incidents being decided at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.incident import commands as c
from engine.incident.decide.deciding import Deciding
from engine.incident.refusals import refuse
from engine.incident.state import Incident
from engine.journal.entry import Actor
from engine.plan.plan import Plan


@dataclass(slots=True)
class Joint:
    """A command on the incident `name`, and every incident that it may touch."""

    name: str
    command: c.Command
    actor: Actor
    now: datetime
    parts: dict[str, Deciding] = field(default_factory=dict)

    def add(self, name: str, plan: Plan, incident: Incident | None) -> None:
        """Bring an incident in, with the plan that it is pinned to."""
        self.parts[name] = Deciding(plan, self.actor, self.now, name, incident)

    @property
    def main(self) -> Deciding:
        """The incident that the command is for."""
        return self.parts[self.name]

    def fresh(self, name: str) -> Deciding:
        """Return the part of an incident that is to be opened."""
        part = self.parts[name]
        if part.incident is not None:
            refuse("already_open", "该事件已经登记", "This incident is already open")
        return part

    def other(self, name: str) -> Deciding:
        """Return another incident that is open; refuse when there is none."""
        part = self.parts.get(name)
        if part is None or part.incident is None or name == self.name:
            refuse("no_other", "请选择另一个事件", "Choose another incident")
        return part

    def open_other(self, name: str) -> Deciding:
        """Return another incident that is not over."""
        part = self.other(name)
        if part.state.over:
            refuse("other_over", "对方事件已经结束", "The other incident is over")
        if part.state.drill != self.main.state.drill:
            refuse("other_realm", "两个事件不属于同一次演练", "They do not belong to one drill")
        return part

    def follow(self) -> None:
        """Let everything happen that must follow in every incident in which something happened."""
        for part in self.parts.values():
            if part.drafts:
                part.follow()


Together = dict[type[Any], Callable[[Joint, Any], None]]
"""How each command of a topic is decided over several incidents."""
