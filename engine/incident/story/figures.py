"""The timeline in words: figures and gradings."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling
from engine.text import Text


def _figures(s: Scene, ev: e.FiguresRecorded) -> Telling:
    said = s.figures(ev.figures)
    if ev.register:
        source = f"（{ev.source}）" if ev.source else ""
        return "plain", Text(
            zh=f"据登记：{said.zh}{source}", en=f"By the register: {said.en} ({ev.source})"
        )
    note_zh = f"。{ev.note}" if ev.note else ""
    source = f"（{ev.source}）" if ev.source else ""
    before_zh, before_en = _placed(ev)
    return "plain", Text(
        zh=f"{before_zh}{said.zh}{source}{note_zh}",
        en=f"{before_en}{said.en} ({ev.source}) {ev.note}".strip(),
    )


def _placed(ev: e.FiguresRecorded) -> tuple[str, str]:
    """Return how figures stand to what was known: a correction, or older than it."""
    if ev.corrects is not None:
        return f"更正第{ev.corrects}条：", f"Corrects entry {ev.corrects}: "
    if ev.history and set(ev.history) == set(ev.figures):
        return "补记（现用值较新）：", "For the record (what is known is newer): "
    return "", ""


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
