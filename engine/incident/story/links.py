"""The timeline in words: ties between incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.incident import events as e
from engine.incident.channels import channel_words
from engine.incident.figure_words import figure_words
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text

_KINDS = {
    "predecessor": ("由事件〈{}〉移交而来", "Handed over from ‘{}’"),
    "split_from": ("从事件〈{}〉拆分而来", "Split from ‘{}’"),
    "split_into": ("拆分出事件〈{}〉", "Split: ‘{}’ is an incident of its own"),
    "companion": (
        "与事件〈{}〉是同一事故，两个预案并行",
        "The same event as ‘{}’, under two plans",
    ),
}


def _linked(s: Scene, ev: e.IncidentLinked) -> Telling:
    zh, en = _KINDS[ev.kind]
    text = both(zh.format(ev.title), en.format(ev.title), ev.reason)
    return "decision", _and(text, _difference(s, ev.differing))


def _unlinked(_: Scene, ev: e.IncidentUnlinked) -> Telling:
    return "decision", both(
        f"与事件〈{ev.title}〉解除关联", f"No longer tied to ‘{ev.title}’", ev.reason
    )


def _merged(_: Scene, ev: e.IncidentMerged) -> Telling:
    return "decision", both(
        f"与事件〈{ev.title}〉重复，并入该事件",
        f"The same as ‘{ev.title}’; merged into it",
        ev.reason,
    )


def _absorbed(s: Scene, ev: e.IncidentAbsorbed) -> Telling:
    channel = channel_words(ev.channel)
    caller = ev.caller.get("name", "")
    zh = f"{channel.zh}{'，' + caller if caller else ''}"
    en = f"{channel.en}{', ' + caller if caller else ''}"
    text = both(
        f"并入重复报告（{zh}）：{ev.title}，{ev.place}",
        f"Merged in a second report ({en}): {ev.title}, {ev.place}",
        ev.reason,
    )
    return "decision", _and(_and(text, _difference(s, ev.differing)), _done(ev.deeds))


def _and(text: Text, more: Text | None) -> Text:
    if more is None:
        return text
    return Text(zh=f"{text.zh}。{more.zh}", en=f"{text.en}. {more.en}")


def _difference(s: Scene, differing: Iterable[Mapping[str, Any]]) -> Text | None:
    """Return the figures that both knew otherwise: people have to find out which is true."""
    said = []
    for one in differing:
        definition = s.plan.facts[one["fact"]]
        here, there = figure_words(definition, one["here"]), figure_words(definition, one["there"])
        said.append((definition.title, here, there))
    if not said:
        return None
    zh = "；".join(f"{title.zh}本事件{here.zh}、对方{there.zh}" for title, here, there in said)
    en = "; ".join(f"{title.en} {here.en} here, {there.en} there" for title, here, there in said)
    return Text(zh=f"说法不一，未改动：{zh}", en=f"Told differently, left as it is: {en}")


def _done(deeds: Iterable[Mapping[str, Any]]) -> Text | None:
    found = [*deeds]
    if not found:
        return None
    zh = "；".join(f"{one['party']['zh']}〈{one['title']['zh']}〉" for one in found)
    en = "; ".join(f"{one['party']['en']} ‘{one['title']['en']}’" for one in found)
    return Text(zh=f"那里已报已办：{zh}", en=f"Sent and done there: {en}")


def _report_taken(s: Scene, ev: e.ReportTakenOver) -> Telling:
    title = s.report(ev.report)
    return "report", both(
        f"并入前已报出，不再重报 {title.zh}", f"Sent before the merge: {title.en}"
    )


def _directive_taken(s: Scene, ev: e.DirectiveTakenOver) -> Telling:
    title = s.directive(ev.directive)
    done = ev.state == "done"
    zh, en = ("已完成", "Done") if done else ("已应答", "Answered")
    return "task", both(f"并入前{zh} {title.zh}", f"{en} before the merge: {title.en}", ev.note)


def _undone(_: Scene, ev: e.MergeUndone) -> Telling:
    return "decision", both(
        f"撤回并入：〈{ev.title}〉是另一起事件，由它带来的不再计入",
        f"Merge undone: ‘{ev.title}’ is another incident; what came from it no longer counts",
        ev.reason,
    )


TELLERS: Tellers = {
    "IncidentLinked": _linked,
    "IncidentUnlinked": _unlinked,
    "IncidentMerged": _merged,
    "IncidentAbsorbed": _absorbed,
    "ReportTakenOver": _report_taken,
    "DirectiveTakenOver": _directive_taken,
    "MergeUndone": _undone,
}
