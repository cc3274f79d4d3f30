"""For which party somebody acts: its own, or one whose words were heard; and who stands in for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.incident.decide.deciding import Deciding
from engine.incident.refusals import refuse
from engine.plan.command import Appointment, Power


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word counts: the party, the person heard for it, who acts for its absent head."""

    party: str
    decider: str
    deputy: str


def word_of(deciding: Deciding, parties: Sequence[str], decider: str, clause: str) -> Word:
    """Return whose word a command carries, or refuse: it must be that of one of some parties.

    Whoever records a word heard says who gave it, over which channel and in which words.
    """
    actor = deciding.actor
    party = actor.on_behalf_of or actor.party
    if party is None or party not in parties:
        titles = [deciding.plan.party_title(one) for one in dict.fromkeys(parties)]
        zh, en = "或".join(t.zh for t in titles), " or ".join(t.en for t in titles)
        refuse(
            "not_yours", f"这一步由{zh}作出（{clause}）", f"This step belongs to {en} ({clause})"
        )
    if actor.on_behalf_of is not None:
        _require_told(deciding, decider)
    absence = deciding.state.absence(party)
    heard = decider.strip() if actor.on_behalf_of is not None else ""
    return Word(party, heard, absence.deputy if absence else "")


def _require_told(deciding: Deciding, decider: str) -> None:
    actor = deciding.actor
    if not decider.strip():
        refuse("no_decider", "代记须写明由谁决定", "A decision recorded for others needs its name")
    if not ((actor.channel or "").strip() and (actor.words or "").strip()):
        refuse(
            "no_channel",
            "代记须写明以何种方式、原话要点",
            "A decision recorded for others needs the channel and the words",
        )


def require_power(
    deciding: Deciding, powers: Iterable[Power | Appointment], decider: str, nobody: tuple[str, str]
) -> tuple[Word, str]:
    """Return whose word counts among those with a power, and the clause that gives it.

    `nobody` says in both languages why nobody has it now.
    """
    parties = {deciding.plan.party(p.by, deciding.state.district): p.clause for p in powers}
    if not parties:
        refuse("no_power", *nobody)
    clauses = "；".join(dict.fromkeys(parties.values()))
    word = word_of(deciding, tuple(parties), decider, clauses)
    return word, parties[word.party]
