"""The timeline in words: who commands on scene."""

from __future__ import annotations

from typing import Any

from engine.incident import events as e
from engine.incident.story.telling import REASONS, Scene, Tellers, Telling, both
from engine.text import Text


def _site(_: Scene, ev: Any) -> Telling:
    if isinstance(ev, e.SiteCommandFormed):
        return "plain", both("现场指挥部成立", "Site command formed")
    return "plain", both("现场指挥部撤销", "Site command dissolved")


def _group(s: Scene, ev: Any) -> Telling:
    title = s.plan.groups[ev.group].title
    if isinstance(ev, e.GroupFormed):
        return "task", both(f"{title.zh}成立", f"{title.en} formed")
    why = REASONS[ev.code]
    return "task", Text(zh=f"{title.zh}撤销，{why.zh}", en=f"{title.en} stood down: {why.en}")


TELLERS: Tellers = {
    "SiteCommandFormed": _site,
    "SiteCommandDissolved": _site,
    "GroupFormed": _group,
    "GroupStoodDown": _group,
}
