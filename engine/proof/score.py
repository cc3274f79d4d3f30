"""What a trial showed: the score of each kind of change, and every survivor with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.plan.chapters import Book
from engine.plan.plan import Plan
from engine.plan.source import Place
from engine.proof.mutants import Mutant
from engine.proof.trial import Trial, Tried
from engine.text import Text

KINDS = {
    "criterion": Text(zh="删去判据", en="criteria dropped"),
    "projection": Text(zh="删去推测", en="projections dropped"),
    "bound": Text(zh="界限移动一步", en="bounds shifted"),
    "bound-side": Text(zh="界限只移一侧", en="bounds shifted on one side"),
    "task": Text(zh="删去任务", en="tasks dropped"),
    "report": Text(zh="删去报告", en="reports dropped"),
    "group": Text(zh="删去行动组", en="groups dropped"),
    "handover": Text(zh="删去移送", en="hand-overs dropped"),
    "route": Text(zh="删去预警途径", en="warning routes dropped"),
    "release": Text(zh="删去发布规则", en="release rules dropped"),
    "ending": Text(zh="删去终止条件", en="ending conditions dropped"),
    "require": Text(zh="改变终止规则", en="rules of ending changed"),
    "supplement": Text(zh="删去续报", en="supplements dropped"),
    "condition": Text(zh="去掉条件", en="conditions dropped"),
    "part": Text(zh="去掉条件的一部分", en="parts of conditions dropped"),
    "range": Text(zh="条件界限移动一步", en="bounds of conditions shifted"),
    "level": Text(zh="条件等级移动一级", en="levels of conditions shifted"),
    "choice": Text(zh="去掉列举的一项", en="listed values dropped"),
    "phase": Text(zh="去掉阶段", en="phases dropped"),
}
"""The kinds of change, in the order in which the score is told."""


BY = {
    "case": Text(zh="案例", en="cases"),
    "loader": Text(zh="加载", en="loader"),
    "lint": Text(zh="检查", en="linter"),
}
"""Who may notice a change."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mutants there were, and how many somebody noticed."""

    noticed: int
    total: int


@dataclass(frozen=True)
class Score:
    """The trial of one plan. `failing` are cases that do not hold, with what they find instead."""

    plan: str
    tried: tuple[Tried, ...]
    failing: Mapping[str, list[str]]
    book: Book

    @property
    def survivors(self) -> tuple[Tried, ...]:
        """The mutants that nobody noticed."""
        return tuple(tried for tried in self.tried if tried.noticed is None)

    @property
    def total(self) -> Tally:
        """The tally of all kinds."""
        return Tally(len(self.tried) - len(self.survivors), len(self.tried))

    @property
    def perfect(self) -> bool:
        """Whether every case holds and every mutant was noticed."""
        return not self.failing and not self.survivors

    def kinds(self) -> Iterator[tuple[str, Tally]]:
        """Yield the tally of every kind of which there is a mutant."""
        for kind in KINDS:
            found = [tried for tried in self.tried if tried.mutant.kind == kind]
            if found:
                yield kind, Tally(sum(tried.noticed is not None for tried in found), len(found))

    def by(self) -> dict[str, int]:
        """Return how many changes were noticed by cases, by the loader and by the linter."""
        noticed = Counter(tried.noticed.by for tried in self.tried if tried.noticed)
        return {by: noticed[by] for by in BY if noticed[by]}

    def place(self, mutant: Mutant) -> tuple[str, Place]:
        """Return the file that a mutant changes and the place in it."""
        source = self.book.sources[mutant.file]
        return source.file, source.key_place(mutant.path)


def prove(book: Book, plan: Plan) -> Score:
    """Try every mutant of a plan that loads."""
    trial = Trial(book, plan)
    return Score(plan.id, tuple(trial.run()), trial.failing, book)
