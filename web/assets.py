"""Static files: named by the hash of their content, kept by browsers for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from web.errors import PageNotFound

STATIC = Path(__file__).parent / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class _Asset:
    content: bytes
    kind: str
    tag: str


class Assets:
    """Every file under static/, read once; nothing outside can be named."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._files = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in _KINDS
        }

    def url(self, name: str) -> str:
        """Return a file's address; it changes with the content."""
        return f"/static/{name}?v={self._files[name].tag}"

    def answer(self, name: str, version: str | None) -> Response:
        """Serve a file; only an address with the right hash may be kept."""
        asset = self._files.get(name)
        if asset is None:
            raise PageNotFound(name)
        kept = "public, max-age=31536000, immutable" if version == asset.tag else "no-cache"
        return Response(asset.content, media_type=asset.kind, headers={"cache-control": kept})


def _read(path: Path) -> _Asset:
    content = path.read_bytes()
    return _Asset(content, _KINDS[path.suffix], hashlib.sha256(content).hexdigest()[:12])
