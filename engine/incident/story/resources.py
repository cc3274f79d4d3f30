"""The timeline in words: what was called out."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.resource_words import MOVES, counted, owner_title, resource_title
from engine.incident.state import CallOut
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both
from engine.text import Text

_OVER = Text(zh="事件已结束", en="the incident is over")


def _named(s: Scene, callout: CallOut) -> Text:
    title, owner = resource_title(s.plan, callout), owner_title(s.plan, callout)
    return Text(zh=f"{owner.zh}〈{title.zh}〉", en=f"{owner.en} ‘{title.en}’")


def _counted(s: Scene, callout: CallOut, number: int | None) -> tuple[str, str]:
    """Return how many in both languages, with a space before it; nothing when nobody said."""
    if number is None:
        return "", ""
    count = counted(s.plan, callout, number)
    return f" {count.zh}", f" {count.en}"


def _requested(s: Scene, ev: e.ResourceRequested) -> Telling:
    callout = s.after.callouts[ev.callout]
    named, (zh, en) = _named(s, callout), _counted(s, callout, ev.asked)
    return "task", both(f"调用 {named.zh}{zh}", f"Called out: {named.en}{en}", ev.task)


def _moved(s: Scene, ev: e.ResourceMoved) -> Telling:
    callout = s.after.callouts[ev.callout]
    named, (zh, en) = _named(s, callout), _counted(s, callout, ev.quantity)
    move = MOVES.get(ev.move) or Text(zh=ev.move, en=ev.move)
    zh, en = f"{move.zh} {named.zh}{zh}", f"{move.en}: {named.en}{en}"
    return "late" if ev.move == "decline" else "task", both(zh, en, ev.words)


def _unanswered(s: Scene, ev: e.ResourceUnanswered) -> Telling:
    named = _named(s, s.after.callouts[ev.callout])
    return "late", both(f"调用超时未应答 {named.zh}", f"Call-out unanswered in time: {named.en}")


def _lapsed(s: Scene, ev: e.ResourceLapsed) -> Telling:
    named, why = _named(s, s.after.callouts[ev.callout]), REASONS.get(ev.code, _OVER)
    return "task", Text(
        zh=f"调用了结 {named.zh}，{why.zh}", en=f"Call-out ended: {named.en}, {why.en}"
    )


def _taken(s: Scene, ev: e.PlacesTaken) -> Telling:
    named = _named(s, s.after.callouts[ev.callout])
    return "plain", both(
        f"{named.zh} 现有 {ev.taken} 人", f"{named.en} has {ev.taken} people now", ev.words
    )


TELLERS: Tellers = {
    "ResourceRequested": _requested,
    "ResourceMoved": _moved,
    "ResourceUnanswered": _unanswered,
    "ResourceLapsed": _lapsed,
    "PlacesTaken": _taken,
}
