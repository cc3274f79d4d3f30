"""A console that reads plans from a folder of one's own, with the names of another place."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.plan.conftest import ROOT
from tests.web.test_serve_command import free_port, serving, until
from web.settings import Settings, SettingsRefused


def test_a_folder_without_plans_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="holds no plans"):
        Settings(tmp_path, demo=True, plans=tmp_path).check()


def test_the_console_takes_calls_for_a_plan_it_has_never_seen(tmp_path: Path) -> None:
    port = free_port()
    arguments = ("--demo", "--port", str(port), "--data", str(tmp_path), "--plans", str(ROOT))
    with serving(*arguments) as process:
        until(process, "Ctrl+C")
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True) as client:
            page = client.get("/sign-in")
    assert page.status_code == 200
    assert "特种设备" not in page.text
