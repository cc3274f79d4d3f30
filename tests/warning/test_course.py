"""A warning from its trigger to its end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.journal.entry import Actor
from engine.warning import commands as c
from engine.warning import events as e
from engine.warning.content import lines, missing
from engine.warning.story import story
from tests.warning.hall import NAME, START, Hall


def equipment() -> Hall:
    hall = Hall("special_equipment")
    hall.notice()
    return hall


def test_a_trigger_tells_those_whom_it_names_to_get_ready() -> None:
    hall = equipment()
    told = {one.party for one in hall.state.preparations.values()}
    assert told == {"quality_supervision", "special_equipment.office"}
    hall.do(c.AnswerPreparation("p1", "acknowledge"), hall.person("quality_supervision"))
    hall.do(c.AnswerPreparation("p1", "ready"), hall.person("quality_supervision"))
    assert hall.state.preparations["p1"].state == "ready"


def test_an_answer_heard_by_telephone_names_the_channel_and_the_words() -> None:
    hall = equipment()
    silent = Actor("wang", "王", "duty_officer", on_behalf_of="quality_supervision")
    assert hall.refused(c.AnswerPreparation("p1", "acknowledge"), silent).code == "no_channel"
    heard = Actor(
        "wang", "王", "duty_officer", None, "quality_supervision", channel="电话", words="收到"
    )
    hall.do(c.AnswerPreparation("p1", "acknowledge"), heard)
    assert hall.state.preparations["p1"].on_behalf


def test_nine_items_are_prefilled_as_far_as_known_and_missing_ones_named() -> None:
    hall = equipment()
    said = lines(hall.plan, hall.state, hall.state.content)
    assert len(said) == len(hall.plan.warnings.contents if hall.plan.warnings else ())
    filled = {line.id for line in said if not line.missing}
    assert filled == {"name", "area", "measures", "issuer"}
    gaps = {line.id for line in missing(hall.plan, hall.state, hall.state.content)}
    assert gaps == {"registration", "level", "period", "impact", "self_help"}


def test_what_is_missing_blocks_nothing() -> None:
    hall = equipment()
    hall.issue()
    assert missing(hall.plan, hall.state, hall.state.content)
    assert hall.state.state == "issued"


def test_a_level_is_told_by_numeral_word_and_colour() -> None:
    hall = equipment()
    hall.write(level="II")
    level = next(
        line for line in lines(hall.plan, hall.state, hall.state.content) if line.fill == "level"
    )
    assert level.value is not None
    assert level.value.zh == "橙色预警（Ⅱ级，重大）"


def test_the_waterway_plan_has_no_level_and_takes_none() -> None:
    hall = Hall("waterway")
    hall.notice({"flood_response": "none"}, "III")
    command = c.WriteContent("大风", "曹娥江", level="III")
    assert hall.refused(command).code == "no_such_level"
    assert "level" not in {line.fill for line in lines(hall.plan, hall.state, hall.state.content)}
    assert missing(hall.plan, hall.state, hall.state.content) == ()


def test_other_words_after_an_agreement_are_to_be_agreed_again() -> None:
    hall = equipment()
    hall.propose()
    hall.take()
    hall.write(measures="停运检修")
    assert hall.state.state == "proposed"
    assert hall.events(e.StepsLapsed) == [e.StepsLapsed("r1", ("propose", "decide"), "content")]
    assert hall.take() == "propose"


def test_a_refusal_needs_a_reason_and_the_proposal_can_come_again() -> None:
    hall = equipment()
    hall.propose()
    command = c.TakeStep("r1", "decide", grant=False)
    assert hall.refused(command, hall.body("leading_group")).code == "no_reason"
    hall.take(grant=False, reason="依据不足")
    assert hall.state.state == "refused"
    hall.issue()
    assert [one.state for one in hall.state.rounds.values()] == ["refused", "issued"]


def test_it_goes_out_over_the_plans_channels_and_no_others() -> None:
    hall = equipment()
    hall.propose()
    hall.take()
    publicity = hall.person("publicity")
    assert hall.refused(c.Announce("r1", "issue"), publicity).code == "no_channel"
    assert hall.refused(c.Announce("r1", "issue", ("pigeon",)), publicity).code == "no_channel"
    hall.do(c.Announce("r1", "issue", ("radio",), "电台值班"), publicity)
    hall.do(c.UseChannel("gongs_and_drums", "村干部"), publicity)
    assert [(one.channel, one.who) for one in hall.state.told] == [
        ("radio", "电台值班"),
        ("gongs_and_drums", "村干部"),
    ]


def test_a_change_takes_the_same_route_and_the_old_words_stand_until_then() -> None:
    hall = equipment()
    hall.issue()
    assert hall.refused(c.Propose(), hall.body("office")).code == "no_change"
    hall.write(level="I")
    hall.propose()
    assert (hall.state.state, hall.state.content.level) == ("changing", "")
    hall.take()
    hall.take()
    assert (hall.state.in_force, hall.state.content.level) == (2, "I")


def test_a_refused_change_leaves_the_warning_in_force() -> None:
    hall = equipment()
    hall.issue()
    hall.write(level="I")
    hall.propose()
    hall.take(grant=False, reason="不必升级")
    assert (hall.state.state, hall.state.in_force) == ("issued", 1)


def test_whoever_issued_lifts_with_a_reason() -> None:
    hall = equipment()
    hall.issue()
    assert hall.refused(c.LiftWarning("险情排除"), hall.person("publicity")).code == "not_yours"
    group = hall.body("leading_group")
    assert hall.refused(c.LiftWarning(" "), group).code == "no_reason"
    hall.do(c.LiftWarning("险情排除"), group)
    assert hall.state.over
    assert hall.refused(c.LearnSituation("电话", feared="I")).code == "over"


def test_what_calls_for_no_warning_ends_with_a_reason() -> None:
    hall = equipment()
    assert hall.refused(c.DismissWarning("")).code == "no_reason"
    hall.do(c.DismissWarning("已恢复供电"))
    assert (hall.state.state, hall.state.ended) == ("dismissed", "已恢复供电")


def test_an_illegal_move_names_those_that_are_legal() -> None:
    hall = equipment()
    refusal = hall.refused(c.LiftWarning("x"), hall.body("leading_group"))
    assert refusal.code == "illegal_move"
    assert set(refusal.legal) >= {"propose", "dismiss", "write"}


@pytest.mark.parametrize("plan", ["special_equipment", "waterway"])
def test_its_course_is_told_in_both_languages(plan: str) -> None:
    hall = Hall(plan)
    hall.notice({"flood_response": "none"} if plan == "waterway" else {"deaths": 0}, "III")
    hall.issue()
    hall.write(ends_at=START + timedelta(hours=2))
    hall.issue()
    hall.wait(180)
    told = list(story(hall.plan, hall.journal.read(NAME)))
    assert all(line.text.zh and line.text.en for line in told)
    assert told[-1].text.zh == "预警到期，自行失效"


def test_a_plan_without_the_chapter_has_no_warnings() -> None:
    hall = Hall("production_safety")
    command = c.NoticeTrigger("production_safety", "", "火灾", "某厂", "yuecheng", "电话")
    assert hall.refused(command).code == "no_warnings"
