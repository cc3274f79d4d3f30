"""The plan library: what each page of a plan says, in both languages and in both realms."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.grading.sentences import band_words
from engine.plan.chapters import OPTIONAL
from engine.plan.plan import Plan
from engine.text import Text
from tests.web.plan_house import FIXTURES, PlanHouse

PAGES = ("", "/organisation", "/duties", "/work", "/standing", "/clauses", "/print")
PLANS = ("production_safety", "special_equipment", "waterway")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> PlanHouse:
    return PlanHouse(tmp_path_factory.mktemp("plans"))


def whole(house: PlanHouse, name: str, language: str = "zh") -> str:
    """Return the words of every page of a plan."""
    return " ".join(house.see(f"/plans/{name}{page}", language=language).words for page in PAGES)


def ordered(plan: Plan) -> list[Text]:
    """Return the titles of everything that a plan orders or asks."""
    groups, grading, ending = plan.organisation.groups, plan.grading, plan.ending
    parts = (*plan.tasks.tasks, *plan.reports.reports, *groups, *grading.criteria)
    told = [one.title for one in (*parts, *ending.conditions, *plan.lifecycle.responses)]
    return told + [one.duty for one in groups] + [fact.title for fact in plan.facts.values()]


def test_the_shelf_names_every_plan_with_its_number_and_edition(house: PlanHouse) -> None:
    shelf = house.see("/plans")
    for name in PLANS:
        plan = house.library.plan(name)
        assert plan.document.title.zh in shelf.words
        assert plan.document.document in shelf.words
        assert plan.edition[:12] in shelf.words
        assert f"/plans/{name}" in shelf.links


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_to_everybody_in_both_languages(
    house: PlanHouse, name: str, page: str
) -> None:
    for person, language in (("duty_officer", "zh"), ("administrator", "en")):
        found = house.see(f"/plans/{name}{page}", person, language)
        assert found.status == 200
        assert len(found.ids) == len(set(found.ids)), "an id stands twice"
        for inline in (" style=", "<style", " onclick=", "<script>"):
            assert inline not in found.html


@pytest.mark.parametrize("name", PLANS)
def test_everything_that_a_plan_orders_can_be_read(house: PlanHouse, name: str) -> None:
    plan = house.library.plan(name)
    zh, en = whole(house, name), whole(house, name, "en")
    for title in ordered(plan):
        assert " ".join(title.zh.split()) in zh
        assert " ".join(title.en.split()) in en


def test_the_levels_stand_with_their_bands_conditions_and_clauses(house: PlanHouse) -> None:
    page = house.see("/plans/special_equipment")
    plan = house.library.plan("special_equipment")
    for criterion in plan.grading.criteria:
        for level, band in (criterion.bands or {}).items():
            unit = plan.facts[criterion.measure[0]].unit
            assert band_words(band, unit.zh if unit else "", "zh") in page.words
            assert criterion.clause_at(level) in page.words
    assert "前提：设备种类为电梯（轿厢式）" in page.words
    assert "成立即为此级" in page.words


def test_scope_exclusions_and_hand_overs_are_told(house: PlanHouse) -> None:
    plan = house.library.plan("special_equipment")
    page = house.see("/plans/special_equipment")
    for told in (*plan.document.scope, *plan.document.exclusions):
        assert told.zh in page.words
    assert plan.document.handovers
    assert all(one.title.zh in page.words for one in plan.document.handovers)
    assert "/plans/waterway" in page.links


def test_old_names_and_successors_stand_beside_each_unit(house: PlanHouse) -> None:
    page = house.see("/plans/special_equipment/organisation")
    assert "市质监局" in page.words
    assert "现由 市市场监督管理局 承接（2019）" in page.words
    assert "又称 市人社局" in page.words
    assert "unit-local_government" in page.ids


def test_one_unit_shows_its_whole_list_and_nobody_elses(house: PlanHouse) -> None:
    one = house.see("/plans/special_equipment/duties?unit=fire")
    assert "who-fire" in one.ids
    assert "who-police" not in one.ids
    assert "搜救并转移受害人员" in one.words
    everybody = house.see("/plans/special_equipment/duties?unit=nobody")
    assert {"who-fire", "who-police"} <= set(everybody.ids)


def test_a_phase_narrows_the_matrix_to_what_stands_in_it(house: PlanHouse) -> None:
    first = house.see("/plans/special_equipment/duties?phase=first_response")
    later = house.see("/plans/special_equipment/duties?phase=aftermath")
    assert "搜救并转移受害人员" in first.words
    assert "搜救并转移受害人员" not in later.words


def test_where_the_document_is_silent_the_page_says_so(tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURES, tmp_path / "plans")
    for chapter in OPTIONAL:
        (folder / "kiln" / chapter).unlink(missing_ok=True)
    page = PlanHouse(tmp_path, folder).see("/plans/kiln/standing")
    for chapter in ("预警", "预防", "保障", "信息发布", "证据资料清单"):
        assert f"预案没有写{chapter}" in page.words


def test_the_print_unfolds_everything_and_leaves_the_drill_outside(house: PlanHouse) -> None:
    page = house.see("/plans/waterway/print")
    assert "<details" in page.html
    assert page.html.count("<details") == page.html.count(" open>") + page.html.count(" open ")
    assert house.library.plan("waterway").edition in page.words
    assert house.see("/drill/plans/waterway/print").status == 404
    assert "/plans/waterway/print" in house.see("/drill/plans/waterway").links


def test_an_unknown_plan_edition_or_page_is_calmly_not_found(house: PlanHouse) -> None:
    for path in ("/plans/nothing", f"/plans/waterway?edition={'0' * 64}", "/plans/waterway/odd"):
        assert house.see(path).status == 404
    other = house.library.plan("special_equipment").edition
    assert house.see(f"/plans/waterway?edition={other}").status == 404


def test_every_room_leads_to_the_plans(house: PlanHouse) -> None:
    assert "/plans" in house.see("/desk").links
    assert "/drill/plans" in house.see("/drill/desk").links
