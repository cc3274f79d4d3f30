"""Forces and goods are called out, answered for, and sent home, each step with who said so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.due import next_due
from engine.journal.entry import Actor
from tests.incident.arena import OFFICER, Arena

HOSPITAL, BOATS = "main_hospitals", "duty_boats"


@pytest.fixture
def arena() -> Arena:
    arena = Arena("waterway")
    arena.report({"deaths": 1})
    return arena


def owner(arena: Arena, callout: str = "callout-1") -> Actor:
    party = arena.state.callouts[callout].party
    return Actor(user="u", name="联络员", role="unit_liaison", party=party)


def refused(arena: Arena, command: c.Command, actor: Actor = OFFICER) -> str:
    with pytest.raises(CommandRefused) as found:
        arena.do(command, actor)
    return found.value.refusal.code


def test_a_resource_of_the_catalogue_is_asked_of_its_owner_in_the_district(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS, asked=2, unit="艘", how="电话"))
    callout = arena.state.callouts["callout-1"]
    assert callout.party == arena.party("local_maritime")
    assert (callout.kind, callout.asked, callout.state) == ("vessel", 2, "requested")
    assert callout.clause == "三(一)"
    assert callout.answer_due == arena.now + timedelta(minutes=10)


def test_it_goes_from_asked_to_released_with_what_was_sent(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS, asked=2))
    arena.do(c.MoveResource("callout-1", "confirm", quantity=1), owner(arena))
    arena.do(c.MoveResource("callout-1", "depart"), owner(arena))
    arena.do(c.MoveResource("callout-1", "arrive"), owner(arena))
    arena.do(c.MoveResource("callout-1", "engage"), owner(arena))
    arena.do(c.MoveResource("callout-1", "release"))
    callout = arena.state.callouts["callout-1"]
    assert (callout.asked, callout.sent) == (2, 1)
    assert [step.to for step in callout.steps] == [
        "requested", "confirmed", "under_way", "on_scene", "in_use", "released",
    ]  # fmt: skip
    assert callout.steps[1].by == "联络员"


def test_what_is_typed_by_hand_needs_a_kind_a_name_and_an_owner(arena: Arena) -> None:
    assert refused(arena, c.RequestResource(title="浮吊", owner="某公司")) == "no_kind"
    assert refused(arena, c.RequestResource(kind="vessel", owner="某公司")) == "no_title"
    assert refused(arena, c.RequestResource(kind="vessel", title="浮吊")) == "no_owner"
    assert refused(arena, c.RequestResource("no_such")) == "no_resource"
    arena.do(c.RequestResource(kind="vessel", title="浮吊", owner="某公司"))
    assert arena.state.callouts["callout-1"].party == ""


def test_only_its_owner_answers_or_somebody_who_heard_the_owner(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS))
    confirm = c.MoveResource("callout-1", "confirm")
    assert refused(arena, confirm) == "not_yours"
    party = arena.state.callouts["callout-1"].party
    heard = Actor("wang", "王值班", "duty_officer", "office", on_behalf_of=party)
    assert refused(arena, confirm, heard) == "no_channel"
    arena.do(c.MoveResource("callout-1", "confirm", by="李艇长", how="电话"), heard)
    assert arena.state.callouts["callout-1"].steps[-1].by == "李艇长"


def test_who_is_in_no_directory_is_heard_by_name_and_channel(arena: Arena) -> None:
    arena.do(c.RequestResource(kind="team", title="民间救援队", owner="蓝天救援队"))
    assert refused(arena, c.MoveResource("callout-1", "confirm")) == "no_channel"
    arena.do(c.MoveResource("callout-1", "confirm", by="陈队长", how="电话"))
    assert arena.state.callouts["callout-1"].state == "confirmed"


def test_saying_no_needs_a_reason(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS))
    assert refused(arena, c.MoveResource("callout-1", "decline"), owner(arena)) == "no_reason"
    arena.do(c.MoveResource("callout-1", "decline", words="在修"), owner(arena))
    assert arena.state.callouts["callout-1"].state == "unavailable"


def test_an_illegal_move_names_those_that_are_legal(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS))
    with pytest.raises(CommandRefused) as found:
        arena.do(c.MoveResource("callout-1", "release"))
    assert found.value.refusal.legal == ("confirm", "depart", "arrive", "decline", "stand_down")


def test_an_unanswered_call_out_is_late_once(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS))
    assert next_due(arena.plan, arena.state) is not None
    arena.wait(11)
    arena.wait(60)
    assert len(arena.events(e.ResourceUnanswered)) == 1
    assert arena.state.callouts["callout-1"].unanswered


def test_an_answer_in_time_stops_the_clock(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS))
    arena.do(c.MoveResource("callout-1", "confirm"), owner(arena))
    arena.wait(30)
    assert arena.events(e.ResourceUnanswered) == []


def test_beds_are_counted_by_hospitals_and_shelters_only(arena: Arena) -> None:
    arena.do(c.RequestResource(HOSPITAL, asked=40, unit="张"))
    arena.do(c.RequestResource(BOATS))
    assert refused(arena, c.RecordPlaces("callout-2", 3)) == "no_places"
    assert refused(arena, c.RecordPlaces("callout-1", 3)) == "illegal_move"
    arena.do(c.MoveResource("callout-1", "confirm"), owner(arena))
    assert refused(arena, c.RecordPlaces("callout-1", -1)) == "no_count"
    arena.do(c.RecordPlaces("callout-1", 52))
    assert arena.state.callouts["callout-1"].taken == 52


def test_a_false_alarm_ends_every_call_out(arena: Arena) -> None:
    arena.do(c.RequestResource(BOATS))
    arena.do(c.RequestResource(HOSPITAL))
    arena.do(c.MoveResource("callout-2", "confirm"), owner(arena, "callout-2"))
    arena.do(c.MoveResource("callout-2", "engage"), owner(arena, "callout-2"))
    arena.do(c.DismissIncident("误报"))
    states = [callout.state for callout in arena.state.callouts.values()]
    assert states == ["stood_down", "released"]
    assert arena.replayed() == arena.incident
