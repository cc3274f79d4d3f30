"""What encodes each clause of a plan: as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.plan.citations import KINDS, Citation
from engine.plan.coverage import Answer, Coverage, State
from engine.text import Language, Text

_STATES: dict[State, Text] = {
    "items": Text(zh="有对应内容", en="encoded by items"),
    "heading": Text(zh="标题，由其下各条回应", en="headings, answered by their clauses"),
    "reason": Text(zh="不产生动作", en="not operational"),
    "unanswered": Text(zh="未回应", en="unanswered"),
}
_TOTAL = Text(zh="条文共", en="clauses")


def _said(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _item(citation: Citation) -> dict[str, Any]:
    return {
        "kind": citation.kind,
        "item": citation.item,
        "title": _said(citation.title),
        "chapter": citation.chapter,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    because = answer.entry.because
    return {
        "clause": answer.entry.number,
        "title": _said(answer.entry.title),
        "state": answer.state,
        "because": because and _said(because),
        "items": [_item(citation) for citation in answer.citations],
    }


def coverage_outline(plan: str, found: Coverage) -> dict[str, Any]:
    """Return the coverage of a plan as plain JSON."""
    counts = {"clauses": len(found.answers)} | {state: found.count(state) for state in _STATES}
    return {"plan": plan, "clauses": [_answer(a) for a in found.answers], "counts": counts}


def _reason(answer: Answer, language: Language) -> Iterator[str]:
    if answer.state == "unanswered":
        yield f"    !! {_STATES['unanswered'].said(language)}"
    if answer.entry.because:
        yield f"    —— {answer.entry.because.said(language)}"


def coverage_lines(found: Coverage, language: Language) -> Iterator[str]:
    """Yield every clause in the document's order with its items or its reason, then the counts."""
    for answer in found.answers:
        yield f"{answer.entry.number}  {answer.entry.title.said(language)}"
        for citation in answer.citations:
            kind, title = KINDS[citation.kind].said(language), citation.title.said(language)
            name = f"  [{citation.item}]" if citation.item else ""
            yield f"    {kind}  {title}{name}  {citation.chapter}"
        yield from _reason(answer, language)
    counted = [(_TOTAL, len(found.answers))]
    counted += [(words, found.count(state)) for state, words in _STATES.items()]
    yield "  ".join(f"{words.said(language)} {count}" for words, count in counted)
