"""Who can sign in to the demonstration: roles, and parties out of the plans' own directory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from engine.plan.jurisdiction import Unit
from engine.plan.organisation import Body
from engine.plan.plan import Plan
from engine.text import Text

Role = Literal[
    "duty_officer",
    "office_director",
    "commander",
    "unit_liaison",
    "local_government",
    "drill_director",
    "evaluator",
    "auditor",
    "administrator",
]
ROLES: tuple[Role, ...] = get_args(Role)

TITLES: dict[Role, Text] = {
    "duty_officer": Text(zh="值班员", en="Duty officer"),
    "office_director": Text(zh="办公室主任", en="Office director"),
    "commander": Text(zh="指挥", en="Commander"),
    "unit_liaison": Text(zh="单位联络员", en="Unit liaison"),
    "local_government": Text(zh="属地联络员", en="Local liaison"),
    "drill_director": Text(zh="导演", en="Drill director"),
    "evaluator": Text(zh="评估员", en="Evaluator"),
    "auditor": Text(zh="审计员", en="Auditor"),
    "administrator": Text(zh="系统管理员", en="Administrator"),
}

GROUPS: dict[str, Text] = {
    "desk": Text(zh="值班与指挥", en="Desk and command"),
    "municipal": Text(zh="市级部门", en="Municipal departments"),
    "service": Text(zh="救援与专业力量", en="Rescue and services"),
    "society": Text(zh="社会力量", en="Society"),
    "incident": Text(zh="事故单位", en="Where it happened"),
    "province": Text(zh="省级", en="Province"),
    "state": Text(zh="国家", en="State"),
    "district": Text(zh="区、县（市）与开发区", en="Districts and zones"),
    "drill": Text(zh="演练", en="Drills"),
    "oversight": Text(zh="审计与管理", en="Oversight"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in. `parties` are all for whom they may answer, `party` the first."""

    id: str
    role: Role
    title: Text
    group: str
    party: str | None = None
    parties: frozenset[str] = frozenset()
    place: Text | None = None
    """The district or zone, for local people."""


def people_of(plans: Iterable[Plan]) -> dict[str, Person]:
    """Return everybody who can be picked, in the order of the sign-in page."""
    plans = list(plans)
    found = [_single("duty_officer", "desk", _offices(plans))]
    for plan in plans:
        found += _commanders(plan) + _liaisons(plan, plans) + _locals(plan)
    found += [_single("drill_director", "drill"), _single("evaluator", "drill")]
    found += [_single("auditor", "oversight"), _single("administrator", "oversight")]
    order = list(GROUPS)
    people: dict[str, Person] = {}
    for person in sorted(found, key=lambda one: order.index(one.group)):
        people.setdefault(person.id, person)
    return people


def _single(role: Role, group: str, parties: frozenset[str] = frozenset()) -> Person:
    return Person(role, role, TITLES[role], group, min(parties, default=None), parties)


def _for(role: Role, party: str, title: Text, group: str, seats: Iterable[str] = ()) -> Person:
    return Person(f"{role}@{party}", role, title, group, party, frozenset({party, *seats}))


def _offices(plans: Iterable[Plan]) -> frozenset[str]:
    return frozenset(
        plan.party(body.id, "")
        for plan in plans
        for body in plan.organisation.bodies
        if body.kind == "office"
    )


def _commanders(plan: Plan) -> list[Person]:
    bodies = [_of_body(plan, body) for body in plan.organisation.bodies if body.kind != "outside"]
    governments = [
        _for("commander", id_, unit.title, "desk")
        for id_, unit in plan.directory.units.items()
        if unit.kind == "government"
    ]
    return bodies + governments


def _of_body(plan: Plan, body: Body) -> Person:
    role: Role = "office_director" if body.kind == "office" else "commander"
    short = plan.document.short
    title = Text(zh=f"{body.title.zh}（{short.zh}）", en=f"{body.title.en} ({short.en})")
    return _for(role, plan.party(body.id, ""), title, "desk")


def _liaisons(plan: Plan, plans: Iterable[Plan]) -> list[Person]:
    return [
        _for("unit_liaison", id_, unit.title, unit.kind, _seated(id_, plans))
        for id_, unit in plan.directory.units.items()
        if _has_liaison(unit)
    ]


def _has_liaison(unit: Unit) -> bool:
    return unit.kind != "government"


def _seated(unit: str, plans: Iterable[Plan]) -> list[str]:
    return [
        plan.party(body.id, "")
        for plan in plans
        for body in plan.organisation.bodies
        if body.seat == unit
    ]


def _locals(plan: Plan) -> list[Person]:
    found = []
    for district_id, district in plan.directory.districts.items():
        for role in plan.directory.roles:
            party = plan.party(role, district_id)
            found.append(
                Person(
                    f"local_government@{party}",
                    "local_government",
                    plan.party_title(party),
                    "district",
                    party,
                    frozenset({party}),
                    district.title,
                )
            )
    return found
