"""The book of upkeep: records what was carried out, and takes back what was a mistake."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from engine.clock import Clock
from engine.errors import CommandRefused, PlanNotInForce, Refusal, StaleVersion
from engine.incident.codec import recordable, recordable_actor
from engine.journal.entry import Actor, Append, Journal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan
from engine.plan.upkeep import UpkeepDuty
from engine.text import Text
from engine.upkeep.completions import Completion, completions
from engine.upkeep.events import Event, UpkeepCarriedOut, UpkeepRetracted, to_draft

LONGEST_NOTE = 500
_ATTEMPTS = 20


def _refused(code: str, zh: str, en: str) -> CommandRefused:
    return CommandRefused(Refusal(code, Text(zh=zh, en=en)))


def _words(text: str) -> str:
    said = recordable(text.strip())
    if len(said) > LONGEST_NOTE:
        raise _refused(
            "too-long", f"说明不超过{LONGEST_NOTE}字", f"at most {LONGEST_NOTE} characters, please"
        )
    return said


class UpkeepBook:
    """The upkeep of all plans, one stream each, in one journal."""

    def __init__(self, journal: Journal, library: PlanLibrary, clock: Clock) -> None:
        self.journal = journal
        self.library = library
        self.clock = clock

    def recorded(self, plan_id: str) -> tuple[Completion, ...]:
        """Return everything recorded for a plan, in the order of recording."""
        return completions(self.journal.read(plan_id))

    def today(self, plan: Plan) -> date:
        """Return today where a plan holds."""
        zone = ZoneInfo(plan.directory.jurisdiction.time_zone)
        return self.clock.now().astimezone(zone).date()

    def _plan(self, plan_id: str) -> Plan:
        """Return the edition in force today, or the newest where none is."""
        newest = self.library.plan(plan_id)
        try:
            return self.library.in_force(plan_id, self.today(newest))
        except PlanNotInForce:
            return newest

    async def carry_out(
        self, plan_id: str, event: UpkeepCarriedOut, actor: Actor, command_id: str
    ) -> None:
        """Record that a duty was carried out. Raises CommandRefused with the reason."""
        plan = self._plan(plan_id)
        duties: tuple[UpkeepDuty, ...] = plan.upkeep.duties if plan.upkeep else ()
        if event.duty not in {duty.id for duty in duties}:
            raise _refused("unknown-duty", "本预案没有这项日历职责", "no such duty of this plan")
        if event.done_on > self.today(plan):
            raise _refused("not-yet", "完成日期不能晚于今天", "it cannot be done after today")
        if event.done_on < plan.document.effective_from:
            begins = plan.document.effective_from
            raise _refused(
                "too-early", f"预案{begins}才生效", f"the plan is in force from {begins} only"
            )
        said = UpkeepCarriedOut(event.duty, event.done_on, _words(event.note))
        await self._record(plan, lambda _: said, actor, command_id)

    async def retract(
        self, plan_id: str, entry: int, reason: str, actor: Actor, command_id: str
    ) -> None:
        """Take an entry back; it stays in the record. Raises CommandRefused with the reason."""
        said = _words(reason)
        if not said:
            raise _refused("no-reason", "请写明更正的理由", "say why it is taken back")

        def decide(known: tuple[Completion, ...]) -> Event:
            found = next((one for one in known if one.seq == entry), None)
            if found is None:
                raise _refused("unknown-entry", "没有这条记录", "there is no such entry")
            if found.retracted is not None:
                raise _refused("retracted", "这条记录已更正", "it was taken back already")
            return UpkeepRetracted(entry, said)

        await self._record(self._plan(plan_id), decide, actor, command_id)

    async def _record(
        self,
        plan: Plan,
        decide: Callable[[tuple[Completion, ...]], Event],
        actor: Actor,
        command_id: str,
    ) -> None:
        """Decide on what is recorded and append; decide again when somebody was faster."""
        if self.journal.recorded(command_id):
            return
        files = self.library.files_of(plan)
        await asyncio.to_thread(self.journal.keep_edition, plan.edition, files)
        for _ in range(_ATTEMPTS):
            entries = self.journal.read(plan.id)
            now = self.clock.now()
            write = Append(
                incident=plan.id,
                expected=len(entries),
                drafts=[to_draft(decide(completions(entries)), now)],
                recorded_at=now,
                actor=recordable_actor(actor),
                edition=plan.edition,
                command=command_id,
                next_due=None,
                open=True,
            )
            try:
                await asyncio.wrap_future(self.journal.append(write))
            except StaleVersion:
                continue
            return
        raise StaleVersion(plan.id, -1, -1)
