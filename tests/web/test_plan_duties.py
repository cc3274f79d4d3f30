"""Who must do what at one level, in one phase, by one unit: the matrix narrowed, none of it hidden."""

from __future__ import annotations

import pytest

from engine.levels import Level
from tests.web.plan_house import PlanHouse
from web.rooms.plan_matrix import matrix

PAGE = "/plans/special_equipment/duties"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> PlanHouse:
    return PlanHouse(tmp_path_factory.mktemp("duties"))


def shown(ids: list[str]) -> set[str]:
    return {one.removeprefix("who-") for one in ids if one.startswith("who-")} - {"unit"}


def standing(house: PlanHouse, level: Level, phase: str | None = None) -> set[str]:
    rows = matrix(house.library.plan("special_equipment"), phase)
    every = [row for group in rows for row in group.rows]
    return {row.party for row in every if any(level in duty.standing for duty in row.duties)}


@pytest.mark.parametrize("level", Level)
def test_a_level_leaves_whoever_has_a_duty_there(house: PlanHouse, level: Level) -> None:
    page = house.see(f"{PAGE}?level={level.code}")
    assert shown(page.ids) == standing(house, level)


def test_a_level_and_a_phase_narrow_together_and_stay_in_every_link(house: PlanHouse) -> None:
    page = house.see(f"{PAGE}?level=III&phase=aftermath")
    assert shown(page.ids) == standing(house, Level.III, "aftermath")
    assert f"{PAGE}?phase=aftermath&level=II" in page.links
    assert f"{PAGE}?phase=first_response&level=III" in page.links
    assert '<input type="hidden" name="level" value="III">' in page.html


def test_a_unit_without_duties_there_is_told_so_and_nobody_else_is_shown(house: PlanHouse) -> None:
    page = house.see(f"{PAGE}?unit=expert_panel&phase=reported&level=IV")
    assert shown(page.ids) == set()
    assert "没有任务和报告" in page.words


def test_what_the_plan_does_not_know_narrows_nothing(house: PlanHouse) -> None:
    odd = house.see(f"{PAGE}?level=V&phase=never&unit=nobody")
    assert shown(odd.ids) == shown(house.see(PAGE).ids)


def test_a_liaison_is_led_to_the_own_unit_and_nobody_to_another_plans_body(
    house: PlanHouse,
) -> None:
    liaison = house.see(f"{PAGE}?level=III", "unit_liaison@fire")
    assert f"{PAGE}?unit=fire&level=III" in liaison.links
    office = house.see(PAGE, "office_director@waterway.office")
    assert f"{PAGE}?unit=office" not in office.links
    assert "只看" not in house.see(f"{PAGE}?unit=fire", "unit_liaison@fire").words
