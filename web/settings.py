"""What the console is told at its start; only the command line reads the environment."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from engine.errors import FengsuiError


class SettingsRefused(FengsuiError):
    """The console cannot start like this; the message says how it can."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the console listens, where its data lives, and whose plans it reads.

    `plans` is a folder of plans instead of the shipped ones; `overlay` names a folder in it with
    the names and numbers of another place.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    demo: bool = False
    plans: Path | None = None
    overlay: str | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """Names under which browsers may call us; others are refused (DNS rebinding)."""
        return frozenset({"127.0.0.1", "localhost", "::1", self.host.strip("[]")})

    @property
    def address(self) -> str:
        """The console's address for a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    def check(self) -> None:
        """Refuse, with `SettingsRefused`, what would be unsafe or cannot be read."""
        if self.plans is not None and not any(self.plans.glob("*/plan.yaml")):
            raise SettingsRefused(
                f"{self.plans} 里没有预案（没有 */plan.yaml）；请给出预案所在的上一级目录。\n"
                f"{self.plans} holds no plans (no */plan.yaml): name the folder that holds their folders."
            )
        if not self.demo:
            raise SettingsRefused(
                "本版本尚无登录功能，请用 --demo 启动演示模式。\n"
                "Sign-in is not part of this release: start with --demo."
            )
        if not is_loopback(self.host):
            raise SettingsRefused(
                f"演示模式没有密码，只能监听本机地址，不能是 {self.host};请用 --host 127.0.0.1。\n"
                f"Demonstration mode has no passwords and listens on loopback only, not on "
                f"{self.host}: use --host 127.0.0.1."
            )


def is_loopback(host: str) -> bool:
    """Tell whether an address reaches this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
