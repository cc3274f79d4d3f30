"""The warning as a text to be read out, printed or passed on. A drill says so at both ends."""

from __future__ import annotations

from engine.plan.plan import Plan
from engine.text import Language, Text
from engine.warning.content import lines
from engine.warning.state import Content, Warned

_DRILL = Text(zh="【演练】", en="[DRILL] ")
_DRILL_END = Text(zh="【演练】以上内容仅用于演练。", en="[DRILL] This is an exercise only.")
_HEADS = {
    "draft": Text(zh="预警信息（未发布，第{n}稿）", en="Warning (not issued, version {n})"),
    "issued": Text(zh="预警信息", en="Warning"),
    "changed": Text(zh="预警变更信息（第{n}稿）", en="Change of a warning (version {n})"),
    "over": Text(zh="预警信息（已失效）", en="Warning (no longer in force)"),
}


def _head(warned: Warned, content: Content) -> Text:
    if warned.in_force != content.version:
        kind = "draft"
    elif not warned.standing:
        kind = "over"
    else:
        kind = "issued" if _first(warned) == content.version else "changed"
    head = _HEADS[kind]
    number = str(content.version)
    return Text(zh=head.zh.replace("{n}", number), en=head.en.replace("{n}", number))


def _first(warned: Warned) -> int:
    """Return the version that was issued first."""
    issued = (one.content for one in warned.rounds.values() if one.state == "issued")
    return next(issued, 0)


def paragraphs(plan: Plan, warned: Warned, content: Content, language: Language) -> list[str]:
    """Return the text of a version: its head, then every item of which something is said."""
    drill = _DRILL.said(language) if warned.drill is not None else ""
    colon = "：" if language == "zh" else ": "
    told = [drill + _head(warned, content).said(language)]
    told += [
        f"{line.title.said(language)}{colon}{line.value.said(language)}"
        for line in lines(plan, warned, content)
        if line.value is not None
    ]
    if drill:
        told.append(_DRILL_END.said(language))
    return told
