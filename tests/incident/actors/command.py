"""People who command: in their own right, by telephone, in another's place, or without waiting."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.command import live, powers_of
from engine.journal.entry import Actor
from tests.incident.actors.acting import Acting

BODIES = ["leading_group", "site_command", "office", "local_government"]
WORDS = st.sampled_from(["", "情况紧急"])


class Commanding(Acting):
    """Commander, site command, groups, orders, absences, overrides."""

    def voice(self, data: st.DataObject) -> Actor:
        """Return somebody who acts for a body, or records what it said, fully or not."""
        body = data.draw(st.sampled_from(BODIES))
        party = self.arena.plan.party(body, self.arena.state.district)
        if data.draw(st.booleans()):
            return Actor(user="u", name="某人", role="commander", party=party)
        told = data.draw(st.sampled_from([None, "电话"]))
        return Actor(
            user="wang",
            name="值班员",
            role="duty_officer",
            on_behalf_of=party,
            channel=told,
            words=told,
        )

    def any_of(self, data: st.DataObject, *commands: c.Command) -> c.Command:
        return commands[data.draw(st.integers(0, len(commands) - 1))]

    @rule(data=st.data(), name=st.sampled_from(["", "李指挥"]), decider=WORDS)
    def a_commander_is_named(self, data: st.DataObject, name: str, decider: str) -> None:
        said = self.any_of(
            data,
            c.NameCommander(name, "副区长", decider=decider),
            c.AppointCommander(name, "副市长", decider=decider),
            c.HandOverCommand("前任", name, decider),
        )
        self.attempt(said, self.voice(data))

    @rule(data=st.data(), words=WORDS, instructed=WORDS)
    def a_site_command_is_ordered(self, data: st.DataObject, words: str, instructed: str) -> None:
        form, dissolve = c.FormSiteCommand(words, instructed), c.DissolveSiteCommand(words)
        said = self.any_of(data, form, dissolve)
        self.attempt(said, self.voice(data))

    @rule(data=st.data(), words=WORDS)
    def a_group_is_ordered(self, data: st.DataObject, words: str) -> None:
        group = data.draw(st.sampled_from([*sorted(self.arena.plan.groups), "nobody"]))
        said = self.any_of(
            data,
            c.OrderGroup(group, stand=True, reason=words),
            c.OrderGroup(group, stand=False, reason=words),
            c.ReverseGroupOrder(group, words),
            c.NameGroupLeader(group, words),
        )
        self.attempt(said, self.voice(data))

    @rule(data=st.data(), words=WORDS, party=st.sampled_from(["fire", "police", "nobody"]))
    def a_task_is_directed(self, data: st.DataObject, words: str, party: str) -> None:
        order = data.draw(st.sampled_from([*sorted(self.arena.state.orders), "order_0"]))
        said = self.any_of(
            data, c.DirectTask(party, words, "现场需要"), c.WithdrawTask(order, words)
        )
        self.attempt(said, self.voice(data))

    @rule(data=st.data(), minutes=st.sampled_from([None, 0, 30]))
    def a_head_is_away(self, data: st.DataObject, minutes: int | None) -> None:
        party = self.arena.party(data.draw(st.sampled_from(BODIES)))
        until = None if minutes is None else self.arena.now + timedelta(minutes=minutes)
        absent = c.RecordAbsence(party, "总指挥", "副总指挥", "出差", until)
        self.attempt(self.any_of(data, absent, c.RecordReturn(party)))

    @rule(data=st.data(), words=WORDS)
    def somebody_does_not_wait(self, data: st.DataObject, words: str) -> None:
        response = data.draw(st.sampled_from(sorted(self.arena.plan.responses)))
        self.attempt(
            self.any_of(
                data,
                c.OverrideResponse(response, words),
                c.OverrideSiteCommand(words),
                c.OverrideTask("fire", "立即断电", words),
            )
        )

    @precondition(lambda self: self.arena.state.overrides)
    @rule(data=st.data(), ratify=st.booleans(), words=WORDS)
    def an_override_is_settled(self, data: st.DataObject, ratify: bool, words: str) -> None:
        override = data.draw(st.sampled_from(sorted(self.arena.state.overrides)))
        self.attempt(c.SettleOverride(override, ratify, words), self.voice(data))

    @invariant()
    def one_commander_at_a_time_and_none_when_nobody_commands(self) -> None:
        state = self.arena.state
        terms = [term for term in state.commanders if term.until is None]
        assert len(terms) <= (1 if live(self.arena.plan, state) else 0)
        assert terms == [term for term in state.commanders[-1:] if term.until is None]
        if powers_of(self.arena.plan, state).first:
            assert state.commander is not None

    @invariant()
    def only_what_stands_waits_to_be_ratified(self) -> None:
        state = self.arena.state
        for override in state.unratified:
            assert live(self.arena.plan, state)
            assert override.act != "response" or state.response == override.item
            assert override.act != "site_command" or state.site_command
        assert not state.over or not state.unratified

    @invariant()
    def an_override_never_lowered_a_response(self) -> None:
        scopes = ["county", "city", "province"]
        for event in self.arena.events(e.OverrideDeclared):
            if event.act == "response" and event.previous is not None:
                responses = self.arena.plan.responses
                new, old = responses[event.item].scope, responses[event.previous].scope
                assert scopes.index(new) > scopes.index(old)

    @invariant()
    def one_absence_of_a_party_at_a_time(self) -> None:
        lasting = [a.party for a in self.arena.state.absences.values() if a.ended is None]
        assert all(count == 1 for count in Counter(lasting).values())
        ends = [a.until for a in self.arena.state.absences.values() if a.ended is None and a.until]
        assert all(end > self.arena.now for end in ends)

    @invariant()
    def a_word_heard_is_never_without_who_how_and_what(self) -> None:
        for entry in self.arena.journal.read("i1"):
            if entry.kind in ("StepTaken", "CommanderAppointed", "TaskOrdered", "GroupOrdered"):
                heard = entry.actor.on_behalf_of is not None
                assert bool(entry.payload["decider"]) == heard
                assert not heard or (entry.actor.channel and entry.actor.words)
