"""The simulated people: what each of them does next, drawn from seed and state alone.

Every action carries a key from which its command identifier follows, so an action that was
recorded before a restart is never taken twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_OID, uuid5

from engine.incident import commands as c
from engine.incident.approvals import next_step
from engine.incident.drafting import draft
from engine.incident.state import Approval, Directive, Incident
from engine.journal.entry import Actor
from engine.plan.plan import Plan
from simulations.direction import CONTROL, CONTROLLER
from simulations.scenario import Behaviour, Scenario, Span
from simulations.spokespeople import releasing


@dataclass(frozen=True, slots=True)
class Action:
    """Somebody will do something at a moment of the drill's clock."""

    at: datetime
    key: str
    party: str
    command: c.Command

    def command_id(self, incident: str) -> str:
        """Return the identifier that makes the action happen once only."""
        return str(uuid5(NAMESPACE_OID, f"{incident}:{self.key}"))


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is simulated in one run: every party but those that `people` play."""

    scenario: Scenario
    plan: Plan
    seed: int
    people: frozenset[str] = frozenset()

    def actor(self, party: str) -> Actor:
        """Return the simulated person who acts for a party."""
        if party == CONTROL:
            return CONTROLLER
        title = self.plan.party_title(party)
        return Actor(
            user=f"drill:{party}", name=f"{title.zh}（模拟）", role="simulated", party=party
        )

    def actions(self, incident: Incident) -> list[Action]:
        """Return what everybody will do next if nothing else happens, soonest first."""
        if incident.over:
            return []
        found = [
            *self._injects(incident),
            *self._directives(incident),
            *self._reports(incident),
            *self._decisions(incident),
            *self._ending(incident),
            *self._releases(incident),
            *self._overrides(incident),
        ]
        return sorted((a for a in found if a.party not in self.people), key=lambda a: (a.at, a.key))

    def _draw(self, span: Span, key: str) -> timedelta:
        chance = Random(f"{self.seed}:{key}")  # noqa: S311 - a drill's dice, not a secret
        return timedelta(minutes=round(chance.uniform(span.low, span.high), 3))

    def _injects(self, incident: Incident) -> Iterator[Action]:
        for inject in self.scenario.injects:
            at = incident.opened_at + timedelta(minutes=inject.at)
            words = f"【{inject.title.zh}】{inject.content.zh}"
            key = f"inject:{inject.id}"
            if inject.facts:
                source = self.plan.party_title(self._party(incident, inject.sender)).zh
                command: c.Command = c.RecordFigures(inject.facts, source, words)
            else:
                command = c.AddNote(words)
            yield Action(at, key, CONTROL, command)

    def _party(self, incident: Incident, role: str) -> str:
        return self.plan.party(role, incident.district)

    def _behaviour(self, party: str) -> Behaviour:
        responders = self.scenario.responders
        role = self.plan.role_of(party)
        return responders.parties.get(party) or responders.parties.get(role) or responders.default

    def _directives(self, incident: Incident) -> Iterator[Action]:
        for directive in incident.directives.values():
            behaviour = self._behaviour(directive.party)
            if directive.open and behaviour.answers == "always":
                yield self._answer(directive, behaviour)

    def _answer(self, directive: Directive, behaviour: Behaviour) -> Action:
        move, span, words = self._next_move(directive, behaviour)
        key = f"{directive.id}:{move}"
        at = directive.changed_at + self._draw(span, key)
        command = c.MoveDirective(directive.id, move, words)
        return Action(at, key, directive.party, command)

    def _next_move(
        self, directive: Directive, behaviour: Behaviour
    ) -> tuple[c.DirectiveMove, Span, str]:
        if directive.state == "issued":
            return "receive", behaviour.receive, ""
        if directive.state == "received" and behaviour.declines is not None:
            return "decline", behaviour.acknowledge, behaviour.declines.zh
        if directive.state == "received":
            return "acknowledge", behaviour.acknowledge, ""
        if directive.state == "acknowledged":
            return "start", behaviour.start, ""
        return "complete", behaviour.complete, "已按要求完成"

    def _reports(self, incident: Incident) -> Iterator[Action]:
        responders = self.scenario.responders
        for report in incident.reports.values():
            if report.obligation in responders.silent_reports:
                continue
            if report.state == "due":
                key = f"{report.id}:send"
                whom = self.plan.party_title(report.party).zh
                at = report.owed_at + self._draw(responders.report, key)
                words = draft(self.plan, incident, report, "zh").words
                yield Action(at, key, report.sender, c.SendReport(report.id, "电话", whom, words))
            elif report.state == "sent" and report.sent_at is not None:
                key = f"{report.id}:confirm"
                at = report.sent_at + self._draw(responders.confirm, key)
                whom = self.plan.party_title(report.party).zh
                yield Action(at, key, report.party, c.ConfirmReport(report.id, whom, "电话"))

    def _decisions(self, incident: Incident) -> Iterator[Action]:
        for approval in incident.approvals.values():
            step = next_step(self.plan, approval)
            if step is None or self._waits(incident, approval):
                continue
            key = f"{approval.id}:{step.id}"
            since = approval.steps[-1].at if approval.steps else approval.opened_at
            at = since + self._draw(self.scenario.responders.decide, key)
            party = self._party(incident, step.by)
            yield Action(at, key, party, c.TakeStep(approval.id, step.id, grant=True))

    def _overrides(self, incident: Incident) -> Iterator[Action]:
        """Let the bodies stand by what people did without waiting, or the end would hang on it."""
        for override in incident.unratified:
            key = f"{override.id}:ratify"
            at = override.at + self._draw(self.scenario.responders.decide, key)
            yield Action(at, key, override.owner, c.SettleOverride(override.id, ratify=True))

    def _waits(self, incident: Incident, approval: Approval) -> bool:
        """Whether an ending has to wait for another decision."""
        undecided = approval.subject == "ending" and approval.state == "open"
        return undecided and incident.open_approval("activation") is not None

    def _releases(self, incident: Incident) -> Iterator[Action]:
        span = self.scenario.responders.decide
        for doing in releasing(self.plan, incident, lambda key: self._draw(span, key)):
            yield Action(*doing)

    def _ending(self, incident: Incident) -> Iterator[Action]:
        script = self.scenario.ending
        at = incident.opened_at + timedelta(minutes=script.at)
        endings = (a for a in incident.approvals.values() if a.subject == "ending")
        proposed = any(ending.state != "superseded" for ending in endings)
        if proposed or incident.open_approval("activation"):
            return
        chains = self.plan.ending.chains
        response = incident.response or "none"
        first = next(chain.steps[0] for chain in chains if response in chain.responses)
        party = self._party(incident, first.by)
        for index, condition in enumerate(self.plan.ending.conditions):
            if condition.id not in incident.checks:
                check = c.CheckEnding(condition.id, "met", script.words.zh)
                when = at + timedelta(seconds=index)
                yield Action(when, f"check:{condition.id}", party, check)
        key = f"ending:propose:{len(incident.approvals)}"
        yield Action(at + timedelta(minutes=1), key, party, c.ProposeEnding(script.words.zh))
