"""People moved away, counted place by place."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.casualties import moment, source_of
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.feeding import enter
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Shelter
from engine.incident.totals import facts_fed

MOST = 10_000_000


def _require_register(deciding: Deciding) -> None:
    if not facts_fed(deciding.plan, "places"):
        refuse(
            "no_register",
            "本预案没有转移人员登记，请直接更新数据",
            "This plan keeps no register of people moved; record the figures",
            ("RecordFigures",),
        )


def _place(deciding: Deciding, name: str) -> Shelter:
    found = deciding.state.shelters.get(name)
    if found is None:
        refuse("no_entry", "登记簿中没有这个去处", "The register has no such place")
    if found.struck:
        refuse(
            "struck",
            f"这个去处已划去（{found.struck}），请另行登记",
            f"This place was struck ({found.struck}); enter it anew",
            ("CountRelocated",),
        )
    return found


def count(deciding: Deciding, command: c.CountRelocated) -> None:
    """Say how many have been moved to a place in all."""
    _require_register(deciding)
    if not 0 <= command.people <= MOST:
        refuse("no_people", "人数应在0至1000万之间", "The number must be 0 to 10,000,000")
    known = _place(deciding, command.entry) if command.entry else None
    place = command.place.strip() or (known.place if known else "")
    require_words(place, "no_place", "请写明转移到哪里", "Say where they were moved to")
    source, at = source_of(command.source), moment(deciding, command.when)
    entry = known.id if known else f"s{len(deciding.state.shelters) + 1}"
    event = e.RelocatedCounted(entry, place, command.people, source, command.note.strip())
    enter(deciding, event, source, at, about=command.when.about)


def strike(deciding: Deciding, command: c.StrikeRelocated) -> None:
    """Strike a wrong or double place."""
    known = _place(deciding, command.entry)
    reason = require_words(
        command.reason, "no_reason", "划去须说明理由，如“与上一处重复”", "Say why it is struck"
    )
    enter(deciding, e.RelocatedStruck(known.id, reason), reason, deciding.now)


DECISIONS: Decisions = {c.CountRelocated: count, c.StrikeRelocated: strike}
