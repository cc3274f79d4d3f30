"""Telling the public: a text is drafted, edited, cleared step by step, published, corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.figures import read_values
from engine.incident.decide.moments import happened
from engine.incident.lifecycles import RELEASE
from engine.incident.refusals import refuse, require_words
from engine.incident.releases import (
    DRILL_MARK,
    awaited,
    counting_rule,
    first_awaited,
    next_release_step,
    publishes,
    rule_named,
    speaker_of,
)
from engine.incident.state.releases import Release
from engine.plan.lifecycle import Step
from engine.plan.release import ReleaseRule

_STATES = {
    "draft": ("拟稿中", "a draft"),
    "review": ("送审中", "being cleared"),
    "returned": ("已退回，请先修改", "sent back; edit it first"),
    "published": ("已发布，要改请拟更正稿", "published; draft a correction"),
    "dropped": ("已作废", "dropped"),
}


def _marked(deciding: Deciding, words: str) -> str:
    """Return words as they may leave: those of a drill say so in front."""
    drill = deciding.state.drill is not None and not words.startswith(DRILL_MARK)
    return DRILL_MARK + words if drill else words


def _words(deciding: Deciding, title: str, text: str) -> tuple[str, str]:
    title = require_words(title, "no_title", "请写明标题", "Give it a title")
    text = require_words(text, "no_text", "请写明发布内容", "Write what the public is told")
    return _marked(deciding, title), _marked(deciding, text)


def _stated(deciding: Deciding, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures that a text states; what is unknown is not stated."""
    read = read_values(deciding, figures)
    return {fact: value for fact, value in read.items() if value is not None}


def _release(deciding: Deciding, name: str) -> Release:
    release = deciding.state.publicity.releases.get(name)
    if release is None:
        refuse("no_release", "没有这份发布稿", "There is no such release")
    return release


def _movable(deciding: Deciding, name: str, move: str) -> Release:
    release = _release(deciding, name)
    if RELEASE.after(release.state, move) is None:
        zh, en = _STATES[release.state]
        refuse("illegal_move", f"该稿{zh}", f"The release is {en}", RELEASE.legal(release.state))
    return release


def _require_version(release: Release, number: int) -> None:
    """Refuse to act on words that somebody has changed meanwhile."""
    if release.wording.number != number:
        now, who = release.wording.number, release.wording.name
        refuse(
            "edited",
            f"稿件已由{who}改为第{now}版，请先看新稿",
            f"{who} has changed the text to version {now}; read that first",
        )


def _corrected(deciding: Deciding, name: str | None) -> Release | None:
    if name is None:
        return None
    release = _release(deciding, name)
    if release.state != "published":
        refuse(
            "not_published",
            "只有已发布的稿件才需要更正；未发布的请直接修改",
            "Only what was published is corrected; edit this one instead",
            ("EditRelease",),
        )
    return release


def _rule(deciding: Deciding, corrected: Release | None) -> ReleaseRule:
    """Return the rule whose chain a new text goes: the one that counts, or the corrected one's."""
    rule = counting_rule(deciding.plan, deciding.state)
    if rule is None and corrected is not None:
        return rule_named(deciding.plan, corrected.rule)
    if rule is None:
        refuse(
            "no_rule",
            "预案对目前的级别没有规定信息发布，无人有权发布",
            "The plan has no release at this level: nobody may publish",
        )
    return rule


def draft(deciding: Deciding, command: c.DraftRelease) -> None:
    """Begin a text under the rule that counts."""
    corrected = _corrected(deciding, command.corrects)
    rule = _rule(deciding, corrected)
    title, text = _words(deciding, command.title, command.text)
    deciding.happen(
        e.ReleaseDrafted(
            release=f"release-{len(deciding.state.publicity.releases) + 1}",
            rule=rule.id,
            title=title,
            text=text,
            figures=_stated(deciding, command.figures),
            corrects=command.corrects,
            awaits=first_awaited(deciding.plan, deciding.state, rule),
        )
    )


def edit(deciding: Deciding, command: c.EditRelease) -> None:
    """Change the words; steps taken for the old ones count no more."""
    release = _movable(deciding, command.release, "edit")
    _require_version(release, command.number)
    title, text = _words(deciding, command.title, command.text)
    figures = _stated(deciding, command.figures)
    old = release.wording
    if (title, text, figures) == (old.title, old.text, old.figures):
        return
    rule = rule_named(deciding.plan, release.rule)
    awaits = first_awaited(deciding.plan, deciding.state, rule)
    deciding.happen(e.ReleaseEdited(release.id, old.number + 1, title, text, figures, awaits))


def _current(deciding: Deciding, command: c.TakeReleaseStep) -> tuple[Release, Step]:
    """Return the text and its next step, which must be the one meant."""
    release = _movable(deciding, command.release, "step" if command.grant else "return")
    _require_version(release, command.number)
    step = next_release_step(deciding.plan, release)
    if step is None or step.id != command.step:
        refuse(
            "already_decided",
            "这一步已经有人处理，页面已更新",
            "Somebody already took this step; the page shows the result",
            () if step is None else (step.id,),
        )
    return release, step


def _require_body(deciding: Deciding, step: Step) -> str:
    """Return the party whose step it is; refuse who is not of it and does not quote it."""
    party, actor = deciding.plan.party(step.by, deciding.state.district), deciding.actor
    if actor.party == party and actor.on_behalf_of is None:
        return party
    if actor.on_behalf_of != party:
        title = deciding.plan.party_title(party)
        refuse(
            "not_yours",
            f"这一步由{title.zh}作出（{step.clause}）",
            f"This step belongs to {title.en} ({step.clause})",
        )
    if not (actor.channel and actor.words):
        refuse(
            "no_channel",
            "代记须写明谁以何种方式答复、原话要点",
            "A step on behalf needs the channel and the words",
        )
    return party


def take_step(deciding: Deciding, command: c.TakeReleaseStep) -> None:
    """Take the next step or send the text back; the last step makes it public."""
    release, step = _current(deciding, command)
    party = _require_body(deciding, step)
    number, at = release.wording.number, happened(deciding, command.when)
    if not command.grant:
        reason = require_words(
            command.reason, "no_reason", "退回须说明理由", "Sending it back needs a reason"
        )
        returned = e.ReleaseReturned(release.id, number, step.id, party, step.clause, reason)
        deciding.happen(returned, at, about=command.when.about)
    elif publishes(deciding.plan, release, step):
        deciding.happen(
            _publication(deciding, release, step, command), at, about=command.when.about
        )
    else:
        chain = rule_named(deciding.plan, release.rule).chain
        after = chain[[one.id for one in chain].index(step.id) + 1]
        awaits = awaited(deciding.plan, deciding.state, after)
        reason = command.reason.strip()
        taken = e.ReleaseStepTaken(
            release.id, number, step.id, step.act, party, step.clause, reason, awaits
        )
        deciding.happen(taken, at, about=command.when.about)


def _publication(
    deciding: Deciding, release: Release, step: Step, command: c.TakeReleaseStep
) -> e.ReleasePublished:
    plan, state = deciding.plan, deciding.state
    offered = plan.release.channels if plan.release else ()
    known = [one.id for one in offered if one.id in command.channels]
    if len(known) != len(set(command.channels)):
        refuse("no_channel", "预案没有这种发布渠道", "The plan has no such channel")
    how = command.how.strip()
    if not known and not how:
        refuse("no_channel", "请选择发布渠道，或写明怎样发布", "Say over which channel it went out")
    return e.ReleasePublished(
        release=release.id,
        number=release.wording.number,
        step=step.id,
        party=plan.party(step.by, state.district),
        speaker=speaker_of(plan, state, rule_named(plan, release.rule)),
        channels=tuple(known),
        how=how,
        reason=command.reason.strip(),
        clause=step.clause,
    )


def drop(deciding: Deciding, command: c.DropRelease) -> None:
    """Give up a text that was not published."""
    release = _movable(deciding, command.release, "drop")
    reason = require_words(
        command.reason, "no_reason", "作废须说明理由", "Giving it up needs a reason"
    )
    deciding.happen(e.ReleaseDropped(release.id, reason))


def hold_conference(deciding: Deciding, command: c.HoldConference) -> None:
    """Record that a conference was held under the rule that counts."""
    rule = _rule(deciding, None)
    spoke = require_words(command.spoke, "no_name", "请写明由谁发布（姓名、职务）", "Say who spoke")
    at = happened(deciding, command.when)
    words = command.words.strip()
    held = e.ConferenceHeld(
        rule=rule.id,
        party=speaker_of(deciding.plan, deciding.state, rule),
        spoke=spoke,
        words=_marked(deciding, words) if words else "",
        clause=rule.clause,
    )
    deciding.happen(held, at, about=command.when.about)


DECISIONS: Decisions = {
    c.DraftRelease: draft,
    c.EditRelease: edit,
    c.TakeReleaseStep: take_step,
    c.DropRelease: drop,
    c.HoldConference: hold_conference,
}
