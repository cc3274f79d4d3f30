"""What every teller of the timeline needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.incident.approvals import level_title, steps_of, subject_of
from engine.incident.codec import Record
from engine.incident.directive_words import directive_title
from engine.incident.figure_words import figure_words
from engine.incident.state import Incident
from engine.incident.supplements import report_title
from engine.levels import Level
from engine.plan.plan import Plan
from engine.text import Text

Tone = Literal["plain", "grade", "decision", "late", "task", "report", "note"]


REASONS = {
    "level": Text(zh="级别已变化", en="the level changed"),
    "over": Text(zh="事件已结束", en="the incident is over"),
    "ordered": Text(zh="按指挥命令", en="ordered by command"),
    "override": Text(zh="已有先行处置", en="an override came first"),
    "changed": Text(
        zh="情况或级别变化，不再需要", en="no longer called for as facts or level changed"
    ),
    "ended": Text(zh="应急响应已终止", en="the response has ended"),
    "dismissed": Text(zh="事件已撤销", en="the incident was dismissed"),
    "closed": Text(zh="事件已结案", en="the incident was closed"),
    "handed_over": Text(zh="事件已移交", en="the incident was handed over"),
    "handed_back": Text(zh="事件已交回", en="the incident was handed back"),
    "merged": Text(zh="事件已并入另一事件", en="the incident was merged into another"),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a teller sees: the entry, and the incident before and after it."""

    plan: Plan
    record: Record
    before: Incident | None
    after: Incident

    def party(self, party: str) -> Text:
        """Return who a party is."""
        return self.plan.party_title(party)

    def level(self, code: str) -> Text:
        """Return a level with the plan's word."""
        return level_title(self.plan, Level.parse(code))

    def figures(self, figures: Mapping[str, Any]) -> Text:
        """Return figures in a row."""
        said = [
            (self.plan.facts[f].title, figure_words(self.plan.facts[f], v))
            for f, v in figures.items()
        ]
        return Text(
            zh="；".join(f"{title.zh} {words.zh}" for title, words in said),
            en="; ".join(f"{title.en}: {words.en}" for title, words in said),
        )

    def directive(self, name: str) -> Text:
        """Return a directive with its party."""
        known = self.after.directives[name]
        title, party = directive_title(self.plan, known), self.party(known.party)
        return Text(zh=f"{party.zh}〈{title.zh}〉", en=f"{party.en} ‘{title.en}’")

    def report(self, name: str) -> Text:
        """Return a report with its way."""
        known = self.after.reports[name]
        title = report_title(self.plan, known)
        sender, party = self.party(known.sender), self.party(known.party)
        return Text(
            zh=f"{sender.zh}→{party.zh}〈{title.zh}〉", en=f"{sender.en} → {party.en} ‘{title.en}’"
        )

    def subject(self, approval: str) -> Text:
        """Return what an approval is about."""
        return subject_of(self.plan, self.after.approvals[approval])

    def step(self, approval: str, step: str, party: str) -> Text:
        """Return a step with who takes it."""
        steps = steps_of(self.plan, self.after.approvals[approval])
        title = next(known.title for known in steps if known.id == step)
        who = self.party(party)
        zh = title.zh if title.zh.startswith(who.zh) else f"{who.zh}：{title.zh}"
        return Text(zh=zh, en=f"{who.en}: {title.en}")


Telling = tuple[Tone, Text]


def heard(scene: Scene, decider: str, deputy: str, who: Text) -> Text:
    """Return who acted for a party: whose word was recorded for it, who stood in for its head."""
    actor, zh, en = scene.record.actor, who.zh, who.en
    if deputy:
        zh, en = f"{deputy}代行{zh}", f"{deputy}, deputising for {en},"
    if actor.on_behalf_of and decider:
        zh += f"（{decider}，{actor.channel or ''}，“{actor.words or ''}”，代记）"
        en += f" ({decider}, {actor.channel or ''}, ‘{actor.words or ''}’, recorded on behalf)"
    return Text(zh=zh, en=en)


def both(zh: str, en: str, reason: str = "") -> Text:
    """Return a sentence in both languages, with what somebody said behind it."""
    said = reason.strip()
    return Text(zh=f"{zh}：{said}", en=f"{en}: {said}") if said else Text(zh=zh, en=en)


Tellers = dict[str, Callable[[Scene, Any], Telling]]
"""How each kind of entry of a topic is told."""
