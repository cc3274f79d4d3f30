"""The states of a casualty in words."""

from __future__ import annotations

from engine.text import Text

STATES: dict[str, Text] = {
    "missing": Text(zh="失踪", en="missing"),
    "dead": Text(zh="死亡", en="dead"),
    "serious": Text(zh="重伤", en="seriously injured"),
    "slight": Text(zh="轻伤", en="slightly injured"),
    "rescued": Text(zh="获救", en="rescued"),
    "struck": Text(zh="已划去", en="struck"),
}
