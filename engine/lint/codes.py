"""Every code of a fault with its one line of explanation: what loading refuses, what the linter finds.

docs/linter.md shows the same tables. A code is stable: scripts and accepted.yaml name it.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.text import Text


def _codes(table: str) -> Mapping[str, Text]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return {code.strip(): Text(zh=zh.strip(), en=en.strip()) for code, zh, en in rows}


READING = _codes("""
yaml-syntax          | 不是合法的 YAML                          | not YAML
yaml-not-utf8        | 不是 UTF-8 文本                          | not UTF-8 text
yaml-character       | 有不该出现的控制字符                     | a control character that does not belong in a plan
yaml-empty           | 文件是空的                               | the file is empty
yaml-too-large       | 文件太大                                 | the file is too large
yaml-too-deep        | 嵌套太深                                 | nested too deeply
yaml-documents       | 一个文件里有两份文档                     | a second document in one file
yaml-directive       | 有 % 指令                                | a % directive
yaml-anchor          | 有锚点 &                                 | an anchor
yaml-alias           | 有别名 *                                 | an alias
yaml-tag             | 有类型标签 !                             | a tag
yaml-merge           | 有合并键 <<                              | a merge key
yaml-duplicate-key   | 同一个键写了两次                         | a key twice in one mapping
yaml-key-not-text    | 键不是文字                               | a key that is not text
yaml-empty-value     | 冒号后面没有值                           | nothing behind a colon
yaml-null-word       | 空值要写 null                            | an empty value in a form other than null
yaml-boolean-word    | yes、no、on、off 会被误读                | a word that some readers take for a truth value
yaml-sexagesimal     | 1:30 会被读成六十进制                    | a time that some readers take for a number to the base of 60
yaml-leading-zero    | 010 会被读成八进制                       | leading zeros that some readers take for an octal number
yaml-number-form     | 数字的写法会被误读                       | a number in a form that readers disagree about
missing-file         | 缺少文件                                 | a file of the plan is missing
unknown-file         | 预案没有这种文件                         | a file of this name belongs to no plan
missing-key          | 缺少必填的键                             | a key is missing
unknown-key          | 这里没有这个键                           | a key that is none here
missing-clause       | 没有写条款号                             | no clause is cited
wrong-value          | 值不对                                   | a value of the wrong kind
condition            | 条件的写法不对                           | a condition that cannot be read
""")
"""What can be told from one file alone."""

REFUSED = _codes("""
wrong-folder           | 编号与文件夹名不同                     | an id that is not its folder's name
wrong-base             | 地方覆盖层不属于这个辖区               | an overlay that lies on another jurisdiction
period-backwards       | 失效日期早于生效日期                   | a plan that ends before it begins
missing-level          | 等级没有名称                           | a level without a name
unknown-time-zone      | 没有这个时区                           | no such time zone
duplicate-id           | 编号重复                               | an id declared twice
duplicate-entry        | 列表里有重复项                         | an entry listed twice
name-collision         | 一个名字指两样东西                     | one name for two parties
reserved-word          | 名字是保留字                           | a name that is a word of conditions
unknown-party          | 没有这个单位、角色或机构               | no such unit, district role or body
unknown-unit           | 没有这个单位或角色                     | no such unit or district role
unknown-directory-unit | 名录里没有这个单位                     | no such unit in the directory
unknown-role           | 没有这个属地角色                       | no such district role
unknown-district       | 没有这个区县或开发区                   | no such district or zone
unknown-phase          | 没有这个阶段                           | no such phase
unknown-parameter      | 没有这个时限参数                       | no such clock parameter
unknown-parameter-name | 没有这个参数                           | no such parameter
unknown-interval       | 没有这个周期参数                       | no such interval parameter
unknown-share          | 没有这个百分比参数                     | no such percentage parameter
unknown-choice         | 没有这个选项参数或取值                 | no such choice of the jurisdiction, or no such value
unknown-content        | 没有这种报告内容                       | no such content of reports
unknown-response       | 没有这个响应                           | no such response
unknown-fact           | 没有这个情况项                         | no such fact
unknown-number-fact    | 没有这个数字情况项                     | no such count or measure
unknown-criterion      | 没有这个分级标准                       | no such criterion
unknown-projection     | 没有这个预估                           | no such projection
unknown-route          | 没有这个预警发布途径                   | no such route of warnings
unknown-release        | 没有这个信息发布规则                   | no such rule of release
unknown-handover       | 没有这个移交                           | no such hand-over
unknown-task           | 没有这个任务                           | no such task
unknown-report         | 没有这个报告                           | no such report
unknown-group          | 没有这个工作组                         | no such response group
unknown-ending-condition | 没有这个终止条件                     | no such ending condition
fact-type              | 比较的值与情况项的类型不符             | a comparison that the fact's type cannot answer
empty-range            | 范围里没有数                           | a range that no number is in
empty-level            | 任何情形都达到“未定级”                 | a condition on a level that every event reaches
circular               | 分级标准不能问分级的结果               | a criterion that asks for what follows from grading
band-empty             | 等级区间是空的                         | a band that no figure is in
band-gap               | 等级区间之间有缺口                     | figures between two bands
band-overlap           | 等级区间重叠                           | figures in two bands
band-order             | 等级越高，区间却不越高                 | a graver level with lower figures
band-skipped           | 跳过了一个等级                         | a level left out between two bands
band-level             | 标准给不出这个等级                     | a level that a criterion cannot give
phase-unreachable      | 阶段无法到达                           | a phase that no moves reach
phase-trap             | 阶段无法离开                           | a phase that nothing leaves
phase-kind             | 转入的阶段性质不对                     | a move into a phase of the wrong kind
ambiguous-move         | 同一转换从同一阶段出发两次             | one trigger twice from one phase
missing-trigger        | 缺少引擎要用的转换                     | a trigger that the engine pulls is missing
trigger-astray         | 转换通向别处                           | a trigger that leads elsewhere
unknown-trigger        | 转换不属于任何响应或阶段               | a trigger of no response or phase
missing-response       | 等级没有对应的响应                     | a level that orders no response
ambiguous-response     | 等级对应两个响应                       | a level that orders two responses
missing-chain          | 响应没有终止程序                       | a response that no approval chain ends
ambiguous-chain        | 响应有两个终止程序                     | a response that two approval chains end
nobody-decides         | 程序中无人决定                         | a chain in which nobody decides
early-announcement     | 未决定先发布                           | an announcement before the decision
figure-impossible      | 案例中的数字不可能                     | a figure in a case that cannot be true
""")
"""What contradicts itself between the files, so that the engine could not run the plan."""

FOUND = _codes("""
missing-chapter      | 缺少条款索引 clauses.yaml                | no index of clauses
unwritten            | 还有待填的文字                           | a placeholder still to be written
wrong-language       | 中文栏没有中文，或英文栏有中文           | Chinese in an English text, or none in a Chinese one
unused-fact          | 情况项没有用处                           | a fact that nothing uses
single-level-fact    | 情况项只能给出一个等级                   | a fact that can only ever give one level
unused-content       | 报告内容没有用处                         | a content that no report has
unused-response      | 响应从不启动                             | a response that is never ordered
unformed-group       | 工作组从不成立                           | a group that no response forms
idle-move            | 转换无人触发                             | a move whose trigger nobody pulls
idle-unit            | 单位有职责而无处用到                     | a unit with duties that nothing calls on
idle-body            | 机构无处用到                             | a body that is named nowhere else
unit-without-duties  | 要行动的单位没有写职责                   | a party that acts and has no duties in bodies.yaml
chain-broken         | 报告链中断                               | a hop whose sender did not receive the hop before
deadline-shrinks     | 上一级时限反而更短                       | a hop with less time than the hop before
level-without-chain  | 等级没有报告链                           | a level that no chain of reports covers
self-report          | 报告报给自己                             | a report that its sender owes to itself
hop-out-of-reach     | 报告链的一环在该等级不会发生             | a hop that never arises at a level of its chain
task-cycle           | 任务互相等待                             | tasks that wait for each other
after-never-first    | 要等的任务在后面的阶段才有               | a task that comes after one of later phases only
case-fails           | 案例与预案说的不一致                     | a case that expects something else than the plan says
dead-condition       | 条件永远不成立                           | a condition that never holds
always-condition     | 条件永远成立                             | a condition that always holds
idle-part            | 条件的一部分不起作用                     | a part of a condition that changes nothing
shadowed-criterion   | 分级标准从不起决定作用                   | a criterion that never decides a level
shadowed-route       | 途径或规则永远轮不到                     | a route or rule that an earlier one always goes before
grade-falls          | 数字越大，等级反而越低                   | a greater figure that gives a lower grade
mixed-units          | 相加的数字单位不同                       | a sum of figures in different units
case-missing         | 案例没有证明                             | something that no case beside the plan shows
stale-acceptance     | 保留的问题已不存在                       | an acceptance of what is no longer found
unanswered-clause    | 条款没有对应内容                         | a clause that nothing answers
unknown-clause       | 条款不在索引中                           | a cited clause that the index does not list
reason-and-items     | 说是无操作的条款却有内容                 | a clause with a reason to order nothing, and items
duplicate-clause     | 条款在索引中列了两次                     | a clause listed twice
clause-order         | 条款次序与原文不同                       | clauses out of the document's order
text-too-large       | 原文文件太大                             | the document's own text is too large
text-not-utf8        | 原文不是 UTF-8 文本                      | the document's own text is not UTF-8
text-clause-missing  | 原文里找不到这一条款                     | a clause that the document's own text does not have
text-clause-unlisted | 原文的条款没有列入索引                   | a clause of the text that the index does not list
text-disagrees       | 数字与原文不一致                         | a number that disagrees with the document's own text
""")
"""What the linter finds in one plan; accepted.yaml may keep it."""

BETWEEN = _codes("""
unused-unit          | 没有预案用到名录里的单位                 | a unit of the directory that no plan names
unused-role          | 没有预案用到名录里的属地角色             | a district role that no plan names
unused-parameter     | 没有预案用到参数                         | a parameter that no plan uses
alias-collision      | 两个单位同名                             | one name of two units
wrong-since          | 承继时间不是年份或日期                   | a successor since no year or date
edition-gap          | 两个版本之间有空档                       | days between two editions on which none holds
edition-overlap      | 两个版本同时有效                         | days on which two editions hold
unknown-plan         | 移交的预案不存在                         | a hand-over to a plan that is not there
""")
"""What the linter finds between the plans of a folder."""

CODES: Mapping[str, Text] = {**READING, **REFUSED, **FOUND, **BETWEEN}
"""All codes, in the order in which they are told."""
