"""The words for resources: their kinds, the states and moves of a call-out, what one is called."""

from __future__ import annotations

from collections.abc import Mapping

from engine.incident.state import CallOut
from engine.plan.plan import Plan
from engine.text import Text

KINDS: Mapping[str, Text] = {
    "team": Text(zh="队伍", en="Teams"),
    "equipment": Text(zh="装备", en="Equipment"),
    "vehicle": Text(zh="车辆", en="Vehicles"),
    "vessel": Text(zh="船艇", en="Vessels"),
    "expert": Text(zh="专家", en="Experts"),
    "shelter": Text(zh="安置点", en="Shelters"),
    "hospital": Text(zh="医院", en="Hospitals"),
    "supplies": Text(zh="物资", en="Supplies"),
}

STATES: Mapping[str, Text] = {
    "requested": Text(zh="已提出", en="requested"),
    "confirmed": Text(zh="已确认", en="confirmed"),
    "under_way": Text(zh="在途", en="under way"),
    "on_scene": Text(zh="已到场", en="on scene"),
    "in_use": Text(zh="使用中", en="in use"),
    "released": Text(zh="已归还", en="released"),
    "unavailable": Text(zh="不能提供", en="unavailable"),
    "stood_down": Text(zh="已取消", en="stood down"),
}

MOVES: Mapping[str, Text] = {
    "confirm": Text(zh="确认提供", en="Confirmed"),
    "depart": Text(zh="出发", en="Under way"),
    "arrive": Text(zh="到场", en="On scene"),
    "engage": Text(zh="投入使用", en="In use"),
    "decline": Text(zh="不能提供", en="Unavailable"),
    "release": Text(zh="归还", en="Released"),
    "stand_down": Text(zh="取消调用", en="Stood down"),
}


def state_words(state: str) -> Text:
    """Return a state in words."""
    return STATES.get(state) or Text(zh=state, en=state)


def resource_title(plan: Plan, callout: CallOut) -> Text:
    """Return what was called out: by the catalogue, or as it was typed."""
    known = plan.catalogue.get(callout.resource)
    return known.title if known else Text(zh=callout.title, en=callout.title)


def owner_title(plan: Plan, callout: CallOut) -> Text:
    """Return who answers for it: a party of the directory, or as it was typed."""
    if callout.party:
        return plan.party_title(callout.party)
    return Text(zh=callout.owner, en=callout.owner)


def counted(plan: Plan, callout: CallOut, number: int) -> Text:
    """Return how many, in the unit of the catalogue or as it was typed."""
    known = plan.catalogue.get(callout.resource)
    if known and known.quantity:
        unit = known.quantity.unit
        return Text(zh=f"{number}{unit.zh}", en=f"{number} {unit.en}")
    return Text(zh=f"{number}{callout.unit}", en=f"{number} {callout.unit}".rstrip())
