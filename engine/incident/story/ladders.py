"""The timeline in words: ladders climbed, calls made."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text

_LATE = {
    "answer": Text(zh="任务未应答", en="not answered"),
    "completion": Text(zh="任务未完成", en="not done"),
    "report": Text(zh="报告未报出", en="report not sent"),
    "receipt": Text(zh="报告未确认收到", en="receipt not confirmed"),
}


def matter(s: Scene, name: str) -> Text:
    """Return what a rung is about: whose, what, how many."""
    rung = s.after.rungs[name]
    party, late = s.party(rung.party), _LATE[rung.clock]
    number = len(rung.subjects)
    many = Text(zh=f"{number} 项", en=f"{number} × ")
    return Text(
        zh=f"{party.zh} {many.zh if number > 1 else ''}{late.zh}",
        en=f"{party.en}: {many.en if number > 1 else ''}{late.en}",
    )


def _reached(s: Scene, ev: e.RungReached) -> Telling:
    about, told = matter(s, ev.name), s.party(ev.told)
    if ev.act == "remind":
        return "task", both(f"提醒{told.zh}：{about.zh}", f"Reminder to {told.en}: {about.en}")
    if ev.act == "deputy":
        party = s.party(ev.party)
        zh = f"请联系{party.zh}副职：{about.zh}"
        return "late", both(zh, f"Call the deputy of {party.en}: {about.en}")
    return "late", both(f"告知{told.zh}：{about.zh}", f"Tell {told.en}: {about.en}")


_DONE = {
    "deputy": Text(zh="已联系副职", en="Deputy called"),
    "office": Text(zh="已告知办公室", en="Office told"),
    "commander": Text(zh="已告知指挥机构", en="Command told"),
}


def _recorded(s: Scene, ev: e.RungRecorded) -> Telling:
    done, about = _DONE[s.after.rungs[ev.name].act], matter(s, ev.name)
    return "task", both(f"{done.zh}（{about.zh}）", f"{done.en} ({about.en})", ev.words)


TELLERS: Tellers = {
    "RungReached": _reached,
    "RungRecorded": _recorded,
}
