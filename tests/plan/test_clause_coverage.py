"""Every clause of a plan finds the items that encode it, or the reason why there are none."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from engine.plan.citations import KINDS, ROOTS, citations
from engine.plan.clauses import steps
from engine.plan.coverage import anchor, coverage
from engine.plan.plan import Plan
from engine.text import Text
from tests.plan.clause_index import HEADING, REASON, entry, kiln


def parts(kind: Any, way: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every part that may stand in a plan, with the way of keys that leads to it."""
    if get_origin(kind) in (tuple, dict, Union, types.UnionType):
        for inner in get_args(kind):
            yield from parts(inner, way)
    elif isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Text:
        yield way, kind
        for name, field in kind.model_fields.items():
            yield from parts(field.annotation, f"{way}.{name}")


def state(plan: Plan, number: str) -> str:
    answer = coverage(plan).at(number)
    assert answer
    return answer.state


def test_every_part_that_can_cite_a_clause_has_a_word_for_its_kind() -> None:
    citing = {
        way
        for name, field in Plan.model_fields.items()
        if name in ROOTS
        for way, part in parts(field.annotation, name)
        if "clause" in part.model_fields
    }
    assert citing == set(KINDS)


def test_every_chapter_of_a_plan_is_walked() -> None:
    without = {"edition", "directory", "parameters", "resources", "ladders", "clauses"}
    assert set(Plan.model_fields) - without == set(ROOTS)


def test_a_clause_is_answered_by_the_items_that_cite_it() -> None:
    answer = coverage(kiln(entry("3.3"))).at("3.3")
    assert answer
    assert answer.state == "items"
    assert {(c.kind, c.item) for c in answer.citations} == {
        ("lifecycle.moves", "begin_ending"),
        ("lifecycle.moves", "resume_fighting"),
        ("lifecycle.moves", "terminate"),
        *((c.kind, c.item) for c in answer.citations if c.chapter == "ending.yaml"),
    }


def test_a_citation_knows_where_it_is_written() -> None:
    found = next(c for c in citations(kiln(entry("5.2"))) if c.item == "to_city")
    assert (found.chapter, found.path) == ("reports.yaml", ("reports", 0, "clause"))
    assert found.title.en == "Report to the city"


def test_a_clause_for_one_level_is_cited_too() -> None:
    found = [c for c in citations(kiln(entry("1.3"))) if c.item == "smoke"]
    assert [c.clause for c in found] == ["1.3.2", "1.3.2(1)"]
    assert found[1].path[-2:] == ("clauses", "III")


def test_a_clause_that_nothing_cites_needs_a_reason() -> None:
    assert state(kiln(entry("8.8", REASON)), "8.8") == "reason"
    assert state(kiln(entry("8.8")), "8.8") == "unanswered"


def test_the_place_of_a_chapter_answers_nothing() -> None:
    assert state(kiln(entry("3")), "3") == "unanswered"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ([entry("3.2"), entry("3.3")], "heading"),
        ([entry("3.2"), entry("3.9")], "unanswered"),
        ([entry("5.2")], "unanswered"),
    ],
)
def test_a_heading_is_answered_by_all_clauses_under_it(below: list[str], expected: str) -> None:
    assert state(kiln(entry("3", HEADING), *below), "3") == expected


def test_items_of_a_clause_include_those_of_its_parts() -> None:
    found = coverage(kiln(entry("1.3"))).items_at("§1.3")
    assert {c.clause for c in found} >= {"1.3", "1.3.1", "1.3.2", "1.3.3"}
    assert not any(c.clause.startswith("1.2") for c in found)


def test_citations_of_clauses_outside_the_index_are_told() -> None:
    everything = {c.clause for c in citations(kiln(entry("1.3")))}
    strangers = {c.clause for c in coverage(kiln(entry("1.3"), entry("5.2"))).unlisted()}
    assert strangers == everything - {"1.3", "5.2"}


def test_width_and_section_signs_do_not_make_another_clause() -> None:
    assert state(kiln(entry("§５.２")), "5.2") == "items"


NUMBERS = st.lists(
    st.sampled_from(["1", "12", "(1)", "(12)", "四", "(四)", "十二", "第九条", "第一款", "a"]),
    min_size=1,
    max_size=4,
).map(".".join)


@given(NUMBERS, NUMBERS)
def test_an_anchor_names_one_clause_only(one: str, other: str) -> None:
    assert (anchor(one) == anchor(other)) == (steps(one) == steps(other))
    assert re.fullmatch(r"[a-z][a-z0-9-]*", anchor(one))
