from __future__ import annotations

import pytest

from engine.plan.duties import ReportChain
from engine.plan.lengths import length_words
from engine.plan.plan import Plan
from engine.text import Language, Text
from tests.web.console import plans, shipped
from tests.web.drawn import faults
from web.diagrams.chains import Rung, rungs_of
from web.diagrams.fan import draw_reports
from web.diagrams.ladder import draw_chain
from web.diagrams.writing import joined, wrap

LANGUAGES: tuple[Language, ...] = ("zh", "en")
PLAN = shipped().plan("special_equipment")
HOPS = ("unit_report", "local_government_report", "office_assessment", "group_report")


def chain(*hops: str) -> ReportChain:
    title = Text(zh="逐级上报", en="Upward")
    return ReportChain(id="upward", title=title, clause="§4.1", levels=("III",), hops=hops)


CASES = [
    *((plan, one) for plan in plans() for one in plan.reports.chains),
    (PLAN, chain(*HOPS, "group_to_province")),
    (PLAN, chain("unit_report", "office_assessment", "quality_alarm_report")),
    (PLAN, chain("office_assessment")),
]


@pytest.mark.parametrize(("plan", "one"), CASES, ids=lambda value: getattr(value, "id", ""))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chain_is_drawn_without_fault(plan: Plan, one: ReportChain, language: Language) -> None:
    assert faults(draw_chain(plan, one, language)) == []


@pytest.mark.parametrize(("plan", "one"), CASES, ids=lambda value: getattr(value, "id", ""))
def test_every_hop_reaches_every_recipient(plan: Plan, one: ReportChain) -> None:
    drawing = draw_chain(plan, one, "zh")
    drawn = {
        (hop, arrow.source.partition("@")[0], arrow.target.partition("@")[0])
        for arrow in drawing.arrows
        for hop in arrow.carries
    }
    owed = [plan.report[hop] for hop in one.hops]
    assert drawn == {(r.id, r.sender, role) for r in owed for role in r.to}


def test_the_chain_climbs_from_the_scene_at_the_bottom() -> None:
    drawing = draw_chain(PLAN, chain(*HOPS), "zh")
    column = [box for box in drawing.boxes if box.x == drawing.boxes[0].x]
    assert [box.id for box in column[:3]] == ["accident_unit", "local_government", "office"]
    assert [box.y for box in column] == sorted((box.y for box in column), reverse=True)


def test_each_hop_says_its_clock_its_wording_and_its_clause() -> None:
    drawing = draw_chain(PLAN, chain("unit_report"), "zh")
    lines = [line for words in drawing.words for line in words.lines]
    assert "1 小时内 · “立即” · §4.1" in lines


def rung(*hops: str) -> Rung:
    return rungs_of(PLAN, chain(*hops))[0]


def test_it_goes_on_over_the_body_in_which_the_next_sender_sits() -> None:
    first = rung("unit_report", "local_government_report")
    assert (first.through, first.onward) == ("local_government", "local_government")
    over = rung("office_assessment", "chemical_gas_notice")
    assert (over.through, over.onward) == ("leading_group", "quality_supervision")


def test_two_reports_of_one_sender_are_one_rung_with_both_numbers() -> None:
    both = rung("group_report", "group_to_province")
    assert [hop.number for hop in both.hops] == [1, 2]
    drawing = draw_chain(PLAN, chain("group_report", "group_to_province"), "zh")
    assert {badge.number for badge in drawing.badges} == {1, 2}


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_chains_every_report_is_drawn_by_its_sender(plan: Plan, language: Language) -> None:
    drawing = draw_reports(plan, language)
    assert faults(drawing) == []
    drawn = [
        (hop, arrow.target.partition("@")[0]) for arrow in drawing.arrows for hop in arrow.carries
    ]
    owed = [(report.id, role) for report in plan.reports.reports for role in report.to]
    assert sorted(drawn) == sorted(owed)


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (15, "15 分钟", "15 minutes"),
        (60, "1 小时", "1 hour"),
        (43200, "30 天", "30 days"),
        (90, "90 分钟", "90 minutes"),
    ],
)
def test_a_length_is_said_in_the_largest_unit_that_fits(minutes: int, zh: str, en: str) -> None:
    assert (length_words(minutes, "minutes", "zh"), length_words(minutes, "minutes", "en")) == (
        zh,
        en,
    )


def test_lines_break_evenly_and_never_within_a_word() -> None:
    assert wrap("查非事故或误报而排除", 12, 110) == ("查非事故或", "误报而排除")
    bureau = wrap("Municipal Quality Supervision Bureau", 13, 90)
    assert bureau == ("Municipal", "Quality", "Supervision", "Bureau")


def test_a_closing_mark_never_begins_a_line() -> None:
    lines = wrap("启动县级响应，市级进入预备。", 12, 76)
    assert not any(line[0] in "，。" for line in lines)


def test_phrases_stay_whole_where_they_can() -> None:
    assert joined(["within 2 hours", "“及时”", "§4.3.2"], 12, 130)[0] == "within 2 hours"
