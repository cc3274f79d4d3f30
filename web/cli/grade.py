"""`fengsui grade`: situations in, one to a line; levels out, one to a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from engine.errors import FigureImpossible
from engine.grading import grade
from engine.grading.answer import answer
from engine.grading.sentences import report
from engine.plan.plan import Plan
from engine.situations import LONGEST, SituationUnreadable, read_line, too_long
from engine.text import Language, Text
from web.cli import FAILED
from web.cli._editions import meant
from web.cli._language import Lang


def lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line as it comes; None stands for one that is too long, never held in memory."""
    while line := source.readline(LONGEST + 1):
        if len(line) <= LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while (rest := source.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
        yield None


@dataclass(frozen=True, slots=True)
class Desk:
    """How one run answers: by which plan, in which form and language."""

    plan: Plan
    as_json: bool
    language: Language
    projected: bool

    def answer(self, line: bytes | None, place: int) -> tuple[str, bool]:
        """Return the answer to the line at a place, and whether the line was good."""
        try:
            if line is None:
                raise too_long()
            situation = read_line(line, self.plan.facts)
        except SituationUnreadable as refused:
            return self._refusal(refused.reason, place), False
        except FigureImpossible as refused:
            return self._refusal(refused.reason, place, refused.fact), False
        grading = grade(self.plan, situation, projected=self.projected)
        if self.as_json:
            return _json(answer(self.plan, grading, self.language)), True
        return f"{place}. " + "\n".join(report(self.plan, grading, self.language)), True

    def _refusal(self, reason: Text, place: int, fact: str | None = None) -> str:
        said = reason.said(self.language)
        if self.as_json:
            named = {} if fact is None else {"fact": fact[:60]}
            return _json({"error": said, "line": place, **named})
        return f"{place}. {'不能定级：' if self.language == 'zh' else 'Not graded: '}{said}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _answer_all(source: BinaryIO, desk: Desk) -> bool:
    """Answer every line at once as it comes; return whether all were good."""
    good = True
    for place, line in enumerate(lines(source), 1):
        said, fine = desk.answer(line, place)
        good = good and fine
        sys.stdout.write(said + "\n")
        sys.stdout.flush()
    return good


def _grade(
    plan: Annotated[
        str, typer.Argument(help="A plan's name such as special_equipment, or its folder.")
    ],
    facts: Annotated[
        Path | None,
        typer.Option(help="Read situations from this file instead of standard input."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    projected: Annotated[
        bool, typer.Option("--projected", help="Take ranges at their upper end.")
    ] = False,
    lang: Annotated[Lang, typer.Option(help="Language of the sentences.")] = Lang.ZH,
) -> None:
    """Grade situations, given as JSON Lines of {fact: value}.

    A value is a number, a list of the lowest and the highest with null for an open end, true or
    false, or a word; a fact that is null or absent is unknown. A bad line is answered with its
    error, and the exit status is then 1.
    """
    desk = Desk(meant(plan), as_json, lang.value, projected)
    if facts is None:
        good = _answer_all(sys.stdin.buffer, desk)
    else:
        try:
            source = facts.open("rb")
        except OSError as error:
            raise typer.BadParameter(f"{facts}: {error.strerror}") from error
        with source:
            good = _answer_all(source, desk)
    if not good:
        raise typer.Exit(FAILED)


def register(app: typer.Typer) -> None:
    """Add `grade` to the command line."""
    app.command("grade")(_grade)
