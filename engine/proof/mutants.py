"""Every small change of a plan that somebody must notice: the list, one sort after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.levels import GRADED, Level
from engine.plan.chapters import Book
from engine.plan.condition_parts import removable
from engine.plan.source import Path, select
from engine.proof.edits import Edit
from engine.text import Text

ITEMS = {
    "criterion": ("grading.yaml", "grading.criteria"),
    "projection": ("grading.yaml", "grading.projections"),
    "task": ("tasks.yaml", "tasks"),
    "report": ("reports.yaml", "reports"),
    "group": ("bodies.yaml", "groups"),
    "handover": ("plan.yaml", "plan.handovers"),
    "route": ("warnings.yaml", "warnings.routes"),
    "release": ("release.yaml", "release.rules"),
    "ending": ("ending.yaml", "ending.conditions"),
}
"""Where the items lie that are dropped in turn, and that may have a condition."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A plan with one small change of the item `item`, which is of the sort `sort`.

    `kind` is the sort of change, `edits` are changes of the data of `file`, `what` says it.
    """

    kind: str
    sort: str
    item: str
    file: str
    edits: tuple[Edit, ...]
    what: Text

    @property
    def path(self) -> Path:
        """The place in the file that is changed."""
        return self.edits[0].path


@dataclass(frozen=True, slots=True)
class _Place:
    """An item, or a value inside it, with its path."""

    sort: str
    item: str
    file: str
    path: Path
    value: Any

    def at(self, *steps: str | int) -> _Place:
        value = self.value
        for step in steps:
            value = value[step]
        return _Place(self.sort, self.item, self.file, (*self.path, *steps), value)

    def mutant(self, kind: str, zh: str, en: str, *edits: Edit) -> Mutant:
        made = edits or (Edit(self.path),)
        return Mutant(kind, self.sort, self.item, self.file, made, Text(zh=zh, en=en))


def _items(book: Book) -> Iterator[_Place]:
    for sort, (file, pattern) in ITEMS.items():
        if file in book.chapters:
            for path, item in select(book.sources[file].data, f"{pattern}.*"):
                yield _Place(sort, item["id"], file, path, item)


def shifted(number: int | Decimal) -> tuple[int | Decimal, int | Decimal]:
    """Return a number one step lower and one step higher: by one, or by its last decimal place."""
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    step = Decimal(1).scaleb(min(0, int(exponent)))
    if isinstance(number, int):
        return number - 1, number + 1
    return number - step, number + step


def _dropped(item: _Place) -> Iterator[Mutant]:
    yield item.mutant(item.sort, f"删去{item.item}", f"{item.item} is dropped")


def _bands(item: _Place) -> Iterator[Mutant]:
    """Yield every bound shifted: where two bands meet together, and each side alone."""
    sides: dict[int | Decimal, list[Path]] = {}
    for level, band in item.value.get("bands", {}).items():
        for side, bound in enumerate(band):
            if bound is not None:
                sides.setdefault(bound, []).append(("bands", level, side))
    for bound, paths in sides.items():
        for new in shifted(bound):
            yield _bound(item, "bound", bound, new, paths)
            if len(paths) > 1:
                yield from (_bound(item, "bound-side", bound, new, [path]) for path in paths)


def _bound(item: _Place, kind: str, old: Any, new: Any, paths: list[Path]) -> Mutant:
    levels = "/".join(str(path[1]) for path in paths)
    zh = f"{item.item}：{levels}的界限由{old}改为{new}"
    en = f"{item.item}: the bound of {levels} is {new} instead of {old}"
    return item.mutant(kind, zh, en, *(Edit((*item.path, *path), new) for path in paths))


def _added(item: _Place) -> Iterator[Mutant]:
    """Yield each fact of a projection left out of the sum."""
    for fact, added in item.value.get("add", {}).items():
        for index, name in enumerate(added if len(added) > 1 else ()):
            place = item.at("add", fact, index)
            yield place.mutant("part", f"{item.item}：不再计入{name}", f"{name} is not added")


def _phases(item: _Place, kinds: Mapping[str, str]) -> Iterator[Mutant]:
    """Yield each phase of a duty dropped, unless only facts that come late could tell.

    Asking to end withdraws nothing (ADR 0002), and a report that arose once stays owed.
    """
    phases = item.value.get("phases", ())
    stays = item.sort == "report" and not _ASKED_LATER & _keys(item.value.get("when"))
    for index, phase in enumerate(phases if len(phases) > 1 else ()):
        if kinds[phase] != "ending" and not (stays and index):
            words = f"not in the phase {phase}"
            yield item.at("phases", index).mutant("phase", f"{item.item}：去掉阶段{phase}", words)


_ASKED_LATER = {"level", "projected", "response"}


def _keys(value: Any) -> set[str]:
    """Return every key inside a condition."""
    if isinstance(value, Mapping):
        return {*value, *(key for part in value.values() for key in _keys(part))}
    return {key for part in value for key in _keys(part)} if isinstance(value, list) else set()


def _levels(item: _Place) -> Iterator[Mutant]:
    """Yield each level of a rule of release dropped."""
    levels = item.value.get("levels", ()) if item.sort == "release" else ()
    for index, level in enumerate(levels if len(levels) > 1 else ()):
        place = item.at("levels", index)
        yield place.mutant("level", f"{item.item}：去掉{level}级", f"not at the level {level}")


def _condition(item: _Place) -> Iterator[Mutant]:
    if "when" in item.value:
        when = item.at("when")
        yield when.mutant("condition", f"{item.item}：去掉条件", "its condition is dropped")
        yield from _parts(when)


def _parts(when: _Place) -> Iterator[Mutant]:
    yield from (_without(when, kind, path) for kind, path in removable(when.value))
    yield from _turned(when)


def _supplements(item: _Place) -> Iterator[Mutant]:
    """Yield a report without its supplements, each fact left out, the windows confused."""
    if "supplements" not in item.value:
        return
    owed = item.at("supplements")
    yield owed.mutant("supplement", f"{item.item}：不再续报", "it is never supplemented")
    facts = owed.value["facts"]
    for index, name in enumerate(facts if len(facts) > 1 else ()):
        zh, en = f"{item.item}：{name}改变不再续报", f"news of {name} are not supplemented"
        yield owed.at("facts", index).mutant("choice", zh, en)
    if "instead" in owed.value:
        yield from _windows(owed, owed.at("instead"))


def _windows(owed: _Place, instead: _Place) -> Iterator[Mutant]:
    yield instead.mutant("part", f"{owed.item}：续报没有另一期限", "the other window is dropped")
    always = Edit((*owed.path, "window"), instead.value["window"]), Edit(instead.path)
    zh, en = f"{owed.item}：续报一律用另一期限", "the other window always counts"
    yield owed.mutant("condition", zh, en, *always)
    yield from _parts(instead.at("when"))


def _required(book: Book) -> Iterator[Mutant]:
    """Yield the end with one line of the checklist enough, or with all of them needed."""
    ending = book.sources["ending.yaml"].data["ending"]
    if len(ending["conditions"]) > 1:
        other = "any" if ending["require"] == "all" else "all"
        place = _Place("ending", "require", "ending.yaml", ("ending", "require"), other)
        zh, en = f"终止条件改为{other}", f"ending requires {other}"
        yield place.mutant("require", zh, en, Edit(place.path, other))


def _without(when: _Place, kind: str, path: Path) -> Mutant:
    part = when.at(*path)
    around, last = (path[-2] if len(path) > 1 else ""), path[-1]
    if kind == "choice":
        zh, en = f"{around}中去掉{part.value}", f"{part.value} is no longer in {around}"
    elif isinstance(last, int):
        keys = ", ".join(part.value)
        zh, en = f"去掉{around}中的{keys}", f"the part {keys} ({last + 1} of {around}) is dropped"
    elif last in ("min", "below"):
        zh, en = f"去掉{around}的{last}", f"{last} of {around} is dropped"
    else:
        zh, en = f"去掉{last}", f"the part {last} is dropped"
    return part.mutant(kind, f"{when.item}：{zh}", en)


def _turned(place: _Place) -> Iterator[Mutant]:
    """Yield every level and every bound inside a condition shifted."""
    for key, value in place.value.items():
        here = place.at(key)
        if key in ("all", "any"):
            for index in range(len(value)):
                yield from _turned(here.at(index))
        elif key == "not":
            yield from _turned(here)
        elif key in ("level", "projected"):
            yield from _at_least(here)
        elif key != "parameter" and isinstance(value, Mapping):
            yield from _range(here)


def _at_least(place: _Place) -> Iterator[Mutant]:
    old = Level.parse(place.value["at_least"])
    for new in (old - 1, old + 1):
        if new in GRADED:
            code = Level(new).code
            zh = f"{place.item}：{place.path[-1]}由{old.code}改为{code}"
            en = f"{place.path[-1]} at least {code} instead of {old.code}"
            yield place.mutant("level", zh, en, Edit((*place.path, "at_least"), code))


def _range(place: _Place) -> Iterator[Mutant]:
    fact = place.path[-1]
    for end, old in place.value.items():
        for new in shifted(old):
            zh, en = f"{fact}的{end}由{old}改为{new}", f"{end} of {fact} is {new} instead of {old}"
            edit = Edit((*place.path, end), new)
            yield place.mutant("range", f"{place.item}：{zh}", en, edit)


_SORTS = (_dropped, _bands, _added, _condition, _supplements, _levels)


def mutants(book: Book) -> Iterator[Mutant]:
    """Yield every mutant of a plan that loads, item by item in the order of its chapters."""
    kinds = {phase.id: phase.kind for phase in book.lifecycle.phases}
    for item in _items(book):
        yield from _phases(item, kinds)
        for sort in _SORTS:
            yield from sort(item)
    yield from _required(book)
