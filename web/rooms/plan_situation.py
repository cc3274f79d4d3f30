"""The situation that a trial's address holds, and the baseline it is compared with.

Figures stand in the address as they were typed (`fact-…`), those of the baseline as `base-…`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from engine.plan.facts import FactDefinition
from engine.plan.plan import Plan
from engine.text import Language
from web.typed import fact_name

LONGEST = 80
"""Characters of a figure that are read; the rest of a longer one is not."""

_YES_NO: dict[str, dict[Language, str]] = {
    "yes": {"zh": "是", "en": "yes"},
    "no": {"zh": "否", "en": "no"},
}
_UNKNOWN: dict[Language, str] = {"zh": "不明", "en": "unknown"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A situation as typed: texts by fact (no blank ones), where, and the response put in force.

    Without `response` the one that the plan orders is played through.
    """

    texts: Mapping[str, str]
    district: str
    response: str

    def pairs(self, plan: Plan, prefix: str, default: str) -> list[tuple[str, str]]:
        """Return the situation as it stands in an address; what goes without saying is left out."""
        names = [(fact_name(plan, fact), text) for fact, text in self.texts.items()]
        pairs = [(prefix + name.removeprefix("fact"), text) for name, text in names]
        where = [(f"{prefix}-district", self.district)] if self.district != default else []
        return pairs + where + ([(f"{prefix}-response", self.response)] if self.response else [])


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: the situation, and the baseline if one was pinned."""

    now: Typed
    base: Typed | None

    def query(self, plan: Plan, edition: str) -> str:
        """Return the shortest query that asks the same."""
        default = next(iter(plan.directory.districts))
        pairs = self.now.pairs(plan, "fact", default)
        if self.base is not None:
            pairs += [("base", "1"), *self.base.pairs(plan, "base", default)]
        return urlencode(pairs + ([("edition", edition)] if edition else []))


def read_asked(query: Mapping[str, str], plan: Plan) -> Asked:
    """Read an address: `pin` makes the situation the baseline, `unpin` drops it.

    `reset` goes back to it.
    """
    now = _typed(query, plan, "fact")
    base = _typed(query, plan, "base") if query.get("base") else None
    if query.get("pin"):
        base = now
    if query.get("unpin"):
        base = None
    if query.get("reset") and base is not None:
        now = base
    return Asked(now, base)


def _typed(query: Mapping[str, str], plan: Plan, prefix: str) -> Typed:
    districts, responses = plan.directory.districts, plan.responses
    district, response = query.get(f"{prefix}-district"), query.get(f"{prefix}-response", "")
    texts = {}
    for fact in plan.facts:
        name = prefix + fact_name(plan, fact).removeprefix("fact")
        if text := query.get(name, "").strip()[:LONGEST]:
            texts[fact] = text
    return Typed(
        texts,
        district if district in districts else next(iter(districts)),
        response if response in responses else "",
    )


def shown_text(definition: FactDefinition, text: str, language: Language) -> str:
    """Return a typed figure as people read it: 3–5 人, 是, 锅炉; blank is not known."""
    if not text or text == "?":
        return _UNKNOWN[language]
    if definition.type == "flag":
        return _YES_NO.get(text, {}).get(language, text)
    if definition.values and text in definition.values:
        return definition.values[text].said(language)
    unit = definition.unit.said(language) if definition.unit else ""
    return f"{text} {unit}".strip()
