"""No example of a property is measured by the clock: machines are slow at times."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("without_clock", deadline=None)
settings.load_profile("without_clock")
