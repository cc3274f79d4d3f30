"""What an override did, in words."""

from __future__ import annotations

from engine.incident.state import Incident, Override
from engine.plan.plan import Plan
from engine.text import Text


def override_words(plan: Plan, incident: Incident, override: Override) -> Text:
    """Return what was done without waiting."""
    if override.act == "response":
        title = plan.responses[override.item].title
        return Text(zh=f"启动{title.zh}", en=f"activating {title.en}")
    if override.act == "site_command":
        return Text(zh="成立现场指挥部", en="forming the site command")
    order = incident.orders.get(override.item)
    if order is None:
        return Text(zh="下达任务", en="directing a task")
    party = plan.party_title(order.party)
    return Text(
        zh=f"向{party.zh}下达任务“{order.text}”", en=f"directing {party.en}: ‘{order.text}’"
    )
