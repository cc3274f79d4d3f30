"""Acceptances that no longer hold."""

from __future__ import annotations

from tests.lint.spoiling import example

EXAMPLES = [
    example(
        "stale-acceptance",
        (
            "kiln/accepted.yaml",
            "",
            "  - {code: ▲unused-fact, at: burned, because: {zh: 留, en: kept}}\n",
        ),
    ),
    example(
        "stale-acceptance",
        (
            "kiln/accepted.yaml",
            "",
            "  - {code: ▲unused-facts, at: burned, because: {zh: 留, en: kept}}\n",
        ),
    ),
]
