"""The difference of two editions in sentences, ordered by whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.comparison.changes import Change, changes, renamings
from engine.comparison.fields import (
    bands_words,
    field_name,
    field_words,
    known_party,
    value_words,
)
from engine.levels import Level
from engine.plan.criteria import Criterion
from engine.plan.ending import EndingChain
from engine.plan.parts import Part
from engine.plan.plan import Plan
from engine.text import Language, Text

EVERYBODY = ""
"""Under this key stands what concerns no party in particular."""

_LISTS = {"to", "by", "members", "phases", "levels", "hops", "after", "prepare", "groups"}
_QUIET = {"order"}
_TELLING = ("to", "sender", "by", "members", "lead", "bands", "when", "phases", "within", "value")


@dataclass(frozen=True, slots=True)
class Telling:
    """Two editions, told in one language."""

    old: Plan
    new: Plan
    language: Language

    def said(self, zh: str, en: str) -> str:
        """Return the words of this language."""
        return zh if self.language == "zh" else en

    def _list_change(self, change: Change, field: str) -> str:
        """Return what joined and what left a list."""
        before, after = getattr(change.before, field), getattr(change.after, field)
        joined = tuple(item for item in after if item not in before)
        left = tuple(item for item in before if item not in after)
        parts = []
        if joined:
            words = value_words(self.new, field, joined, self.language)
            parts.append(self.said(f"增加{words}", f"plus {words}"))
        if left:
            words = value_words(self.old, field, left, self.language)
            parts.append(self.said(f"去掉{words}", f"less {words}"))
        told = self.said("，", ", ").join(parts) or self.said("次序改变", "in another order")
        return f"{field_name(field, self.language)}{self.said('', ' ')}{told}"

    def _both(self, before: Part, after: Part, field: str) -> tuple[str, str]:
        """Return a field's words in each edition; of bands only those that differ."""
        if field == "bands" and isinstance(before, Criterion) and isinstance(after, Criterion):
            was, now = before.bands or {}, after.bands or {}
            moved = [level for level in Level if was.get(level) != now.get(level)]
            return (
                bands_words(self.old, before, moved, self.language),
                bands_words(self.new, after, moved, self.language),
            )
        return (
            field_words(self.old, before, field, self.language),
            field_words(self.new, after, field, self.language),
        )

    def _field_change(self, change: Change, before: Part, after: Part, field: str) -> str:
        if field in _LISTS and isinstance(getattr(after, field), tuple):
            return self._list_change(change, field)
        was, now = self._both(before, after, field)
        name = field_name(field, self.language)
        if was == now:
            zh = f"{name}“{now}”的细节或英文措辞改变"
            return self.said(zh, f"{name}: “{now}” changes in its details or its Chinese words")
        return self.said(f"{name}由“{was}”改为“{now}”", f"{name}: “{was}” becomes “{now}”")

    def _changed(self, change: Change, before: Part, after: Part) -> str:
        fields = [name for name in change.fields if name not in _QUIET] or list(change.fields)
        said = [self._field_change(change, before, after, name) for name in fields]
        return self.said("；", "; ").join(said)

    def _described(self, part: Part) -> str:
        """Return what matters about an item that is new."""
        default = {name: field.default for name, field in type(part).model_fields.items()}
        said = [
            f"{field_name(name, self.language)} {field_words(self.new, part, name, self.language)}"
            for name in _TELLING
            if name in default and getattr(part, name) not in (default[name], (), None)
        ]
        return self.said("；", "; ").join(said)

    def _name(self, change: Change, part: Part) -> str:
        title = getattr(part, "title", None)
        named = title.said(self.language) if isinstance(title, Text) else self.party(change.item)
        if isinstance(part, EndingChain):
            named = field_words(self.old, part, "responses", self.language)
        clause = getattr(part, "clause", "")
        cite = self.said(f"（{clause}）", f" ({clause})") if clause else ""
        return (f"{self.said('', ' ')}“{named}”" if named else "") + cite

    def sentence(self, change: Change) -> str:
        """Return one change as a sentence."""
        kind = change.kind.title.said(self.language)
        if change.before is not None and change.after is not None:
            told = self._changed(change, change.before, change.after)
            name = self._name(change, change.after)
            return self.said(f"{kind}{name}：{told}。", f"The {kind}{name}: {told}.")
        if change.after is not None:
            told = self._described(change.after)
            tail = self.said("：", ": ") + told if told else ""
            name = self._name(change, change.after)
            return self.said(f"新增{kind}{name}{tail}。", f"New {kind}{name}{tail}.")
        assert change.before is not None
        name = self._name(change, change.before)
        return self.said(f"不再有{kind}{name}。", f"The {kind}{name} is gone.")

    def party(self, party: str) -> str:
        """Return the name of a party, in the newer edition if it is there."""
        plan = self.new if known_party(self.new, party) else self.old
        return plan.party_title(party).said(self.language) if known_party(plan, party) else party

    def renamed(self) -> Iterator[str]:
        """Yield the units that bear another name."""
        for renaming in renamings(self.old, self.new):
            was = self.old.party_title(renaming.party).said(self.language)
            now = self.new.party_title(renaming.party).said(self.language)
            yield self.said(f"{was}改称{now}。", f"{was} is now called {now}.")


def told(old: Plan, new: Plan, language: Language) -> dict[str, list[str]]:
    """Return the sentences by the name of the party that they concern; EVERYBODY comes first."""
    telling = Telling(old, new, language)
    found: dict[str, list[str]] = {EVERYBODY: [*telling.renamed()]}
    for change in changes(old, new):
        sentence = telling.sentence(change)
        for title in map(telling.party, change.parties or (EVERYBODY,)):
            found.setdefault(title, []).append(sentence)
    return {party: said for party, said in found.items() if said}
