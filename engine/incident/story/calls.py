"""The timeline in words: calls and notes."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.channels import channel_words
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text


def _reported(_: Scene, ev: e.IncidentReported) -> Telling:
    name, channel = ev.caller.get("name"), channel_words(ev.channel)
    zh, en = name or channel.zh, name or channel.en
    return "plain", both(
        f"接报（{zh}）：{ev.title}，{ev.place}", f"Call ({en}): {ev.title}, {ev.place}"
    )


def _note(_: Scene, ev: e.NoteAdded) -> Telling:
    if ev.corrects is None:
        return "note", Text(zh=ev.text, en=ev.text)
    return "note", Text(
        zh=f"更正第{ev.corrects}条：{ev.text}", en=f"Corrects entry {ev.corrects}: {ev.text}"
    )


TELLERS: Tellers = {
    "IncidentReported": _reported,
    "NoteAdded": _note,
}
