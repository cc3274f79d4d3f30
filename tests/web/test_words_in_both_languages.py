from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import web
from web.language import choose_language, english_catalog

METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
HERE = Path(web.__file__).parent


def spoken() -> set[str]:
    return {str(found[2]) for found in extract_from_dir(HERE, method_map=METHODS)}


def test_every_chinese_phrase_has_its_english() -> None:
    english = english_catalog()
    silent = [
        phrase for phrase in spoken() if not (message := english.get(phrase)) or not message.string
    ]
    assert silent == [], "add these to web/locale/en.po or web/locale/en/<room>.po"


def test_no_english_is_left_over_from_phrases_that_are_gone() -> None:
    assert {str(message.id) for message in english_catalog() if message.id} - spoken() == set()


@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [
        (None, "", "zh"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "fr, en;q=0.4, zh-CN;q=0.8", "zh"),
        (None, "en;q=0, *;q=0.1", "zh"),
        (None, "en;q=nonsense", "zh"),
        ("zh", "en", "zh"),
        ("en", "zh-CN", "en"),
        ("klingon", "en", "en"),
    ],
)
def test_the_switch_comes_first_then_the_browser_then_chinese(
    cookie: str | None, accept: str, language: str
) -> None:
    assert choose_language(cookie, accept) == language
