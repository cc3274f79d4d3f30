"""The timeline in words: casualties. Nobody is named: names stand in the register alone."""

from __future__ import annotations

from typing import Any

from engine.incident import events as e
from engine.incident.casualty_words import STATES
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text


def _number(entry: str) -> str:
    return entry.removeprefix("p")


def _people(count: int) -> tuple[str, str]:
    return f"{count}人", "1 person" if count == 1 else f"{count} people"


def _late(counts: bool) -> Text:
    if counts:
        return Text(zh=" ", en=" ")
    return Text(
        zh="，已过补报期限，不计入数据",
        en=", after the time for supplements: it does not change the figures",
    )


def _registered(_: Scene, ev: e.CasualtyRegistered) -> Telling:
    state, (zh, en), late = STATES[ev.state], _people(ev.people), _late(ev.counts)
    return "plain", Text(
        zh=f"登记第{_number(ev.entry)}条：{state.zh}{zh}（{ev.source}）{late.zh}".strip(),
        en=f"Register entry {_number(ev.entry)}: {en} {state.en} ({ev.source}){late.en}".strip(),
    )


def _moved(s: Scene, ev: e.CasualtyMoved) -> Telling:
    before = STATES[s.before.casualties[ev.entry].state if s.before else ev.state]
    to, (zh, en), late = STATES[ev.state], _people(ev.people), _late(ev.counts)
    apart = ev.part != ev.entry
    zh_apart = f"，另立第{_number(ev.part)}条" if apart else ""
    en_apart = f", now entry {_number(ev.part)}" if apart else ""
    number = _number(ev.entry)
    return "plain", Text(
        zh=f"登记第{number}条：{zh}由{before.zh}改为{to.zh}{zh_apart}（{ev.source}）{late.zh}".strip(),
        en=(
            f"Register entry {number}: {en} from {before.en} to {to.en}{en_apart}"
            f" ({ev.source}){late.en}"
        ).strip(),
    )


def _identified(_: Scene, ev: e.CasualtyIdentified) -> Telling:
    number = _number(ev.part)
    return "plain", Text(
        zh=f"登记第{number}条：已查明身份（{ev.source}）",
        en=f"Register entry {number}: identified ({ev.source})",
    )


def _struck(_: Scene, ev: Any) -> Telling:
    number = _number(ev.entry)
    return "note", both(f"划去登记第{number}条", f"Register entry {number} struck", ev.reason)


TELLERS: Tellers = {
    "CasualtyRegistered": _registered,
    "CasualtyMoved": _moved,
    "CasualtyIdentified": _identified,
    "CasualtyStruck": _struck,
}
