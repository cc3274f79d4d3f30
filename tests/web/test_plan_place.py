"""A plan is read for one place: its names and numbers are that place's, and the page says which."""

from __future__ import annotations

from pathlib import Path

from tests.web.plan_house import PlanHouse, copied

SHAOXING = "title: {zh: 绍兴市, en: Shaoxing}"


def test_every_page_and_the_print_name_the_place_whose_names_they_bear(tmp_path: Path) -> None:
    plans = copied(tmp_path / "plans", "waterway")
    directory = plans / "shaoxing" / "directory.yaml"
    told = directory.read_text(encoding="utf-8")
    assert SHAOXING in told
    elsewhere = told.replace(SHAOXING, "title: {zh: 滨河市, en: Riverside}")
    directory.write_text(elsewhere, encoding="utf-8")
    house = PlanHouse(tmp_path, plans)
    for page in ("", "/duties", "/print"):
        assert "单位和时限取自 滨河市" in house.see(f"/plans/waterway{page}").words
    english = house.see("/plans/waterway", language="en")
    assert "Units and times of Riverside" in english.words
