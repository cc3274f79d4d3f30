"""Every identifier that a plan mentions must be declared: the table of mentions, and their check.

A mention is a pattern into a chapter (see `select`) and the kind of thing that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from engine.errors import Fault
from engine.plan.chapters import Book, ChapterRefused
from engine.plan.source import select
from engine.plan.spelling import meant

NO_RESPONSE = "none"


def units(book: Book) -> frozenset[str]:
    """Return who can act: units of the directory and district roles."""
    return frozenset(book.directory.units) | frozenset(book.directory.roles)


def bodies(book: Book) -> frozenset[str]:
    """Return the command bodies."""
    return frozenset(body.id for body in book.organisation.bodies)


def responses(book: Book) -> frozenset[str]:
    """Return the responses, and the word for none in force."""
    return frozenset(response.id for response in book.lifecycle.responses) | {NO_RESPONSE}


def number_facts(book: Book) -> frozenset[str]:
    """Return the facts that are counts or measures."""
    facts = book.facts.facts.items()
    return frozenset(name for name, fact in facts if fact.type in ("count", "measure"))


KINDS: Mapping[str, Callable[[Book], frozenset[str]]] = {
    "party": lambda book: units(book) | bodies(book),
    "unit": units,
    "role": lambda book: frozenset(book.directory.roles),
    "phase": lambda book: frozenset(phase.id for phase in book.lifecycle.phases),
    "parameter": lambda book: frozenset(book.parameters.parameters),
    "content": lambda book: frozenset(content.id for content in book.reports.contents),
    "response": responses,
    "fact": lambda book: frozenset(book.facts.facts),
    "number-fact": number_facts,
    "criterion": lambda book: frozenset(item.id for item in book.grading.criteria),
    "task": lambda book: frozenset(task.id for task in book.tasks.tasks),
    "report": lambda book: frozenset(report.id for report in book.reports.reports),
    "group": lambda book: frozenset(group.id for group in book.organisation.groups),
}
MENTIONS = (
    ("directory.yaml", "districts.*.units.@", "role"),
    ("grading.yaml", "grading.criteria.*.measure.*", "number-fact"),
    ("grading.yaml", "grading.projections.*.add.@", "number-fact"),
    ("grading.yaml", "grading.projections.*.add.*.*", "number-fact"),
    ("bodies.yaml", "bodies.*.members.*", "party"),
    ("bodies.yaml", "bodies.*.seat", "unit"),
    ("bodies.yaml", "units.*.unit", "unit"),
    ("bodies.yaml", "groups.*.lead", "party"),
    ("bodies.yaml", "groups.*.members.*", "party"),
    ("lifecycle.yaml", "initial", "phase"),
    ("lifecycle.yaml", "moves.*.from.*", "phase"),
    ("lifecycle.yaml", "moves.*.to", "phase"),
    ("lifecycle.yaml", "responses.*.phase", "phase"),
    ("lifecycle.yaml", "responses.*.chain.*.by", "party"),
    ("tasks.yaml", "group_answer_within", "parameter"),
    ("tasks.yaml", "tasks.*.to.*", "party"),
    ("tasks.yaml", "tasks.*.phases.*", "phase"),
    ("tasks.yaml", "tasks.*.answer_within", "parameter"),
    ("reports.yaml", "contents.*.items.*.facts.*", "fact"),
    ("reports.yaml", "reports.*.from", "party"),
    ("reports.yaml", "reports.*.to.*", "party"),
    ("reports.yaml", "reports.*.phases.*", "phase"),
    ("reports.yaml", "reports.*.within", "parameter"),
    ("reports.yaml", "reports.*.content", "content"),
    ("ending.yaml", "ending.chains.*.responses.*", "response"),
    ("ending.yaml", "ending.chains.*.steps.*.by", "party"),
)
CASE_MENTIONS = (
    ("cases.*.facts.@", "fact"),
    ("cases.*.expect.because.*", "criterion"),
    ("cases.*.expect.response", "response"),
    *(
        (f"cases.*.expect.{phase}.{kind}s.*", kind)
        for phase in ("at_once", "activated")
        for kind in ("task", "report", "group")
    ),
)


def mentions(book: Book, name: str, pattern: str, kind: str) -> Iterator[Fault]:
    """Yield a fault for everything that a pattern meets and nobody declares."""
    if name not in book.chapters:
        return
    try:
        known = KINDS[kind](book)
    except ChapterRefused:
        return
    source = book.sources[name]
    for path, value in select(source.data, pattern):
        if value not in known:
            wrong = f"{value!r} is no {kind.replace('-', ' ')} of this plan"
            at_key = pattern.endswith("@")
            yield source.fault(path, f"unknown-{kind}", wrong, meant(value, known), key=at_key)


def unresolved(book: Book) -> Iterator[Fault]:
    """Yield every mention in the plan, and in its cases, of what is not declared."""
    for name, pattern, kind in MENTIONS:
        yield from mentions(book, name, pattern, kind)
    for name in book.cases:
        for pattern, kind in CASE_MENTIONS:
            yield from mentions(book, name, pattern, kind)
