"""The one table from errors to answers: status, close code, and words that say what to do."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.websockets import WebSocket

from engine.errors import (
    CommandRefused,
    FengsuiError,
    FigureImpossible,
    FileRefused,
    IncidentNotFound,
    JournalUnavailable,
    PlanNotFound,
    PlanNotInForce,
    StaleVersion,
)
from engine.incident.codec import recordable
from engine.situations import SituationUnreadable
from engine.text import Text
from engine.warning.desk import WarningNotFound
from simulations.library import ScenarioNotFound
from web import errors
from web.visit import Visit

log = logging.getLogger("fengsui.web")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a family of errors becomes. `close` is the WebSocket code."""

    status: int
    close: int
    title: Text
    advice: Text


def _answer(status: int, close: int, title: tuple[str, str], advice: tuple[str, str]) -> Answer:
    return Answer(status, close, Text(zh=title[0], en=title[1]), Text(zh=advice[0], en=advice[1]))


_NOT_FOUND = _answer(
    404,
    4404,
    ("没有找到", "Not found"),
    (
        "地址可能有误，或内容已不在此处。请从值班台或任务列表重新进入。",
        "The address may be wrong, or this is no longer here. Start again from your room.",
    ),
)
_BROKEN = _answer(
    500,
    1011,
    ("系统出错", "Something broke"),
    (
        "已记入日志，已保存的记录不受影响。请重试；仍不行时改用电话，并告知系统管理员。",
        "It is in the log; what was recorded is safe. Try again, or telephone the administrator.",
    ),
)

_UNREADABLE = _answer(
    400,
    4400,
    ("这个表单读不懂", "This form cannot be read"),
    (
        "没有记录任何内容。请从本系统的页面重新填写。",
        "Nothing was recorded. Fill it in again on a page of the console.",
    ),
)

ANSWERS: dict[type[Exception], Answer] = {
    errors.NotSignedIn: _answer(
        401,
        4401,
        ("请先登录", "Please sign in"),
        ("登录后会回到这里。", "You will come back here afterwards."),
    ),
    errors.NotPermitted: _answer(
        403,
        4403,
        ("您的角色不能这样做", "Your role may not do this"),
        (
            "如属工作需要，请联系值班员代办，或换一个角色登录。",
            "If your work needs it, ask the duty officer, or sign in with another role.",
        ),
    ),
    errors.OriginRefused: _answer(
        403,
        4403,
        ("请求不是从本系统页面发出的", "This did not come from a page of ours"),
        (
            "为安全起见未予执行。请直接打开本系统再操作。",
            "Nothing was done, to be safe. Open the console itself and try again.",
        ),
    ),
    errors.FormNotOurs: _answer(
        403,
        4403,
        ("页面已过期", "This page is out of date"),
        (
            "登录状态已变化，本次没有提交。请刷新页面后重新提交。",
            "The sign-in changed, so nothing was sent. Reload the page and send again.",
        ),
    ),
    errors.FormUnreadable: _UNREADABLE,
    errors.FormInvalid: _answer(
        422,
        4422,
        ("表单有几处需要改", "The form needs a correction"),
        ("请按下面的提示修改后再提交。", "Mend what is listed below and send again."),
    ),
    errors.PageNotFound: _NOT_FOUND,
    IncidentNotFound: _NOT_FOUND,
    PlanNotFound: _NOT_FOUND,
    ScenarioNotFound: _NOT_FOUND,
    WarningNotFound: _NOT_FOUND,
    PlanNotInForce: _answer(
        409,
        4409,
        ("这个预案今天没有生效的版本", "This plan has no edition in force today"),
        (
            "没有记录任何内容。请换一个预案，并请管理员放入现行版本。",
            "Nothing was recorded. Take another plan, and have the edition in force put in place.",
        ),
    ),
    FigureImpossible: _answer(
        422,
        4422,
        ("这个数据不可能成立", "This figure cannot be true"),
        ("请核对后重新填写。", "Check it and enter it again."),
    ),
    SituationUnreadable: _answer(
        422,
        4422,
        ("这个情形读不懂", "This situation cannot be read"),
        ("请按 JSON 对象 {事实: 值} 填写。", "Give a JSON object {fact: value}."),
    ),
    FileRefused: _answer(
        422,
        4422,
        ("文件有错误", "The file has faults"),
        ("请逐条改正后重新载入。", "Mend each of them and load it again."),
    ),
    CommandRefused: _answer(
        409,
        4409,
        ("现在不能这样做", "This cannot be done now"),
        (
            "没有记录任何内容。请刷新页面，看看最新情况。",
            "Nothing was recorded. Reload the page to see how things stand.",
        ),
    ),
    StaleVersion: _answer(
        409,
        4409,
        ("情况刚刚有变", "Things have just changed"),
        ("没有记录任何内容。请刷新后再试一次。", "Nothing was recorded. Reload and try again."),
    ),
    JournalUnavailable: _answer(
        503,
        4503,
        ("暂时无法记录", "Recording is not possible just now"),
        (
            "没有记录任何内容。请先用纸笔和电话处置，稍后重试。",
            "Nothing was recorded. Go on with paper and telephone, and try again shortly.",
        ),
    ),
    FengsuiError: _BROKEN,
}

_STATUS = {
    400: _UNREADABLE,
    404: _NOT_FOUND,
    405: _answer(
        405,
        4405,
        ("这个地址不能这样使用", "This address is not used that way"),
        ("请从页面上的按钮和链接进入。", "Use the buttons and links of the pages."),
    ),
    413: _answer(
        413,
        1009,
        ("内容太长", "This is too long"),
        ("一次最多 64 KB。请缩短后再提交。", "At most 64 KB at once. Shorten it and send again."),
    ),
}


def answer_for(error: Exception) -> Answer:
    """Return the answer of the nearest family in the table."""
    if isinstance(error, HTTPException):
        return _STATUS.get(error.status_code, _BROKEN)
    for family in type(error).__mro__:
        if issubclass(family, Exception) and family in ANSWERS:
            return ANSWERS[family]
    return _BROKEN


def details_of(error: Exception) -> list[Text]:
    """Return what can be said about this very error, for the person who met it."""
    if isinstance(error, CommandRefused):
        return [error.refusal.reason]
    if isinstance(error, errors.FormInvalid):
        return list(error.faults.values())
    if isinstance(error, errors.NotPermitted):
        return [Text(zh=f"需要的权限：{error.title.zh}", en=f"Needed: {error.title.en}")]
    if isinstance(error, FigureImpossible | SituationUnreadable | PlanNotInForce):
        return [error.reason]
    if isinstance(error, FileRefused):
        return [Text(zh=str(error), en=str(error))]
    return []


def _moves_of(error: Exception) -> tuple[Text, ...]:
    """Return what can be done instead."""
    return error.refusal.moves if isinstance(error, CommandRefused) else ()


def answer_page(visit: Visit, error: Exception) -> Response:
    """Answer a request that failed, with a page for people and JSON for scripts."""
    answer = answer_for(error)
    _note(visit, error, answer)
    details = details_of(error)
    if visit.wants_json:
        return _as_json(visit, error, answer, details)
    if answer.status == 401 and visit.connection.scope["method"] == "GET":
        return RedirectResponse(f"/sign-in?next={quote(visit.connection.url.path)}", 303)
    return visit.page(
        "error.html", answer.status, answer=answer, details=details, moves=_moves_of(error)
    )


def _as_json(visit: Visit, error: Exception, answer: Answer, details: list[Text]) -> Response:
    said = [text.said(visit.language) for text in details]
    body = {
        "ok": False,
        "title": answer.title.said(visit.language),
        "advice": answer.advice.said(visit.language),
        "details": said,
    }
    if isinstance(error, CommandRefused):
        body["code"] = error.refusal.code
        body["legal"] = list(error.refusal.legal)
        body["moves"] = [text.said(visit.language) for text in error.refusal.moves]
    if isinstance(error, errors.FormInvalid):
        body["fields"] = {name: text.said(visit.language) for name, text in error.faults.items()}
    if isinstance(error, FigureImpossible):
        body["fields"] = {recordable(error.fact[:60]): error.reason.said(visit.language)}
    return JSONResponse(body, answer.status)


def _note(visit: Visit, error: Exception, answer: Answer) -> None:
    path = visit.connection.url.path
    if answer.status in (401, 403):
        visit.site.sessions.note(
            "refused",
            visit.site.now(),
            person=visit.visitor.id if visit.visitor else None,
            address=visit.address,
            detail=f"{type(error).__name__} {path}",
        )
    if answer.status >= 500:
        log.error("%r failed", path, exc_info=error)


async def answer_socket(socket: WebSocket, visit: Visit, error: Exception) -> None:
    """Refuse a socket: another site's before it is accepted, others with a code that says why."""
    _note(visit, error, answer_for(error))
    if not isinstance(error, errors.OriginRefused):
        await socket.accept()
    await socket.close(answer_for(error).close)
