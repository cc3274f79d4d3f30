"""Telling the public: who owes what until when, whose step it is, what lapses when words change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.releases import changed_figures, next_release_step, rule_named
from engine.incident.state import Release
from engine.incident.story import story
from engine.journal.entry import Actor
from tests.incident.arena import OFFICER, START, Arena

DEAD = {"equipment": "pressure_vessel", "deaths": 3}


@pytest.fixture
def arena() -> Arena:
    """A significant accident: the leading group releases within five hours."""
    found = Arena("special_equipment")
    found.report(DEAD)
    return found


def waterway(**facts: Any) -> Arena:
    found = Arena("waterway")
    found.report(facts)
    return found


def draft(arena: Arena, text: str = "三人死亡。", **fields: Any) -> Release:
    arena.do(c.DraftRelease("情况通报", text, {"deaths": 3}, **fields))
    return latest(arena)


def latest(arena: Arena) -> Release:
    return list(arena.state.publicity.releases.values())[-1]


def take(arena: Arena, release: Release, actor: Actor | None = None, **fields: Any) -> None:
    """Take the next step of a release as its own body, or as somebody else."""
    release = arena.state.publicity.releases[release.id]
    step = next_release_step(arena.plan, release)
    name = step.id if step else "clear"
    by = actor or arena.person(step.by if step else "office")
    told = {"number": release.wording.number, "grant": True, "channels": ("radio",), **fields}
    arena.do(c.TakeReleaseStep(release.id, step=name, **told), by)


def publish(arena: Arena, release: Release, channel: str = "radio") -> Release:
    for _ in rule_named(arena.plan, release.rule).chain:
        take(arena, release, channels=(channel,))
    return arena.state.publicity.releases[release.id]


def code(arena: Arena, command: c.Command, actor: Actor = OFFICER) -> str:
    with pytest.raises(CommandRefused) as caught:
        arena.do(command, actor)
    assert caught.value.refusal.reason.en
    return caught.value.refusal.code


def test_the_first_release_is_owed_from_the_moment_its_rule_holds(arena: Arena) -> None:
    owed = arena.state.publicity.owed("notice")
    assert owed is not None
    assert owed.due == START + timedelta(hours=5)
    assert owed.party == arena.party("leading_group")
    assert arena.state.publicity.owed("conference") is None


def test_a_rise_adds_the_conference_and_gives_no_more_time(arena: Arena) -> None:
    arena.wait(60)
    arena.do(c.RecordFigures({"deaths": 10}, "卫健委"))
    known = arena.state.publicity
    notice, conference = known.owed("notice"), known.owed("conference")
    assert notice is not None
    assert conference is not None
    assert (notice.due, notice.rule) == (START + timedelta(hours=5), "major_release")
    assert conference.due == START + timedelta(hours=25)


def test_what_is_overdue_is_recorded_once(arena: Arena) -> None:
    arena.wait(301)
    arena.wait(600)
    assert [late.duty for late in arena.events(e.ReleaseOverdue)] == ["notice-1"]
    assert arena.state.publicity.duties["notice-1"].overdue


def test_publication_in_time_meets_what_is_owed(arena: Arena) -> None:
    release = publish(arena, draft(arena))
    assert release.published is not None
    assert release.published.channels == ("radio",)
    assert arena.state.publicity.duties["notice-1"].state == "met"
    arena.wait(600)
    assert arena.events(e.ReleaseOverdue) == []


def test_the_flood_headquarters_takes_over_without_losing_a_draft() -> None:
    arena = waterway(deaths=3, missing=8)
    arena.do(c.DraftRelease("通报", "正在搜救。"))
    take(arena, latest(arena), channels=())
    arena.do(c.RecordFigures({"flood_response": "III"}, "防指"))
    release = latest(arena)
    assert (release.rule, release.state, release.wording.text) == (
        "flood_outlet",
        "draft",
        "正在搜救。",
    )
    assert [done.step for done in release.lapsed] == ["draft"]
    assert {duty.state for duty in arena.state.publicity.duties.values()} == {"lifted"}


def test_when_the_outlet_comes_back_a_new_clock_begins() -> None:
    arena = waterway(deaths=3, missing=8)
    arena.do(c.RecordFigures({"flood_response": "III"}, "防指"))
    arena.wait(120)
    arena.do(c.RecordFigures({"flood_response": "none"}, "防指"))
    owed = arena.state.publicity.owed("notice")
    assert owed is not None
    assert (owed.id, owed.due) == ("notice-2", START + timedelta(hours=7))


def test_what_one_outlet_told_does_not_count_for_another() -> None:
    arena = waterway(deaths=1)
    release = draft(arena)
    publish(arena, release, "news_release")
    assert arena.state.publicity.duties == {}
    arena.do(c.RecordFigures({"deaths": 10}, "卫健委"))
    assert arena.state.publicity.owed("notice") is not None


def test_a_level_without_a_rule_lets_nobody_draft() -> None:
    arena = Arena("special_equipment")
    arena.report({"equipment": "lift", "deaths": 0})
    assert code(arena, c.DraftRelease("通报", "无人伤亡。")) == "no_rule"


def test_each_body_takes_its_own_step(arena: Arena) -> None:
    release = draft(arena)
    step = c.TakeReleaseStep(release.id, 1, "draft", grant=True)
    assert code(arena, step, arena.person("publicity")) == "not_yours"
    take(arena, release)
    assert code(arena, step, arena.person("office")) == "already_decided"
    out_of_turn = replace(step, step="publish")
    assert code(arena, out_of_turn, arena.person("publicity")) == "already_decided"


def test_a_step_heard_by_telephone_names_the_channel_and_the_words(arena: Arena) -> None:
    release = draft(arena)
    take(arena, release)
    clear = c.TakeReleaseStep(release.id, 1, "clear", grant=True)
    party = arena.party("leading_group")
    heard = replace(OFFICER, on_behalf_of=party)
    assert code(arena, clear, heard) == "no_channel"
    arena.do(clear, replace(heard, channel="电话", words="李副市长：同意"))
    assert latest(arena).steps[-1].party == party


def test_a_change_of_text_after_clearance_needs_clearance_again(arena: Arena) -> None:
    release = draft(arena)
    take(arena, release)
    take(arena, release)
    arena.do(c.EditRelease(release.id, 1, "情况通报", "四人死亡。"))
    changed = latest(arena)
    assert (changed.state, changed.steps) == ("draft", ())
    assert [one.text for one in changed.versions] == ["三人死亡。", "四人死亡。"]
    early = c.TakeReleaseStep(release.id, 2, "publish", grant=True, channels=("radio",))
    assert code(arena, early, arena.person("publicity")) == "already_decided"


def test_nobody_acts_on_words_that_were_changed_meanwhile(arena: Arena) -> None:
    release = draft(arena)
    arena.do(c.EditRelease(release.id, 1, "情况通报", "四人死亡。"))
    assert code(arena, c.EditRelease(release.id, 1, "情况通报", "五人死亡。")) == "edited"
    step = c.TakeReleaseStep(release.id, 1, "draft", grant=True)
    assert code(arena, step, arena.person("office")) == "edited"


def test_an_edit_that_changes_nothing_records_nothing(arena: Arena) -> None:
    release = draft(arena)
    assert arena.do(c.EditRelease(release.id, 1, "情况通报", "三人死亡。", {"deaths": 3})) == []


def test_what_is_sent_back_waits_for_an_edit(arena: Arena) -> None:
    release = draft(arena)
    take(arena, release)
    refusal = c.TakeReleaseStep(release.id, 1, "clear", grant=False)
    person = arena.person("leading_group")
    assert code(arena, refusal, person) == "no_reason"
    arena.do(replace(refusal, reason="伤亡待核"), person)
    assert latest(arena).state == "returned"
    assert code(arena, replace(refusal, grant=True), person) == "illegal_move"
    arena.do(c.EditRelease(release.id, 1, "情况通报", "伤亡正在核实。"))
    assert latest(arena).state == "draft"


def test_publication_names_a_channel_of_the_plan_or_says_how(arena: Arena) -> None:
    release = draft(arena)
    take(arena, release)
    take(arena, release)
    last = c.TakeReleaseStep(release.id, 1, "publish", grant=True)
    person = arena.person("publicity")
    assert code(arena, last, person) == "no_channel"
    assert code(arena, replace(last, channels=("pigeon",)), person) == "no_channel"
    arena.do(replace(last, how="市政府新闻办微博"), person)
    assert latest(arena).state == "published"


def test_a_published_text_is_corrected_by_a_new_one_on_the_same_way(arena: Arena) -> None:
    release = draft(arena)
    assert code(arena, c.DraftRelease("更正", "四人。", corrects=release.id)) == "not_published"
    publish(arena, release)
    assert code(arena, c.EditRelease(release.id, 1, "x", "y")) == "illegal_move"
    correction = draft(arena, "死亡四人。", corrects=release.id)
    assert correction.corrects == release.id
    assert publish(arena, correction).state == "published"


def test_a_figure_that_changed_since_is_pointed_out(arena: Arena) -> None:
    release = publish(arena, draft(arena))
    assert changed_figures(arena.state, release.wording) == []
    arena.do(c.RecordFigures({"deaths": 4}, "卫健委"))
    found = changed_figures(arena.state, release.wording)
    assert [(one.fact, one.stated, one.known) for one in found] == [("deaths", 3, 4)]


def test_words_of_a_drill_say_so_in_front() -> None:
    arena = Arena("special_equipment")
    district = next(iter(arena.plan.directory.districts))
    arena.do(
        c.ReportIncident(
            "special_equipment", "储罐泄漏", "某厂", district, facts=DEAD, drill="test"
        )
    )
    wording = draft(arena).wording
    assert wording.title == "【演练】情况通报"
    assert wording.text.startswith("【演练】")
    arena.do(c.EditRelease("release-1", 1, wording.title, "改。"))
    assert latest(arena).wording.title == "【演练】情况通报"
    assert latest(arena).wording.text == "【演练】改。"


def test_a_conference_meets_the_twenty_four_hours(arena: Arena) -> None:
    arena.do(c.RecordFigures({"deaths": 10}, "卫健委"))
    assert code(arena, c.HoldConference("")) == "no_name"
    arena.do(c.HoldConference("王副市长"))
    assert arena.state.publicity.duties["conference-1"].state == "met"
    assert arena.state.publicity.owed("notice") is not None


def test_dismissal_lifts_what_was_owed(arena: Arena) -> None:
    arena.do(c.DismissIncident("误报"))
    assert arena.state.publicity.duties["notice-1"].state == "lifted"


def test_every_turn_is_told_in_both_languages(arena: Arena) -> None:
    release = draft(arena)
    take(arena, release)
    arena.do(c.EditRelease(release.id, 1, "情况通报", "四人死亡。"))
    publish(arena, latest(arena))
    told = [line.text.zh for line in story(arena.plan, arena.journal.read("i1"))]
    assert "《情况通报》改为第2版，须重新送审" in told
    assert any(words.startswith("已发布《情况通报》") and "广播" in words for words in told)
    assert arena.replayed() == arena.incident
