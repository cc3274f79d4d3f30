from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.console import plans
from web.people import ROLES, people_of
from web.permissions import ACTIONS, Reach
from web.settings import Settings, SettingsRefused

PEOPLE = people_of(plans())


def test_there_is_somebody_for_every_role() -> None:
    assert {person.role for person in PEOPLE.values()} == set(ROLES)


def test_every_unit_and_district_party_of_the_directory_can_answer() -> None:
    answered = {party for person in PEOPLE.values() for party in person.parties}
    for plan in plans():
        assert set(plan.directory.units) <= answered
        bodies = [body for body in plan.organisation.bodies if body.kind != "outside"]
        assert {plan.party(body.id, "") for body in bodies} <= answered
        for district in plan.directory.districts:
            assert {plan.party(role, district) for role in plan.directory.roles} <= answered


def test_the_liaison_of_a_bodys_seat_answers_for_the_body_too() -> None:
    seated = [
        (PEOPLE[f"unit_liaison@{body.seat}"], plan.party(body.id, ""))
        for plan in plans()
        for body in plan.organisation.bodies
        if f"unit_liaison@{body.seat}" in PEOPLE
    ]
    assert seated
    assert [body for liaison, body in seated if body not in liaison.parties] == []


@pytest.mark.parametrize("role", ROLES)
def test_only_who_belongs_to_a_party_is_held_to_one(role: str) -> None:
    person = next(one for one in PEOPLE.values() if one.role == role)
    held = [name for name, rule in ACTIONS.items() if rule.reach(person) is Reach.OWN]
    assert not held or person.parties


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_the_demonstration_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(SettingsRefused, match="loopback"):
        Settings(Path(), host=host, demo=True).check()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_loopback_by_any_name_will_do(host: str) -> None:
    Settings(Path(), host=host, demo=True).check()


def test_without_demo_the_refusal_names_it() -> None:
    with pytest.raises(SettingsRefused, match="--demo"):
        Settings(Path()).check()
