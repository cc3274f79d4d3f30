"""The words for the register of requisitions: sorts, what became of things, compensation."""

from __future__ import annotations

from collections.abc import Mapping

from engine.text import Text

REGISTER = Text(zh="征用登记", en="register of requisitions")

SORTS: Mapping[str, Text] = {
    "people": Text(zh="人员", en="People"),
    "goods": Text(zh="物资", en="Goods"),
    "equipment": Text(zh="设备、器材", en="Equipment"),
    "vehicle": Text(zh="车船", en="Vehicles and vessels"),
    "site": Text(zh="场地", en="Land and premises"),
}

OUTCOMES: Mapping[str, Text] = {
    "held": Text(zh="征用中", en="held"),
    "returned": Text(zh="已归还", en="returned"),
    "damaged": Text(zh="损坏", en="damaged"),
    "lost": Text(zh="灭失", en="lost"),
    "used_up": Text(zh="已消耗", en="used up"),
    "struck": Text(zh="已划去", en="struck"),
}

PAYING: Mapping[str, Text] = {
    "open": Text(zh="待定补偿", en="to be decided"),
    "decided": Text(zh="待支付", en="decided, not paid"),
    "waived": Text(zh="不予补偿", en="decided: nothing due"),
    "paid": Text(zh="已支付", en="paid"),
}


def outcome_words(state: str) -> Text:
    """Return what became of something in words."""
    return OUTCOMES.get(state) or Text(zh=state, en=state)


def paying_words(state: str) -> Text:
    """Return how far a compensation is in words."""
    return PAYING.get(state) or Text(zh=state, en=state)


def money_words(amount: str) -> Text:
    """Return a sum of yuan with its unit, in groups of three."""
    whole, _, fraction = amount.partition(".")
    said = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    return Text(zh=f"{said} 元", en=f"{said} yuan")
