"""A document is divided into its clauses, however it numbers them. The texts are our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.plan.official_text import divide

KILN = """窑炉预案

关于印发的通知 烬办〔2020〕7号

1 总 则

1.1 目的

让窑工平安。

**1.2 定级**

分为两级:

- (1) 一般:烧伤1人以上3人以下。
(2)较大:烧伤3人以上。

以上含本数。

1.2.1 烟情由窑务局

判定。

2 处置

2.1灭火。先断气
，再开窑。

（1）断气；

（2）开窑：

先退后开。

2.4 报告

附件1 电话表

2.5 不属正文
"""
CHINESE = """窑炉预案
一、总则
(一)目的
让窑工平安。
（二）原则
1.先人后窑。人最要紧。
窑可再建。
2．分级负责。
最后一段属于原则。
三、处置
(一)报告
1.程序
(1)窑工报窑主。
窑主再报窑务局。
(2)窑务局报市政府。
2.内容
"""
ARTICLES = """窑炉条例
第一章 总则
第一条 为了窑工平安，制定本条例。
第二条 窑分为下列几类：
（一）柴窑；
（二）气窑。
前款所称气窑，是指烧气的窑。
第二章 处置
第三条 出事必须报告。
第二条的规定同样适用。
第四条 本条例自公布之日起施行。
"""


def divided(text: str, numbering: str) -> dict[str, list[str]]:
    return {p.clause: [line.words for line in p.lines] for p in divide(text, numbering).passages}


def test_decimal_headings_and_their_lists_are_found() -> None:
    assert list(divided(KILN, "decimal")) == [
        *("1", "1.1", "1.2", "1.2(1)", "1.2(2)", "1.2.1"),
        *("2", "2.1", "2.1(1)", "2.1(2)", "2.4"),
    ]


def test_what_stands_before_the_first_chapter_belongs_to_no_clause() -> None:
    assert not any(
        "印发" in words for lines in divided(KILN, "decimal").values() for words in lines
    )


def test_annexes_belong_to_no_clause() -> None:
    assert divided(KILN, "decimal")["2.4"] == ["报告"]


def test_a_paragraph_behind_a_list_belongs_to_the_clause_around_it() -> None:
    assert divided(KILN, "decimal")["1.2"] == ["定级", "分为两级:", "以上含本数。"]
    assert divided(CHINESE, "chinese")["一(二)"] == ["原则", "最后一段属于原则。"]


def test_a_paragraph_within_a_list_belongs_to_its_line() -> None:
    assert divided(CHINESE, "chinese")["一(二)1"] == ["先人后窑。人最要紧。", "窑可再建。"]
    assert divided(CHINESE, "chinese")["三(一)1(1)"] == ["窑工报窑主。", "窑主再报窑务局。"]


def test_a_line_that_asks_for_more_keeps_the_next_paragraph() -> None:
    assert divided(KILN, "decimal")["2.1(2)"] == ["开窑：", "先退后开。"]


def test_a_paragraph_that_a_page_break_divided_is_joined() -> None:
    assert divided(KILN, "decimal")["2.1"] == ["灭火。先断气，再开窑。"]


def test_chinese_numbers_are_cited_one_behind_the_other() -> None:
    assert list(divided(CHINESE, "chinese")) == [
        *("一", "一(一)", "一(二)", "一(二)1", "一(二)2"),
        *("三", "三(一)", "三(一)1", "三(一)1(1)", "三(一)1(2)", "三(一)2"),
    ]


def test_articles_keep_their_paragraphs_and_lists() -> None:
    text = divide(ARTICLES, "articles")
    asked = [p.clause for p in text.passages if p.asked]
    assert asked == ["第一条", "第二条", "第二条(一)", "第二条(二)", "第三条", "第四条"]
    second = text.at("第二条第二款")
    assert second
    assert second.words == "前款所称气窑，是指烧气的窑。"
    assert text.at("第二条第三款") is None


def test_a_list_in_an_article_is_found_with_and_without_its_paragraph() -> None:
    text = divide("第一条 先报告：\n（一）火；\n（二）烟。\n再报告：\n（一）人。\n", "articles")
    said = {
        number: text.words(number)
        for number in ("第一条（二）", "第一条第一款第（二）项", "第一条第二款(一)", "第一条第二款")
    }
    assert list(said.values()) == ["烟。", "烟。", "人。", "再报告：\n人。"]


def test_a_line_that_begins_by_naming_an_article_is_a_paragraph() -> None:
    assert divided(ARTICLES, "articles")["第三条"][1] == "第二条的规定同样适用。"


@pytest.mark.parametrize("citation", ["§1.2（1）", "1.2(1)", "§1.2(1)"])
def test_passages_are_found_however_the_citation_is_typed(citation: str) -> None:
    found = divide(KILN, "decimal").at(citation)
    assert found
    assert (found.line, found.words) == (15, "一般:烧伤1人以上3人以下。")


def test_the_words_of_a_clause_include_its_parts() -> None:
    words = divide(KILN, "decimal").words("1.2")
    assert "3人以上" in words
    assert "判定" in words
    assert "断气" not in words


def test_a_table_of_contents_is_passed_over() -> None:
    contents = "1 总则\n1.1 目的\n2 处置\n"
    assert divided(contents + KILN, "decimal") == divided(KILN, "decimal")


@pytest.mark.parametrize("numbering", ["decimal", "chinese", "articles"])
@pytest.mark.parametrize("text", ["", "没有编号。", "\n\n# 标题\n", "(1)孤立的一条。"])
def test_a_text_without_clauses_has_none(text: str, numbering: str) -> None:
    assert divide(text, numbering).passages == ()


SCRAPS = st.sampled_from(
    [
        "1 总则",
        "1.1 目的",
        "1.2.3",
        "(1)火",
        "（二）烟",
        "一、总则",
        "二、",
        "1.窑",
        "第一条 窑",
        "第二条",
        "第一章 总则",
        "附件1",
        "火。",
        "火",
        "先：",
        "",
        "3.5小时",
        "\f",
        "**",
        "㈠火",
        "99 尾",
    ]
)


@given(st.lists(SCRAPS, max_size=20), st.sampled_from(["decimal", "chinese", "articles"]))
def test_every_line_behind_the_beginning_is_kept_once(lines: list[str], numbering: str) -> None:
    text = divide("\n".join(lines), numbering)
    clauses = [passage.clause for passage in text.passages]
    kept = [line.number for passage in text.passages for line in passage.lines]
    assert len(clauses) == len(set(clauses))
    assert len(kept) == len(set(kept))
    assert all(text.at(clause) for clause in clauses)
