"""Ladders: reminders before a deadline, people called and told after it, each once."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.due import due, next_due
from engine.incident.ladders import asked, reminders
from engine.incident.state import Directive
from engine.journal.entry import Actor
from tests.incident.arena import START, Arena

PLANS = ("special_equipment", "waterway")


@pytest.fixture(params=PLANS)
def arena(request: pytest.FixtureRequest) -> Arena:
    found = Arena(request.param)
    found.report({"deaths": 1})
    return found


def liaison(party: str) -> Actor:
    return Actor(user="li", name="李联络", role="unit_liaison", party=party)


def a_directive(arena: Arena) -> Directive:
    plan = arena.plan
    return next(
        d
        for d in arena.state.directives.values()
        if d.origin == "task" and plan.task[d.item].answer_within == "directive_answer"
    )


def silent(arena: Arena, directive: Directive) -> list[tuple[str, float]]:
    """The rungs that one directive's answer clock climbed, in minutes since it was issued."""
    return [
        (rung.rung, (rung.at - START) / timedelta(minutes=1))
        for rung in arena.state.rungs.values()
        if rung.clock == "answer" and directive.id in rung.subjects
    ]


@pytest.mark.parametrize(
    ("minutes", "climbed"),
    [
        (4, []),
        (5, ["half"]),
        (14, ["half"]),
        (15, ["half", "deputy"]),
        (20, ["half", "deputy", "office"]),
        (30, ["half", "deputy", "office", "commander"]),
        (600, ["half", "deputy", "office", "commander"]),
    ],
)
def test_a_silent_directive_climbs_its_ladder(
    arena: Arena, minutes: int, climbed: list[str]
) -> None:
    directive = a_directive(arena)
    arena.wait(minutes)
    assert [rung for rung, _ in silent(arena, directive)] == climbed


def test_a_reminder_that_its_clock_has_no_room_for_is_left_out(arena: Arena) -> None:
    directive = a_directive(arena)
    arena.wait(60)
    assert "last" not in [rung for rung, _ in silent(arena, directive)]
    assert {r.rung for r in arena.state.rungs.values() if r.clock == "report"} >= {"half", "deputy"}


def test_an_answer_stops_the_ladder(arena: Arena) -> None:
    directive = a_directive(arena)
    arena.wait(16)
    arena.do(c.MoveDirective(directive.id, "acknowledge"), liaison(directive.party))
    arena.wait(120)
    assert [rung for rung, _ in silent(arena, directive)] == ["half", "deputy"]
    waiting = [r for r in asked(arena.state) if r.subjects == (directive.id,)]
    assert waiting == []


def test_one_tick_after_a_long_silence_says_when_each_rung_fell_due(arena: Arena) -> None:
    directive = a_directive(arena)
    arena.wait(3 * 24 * 60)
    assert silent(arena, directive) == [
        ("half", 5),
        ("deputy", 15),
        ("office", 20),
        ("commander", 30),
    ]
    reached = [one for one in arena.journal.read("i1") if one.kind == "RungReached"]
    assert all(one.occurred_at < one.recorded_at == arena.now for one in reached)


def test_every_rung_is_climbed_once_however_often_the_clock_speaks(arena: Arena) -> None:
    for minutes in (4, 1, 1, 9, 0.5, 5, 10, 90, 0, 60 * 24):
        arena.wait(minutes)
        arena.incident = arena.replayed()
    climbed = Counter(
        (rung.clock, rung.rung, subject)
        for rung in arena.events(e.RungReached)
        for subject in rung.subjects
    )
    assert climbed
    assert set(climbed.values()) == {1}


def test_everything_of_one_party_with_one_deadline_shares_a_rung(arena: Arena) -> None:
    arena.wait(5)
    by_party = Counter(rung.party for rung in arena.events(e.RungReached) if rung.rung == "half")
    assert set(by_party.values()) == {1}
    assert any(len(rung.subjects) > 1 for rung in arena.events(e.RungReached))


def test_the_next_deadline_is_the_next_rung(arena: Arena) -> None:
    assert next_due(arena.plan, arena.state) == START + timedelta(minutes=5)
    arena.wait(5)
    following = next_due(arena.plan, arena.state)
    assert following is not None
    assert following > arena.now
    assert due(arena.plan, arena.state, arena.now) == []


def test_the_office_is_not_told_of_its_own_silence(arena: Arena) -> None:
    arena.wait(24 * 60)
    for rung in arena.events(e.RungReached):
        if rung.act in ("office", "commander"):
            assert rung.told != rung.party


def test_a_call_is_recorded_once_and_answers_all_its_rungs(arena: Arena) -> None:
    arena.wait(15)
    calls = [rung for rung in asked(arena.state) if rung.act == "deputy"]
    names = tuple(rung.name for rung in calls)
    assert names
    arena.do(c.RecordRung(names, "接电话的是办公室陈某，马上转告"))
    assert not [rung for rung in asked(arena.state) if rung.act == "deputy"]
    assert {arena.state.rungs[name].by for name in names} == {"王值班"}
    with pytest.raises(CommandRefused) as caught:
        arena.do(c.RecordRung(names[:1], "又打了一次"))
    assert caught.value.refusal.code == "already_done"


@pytest.mark.parametrize(
    ("rungs", "words", "code"),
    [((), "说了", "no_rung"), (("nothing",), "说了", "no_rung"), (("nothing",), " ", "no_words")],
)
def test_a_call_must_say_what_it_answers(
    arena: Arena, rungs: tuple[str, ...], words: str, code: str
) -> None:
    with pytest.raises(CommandRefused) as caught:
        arena.do(c.RecordRung(rungs, words))
    assert caught.value.refusal.code == code


def test_a_reminder_needs_no_record(arena: Arena) -> None:
    arena.wait(5)
    reminder = reminders(arena.state)[0]
    with pytest.raises(CommandRefused) as caught:
        arena.do(c.RecordRung((reminder.name,), "说了"))
    assert caught.value.refusal.code == "no_act"


def test_nothing_climbs_once_the_incident_is_over(arena: Arena) -> None:
    arena.do(c.DismissIncident("误报"), arena.person("local_government"))
    head = arena.journal.head()
    assert next_due(arena.plan, arena.state) is None
    arena.wait(24 * 60)
    assert arena.journal.head() == head
