"""The timeline in words: the checklist and the end."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text

_VERDICTS = {
    "met": Text(zh="已满足", en="met"),
    "not_applicable": Text(zh="不适用", en="not applicable"),
    "not_met": Text(zh="未满足", en="not met"),
}


def _checked(s: Scene, ev: e.EndingChecked) -> Telling:
    condition = next(c.title for c in s.plan.ending.conditions if c.id == ev.condition)
    verdict = _VERDICTS[ev.verdict]
    zh, en = (
        f"终止条件“{condition.zh}”{verdict.zh}",
        f"Ending condition ‘{condition.en}’ {verdict.en}",
    )
    return "decision", both(zh, en, ev.note)


def _dismissed(_: Scene, ev: e.IncidentDismissed) -> Telling:
    return "decision", both("事件撤销", "Dismissed", ev.reason)


def _closed(_: Scene, ev: e.IncidentClosed) -> Telling:
    return "decision", both("结案", "Closed", ev.reason)


TELLERS: Tellers = {
    "EndingChecked": _checked,
    "IncidentDismissed": _dismissed,
    "IncidentClosed": _closed,
}
