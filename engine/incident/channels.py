"""Over which channel a call came in, in words."""

from __future__ import annotations

from engine.text import Text

CHANNELS: dict[str, Text] = {
    "phone": Text(zh="值班电话", en="Duty telephone"),
    "110": Text(zh="110 转来", en="Passed on by 110"),
    "12395": Text(zh="12395 转来", en="Passed on by 12395"),
    "other": Text(zh="其他", en="Other"),
}


def channel_words(channel: str) -> Text:
    """Return a channel in both languages; what is not in the table speaks for itself."""
    return CHANNELS.get(channel) or Text(zh=channel or "来电", en=channel or "call")
