"""The timeline in words: the evidence checklist."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text

VERDICTS = {
    "secured": Text(zh="已取得", en="secured"),
    "absent": Text(zh="没有", en="not there"),
    "not_applicable": Text(zh="不适用", en="not applicable"),
}


def _recorded(s: Scene, ev: e.EvidenceRecorded) -> Telling:
    items = s.plan.evidence.items if s.plan.evidence else ()
    known = next((item.title for item in items if item.id == ev.item), None)
    title = known or Text(zh=ev.item, en=ev.item)
    verdict = VERDICTS.get(ev.verdict) or Text(zh=ev.verdict, en=ev.verdict)
    said = "，".join(part for part in (ev.kept, ev.note) if part)
    return "plain", both(
        f"证据资料“{title.zh}”{verdict.zh}", f"Evidence ‘{title.en}’ {verdict.en}", said
    )


TELLERS: Tellers = {"EvidenceRecorded": _recorded}
