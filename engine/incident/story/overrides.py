"""The timeline in words: what was done without waiting, and what became of it."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.override_words import override_words
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both, heard
from engine.text import Text


def _what(s: Scene, override: str) -> Text:
    return override_words(s.plan, s.after, s.after.overrides[override])


def _declared(s: Scene, ev: e.OverrideDeclared) -> Telling:
    what, owner = _what(s, ev.override), s.party(ev.owner)
    zh = f"先行处置：{what.zh}，待{owner.zh}追认"
    en = f"Override: {what.en}, to be ratified by {owner.en}"
    return "late", both(zh, en, ev.reason)


def _ratified(s: Scene, ev: e.OverrideRatified) -> Telling:
    what, who = _what(s, ev.override), heard(s, ev.decider, ev.deputy, s.party(ev.by))
    return "decision", both(
        f"{who.zh}追认先行处置：{what.zh}", f"{who.en} ratified the override, {what.en}", ev.words
    )


def _revoked(s: Scene, ev: e.OverrideRevoked) -> Telling:
    what, who = _what(s, ev.override), heard(s, ev.decider, ev.deputy, s.party(ev.by))
    return "decision", both(
        f"{who.zh}撤销先行处置：{what.zh}", f"{who.en} revoked the override, {what.en}", ev.reason
    )


def _lapsed(s: Scene, ev: e.OverrideLapsed) -> Telling:
    what, why = _what(s, ev.override), REASONS[ev.code]
    zh = f"先行处置无须再追认：{what.zh}，{why.zh}"
    return "plain", both(zh, f"The override needs no word any more: {what.en}; {why.en}")


def _withdrawn(s: Scene, ev: e.ResponseWithdrawn) -> Telling:
    title = s.plan.responses[ev.response].title
    if ev.previous is None:
        return "decision", both(f"撤回{title.zh}", f"Withdrawn: {title.en}")
    back = s.plan.responses[ev.previous].title
    return "decision", both(
        f"撤回{title.zh}，恢复{back.zh}", f"Withdrawn: {title.en}; {back.en} is in force again"
    )


TELLERS: Tellers = {
    "OverrideDeclared": _declared,
    "OverrideRatified": _ratified,
    "OverrideRevoked": _revoked,
    "OverrideLapsed": _lapsed,
    "ResponseWithdrawn": _withdrawn,
}
