"""The timeline in words: figures and gradings."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling
from engine.text import Text


def _figures(s: Scene, ev: e.FiguresRecorded) -> Telling:
    said = s.figures(ev.figures)
    note_zh = f"。{ev.note}" if ev.note else ""
    source = f"（{ev.source}）" if ev.source else ""
    return "plain", Text(
        zh=f"{said.zh}{source}{note_zh}", en=f"{said.en} ({ev.source}) {ev.note}".strip()
    )


def _graded(s: Scene, ev: e.IncidentGraded) -> Telling:
    level, ceiling = s.level(ev.level), s.level(ev.ceiling)
    criteria = {criterion.id: criterion for criterion in s.plan.grading.criteria}
    reasons = [criteria[r["criterion"]].title for r in ev.because if r["level"] == ev.level]
    why_zh = f"（依据{'、'.join(t.zh for t in reasons)}）" if reasons else ""
    why_en = f" by {', '.join(t.en for t in reasons)}" if reasons else ""
    if ev.ceiling == ev.level:
        return "grade", Text(zh=f"定级：{level.zh}{why_zh}", en=f"Graded {level.en}{why_en}")
    return "grade", Text(
        zh=f"定级：{level.zh}{why_zh}，最高可能{ceiling.zh}",
        en=f"Graded {level.en}{why_en}, may reach {ceiling.en}",
    )


TELLERS: Tellers = {
    "FiguresRecorded": _figures,
    "IncidentGraded": _graded,
}
