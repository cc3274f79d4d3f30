"""Finding something in the plans by number, by any name of a unit, by words of titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.console import shipped
from tests.web.plan_house import PlanHouse
from web.rooms.plan_search import SHOWN, Hit, search


def hits(name: str, query: str) -> tuple[Hit, ...]:
    return search(shipped().plan(name), query).hits


def anchors(name: str, query: str) -> list[str]:
    return [f"{hit.place.page}#{hit.place.anchor}" for hit in hits(name, query)]


@pytest.mark.parametrize(
    ("name", "query", "first"),
    [
        ("special_equipment", "4.4.12", "§4.4.12"),
        ("special_equipment", "§4.4.12(3)", "§4.4.12(3)"),
        ("special_equipment", "４.４.１２（３）", "§4.4.12(3)"),
        ("waterway", "四(三)", "四(三)"),
        ("waterway", "四（三）1", "四(三)1"),
        ("production_safety", "第九条", "第九条"),
    ],
)
def test_a_clause_is_the_first_hit_of_its_number(name: str, query: str, first: str) -> None:
    found = hits(name, query)
    assert found[0].clause == first
    assert found[0].place.page.startswith("clauses/")


def test_the_clauses_under_a_number_follow_it_and_no_others() -> None:
    clauses = [hit.clause for hit in hits("special_equipment", "4.4.11") if hit.kind.en == "clause"]
    assert len(clauses) > 2
    assert all(clause.startswith("§4.4.11") for clause in clauses)


@pytest.mark.parametrize(
    ("query", "party"),
    [
        ("市质监局", "quality_supervision"),
        ("quality supervision bureau", "quality_supervision"),
        ("市市场监督管理局", "quality_supervision"),
        ("Market Supervision", "quality_supervision"),
        ("市人社局", "human_resources"),
        ("应急管理局", "work_safety"),
        ("越城区", "local_government"),
    ],
)
def test_a_unit_is_found_by_old_names_aliases_and_successors(query: str, party: str) -> None:
    assert f"organisation#unit-{party}" in anchors("special_equipment", query)


def test_words_of_titles_are_found_in_both_languages_and_any_case() -> None:
    assert "work#task-search_and_rescue" in anchors("special_equipment", "搜救")
    assert "work#task-search_and_rescue" in anchors("special_equipment", "SEARCH for Victims")
    assert anchors("special_equipment", "search nowhere-at-all") == []


def test_nothing_is_found_for_nothing_and_much_is_cut_with_a_count() -> None:
    assert hits("waterway", "  ") == ()
    found = search(shipped().plan("special_equipment"), "a")
    assert len(found.hits) == SHOWN
    assert found.more > 0


def test_a_hit_is_told_once_even_where_it_cites_a_clause_at_several_levels() -> None:
    found = [(hit.place, hit.title.zh) for hit in hits("special_equipment", "死亡人数")]
    assert len(found) == len(set(found))


def test_the_search_works_without_scripts_across_plans_and_in_one(tmp_path: Path) -> None:
    house = PlanHouse(tmp_path)
    everywhere = house.see("/plans?q=消防")
    assert "/plans/special_equipment/organisation#unit-fire" in everywhere.links
    assert "/plans/waterway/organisation#unit-fire" in everywhere.links
    one = house.see("/plans/waterway/search?q=消防", language="en")
    assert "/plans/waterway/organisation#unit-fire" in one.links
    assert "/plans/waterway/duties?unit=fire" in one.links
    assert not any("special_equipment" in link for link in one.links)


def test_what_is_asked_stays_words_and_finding_nothing_is_said(tmp_path: Path) -> None:
    house = PlanHouse(tmp_path)
    for path in ("/plans", "/plans/waterway/search"):
        page = house.see(f"{path}?q=%3Cimg%20zqx%3E%00%27{'x' * 200}")
        assert page.status == 200
        assert "<img" not in page.html
        assert "没有找到" in page.words
