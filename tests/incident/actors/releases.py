"""People who tell the public, in and out of turn, with words that somebody has changed."""

from __future__ import annotations

from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.release_clocks import KINDS, clock_of
from engine.incident.releases import counting_rule, rule_named
from engine.incident.state import Release
from tests.incident.actors.acting import Acting

_PARTIES = ("office", "publicity", "leading_group", "sub_command", "local_government")


class Releasing(Acting):
    """Drafts, edits, steps, corrections and conferences."""

    def _releases(self) -> dict[str, Release]:
        return dict(self.arena.state.publicity.releases)

    @rule(
        data=st.data(),
        text=st.sampled_from(["", "三人死亡。", "正在搜救。"]),
        corrects=st.sampled_from([None, "release-1", "none"]),
    )
    def a_release_is_drafted(self, data: st.DataObject, text: str, corrects: str | None) -> None:
        figures = data.draw(st.sampled_from([{}, {"deaths": 3}]))
        self.attempt(c.DraftRelease("通报", text, figures, corrects))

    @precondition(lambda self: self._releases())
    @rule(data=st.data(), back=st.integers(0, 1), text=st.sampled_from(["甲", "乙", ""]))
    def its_words_are_changed(self, data: st.DataObject, back: int, text: str) -> None:
        name = data.draw(st.sampled_from(sorted(self._releases())))
        number = self._releases()[name].wording.number - back
        self.attempt(c.EditRelease(name, number, "通报", text))

    @precondition(lambda self: self._releases())
    @rule(
        data=st.data(),
        grant=st.booleans(),
        reason=st.sampled_from(["", "待核"]),
        own=st.booleans(),
    )
    def a_step_is_taken(self, data: st.DataObject, grant: bool, reason: str, own: bool) -> None:
        release = self._releases()[data.draw(st.sampled_from(sorted(self._releases())))]
        step = data.draw(st.sampled_from(rule_named(self.arena.plan, release.rule).chain))
        actor = self.arena.person(step.by if own else data.draw(st.sampled_from(_PARTIES)))
        command = c.TakeReleaseStep(
            release.id, release.wording.number, step.id, grant, reason, how="广播"
        )
        self.attempt(command, actor)

    @precondition(lambda self: self._releases())
    @rule(data=st.data(), reason=st.sampled_from(["", "不再需要"]))
    def one_is_given_up(self, data: st.DataObject, reason: str) -> None:
        self.attempt(c.DropRelease(data.draw(st.sampled_from(sorted(self._releases()))), reason))

    @rule(spoke=st.sampled_from(["", "王副市长"]))
    def a_conference_is_held(self, spoke: str) -> None:
        self.attempt(c.HoldConference(spoke))

    @invariant()
    def the_public_is_owed_what_the_counting_rule_names(self) -> None:
        state, known = self.arena.state, self.arena.state.publicity
        owed = [duty for duty in known.duties.values() if duty.state == "owed"]
        assert all(n == 1 for n in Counter(duty.kind for duty in owed).values())
        if state.over:
            assert owed == []
            return
        rule_ = counting_rule(self.arena.plan, state)
        assert known.rule == (rule_.id if rule_ else None)
        for duty in owed:
            assert rule_ is not None
            assert clock_of(rule_, duty.kind) is not None
            assert duty.rule == rule_.id
        for kind in KINDS:
            if rule_ is not None and clock_of(rule_, kind) is not None and not known.owed(kind):
                told = (
                    known.conferences
                    if kind == "conference"
                    else [one for one in known.releases.values() if one.published]
                )
                assert told

    @invariant()
    def what_is_published_went_its_whole_chain_in_its_last_words(self) -> None:
        for release in self._releases().values():
            numbers = [wording.number for wording in release.versions]
            assert numbers == list(range(1, len(numbers) + 1))
            if release.state == "published":
                chain = rule_named(self.arena.plan, release.rule).chain
                assert [done.step for done in release.steps] == [step.id for step in chain]
                assert {done.number for done in release.steps} == {release.wording.number}

    @invariant()
    def the_public_clock_fires_once(self) -> None:
        late = Counter(event.duty for event in self.arena.events(e.ReleaseOverdue))
        assert all(count == 1 for count in late.values())
