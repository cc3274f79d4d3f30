"""What a directive is called: its item of the plan, or what command said in its own words."""

from __future__ import annotations

from engine.incident.state import Directive
from engine.plan.plan import Plan
from engine.text import Text


def directive_title(plan: Plan, directive: Directive) -> Text:
    """Return the title of a directive; an order speaks for itself, in the language it was given."""
    if directive.text:
        return Text(zh=directive.text, en=directive.text)
    return plan.item_title(directive.origin, directive.item)
