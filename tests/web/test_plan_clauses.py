"""The clauses of a plan: what encodes each, why nothing does, and the document's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.plan.citations import citations
from engine.plan.coverage import coverage
from tests.web.plan_house import PlanHouse, copied
from web.rooms.plan_clauses import clause_page, clauses_of

PLANS = ("production_safety", "special_equipment", "waterway")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> PlanHouse:
    return PlanHouse(tmp_path_factory.mktemp("clauses"))


def changed(plans: Path, file: str, old: str, new: str) -> None:
    path = plans / "waterway" / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", PLANS)
def test_the_index_lists_every_clause_with_all_that_encodes_it(house: PlanHouse, name: str) -> None:
    plan = house.library.plan(name)
    page = house.see(f"/plans/{name}/clauses")
    for answer in coverage(plan).answers:
        assert answer.entry.number in page.words
        assert answer.entry.title.zh in page.words
        assert not answer.entry.because or answer.entry.because.zh in page.words
    for citation in citations(plan):
        assert citation.whole_chapter or citation.title.zh in page.words
    assert "0 条没有着落" in page.words


def test_a_clause_has_a_page_with_who_does_what_when(house: PlanHouse) -> None:
    page = house.see("/plans/special_equipment/clauses/4.3.2")
    assert "§4.3.2 较大事故响应" in page.words
    assert "按办公室通知赶赴现场参加救援" in page.words
    assert "市领导小组 → 市政府、省特种设备事故应对领导小组；2 小时" in page.words
    assert "/plans/special_equipment/work#task-members_to_scene" in page.links
    assert "/plans/special_equipment/clauses/4.3.1" in page.links


def test_a_heading_shows_the_clauses_under_it(house: PlanHouse) -> None:
    page = house.see("/plans/waterway/clauses/四(三)")
    assert "四(三)1(1)" in page.words
    assert "/plans/waterway/clauses/四(三)1" in page.links
    found = clause_page(house.library.plan("waterway"), "四(三)1(1)")
    assert found is not None
    assert [one.number for one in found.above][-1] == "四(三)1"


@pytest.mark.parametrize("spelt", ["4.4.12(3)", "§4.4.12(3)", "4.4.12（3）", " 4.4.12 (3)"])
def test_a_clause_is_found_however_its_number_is_typed(house: PlanHouse, spelt: str) -> None:
    found = clause_page(house.library.plan("special_equipment"), spelt)
    assert found is not None
    assert found.clause.number == "§4.4.12(3)"


def test_a_clause_that_the_document_lacks_is_not_found(house: PlanHouse) -> None:
    for number in ("99", "x", "4.4.12(99)", "%3Cb%3E", "%00"):
        assert house.see(f"/plans/special_equipment/clauses/{number}").status == 404


def test_an_unanswered_clause_is_loud_on_both_pages(tmp_path: Path) -> None:
    plans = copied(tmp_path / "plans", "waterway")
    entry = "    - {number: 九, title: {zh: 无人理会, en: Left alone}}\n"
    path = plans / "waterway" / "clauses.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + entry, encoding="utf-8")
    house = PlanHouse(tmp_path, plans)
    for page in ("clauses", "clauses/九"):
        assert '<span class="late">没有着落</span>' in house.see(f"/plans/waterway/{page}").html
    assert "1 条没有着落" in house.see("/plans/waterway/clauses").words


def test_the_documents_own_words_stand_beside_the_clause_if_they_are_there(tmp_path: Path) -> None:
    plans = copied(tmp_path / "plans", "waterway")
    text = "一、总则\n\n（一）编制目的\n\n为了试一试<b>原文</b>。\n\n二、组织\n\n（一）机构\n\n另一段话。\n"
    (plans / "waterway" / "source.md").write_text(text, encoding="utf-8")
    house = PlanHouse(tmp_path, plans)
    page = house.see("/plans/waterway/clauses/一(一)")
    assert "为了试一试<b>原文</b>。" in page.words.replace("&lt;", "<")
    assert "<b>原文</b>" not in page.html
    assert "另一段话" not in page.words
    assert "没有找到这一条" in house.see("/plans/waterway/clauses/四(六)").words


def test_without_the_documents_words_the_page_says_where_to_put_them(house: PlanHouse) -> None:
    assert "source.md" in house.see("/plans/waterway/clauses/四(六)").words


def test_a_plan_without_an_index_lists_the_clauses_that_it_cites(tmp_path: Path) -> None:
    plans = copied(tmp_path / "plans", "special_equipment")
    (plans / "special_equipment" / "clauses.yaml").unlink()
    house = PlanHouse(tmp_path, plans)
    page = house.see("/plans/special_equipment/clauses")
    assert "这份预案没有条款索引" in page.words
    numbers = [one.number for one in clauses_of(house.library.plan("special_equipment"))]
    assert numbers.index("§4.2") < numbers.index("§4.4.2") < numbers.index("§4.4.11(1)")
    assert len(numbers) == len(set(numbers))
