"""Every clause chip of the console opens its page in the edition that was followed."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from uuid import UUID

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident import commands as c
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from tests.web.console import OFFICER, START
from tests.web.incident_house import House
from tests.web.plan_house import PlanHouse, copied
from web.clause_links import clause_marks, clause_path
from web.realm import RealmName

TASK = "搜救并转移受害人员"
CHIP = re.compile(r'<(a|span) class="clause"[^>]*>')


def chips(html: str) -> list[str]:
    """Return the chips of a page outside its templates for scripts."""
    return CHIP.findall(re.sub(r"<template.*?</template>", "", html, flags=re.S))


@pytest.fixture(scope="module", params=["real", "drill"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> House:
    realm: RealmName = request.param
    house = House(tmp_path_factory.mktemp("chips"), realm)
    house.report({"equipment": "pressure_vessel", "deaths": 3}, drill="paojiang_vessel_explosion")
    return house


def pages(house: House) -> list[tuple[str, str]]:
    """Return who sees clauses where."""
    prefix, directive = house.realm.prefix, house.directive("fire")
    officer = [
        f"/incidents/inc-1{under}" for under in ("", f"/directives/{directive.id}", "/replay")
    ]
    found = [("duty_officer", f"{prefix}{path}") for path in (*officer, "/desk")]
    return [*found, ("unit_liaison@fire", f"{prefix}/unit")]


def test_every_clause_of_an_incident_is_a_link_within_its_realm(house: House) -> None:
    for person, path in pages(house):
        page = house.browser(person).get(path).text
        assert chips(page), path
        assert set(chips(page)) == {"a"}, path
        linked = re.findall(r'href="([^"]*/clauses/[^"]*)"', page)
        assert all(
            link.startswith(f"{house.realm.prefix}/plans/special_equipment/") for link in linked
        )


def test_the_links_lead_to_pages_of_clauses(house: House) -> None:
    page = house.browser("duty_officer").get(house.path).text
    links = set(re.findall(r'href="([^"]*/clauses/[^"]*)"', page))
    assert len(links) > 5
    for link in links:
        assert house.browser("unit_liaison@fire").get(link).status_code == 200


def test_a_link_is_never_inside_another(house: House) -> None:
    page = house.browser("duty_officer").get(f"{house.realm.prefix}/desk").text
    inside = re.findall(r"<a\b(?:(?!</a>).)*<a\b", page, flags=re.S)
    assert inside == []


def test_who_takes_a_call_reads_a_clause_beside_the_form(house: House) -> None:
    query = "plan=special_equipment&fact-special_equipment-deaths=3"
    path = f"{house.realm.prefix}/call?{query}"
    page = house.browser("duty_officer").get(path).text
    links = re.findall(r'<a class="clause"[^>]*>', page)
    assert links
    assert all('target="_blank"' in link for link in links)


def test_a_citation_of_several_clauses_has_a_chip_for_each() -> None:
    marks = clause_marks("四(四)、四(三)2(1)、§4.1")
    assert [mark.shown for mark in marks] == ["四(四)", "四(三)2(1)", "§4.1"]
    assert all(mark.href is None for mark in marks)
    assert clause_path("waterway", "§4.4.12(3)") == "/plans/waterway/clauses/4.4.12(3)"


def reopened(tmp_path: Path) -> tuple[PlanHouse, str]:
    """Open an incident under one edition, then serve its journal beside a changed plan."""
    journal, plans = MemoryJournal(), copied(tmp_path / "plans", "special_equipment")
    desk = Desk(journal, PlanLibrary(plans), ManualClock(START))
    call = c.ReportIncident(
        "special_equipment", "储罐泄漏", "某厂", "yuecheng", facts={"deaths": 3}
    )
    asyncio.run(desk.handle("inc-1", call, OFFICER, str(UUID(int=1))))
    tasks = plans / "special_equipment" / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    assert TASK in text
    tasks.write_text(text.replace(TASK, "新版的搜救任务"), encoding="utf-8")
    return PlanHouse(tmp_path, plans, journal), desk.incident("inc-1").edition


def test_an_incident_of_an_older_edition_leads_to_that_edition(tmp_path: Path) -> None:
    house, edition = reopened(tmp_path)
    links = [link for link in house.see("/incidents/inc-1").links if "/clauses/" in link]
    assert links
    assert all(link.endswith(f"?edition={edition}") for link in links)
    path = "/plans/special_equipment/clauses/4.4.5"
    older, newer = house.see(f"{path}?edition={edition}"), house.see(path)
    assert TASK in older.words
    assert "这不是现行版本" in older.words
    assert TASK not in newer.words
    assert "新版的搜救任务" in newer.words


def test_an_older_edition_stays_one_from_page_to_page_and_in_both_realms(tmp_path: Path) -> None:
    house, edition = reopened(tmp_path)
    for prefix in ("", "/drill"):
        page = house.see(f"{prefix}/plans/special_equipment/work?edition={edition}")
        assert TASK in page.words
        own = [link for link in page.links if f"{prefix}/plans/special_equipment/" in link]
        assert own
        assert all(f"edition={edition}" in link for link in own)
        assert f'name="edition" value="{edition}"' in page.html
