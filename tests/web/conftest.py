from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.console import Console, parts_of, running
from tests.web.gallery import room


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with running(parts_of(tmp_path, rooms=(room,))) as started:
        yield started
