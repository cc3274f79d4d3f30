"""Who may do what on scene: the plan's powers, judged on what is known now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.figures import Situation
from engine.incident.demand import context_of, situation_of
from engine.incident.state import Incident
from engine.plan.command import Appointment, Forming, Power
from engine.plan.conditions import Condition
from engine.plan.plan import Plan
from engine.truth import Context, judge

LIVE = ("first_response", "standby", "responding", "ending")
"""The kinds of phases in which somebody commands."""


def live(plan: Plan, incident: Incident) -> bool:
    """Return whether the incident is in a phase in which somebody commands."""
    return plan.phases[incident.phase].kind in LIVE


@dataclass(frozen=True, slots=True)
class Powers:
    """The powers of one plan in the present state of an incident."""

    plan: Plan
    incident: Incident
    situation: Situation
    context: Context

    def _holds(self, condition: Condition) -> bool:
        return judge(condition, self.situation, self.context).holds

    def _standing(self, powers: Iterable[Power]) -> tuple[Power, ...]:
        if not live(self.plan, self.incident):
            return ()
        return tuple(power for power in powers if self._holds(power.when))

    @property
    def first(self) -> str | None:
        """The party whose head commands before anybody is appointed."""
        rule = self.plan.command.first
        if rule is None or not live(self.plan, self.incident) or not self._holds(rule.when):
            return None
        return self.plan.party(rule.by, self.incident.district)

    @property
    def first_lost(self) -> bool:
        """Whether the ground of the first commander is gone for certain."""
        rule = self.plan.command.first
        return rule is None or not judge(rule.when, self.situation, self.context).possible

    @property
    def appoints(self) -> tuple[Appointment, ...]:
        """Who may appoint the commander now."""
        rules = self.plan.command.appoints if live(self.plan, self.incident) else ()
        return tuple(r for r in rules if self.incident.site_command or not r.site_command)

    @property
    def forms(self) -> Forming | None:
        """The rule by which a site command may be formed now: the first that fits."""
        response = self.plan.responses[self.incident.response] if self.incident.response else None
        if response is not None and response.site_command != "may":
            return None
        rules = [r for r in self.plan.command.forms if self.incident.phase in r.phases]
        return next((rule for rule in rules if self._holds(rule.when)), None)

    @property
    def dissolves(self) -> tuple[Power, ...]:
        """Who may dissolve a site command that people formed: whoever may form one."""
        return self.plan.command.forms

    @property
    def groups(self) -> tuple[Power, ...]:
        """Who may order response groups now."""
        return self._standing(self.plan.command.groups)

    @property
    def directs(self) -> tuple[Power, ...]:
        """Who may direct tasks in words of their own now."""
        return self._standing(self.plan.command.directs)

    @property
    def coordinates(self) -> tuple[Power, ...]:
        """Who leads on scene without commanding."""
        return self._standing(self.plan.command.coordinates)

    def party(self, power: Power | Appointment) -> str:
        """Return the party that has a power."""
        return self.plan.party(power.by, self.incident.district)


def powers_of(plan: Plan, incident: Incident) -> Powers:
    """Return who may do what on scene now."""
    return Powers(plan, incident, situation_of(plan, incident), context_of(plan, incident))
