"""The index of a plan's clauses: what encodes each, or why nothing does, and its own words if known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from engine.plan.citations import KINDS, Citation
from engine.plan.clauses import spelt, steps
from engine.plan.coverage import Answer, Coverage, State, anchor, coverage
from engine.plan.files import EDITIONS, edition_names
from engine.plan.library import PlanLibrary
from engine.plan.official_text import OfficialText, Passage, divide
from engine.plan.plan import Plan
from engine.text import Text
from web.rooms.plan_places import Place, place_of


@dataclass(frozen=True, slots=True)
class Cited:
    """One item that encodes a clause: what it is, what it says, where it stands; `key` is of KINDS."""

    key: str
    kind: Text
    title: Text
    item: str
    place: Place


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause with its items; `title` is None where the plan has no index of clauses."""

    number: str
    title: Text | None
    state: State
    because: Text | None
    cited: tuple[Cited, ...]

    @property
    def anchor(self) -> str:
        """The id of the clause in the index."""
        return anchor(self.number)

    @property
    def depth(self) -> int:
        """How far under its chapter the clause stands, from 0."""
        return len(steps(self.number)) - 1

    @property
    def path(self) -> str:
        """The page of the clause under its plan."""
        return f"clauses/{self.number.lstrip('§')}"


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One clause, the clauses under it, and its neighbours in the document."""

    clause: Clause
    under: tuple[Clause, ...]
    above: tuple[Clause, ...]
    before: Clause | None
    after: Clause | None


def clauses_of(plan: Plan) -> list[Clause]:
    """Return every clause in the document's order; without an index, every clause that is cited."""
    found = coverage(plan)
    if found.answers:
        return [_of_answer(plan, answer) for answer in found.answers]
    return [_of_citations(plan, number, cited) for number, cited in _by_clause(found)]


def clause_page(plan: Plan, number: str) -> ClausePage | None:
    """Return the page of a clause, or None where the document has none of that number."""
    known = clauses_of(plan)
    wanted = spelt(number)
    at = next((i for i, one in enumerate(known) if spelt(one.number) == wanted), None)
    if at is None:
        return None
    place = steps(number)
    return ClausePage(
        clause=known[at],
        under=tuple(one for one in known if _is_below(steps(one.number), place)),
        above=tuple(one for one in known if _is_below(place, steps(one.number))),
        before=known[at - 1] if at else None,
        after=known[at + 1] if at + 1 < len(known) else None,
    )


def official(library: PlanLibrary, plan: Plan) -> OfficialText | None:
    """Return the document's words, if its user put source.md beside this very edition."""
    folder = _folder(library, plan)
    numbering = plan.clauses.numbering if plan.clauses else None
    file = folder / "source.md" if folder else None
    if file is None or numbering is None or not file.is_file():
        return None
    return divide(file.read_text(encoding="utf-8"), numbering)


def passages(text: OfficialText | None, number: str) -> tuple[Passage, ...]:
    """Return what the document says under a clause and its parts."""
    return text.under(number) if text else ()


def _folder(library: PlanLibrary, plan: Plan) -> Path | None:
    if plan.id not in library.names():
        return None
    for name in (None, *edition_names(library.root, plan.id)):
        if library.plan(plan.id, name).edition == plan.edition:
            whole = library.root / plan.id
            return whole / EDITIONS / name if name else whole
    return None


def _is_below(place: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return len(place) > len(whole) and place[: len(whole)] == whole


def _of_answer(plan: Plan, answer: Answer) -> Clause:
    entry = answer.entry
    cited = tuple(_cited(plan, answer.citations))
    return Clause(entry.number, entry.title, answer.state, entry.because, cited)


def _of_citations(plan: Plan, number: str, citations: list[Citation]) -> Clause:
    return Clause(number, None, "items", None, tuple(_cited(plan, citations)))


def _by_clause(found: Coverage) -> Iterator[tuple[str, list[Citation]]]:
    citing = sorted((c for c in found.citations if not c.whole_chapter), key=_order)
    for _, cited in groupby(citing, key=lambda one: spelt(one.clause)):
        together = list(cited)
        yield together[0].clause, together


def _order(citation: Citation) -> list[tuple[int, str]]:
    """Count numbers as numbers, so that §10 comes after §9."""
    return [(int(s), "") if s.isdigit() else (0, s) for s in _bare(citation.clause)]


def _bare(number: str) -> list[str]:
    return [step.strip("()") for step in steps(number)]


def _cited(plan: Plan, citations: Iterable[Citation]) -> Iterator[Cited]:
    """Yield each item once, though it may cite a clause at several levels."""
    seen = set()
    for one in citations:
        key = (one.kind, one.item, one.title.zh)
        if key not in seen:
            seen.add(key)
            yield Cited(
                one.kind, told_kind(one), told_title(plan, one), one.item, place_of(plan, one)
            )


def told_kind(citation: Citation) -> Text:
    """Return the word for what cites a clause."""
    return KINDS[citation.kind]


def told_title(plan: Plan, citation: Citation) -> Text:
    """Return the title of what cites a clause; a duty says whose it is."""
    if citation.kind not in ("organisation.units.duties", "organisation.bodies.duties"):
        return citation.title
    whose = plan.party_title(citation.item)
    return Text(zh=f"{whose.zh}：{citation.title.zh}", en=f"{whose.en}: {citation.title.en}")
