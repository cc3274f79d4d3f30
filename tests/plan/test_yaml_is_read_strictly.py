from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.plan.source import Source
from engine.plan.yaml_source import DEEPEST, LARGEST_FILE, read_yaml

Mark = Callable[[str], tuple[str, list[tuple[int, int]]]]

REFUSED = [
    ("yaml-empty", "▲"),
    ("yaml-empty", "▲# only a comment\n"),
    ("yaml-empty", "▲---\n"),
    ("yaml-syntax", "a: [1, 2\nb▲: 3\n"),
    ("yaml-syntax", "a: b▲: c\n"),
    ("yaml-syntax", "a: ▲@home\n"),
    ("yaml-syntax", "a:\n▲\tb: 1\n"),
    ("yaml-duplicate-key", "a: 1\nb:\n  c: 1\n  ▲c: 2\n"),
    ("yaml-documents", "a: 1\n▲---\nb: 2\n"),
    ("yaml-directive", "▲%YAML 1.1\n---\na: 1\n"),
    ("yaml-anchor", "a: ▲&x 1\n"),
    ("yaml-alias", "a: ▲*x\n"),
    ("yaml-alias", "▲*x : 1\n"),
    ("yaml-tag", "a: ▲!!str 1\n"),
    ("yaml-tag", "a: ▲!thing {b: 1}\n"),
    ("yaml-merge", "a: {▲<<: {b: 1}}\n"),
    ("yaml-key-not-text", "a: {▲1: b}\n"),
    ("yaml-key-not-text", "▲true: b\n"),
    ("yaml-key-not-text", "? ▲[a, b]\n: c\n"),
    ("yaml-boolean-word", "a: ▲no\n"),
    ("yaml-boolean-word", "a: [x, ▲Yes]\n"),
    ("yaml-boolean-word", "▲on: 1\n"),
    ("yaml-boolean-word", "▲y: 1\n"),
    ("yaml-boolean-word", "a: ▲OFF\n"),
    ("yaml-boolean-word", "a: ▲True\n"),
    ("yaml-null-word", "a: ▲~\n"),
    ("yaml-null-word", "a: ▲Null\n"),
    ("yaml-empty-value", "a:▲\nb: 1\n"),
    ("yaml-empty-value", "a: {b: one, two▲}\n"),
    ("yaml-sexagesimal", "a: ▲1:30\n"),
    ("yaml-sexagesimal", "a: ▲190:20:30.15\n"),
    ("yaml-leading-zero", "a: ▲010\n"),
    ("yaml-leading-zero", "a: ▲-01.5\n"),
    ("yaml-number-form", "a: ▲1_000\n"),
    ("yaml-number-form", "a: ▲0x1F\n"),
    ("yaml-number-form", "a: ▲1e3\n"),
    ("yaml-number-form", "a: ▲.5\n"),
    ("yaml-number-form", "a: ▲.NaN\n"),
    ("yaml-number-form", "a: ▲" + "9" * 31 + "\n"),
    ("yaml-character", "a: x▲\x07y\n"),
    ("yaml-character", "# 中▲\u202e文\na: 1\n"),
    ("yaml-character", "a: 中▲\u200b文\n"),
    ("yaml-character", 'a: ▲"\\e[31m"\n'),
    ("yaml-too-deep", "[" * DEEPEST + "▲[" + "]" * (DEEPEST + 1)),
    ("yaml-too-large", "▲a: 1\n#" + "x" * LARGEST_FILE),
]


def content(source: Source) -> object:
    assert source.faults == ()
    return source.data


@pytest.mark.parametrize(("code", "marked"), REFUSED)
def test_what_readers_disagree_about_is_refused_where_it_stands(
    code: str, marked: str, mark: Mark
) -> None:
    text, [place] = mark(marked)
    [fault] = read_yaml("a.yaml", text.encode()).faults
    assert (fault.code, fault.file, fault.line, fault.column) == (code, "a.yaml", *place)
    assert fault.wrong
    assert fault.mend


def test_text_that_is_not_utf8_is_refused_at_the_byte() -> None:
    [fault] = read_yaml("a.yaml", "a: 1\nb: 烽".encode()[:-1]).faults
    assert (fault.code, fault.line, fault.column) == ("yaml-not-utf8", 2, 4)


def test_all_faults_of_a_file_are_found_in_one_reading() -> None:
    source = read_yaml("a.yaml", b"a: no\na: 010\nb: &x 1:30\n")
    assert [(f.code, f.line) for f in source.faults] == [
        ("yaml-boolean-word", 1),
        ("yaml-duplicate-key", 2),
        ("yaml-leading-zero", 2),
        ("yaml-anchor", 3),
        ("yaml-sexagesimal", 3),
    ]


def test_only_core_scalars_have_a_meaning_beside_text() -> None:
    text = "[true, false, null, 0, -7, +7, 1.50, 1.2.3, 2016-07-11, 4.1 a, 1:75, None, -, '']"
    assert content(read_yaml("a.yaml", text.replace("-,", "'-',").encode())) == [
        *(True, False, None, 0, -7, 7, Decimal("1.50"), "1.2.3", "2016-07-11"),
        *("4.1 a", "1:75", "None", "-", ""),
    ]


@pytest.mark.parametrize("word", ["no", "1:30", "010", "true", "null", "3", "~", "", "<<"])
def test_what_is_quoted_is_text(word: str) -> None:
    text = f'double: "{word}"\nsingle: \'{word}\'\n"{word}": key\n'
    assert content(read_yaml("a.yaml", text.encode())) == {
        "double": word,
        "single": word,
        word: "key",
    }


def test_a_block_of_text_is_text() -> None:
    assert content(read_yaml("a.yaml", b"a: |\n  010\n")) == {"a": "010\n"}


def test_nesting_up_to_the_limit_is_read() -> None:
    assert content(read_yaml("a.yaml", b"[" * DEEPEST + b"]" * DEEPEST))


def test_hostile_nesting_is_refused_before_it_costs_anything() -> None:
    [fault] = read_yaml("a.yaml", b"[" * LARGEST_FILE).faults
    assert fault.code == "yaml-too-deep"


def test_places_of_values_and_keys_count_characters_from_one() -> None:
    source = read_yaml("a.yaml", "甲: {乙: [x, 丙]}\n".encode())
    assert source.place(("甲", "乙", 1)) == (1, 12)
    assert source.key_place(("甲", "乙")) == (1, 5)
    assert source.place(("甲", "absent", 3)) == (1, 4)


def test_a_byte_order_mark_shifts_nothing() -> None:
    source = read_yaml("a.yaml", b"\xef\xbb\xbfa: no\n")
    assert [(f.code, f.line, f.column) for f in source.faults] == [("yaml-boolean-word", 1, 4)]


@given(st.binary(max_size=300) | st.text("ab:-[]{}&*!|>'\"%@#?,~0\n\t e<", max_size=60))
def test_any_bytes_give_data_or_faults(raw: bytes | str) -> None:
    source = read_yaml("a.yaml", raw if isinstance(raw, bytes) else raw.encode())
    assert source.readable or source.faults
