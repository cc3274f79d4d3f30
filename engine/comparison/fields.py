"""The value of any field of any item in words, and the word for the field itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from engine.grading.condition_words import words
from engine.grading.sentences import band_words, level_words, number, unit_words
from engine.levels import Level
from engine.plan.conditions import Condition
from engine.plan.criteria import Criterion
from engine.plan.jurisdiction import Parameter
from engine.plan.lengths import length_words, parameter_words
from engine.plan.lifecycle import Step
from engine.plan.parts import Part
from engine.plan.plan import Plan
from engine.plan.references import NO_RESPONSE
from engine.plan.upkeep import Span
from engine.text import Language, Text

FIELDS: Mapping[str, Text] = {
    "title": Text(zh="名称", en="title"),
    "clause": Text(zh="条款", en="clause"),
    "clauses": Text(zh="各级条款", en="clauses by level"),
    "when": Text(zh="条件", en="condition"),
    "measure": Text(zh="衡量", en="measure"),
    "bands": Text(zh="分级界限", en="bands"),
    "level": Text(zh="等级", en="level"),
    "levels": Text(zh="适用等级", en="levels"),
    "to": Text(zh="对象", en="addressees"),
    "by": Text(zh="责任单位", en="parties in charge"),
    "sender": Text(zh="报告单位", en="sender"),
    "lead": Text(zh="牵头单位", en="lead"),
    "members": Text(zh="成员", en="members"),
    "seat": Text(zh="办公地点", en="seat"),
    "head": Text(zh="负责人", en="head"),
    "deputies": Text(zh="副职", en="deputies"),
    "duties": Text(zh="职责", en="duties"),
    "duty": Text(zh="职责", en="duty"),
    "member": Text(zh="是否成员单位", en="member of the group"),
    "phases": Text(zh="阶段", en="phases"),
    "phase": Text(zh="阶段", en="phase"),
    "within": Text(zh="时限", en="time limit"),
    "answer_within": Text(zh="应答时限", en="time to answer"),
    "after": Text(zh="先后次序", en="what comes first"),
    "content": Text(zh="内容", en="content"),
    "items": Text(zh="内容要素", en="content items"),
    "hops": Text(zh="各级报告", en="hops"),
    "chain": Text(zh="决定程序", en="who decides"),
    "steps": Text(zh="程序", en="steps"),
    "value": Text(zh="取值", en="value"),
    "unit": Text(zh="单位", en="unit"),
    "source": Text(zh="来源", en="source"),
    "ask": Text(zh="问法", en="question"),
    "values": Text(zh="可选值", en="choices"),
    "scope": Text(zh="适用范围", en="scope"),
    "exclusions": Text(zh="不适用情形", en="exclusions"),
    "site_command": Text(zh="现场指挥部", en="site command"),
    "groups": Text(zh="组建行动组", en="response groups"),
    "effective_from": Text(zh="生效日期", en="in force from"),
    "effective_to": Text(zh="失效日期", en="in force until"),
    "document": Text(zh="文号", en="document number"),
    "edition": Text(zh="版本", en="edition"),
    "every": Text(zh="周期", en="interval"),
    "interval": Text(zh="周期", en="interval"),
    "issuer": Text(zh="发布机关", en="issuer"),
    "speaker": Text(zh="发布人", en="speaker"),
    "trigger": Text(zh="情形", en="trigger"),
    "wording": Text(zh="原文用语", en="the plan's word"),
    "order": Text(zh="顺序", en="order"),
    "note": Text(zh="说明", en="note"),
    "short": Text(zh="简称", en="short title"),
    "owner": Text(zh="管理单位", en="kept by"),
    "jurisdiction": Text(zh="辖区", en="jurisdiction"),
    "bounds": Text(zh="界限读法", en="how bounds are read"),
    "below": Text(zh="等级以下", en="below the scale"),
    "type": Text(zh="类型", en="type"),
    "kind": Text(zh="类别", en="kind"),
    "add": Text(zh="计入", en="what is added"),
    "in_plan": Text(zh="是否预案所定", en="set by the plan"),
    "discretionary": Text(zh="是否酌情", en="discretionary"),
    "supplements": Text(zh="续报", en="supplements"),
    "may_not_apply": Text(zh="可否不适用", en="may not apply"),
    "responses": Text(zh="响应", en="responses"),
    "conference": Text(zh="新闻发布会", en="press conference"),
    "prepare": Text(zh="做好准备", en="who gets ready"),
    "fill": Text(zh="填写", en="filled with"),
    "if_needed": Text(zh="是否仅在需要时", en="only if needed"),
    "after_level": Text(zh="何级事件之后", en="after incidents from level"),
    "of": Text(zh="起算", en="counted from"),
    "sources": Text(zh="从何阶段", en="from the phases"),
    "colour": Text(zh="颜色", en="colour"),
    "basis": Text(zh="预警依据", en="basis of warnings"),
    "change": Text(zh="预警调整", en="how warnings change"),
    "lift": Text(zh="预警解除", en="how warnings are lifted"),
    "silence": Text(zh="不得发布", en="who keeps silent"),
    "require": Text(zh="终止须满足", en="what ending requires"),
    "group_answer_within": Text(zh="行动组应答时限", en="time of groups to answer"),
    "initial": Text(zh="起始阶段", en="first phase"),
    "to_plan": Text(zh="移交预案", en="to the plan"),
    "to_party": Text(zh="移交单位", en="to the party"),
    "aliases": Text(zh="别名", en="other names"),
    "successor": Text(zh="承继单位", en="successor"),
    "place": Text(zh="地点", en="place"),
    "district": Text(zh="所在区县", en="district"),
    "quantity": Text(zh="数量", en="quantity"),
    "contact": Text(zh="联系方式", en="contact"),
    "cited": Text(zh="条款", en="clauses"),
    "answered_by": Text(zh="由登记回答", en="answered by the register"),
    "default": Text(zh="一般由谁承担", en="who it is as a rule"),
    "units": Text(zh="本地承担单位", en="who it is here"),
    "complete_within": Text(zh="完成时限", en="time to complete"),
    "pauses": Text(zh="可中止计时的情形", en="what stops the clock"),
    "follow_ups": Text(zh="续报和终报", en="follow-ups and final report"),
    "contacts": Text(zh="联系人和电话", en="whom to call"),
    "at": Text(zh="时刻", en="moment"),
    "act": Text(zh="做法", en="act"),
    "fed_by": Text(zh="由何登记簿汇总", en="register that feeds it"),
}
_PARTIES = {
    *("to", "by", "sender", "lead", "members", "seat"),
    *("prepare", "issuer", "speaker", "to_party"),
}
_PARAMETERS = {
    *("within", "answer_within", "complete_within", "group_answer_within"),
    *("interval", "window", "conference"),
}
_TITLED: Mapping[str, str] = {
    "phases": "phases",
    "phase": "phases",
    "sources": "phases",
    "initial": "phases",
    "after": "task",
    "tasks": "task",
    "hops": "report",
    "content": "contents",
    "responses": "responses",
}
_NO_RESPONSE = Text(zh="未启动响应", en="no response in force")


def field_name(field: str, language: Language) -> str:
    """Return the word for a field."""
    known = FIELDS.get(field)
    return known.said(language) if known else field.replace("_", " ")


def _joined(said: list[str], language: Language) -> str:
    none = {"zh": "无", "en": "none"}[language]
    return ("、" if language == "zh" else ", ").join(said) or none


def _name(plan: Plan, field: str, name: str, language: Language) -> str:
    """Return what an identifier in a field stands for; itself when nothing bears it."""
    if field in _PARTIES:
        return plan.party_title(name).said(language) if known_party(plan, name) else name
    if field in _PARAMETERS and name in plan.parameters:
        parameter = plan.parameters[name]
        return f"{parameter.title.said(language)} {parameter_words(parameter, language)}"
    if field == "responses" and name == NO_RESPONSE:
        return _NO_RESPONSE.said(language)
    named = getattr(plan, _TITLED[field], {}) if field in _TITLED else {}
    return named[name].title.said(language) if name in named else name


def known_party(plan: Plan, name: str) -> bool:
    """Tell whether a plan knows a party."""
    return name in plan.bodies or name in plan.directory.roles or name in plan.directory.units


def bands_words(
    plan: Plan, criterion: Criterion, levels: Collection[Level], language: Language
) -> str:
    """Return the bands of some levels."""
    unit = unit_words(plan, criterion.measure[0], language) if criterion.measure else ""
    said = [
        f"{level_words(plan, level, language)} {band_words(band, unit, language)}"
        for level, band in (criterion.bands or {}).items()
        if level in levels
    ]
    none = "无" if language == "zh" else "none"
    return ("；" if language == "zh" else "; ").join(said) or none


def _one(plan: Plan, field: str, value: Any, language: Language) -> str:
    if isinstance(value, Text):
        return value.said(language)
    if isinstance(value, Step):
        by = _name(plan, "by", value.by, language)
        said = value.title.said(language)
        return f"{said}（{by}）" if language == "zh" else f"{said} ({by})"
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[language][value]
    if isinstance(value, Level):
        return level_words(plan, value, language)
    if isinstance(value, Condition):
        return words(value, plan, language)
    if isinstance(value, Decimal):
        return number(value, "", language).strip()
    if isinstance(value, Span):
        return length_words(value.count, value.unit, language)
    if isinstance(value, Part):
        return _part(plan, value, language)
    if isinstance(value, str):
        return _name(plan, field, value, language)
    return {"zh": "无", "en": "none"}[language] if value is None else str(value)


def _part(plan: Plan, part: Part, language: Language) -> str:
    """Return a part by its title or its statement, else all of it."""
    title = getattr(part, "title", None)
    if isinstance(title, Text):
        return title.said(language)
    said = getattr(part, language, None)
    if isinstance(said, str):
        return said
    fields = type(part).model_fields
    given = ((name, getattr(part, name)) for name in fields)
    return " ".join(value_words(plan, name, value, language) for name, value in given if value)


def value_words(plan: Plan, field: str, value: Any, language: Language) -> str:
    """Return a field's value in one language."""
    if isinstance(value, tuple):
        return _joined([_one(plan, field, item, language) for item in value], language)
    if isinstance(value, dict):
        said = [
            f"{_one(plan, field, key, language)} {value_words(plan, field, item, language)}"
            for key, item in value.items()
        ]
        return _joined(said, language)
    return _one(plan, field, value, language)


def field_words(plan: Plan, item: Part, field: str, language: Language) -> str:
    """Return the value of one field of an item in one language."""
    if isinstance(item, Criterion) and field == "bands":
        return bands_words(plan, item, tuple(Level), language)
    if isinstance(item, Parameter) and field == "value":
        return parameter_words(item, language)
    return value_words(plan, field, getattr(item, field), language)
