from __future__ import annotations

import math
from decimal import Decimal
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import FengsuiError
from engine.journal.canonical import DEEPEST, LARGEST, NotCanonical, encode, parse

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12).map(
    lambda text: normalize("NFC", text)
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_a_value_survives_writing_and_reading(value: Any) -> None:
    assert parse(encode(value)) == value


@given(VALUES)
def test_what_was_read_is_written_as_the_same_bytes(value: Any) -> None:
    data = encode(value)
    assert encode(parse(data)) == data


@given(st.dictionaries(KEYS, st.integers(-5, 5), min_size=2, max_size=6))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert encode(dict(reversed(list(value.items())))) == encode(value)


def test_the_bytes_are_sorted_tight_and_utf8() -> None:
    assert encode({"b": [1, None, True], "a": "锅炉"}) == '{"a":"锅炉","b":[1,null,true]}'.encode()


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({"a": {"b": [0, 1.5]}}, r"a\.b\[1\]: 1\.5 is a float; give an integer"),
        (math.nan, "nan is a float"),
        ({"锅": 1}, "the key '锅' is not ASCII"),
        ({1: 1}, "the key 1 is not ASCII text"),
        (["e\u0301"], r"\[0\]: .* is not NFC"),
        ("\ud800", "half of a surrogate pair"),
        (2**53, "beyond 2"),
        (-(2**53), "beyond 2"),
        ({"a": (1, 2)}, "a: .* of type tuple"),
        ({"a": b"x"}, "of type bytes"),
        (Decimal(1), "of type Decimal"),
        ({1, 2}, "of type set"),
    ],
)
def test_what_has_no_canonical_form_is_refused_by_name(value: object, named: str) -> None:
    with pytest.raises(NotCanonical, match=named) as refused:
        encode(value)
    assert isinstance(refused.value, FengsuiError)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b'{"a":1,"a":2}', "the key 'a' stands twice"),
        (b'{"a":1,"a":1}', "the key 'a' stands twice"),
        (b'{"b":1,"a":2}', "sort the keys"),
        (b'{"a": 1}', "drop spaces"),
        (b'"\\u0041"', "escapes"),
        (b"-0", "not the canonical spelling"),
        (b"1.0", "is a float"),
        (b"1e3", "is a float"),
        (b"NaN", "not JSON"),
        (b"123456789012345678901234567890", "is a float|beyond"),
        (b'"\xff"', "not JSON"),
        (b"\xef\xbb\xbf1", "not JSON"),
        (b"", "not JSON"),
    ],
)
def test_other_spellings_are_refused_on_reading(data: bytes, named: str) -> None:
    with pytest.raises(NotCanonical, match=named):
        parse(data)


@given(st.binary(max_size=40) | VALUES.map(lambda value: encode(value) + b" "))
def test_reading_any_bytes_refuses_or_returns_what_they_are(data: bytes) -> None:
    try:
        value = parse(data)
    except NotCanonical:
        return
    assert encode(value) == data


def test_nesting_is_bounded_also_for_a_value_that_contains_itself() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NotCanonical, match=f"deeper than {DEEPEST}"):
        encode(endless)
    with pytest.raises(NotCanonical):
        parse(b"[" * 5000 + b"]" * 5000)
