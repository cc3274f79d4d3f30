"""The first words of a release, out of what is known; what is missing is named, never filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.incident.figure_words import figure_words
from engine.incident.releases import changed_figures, counting_rule, rule_named, speaker_of
from engine.incident.state import Incident
from engine.incident.state.releases import Release
from engine.plan.plan import Plan
from engine.text import Text


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """A title and text to begin with, the figures that they state, and what is not known yet."""

    title: Text
    text: Text
    figures: Mapping[str, Any]
    missing: tuple[Text, ...]


def telling_facts(plan: Plan) -> list[str]:
    """Return the numbers that a release may state: those that the plan's reports must contain."""
    named = {f for content in plan.reports.contents for item in content.items for f in item.facts}
    return [f for f, one in plan.facts.items() if f in named and one.unit is not None]


def known_numbers(plan: Plan, incident: Incident) -> dict[str, Any]:
    """Return the numbers that are known and may be stated."""
    return {
        fact: incident.figures[fact].value
        for fact in telling_facts(plan)
        if fact in incident.figures and incident.figures[fact].value is not None
    }


def stated_words(plan: Plan, figures: Mapping[str, Any]) -> Text:
    """Return figures in a row, as a release states them."""
    said = [
        (plan.facts[f].title, figure_words(plan.facts[f], value)) for f, value in figures.items()
    ]
    return Text(
        zh="，".join(f"{title.zh} {words.zh}" for title, words in said),
        en=", ".join(f"{title.en.lower()}: {words.en}" for title, words in said),
    )


def first_draft(plan: Plan, incident: Incident, now: datetime) -> ReleaseDraft:
    """Return what can be told now: what, when, where, how many, what is being done."""
    figures = known_numbers(plan, incident)
    place = plan.directory.districts[incident.district].title
    what, where = incident.title, incident.place
    parts = [
        _event(plan, incident),
        _count(plan, figures, now),
        _measures(plan, incident),
        _follow_up(plan, incident),
    ]
    return ReleaseDraft(
        title=Text(zh=f"关于{where}{what}的情况通报", en=f"{what}, {where}, {place.en}"),
        text=_joined(parts),
        figures=figures,
        missing=_missing(plan, incident, figures),
    )


def correction_draft(plan: Plan, incident: Incident, wrong: Release, now: datetime) -> ReleaseDraft:
    """Return what puts a published release right: each figure that is another by now."""
    old = wrong.wording
    figures = {**known_numbers(plan, incident)}
    told = wrong.published.at if wrong.published else old.at
    zh_at, en_at = _moment(plan, told)
    begin = Text(
        zh=f"{zh_at}发布的《{old.title}》更正如下：",
        en=f"‘{old.title}’, released at {en_at}, is corrected:",
    )
    parts = [begin]
    for one in changed_figures(incident, old):
        definition = plan.facts[one.fact]
        was, now_is = figure_words(definition, one.stated), figure_words(definition, one.known)
        title = definition.title
        parts.append(
            Text(
                zh=f"{title.zh}原为 {was.zh}，应为 {now_is.zh}。",
                en=f"{title.en}: {now_is.en}, not {was.en}.",
            )
        )
    missing = () if len(parts) > 1 else (Text(zh="要更正的内容", en="what is put right"),)
    parts += [_count(plan, figures, now), _follow_up(plan, incident)]
    title = Text(zh=f"更正：{old.title}", en=f"Correction: {old.title}")
    return ReleaseDraft(title, _joined(parts), figures, missing)


def _joined(parts: list[Text]) -> Text:
    return Text(
        zh="\n".join(part.zh for part in parts if part.zh),
        en="\n".join(part.en for part in parts if part.en),
    )


def _moment(plan: Plan, moment: datetime) -> tuple[str, str]:
    at = moment.astimezone(ZoneInfo(plan.directory.jurisdiction.time_zone))
    return f"{at.month}月{at.day}日{at.hour}时{at.minute:02}分", at.strftime("%Y-%m-%d %H:%M")


def _event(plan: Plan, incident: Incident) -> Text:
    zh_at, en_at = _moment(plan, incident.occurred_at)
    about = ("许", "about ") if incident.about else ("", "")
    place = plan.directory.districts[incident.district].title
    return Text(
        zh=f"{zh_at}{about[0]}，{place.zh}{incident.place}发生{incident.title}。",
        en=f"{incident.title} at {incident.place}, {place.en}, {about[1]}{en_at}.",
    )


def _count(plan: Plan, figures: Mapping[str, Any], now: datetime) -> Text:
    if not figures:
        return Text(
            zh="人员伤亡等情况正在核实。", en="Casualties and losses are being established."
        )
    zh_at, en_at = _moment(plan, now)
    said = stated_words(plan, figures)
    return Text(zh=f"截至{zh_at}，{said.zh}。", en=f"As of {en_at}: {said.en}.")


def _measures(plan: Plan, incident: Incident) -> Text:
    working = {
        one.party
        for one in incident.directives.values()
        if one.state in ("acknowledged", "under_way", "done")
    }
    many = len(working)
    response = plan.responses[incident.response].title if incident.response else None
    phase = plan.phases[incident.phase].title
    zh = f"已启动{response.zh}" if response else f"目前处于{phase.zh}"
    en = f"In force: {response.en}" if response else f"At present: {phase.en}"
    if many:
        zh, en = f"{zh}，{many}个单位投入处置", f"{en}; {many} units are at work"
    return Text(zh=f"{zh}。", en=f"{en}.")


def _follow_up(plan: Plan, incident: Incident) -> Text:
    rule = counting_rule(plan, incident)
    if rule is None:
        published = (r for r in incident.publicity.releases.values() if r.published)
        last = max(published, key=lambda one: one.opened_at, default=None)
        if last is None:
            return Text(zh="", en="")
        rule = rule_named(plan, last.rule)
    who = plan.party_title(speaker_of(plan, incident, rule))
    return Text(zh=f"后续情况由{who.zh}统一发布。", en=f"{who.en} alone will release what follows.")


def _missing(plan: Plan, incident: Incident, figures: Mapping[str, Any]) -> tuple[Text, ...]:
    """Return the counts that nobody has stated, and measures while nobody has answered."""
    found = [
        plan.facts[fact].title
        for fact in telling_facts(plan)
        if plan.facts[fact].type == "count" and fact not in figures
    ]
    started = any(one.answered for one in incident.directives.values())
    if not started:
        found.append(Text(zh="处置措施（尚无单位应答）", en="measures (no unit has answered)"))
    return tuple(found)
