from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import next_step
from tests.incident.arena import Arena
from tests.incident.commanding import heard, refused, responding, told
from tests.incident.stages import end

APPOINT = c.AppointCommander("李某", "副市长", "13900000001", "事故较大")


@pytest.mark.parametrize(
    ("plan", "deaths", "first"),
    [
        ("special_equipment", 3, True),
        ("special_equipment", 2, False),
        ("waterway", 0, True),
        ("production_safety", 3, False),
    ],
)
def test_the_local_head_commands_first_where_the_plan_says_so(
    plan: str, deaths: int, first: bool
) -> None:
    arena = Arena(plan)
    arena.report({"deaths": deaths})
    commander = arena.state.commander
    assert (commander is not None) is first
    if commander is not None:
        assert commander.party == arena.party("local_government")
        assert commander.clause


def test_command_passes_from_the_local_head_to_whom_the_group_names() -> None:
    arena = responding()
    local = arena.person("local_government")
    arena.do(c.NameCommander("王某", "副区长", "13900000002"), local)
    arena.do(APPOINT, arena.person("leading_group"))
    assert arena.state.commander is not None
    assert arena.state.commander.name == "王某"
    arena.wait(3)
    arena.do(c.HandOverCommand("王某", "李某"))
    first, second = arena.state.commanders
    assert (first.name, second.name) == ("王某", "李某")
    assert first.until == second.since == arena.now
    assert (second.by, second.clause) == (arena.party("leading_group"), "§2.4.1、§2.1.2(2)")
    assert arena.state.appointed is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (c.HandOverCommand("", "李某"), "no_words"),
        (c.HandOverCommand("王某", ""), "no_words"),
        (c.HandOverCommand("", "", "前任负伤送医，李某到场即接手"), None),
        (c.HandOverCommand("王某", "李某"), None),
    ],
)
def test_both_confirm_the_hand_over_or_words_say_how(
    said: c.HandOverCommand, code: str | None
) -> None:
    arena = responding()
    arena.do(APPOINT, arena.person("leading_group"))
    if code:
        assert refused(arena, said) == code
    else:
        arena.do(said)
        assert arena.state.commander is not None
        assert arena.state.commander.name == "李某"


def test_nobody_is_appointed_before_there_is_a_site_command() -> None:
    arena = Arena("special_equipment")
    arena.report({"deaths": 3})
    assert refused(arena, APPOINT, arena.person("leading_group")) == "no_power"
    assert refused(arena, c.HandOverCommand("王某", "李某")) == "nobody_appointed"


def test_the_waterway_plan_lets_nobody_appoint() -> None:
    arena = responding("waterway")
    assert refused(arena, APPOINT, arena.person("leading_group")) == "no_power"


def test_another_body_appoints_nobody() -> None:
    arena = responding()
    assert refused(arena, APPOINT, arena.person("site_command")) == "not_yours"


def test_command_ends_with_the_response_and_keeps_its_history() -> None:
    arena = responding()
    arena.do(APPOINT, arena.person("leading_group"))
    arena.do(c.HandOverCommand("王某", "李某"))
    end(arena)
    assert arena.state.commander is None
    assert [term.name for term in arena.state.commanders] == ["", "李某"]
    assert [ev.code for ev in arena.events(e.CommandEnded)] == ["ended"]


def test_an_appointment_lapses_with_the_ground_of_command() -> None:
    arena = responding()
    arena.do(APPOINT, arena.person("leading_group"))
    arena.do(c.DismissIncident("误报"), arena.person("leading_group"))
    assert arena.state.appointed is None
    assert arena.replayed() == arena.state


@pytest.mark.parametrize("subject", ["activation", "ending"])
def test_a_step_heard_by_telephone_says_who_how_and_in_which_words(subject: str) -> None:
    arena = Arena("special_equipment")
    arena.report({"deaths": 3})
    if subject == "ending":
        arena.grant()
        for condition in arena.plan.ending.conditions:
            arena.do(c.CheckEnding(condition.id, "met"))
        arena.do(c.ProposeEnding("已处置"), arena.person("office"))
    approval = arena.state.open_approval(subject)
    assert approval is not None
    step = next_step(arena.plan, approval)
    assert step is not None
    grant = c.TakeStep(approval.id, step.id, grant=True, decider="分管副市长王某")
    arena.do(grant, heard(arena, step.by))
    done = arena.state.approvals[approval.id].steps[-1]
    assert (done.decider, done.channel, done.words) == ("分管副市长王某", "电话", "同意，马上办")
    assert (done.party, done.name) == (arena.party(step.by), "王值班")
    assert any("分管副市长王某，电话，“同意，马上办”，代记" in line for line in told(arena))


@pytest.mark.parametrize(
    ("decider", "channel", "words", "code"),
    [
        ("", "电话", "同意", "no_decider"),
        ("王某", "", "同意", "no_channel"),
        ("王某", "电话", "", "no_channel"),
        ("王某", "电话", "  ", "no_channel"),
    ],
)
def test_a_step_heard_is_refused_without_name_channel_and_words(
    decider: str, channel: str, words: str, code: str
) -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 3})
    approval = arena.state.open_approval("activation")
    assert approval is not None
    for grant in (True, False):
        step = c.TakeStep(approval.id, "decide", grant, "不符", decider)
        assert refused(arena, step, heard(arena, "leading_group", channel, words)) == code


def test_a_word_heard_for_another_body_takes_no_step() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 3})
    approval = arena.state.open_approval("activation")
    assert approval is not None
    step = c.TakeStep(approval.id, "decide", grant=True, decider="王某")
    assert refused(arena, step, heard(arena, "office")) == "not_yours"
