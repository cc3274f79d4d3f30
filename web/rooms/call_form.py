"""The form of a call: every fault at once, at its field; what is not known stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData

from engine.desk import Desk
from engine.errors import PlanNotFound, PlanNotInForce
from engine.incident.channels import CHANNELS
from engine.incident.commands import Moment, ReportIncident
from engine.plan.plan import Plan
from engine.text import Language, Text
from web.errors import FormInvalid
from web.typed import TypedWrong, read_facts, read_typed_time
from web.views import ZONE

LONGEST = 200
"""Characters of the longest single line."""

_NO_PLAN = Text(zh="请选择预案", en="choose a plan")
_NO_TITLE = Text(zh="请用一句话写明发生了什么", en="say in one line what happened")
_NO_PLACE = Text(zh="请写明事发地点", en="say where it happened")
_NO_DISTRICT = Text(
    zh="请选择事发地所在区县；不能确定时选最可能的，以后可更正",
    en="choose the district; unsure? take the likeliest, it can be corrected",
)
_NO_CHANNEL = Text(zh="请选择接报渠道", en="choose how the call came in")
_TOO_LONG = Text(zh=f"超过 {LONGEST} 字，请精简", en=f"over {LONGEST} characters; shorten it")


@dataclass(frozen=True)
class _Reading:
    """One form being read at `now`; faults gather by field."""

    form: FormData
    now: datetime
    faults: dict[str, Text]

    def line(self, name: str, missing: Text | None = None) -> str:
        value = self.form.get(name, "")
        said = value.strip() if isinstance(value, str) else ""
        if not said and missing:
            self.faults[name] = missing
        elif len(said) > LONGEST:
            self.faults[name] = _TOO_LONG
        return said

    def one_of(self, name: str, allowed: Mapping[str, object], missing: Text) -> str:
        said = self.line(name, missing)
        if said and said not in allowed:
            self.faults[name] = missing
        return said

    def moment(self, name: str) -> Moment:
        try:
            return read_typed_time(self.line(name), self.now, ZONE)
        except TypedWrong as wrong:
            self.faults[name] = wrong.reason
            return Moment()

    def caller(self) -> dict[str, str]:
        said = {part: self.line(f"caller_{part}") for part in ("name", "phone", "role")}
        return {part: value for part, value in said.items() if value}


def read_call(
    form: FormData, desk: Desk, now: datetime, drill: str | None = None
) -> ReportIncident:
    """Return the command of a posted call; raises `FormInvalid` with every fault by field."""
    reading = _Reading(form, now, {})
    plan = plan_of(desk, reading.line("plan", _NO_PLAN))
    if plan is None:
        reading.faults["plan"] = _NO_PLAN
    # Plans of one jurisdiction share the directory: the district is judged even without a plan.
    districts = next((p.directory.districts for p in (plan, *desk.plans()) if p), {})
    when = reading.moment("happened")
    command = ReportIncident(
        plan=plan.id if plan else "",
        title=reading.line("title", _NO_TITLE),
        place=reading.line("place", _NO_PLACE),
        district=reading.one_of("district", districts, _NO_DISTRICT),
        caller=reading.caller(),
        channel=reading.one_of("channel", CHANNELS, _NO_CHANNEL),
        facts=_facts(reading, plan),
        reported_at=reading.moment("reported").at,
        when=when,
        drill=drill,
    )
    if reading.faults:
        raise FormInvalid(reading.faults)
    return command


def _facts(reading: _Reading, plan: Plan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    try:
        return read_facts(reading.form, plan)
    except FormInvalid as invalid:
        reading.faults.update(invalid.faults)
        return {}


def plan_of(desk: Desk, plan_id: str) -> Plan | None:
    """Return the edition in force of a plan, or None when there is none."""
    try:
        return desk.current(plan_id)
    except (PlanNotFound, PlanNotInForce):
        return None


def moment_words(moment: Moment, now: datetime, language: Language) -> str:
    """Return a moment as it was understood: `约 13:05，37 分钟前`."""
    at = (moment.at or now).astimezone(ZONE)
    minutes = int((now - at).total_seconds() // 60)
    day = "" if at.date() == now.astimezone(ZONE).date() else at.strftime("%m-%d ")
    say = _zh if language == "zh" else _en
    return say(f"{day}{at:%H:%M}", minutes, moment.about)


def _zh(clock: str, minutes: int, about: bool) -> str:
    ago = "现在" if minutes <= 0 else _length(minutes, "{} 分钟前", "{} 小时 {} 分钟前")
    return f"{'约 ' if about else ''}{clock}，{ago}"


def _en(clock: str, minutes: int, about: bool) -> str:
    ago = "now" if minutes <= 0 else _length(minutes, "{} min ago", "{} h {} min ago")
    return f"{'about ' if about else ''}{clock}, {ago}"


def _length(minutes: int, short: str, long: str) -> str:
    return short.format(minutes) if minutes < 60 else long.format(*divmod(minutes, 60))
