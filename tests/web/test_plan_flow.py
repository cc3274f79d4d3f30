from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.web.console import Console, plans
from web.diagrams.chains import rungs_of
from web.diagrams.moves import numbered_moves

NAMES = [plan.id for plan in plans()]


@pytest.fixture
def reader(console: Console) -> Iterator[httpx.Client]:
    with console.signed_in("auditor") as client:
        yield client


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_move_and_hop_stands_in_a_table_beside_its_drawing(
    reader: httpx.Client, name: str, language: str
) -> None:
    reader.cookies.set("language", language)
    page = reader.get(f"/plans/{name}/flow").text
    plan = next(plan for plan in plans() if plan.id == name)
    hops = [
        hop.report.title
        for chain in plan.reports.chains
        for rung in rungs_of(plan, chain)
        for hop in rung.hops
    ]
    tables = "".join(re.findall(r"<table>.*?</table>", page, re.DOTALL))
    for title in [*(one.move.title for one in numbered_moves(plan)), *hops]:
        assert str(escaped(title.said(language))) in tables  # type: ignore[arg-type]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;")


@pytest.mark.parametrize("name", NAMES)
def test_drawings_are_named_described_and_free_of_styles(reader: httpx.Client, name: str) -> None:
    page = reader.get(f"/plans/{name}/flow").text
    drawings = re.findall(r'<svg class="drawing".*?</svg>', page, re.DOTALL)
    plan = next(plan for plan in plans() if plan.id == name)
    assert len(drawings) == 1 + max(1, len(plan.reports.chains))
    for drawing in drawings:
        assert 'role="img"' in drawing
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", drawing)
        assert "style=" not in drawing
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))


def test_the_table_says_who_ends_which_response(reader: httpx.Client) -> None:
    page = reader.get("/plans/special_equipment/flow").text
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert re.search(r"市政府 予以批准 → 现场指挥部 予以宣布", plain)
