"""Every identifier that a plan mentions must be declared: the table of mentions, and their check.

A mention is a pattern into a chapter (see `select`) and the kind of thing that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from engine.errors import Fault
from engine.plan.chapters import Book, ChapterRefused
from engine.plan.jurisdiction import CALENDAR_UNITS, CLOCK_UNITS, SHARE_UNITS
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


def routes(book: Book) -> frozenset[str]:
    """Return the routes of warnings, and the word for none taken."""
    found = book.warnings.routes if book.warnings else ()
    return frozenset(route.id for route in found) | {NO_RESPONSE}


def releases(book: Book) -> frozenset[str]:
    """Return the rules of release, and the word for none that fits."""
    found = book.release.rules if book.release else ()
    return frozenset(rule.id for rule in found) | {NO_RESPONSE}


def number_facts(book: Book) -> frozenset[str]:
    """Return the facts that are counts or measures."""
    facts = book.facts.facts.items()
    return frozenset(name for name, fact in facts if fact.type in ("count", "measure"))


def parameters(*units: str) -> Callable[[Book], frozenset[str]]:
    """Return how to find the parameters of some units."""

    def of_units(book: Book) -> frozenset[str]:
        known = book.parameters.parameters.items()
        return frozenset(name for name, parameter in known if parameter.unit in units)

    return of_units


KINDS: Mapping[str, Callable[[Book], frozenset[str]]] = {
    "party": lambda book: units(book) | bodies(book),
    "unit": units,
    "directory-unit": lambda book: frozenset(book.directory.units),
    "parameter-name": lambda book: frozenset(book.parameters.parameters),
    "role": lambda book: frozenset(book.directory.roles),
    "district": lambda book: frozenset(book.directory.districts),
    "phase": lambda book: frozenset(phase.id for phase in book.lifecycle.phases),
    "parameter": parameters(*CLOCK_UNITS),
    "interval": parameters(*CALENDAR_UNITS),
    "share": parameters(*SHARE_UNITS),
    "choice": parameters("choice"),
    "content": lambda book: frozenset(content.id for content in book.reports.contents),
    "response": responses,
    "fact": lambda book: frozenset(book.facts.facts),
    "number-fact": number_facts,
    "criterion": lambda book: frozenset(item.id for item in book.grading.criteria),
    "projection": lambda book: frozenset(item.id for item in book.grading.projections),
    "route": routes,
    "release": releases,
    "handover": lambda book: frozenset(item.id for item in book.document.handovers),
    "task": lambda book: frozenset(task.id for task in book.tasks.tasks),
    "report": lambda book: frozenset(report.id for report in book.reports.reports),
    "group": lambda book: frozenset(group.id for group in book.organisation.groups),
    "ending-condition": lambda book: frozenset(item.id for item in book.ending.conditions),
}
MENTIONS = (
    ("directory.yaml", "districts.*.units.@", "role"),
    ("directory.yaml", "districts.*.contacts.@", "role"),
    ("ladders.yaml", "ladders.*.within", "parameter"),
    ("ladders.yaml", "ladders.*.rungs.*.at.before", "parameter"),
    ("ladders.yaml", "ladders.*.rungs.*.at.after", "parameter"),
    ("ladders.yaml", "ladders.*.rungs.*.at.elapsed", "share"),
    ("overlay.yaml", "overlay.units.@", "directory-unit"),
    ("overlay.yaml", "overlay.roles.@", "role"),
    ("overlay.yaml", "overlay.parameters.@", "parameter-name"),
    ("overlay.yaml", "overlay.resources.*.owner", "unit"),
    ("overlay.yaml", "overlay.resources.*.district", "district"),
    ("resources.yaml", "answer_within", "parameter"),
    ("resources.yaml", "resources.*.owner", "unit"),
    ("resources.yaml", "resources.*.district", "district"),
    ("grading.yaml", "grading.criteria.*.measure.*", "number-fact"),
    ("grading.yaml", "grading.projections.*.add.@", "number-fact"),
    ("grading.yaml", "grading.projections.*.add.*.*", "number-fact"),
    ("bodies.yaml", "bodies.*.members.*", "party"),
    ("bodies.yaml", "bodies.*.seat", "unit"),
    ("bodies.yaml", "units.*.unit", "unit"),
    ("bodies.yaml", "groups.*.lead", "party"),
    ("bodies.yaml", "groups.*.members.*", "party"),
    ("bodies.yaml", "command.first.by", "party"),
    ("bodies.yaml", "command.appoints.*.by", "party"),
    ("bodies.yaml", "command.coordinates.*.by", "party"),
    ("bodies.yaml", "command.forms.*.by", "party"),
    ("bodies.yaml", "command.forms.*.instructed_by", "party"),
    ("bodies.yaml", "command.forms.*.phases.*", "phase"),
    ("bodies.yaml", "command.groups.*.by", "party"),
    ("bodies.yaml", "command.directs.*.by", "party"),
    ("bodies.yaml", "command.answer_within", "parameter"),
    ("lifecycle.yaml", "initial", "phase"),
    ("lifecycle.yaml", "duplicates_within", "parameter"),
    ("lifecycle.yaml", "moves.*.from.*", "phase"),
    ("lifecycle.yaml", "moves.*.to", "phase"),
    ("lifecycle.yaml", "responses.*.phase", "phase"),
    ("lifecycle.yaml", "responses.*.chain.*.by", "party"),
    ("tasks.yaml", "group_answer_within", "parameter"),
    ("tasks.yaml", "tasks.*.to.*", "party"),
    ("tasks.yaml", "tasks.*.phases.*", "phase"),
    ("tasks.yaml", "tasks.*.answer_within", "parameter"),
    ("tasks.yaml", "tasks.*.complete_within", "parameter"),
    ("tasks.yaml", "tasks.*.after.*", "task"),
    ("reports.yaml", "contents.*.items.*.facts.*", "fact"),
    ("reports.yaml", "reports.*.from", "party"),
    ("reports.yaml", "reports.*.to.*", "party"),
    ("reports.yaml", "reports.*.phases.*", "phase"),
    ("reports.yaml", "reports.*.within", "parameter"),
    ("reports.yaml", "reports.*.content", "content"),
    ("reports.yaml", "reports.*.supplements.facts.*", "fact"),
    ("reports.yaml", "reports.*.supplements.window", "parameter"),
    ("reports.yaml", "reports.*.supplements.instead.window", "parameter"),
    ("reports.yaml", "reports.*.supplements.within", "parameter"),
    ("reports.yaml", "reports.*.follow_ups.within", "parameter"),
    ("reports.yaml", "chains.*.hops.*", "report"),
    ("plan.yaml", "plan.handovers.*.to_party", "party"),
    ("warnings.yaml", "warnings.answer_within", "parameter"),
    ("warnings.yaml", "warnings.change_within", "parameter"),
    ("warnings.yaml", "warnings.remind_before", "parameter"),
    ("warnings.yaml", "warnings.triggers.*.prepare.*", "party"),
    ("warnings.yaml", "warnings.routes.*.issuer", "party"),
    ("warnings.yaml", "warnings.routes.*.chain.*.by", "party"),
    ("warnings.yaml", "warnings.duties.*.by.*", "party"),
    ("warnings.yaml", "warnings.reports.*.from", "party"),
    ("warnings.yaml", "warnings.reports.*.to.*", "party"),
    ("warnings.yaml", "warnings.reports.*.within", "parameter"),
    ("prevention.yaml", "prevention.duties.*.by.*", "party"),
    ("prevention.yaml", "prevention.reports.*.from", "party"),
    ("prevention.yaml", "prevention.reports.*.to.*", "party"),
    ("prevention.yaml", "prevention.reports.*.within", "parameter"),
    ("prevention.yaml", "prevention.key_units.rules.*.by.*", "party"),
    ("safeguards.yaml", "safeguards.duties.*.by.*", "party"),
    ("release.yaml", "release.rules.*.chain.*.by", "party"),
    ("release.yaml", "release.rules.*.speaker", "party"),
    ("release.yaml", "release.rules.*.within", "parameter"),
    ("release.yaml", "release.rules.*.conference", "parameter"),
    ("evidence.yaml", "evidence.tasks.*", "task"),
    ("upkeep.yaml", "upkeep.duties.*.by.*", "party"),
    ("upkeep.yaml", "upkeep.duties.*.to.*", "party"),
    ("upkeep.yaml", "upkeep.duties.*.interval", "interval"),
    ("ending.yaml", "ending.chains.*.responses.*", "response"),
    ("ending.yaml", "ending.chains.*.steps.*.by", "party"),
)
CASE_MENTIONS = (
    ("cases.*.facts.@", "fact"),
    ("cases.*.expect.because.*", "criterion"),
    ("cases.*.expect.response", "response"),
    ("cases.*.in_force", "response"),
    ("cases.*.choices.@", "choice"),
    ("cases.*.expect.projections.@", "projection"),
    ("cases.*.expect.route", "route"),
    ("cases.*.expect.release", "release"),
    ("cases.*.expect.handovers.*", "handover"),
    ("cases.*.expect.supplements.@", "report"),
    ("cases.*.expect.supplements.*.window", "parameter"),
    ("cases.*.expect.supplements.*.facts.*", "fact"),
    ("cases.*.expect.ending.*.*", "ending-condition"),
    *(
        (f"cases.*.expect.{phase}.{kind}s.*", kind)
        for phase in ("at_once", "activated", "afterwards")
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
