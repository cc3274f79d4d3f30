"""The timeline in words: people moved away."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text


def _counted(_: Scene, ev: e.RelocatedCounted) -> Telling:
    return "plain", Text(
        zh=f"转移至{ev.place}：累计{ev.people}人（{ev.source}）",
        en=f"Moved to {ev.place}: {ev.people} people in all ({ev.source})",
    )


def _struck(s: Scene, ev: e.RelocatedStruck) -> Telling:
    place = s.after.shelters[ev.entry].place
    return "note", both(f"划去转移去处{place}", f"Place {place} struck", ev.reason)


TELLERS: Tellers = {"RelocatedCounted": _counted, "RelocatedStruck": _struck}
