"""Every verb of the history as a sentence: 通过了 HD-FC01-201606-001（活动记录）.

A verb without a sentence fails a test; `about` says what the sentence's gap is, and with it where its link leads."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from flask import url_for

from webforms.domain.access import may_ever
from webforms.domain.dates import day_in_words
from webforms.web import here
from webforms.web.admin.unit_words import flag_titles

if TYPE_CHECKING:
    from webforms.store.views.history import HistoryLine

About = Literal["record", "unit", "indicator", "section", "finding", "type", "document", "subject", "nothing"]


@dataclass(frozen=True)
class Phrase:
    """`before` the thing, `after` it; what else the event says follows."""

    before: str
    about: About = "nothing"
    after: str = ""
    more: Callable[[Mapping[str, Any]], str] = lambda body: ""


@dataclass(frozen=True)
class Sentence:
    """A line in words: what stands before the thing, the thing with its address (None: no link), what follows."""

    before: str
    thing: str
    href: str | None
    after: str


AREAS: Mapping[str, str] = {
    "record": "记录", "unit": "单位", "account": "账号", "indicator": "指标评分", "section": "文字", "finding": "检查",
    "snapshot": "快照", "document": "文档", "type": "表单", "pack": "创建包", "campaign": "创建项目",
    "webhook": "对外通知", "installation": "系统",
}


def _since(body: Mapping[str, Any]) -> str:
    return f"，{day_in_words(datetime.date.fromisoformat(body['on']))}起" if "on" in body else ""


def _imported(body: Mapping[str, Any]) -> str:
    told = [(len(body.get("added", ())), "新增"), (len(body.get("changed", ())), "改动")]
    return "：" + "，".join(f"{word} {count} 个" for count, word in told if count)


PHRASES: Mapping[str, Phrase] = {
    "record.draft": Phrase("存了草稿 ", "record"),
    "record.submit": Phrase("提交了 ", "record"),
    "record.approve": Phrase("通过了 ", "record"),
    "record.return": Phrase("退回了 ", "record"),
    "record.withdraw": Phrase("撤回了 ", "record"),
    "unit.import": Phrase("导入了单位名册", more=_imported),
    "unit.open": Phrase("加了单位", more=lambda body: f" {'、'.join(body.get('added', ()))}"),
    "unit.rename": Phrase("给单位 ", "unit", " 改名",
                          lambda body: f"为“{body.get('name', '')}”{_since(body)}"),
    "unit.flags": Phrase("给单位 ", "unit", " 改了标记",
                         lambda body: f"：{flag_titles(body.get('flags', ()))}{_since(body)}"),
    "unit.move": Phrase("给单位 ", "unit", " 换了上级",
                        lambda body: f"：{here.unit_name(body.get('parent'))}{_since(body)}"),
    "unit.merge": Phrase("把单位 ", "unit", " 并入",
                         lambda body: f"{here.unit_name(body.get('successor'))}{_since(body)}"),
    "unit.close": Phrase("撤销了单位 ", "unit", more=_since),
    "unit.chase": Phrase("催了单位 ", "unit", more=lambda body: _tasks(body.get("tasks", ()))),
    "account.add": Phrase("开了账号 ", "subject"),
    "account.invite": Phrase("给单位 ", "unit", " 发了邀请单"),
    "account.join": Phrase("凭邀请单开了账号 ", "subject"),
    "account.password": Phrase("换了密码：账号 ", "subject"),
    "account.reset": Phrase("给账号 ", "subject", " 换了密码"),
    "account.open": Phrase("启用了账号 ", "subject"),
    "account.close": Phrase("停用了账号 ", "subject"),
    "account.hand_over": Phrase("交接了账号 ", "subject"),
    "indicator.decide": Phrase("定了 ", "indicator"),
    "indicator.retract": Phrase("收回了对 ", "indicator", " 定的"),
    "section.write": Phrase("改了文字 ", "section"),
    "finding.accept": Phrase("给检查 ", "finding", " 写了说明"),
    "finding.reopen": Phrase("收回了检查 ", "finding", " 的说明"),
    "type.enable": Phrase("", "type", more=lambda body: "：启用了这张表" if body.get("enabled") else "：停用了这张表"),
    "snapshot.freeze": Phrase("冻结了快照", more=lambda body: f"“{body['title']}”" if body.get("title") else ""),
    "document.request": Phrase("生成文档", more=lambda body: f"：{_document(body)}"),
    "pack.adopt": Phrase("改用了创建包 ", "subject"),
    "campaign.start": Phrase("建立了创建项目，用创建包 ", "subject"),
    "webhook.add": Phrase("加了对外通知", more=lambda body: f"：{body.get('url', '')}"),
    "webhook.open": Phrase("又开始发对外通知 ", "subject", " 号"),
    "webhook.close": Phrase("停了对外通知 ", "subject", " 号"),
    "webhook.remove": Phrase("删了对外通知", more=lambda body: f"：{body.get('url', '')}"),
    "installation.backup": Phrase("做了一份备份"),
}


def sentence_of(line: HistoryLine) -> Sentence:
    phrase = PHRASES[line.verb]
    thing, href = THINGS[phrase.about](line)
    return Sentence(phrase.before, thing, href, f"{phrase.after}{phrase.more(line.body)}")


def _tasks(said: Any) -> str:
    """The tasks it was reminded of; the pack may have dropped some since."""
    tasks = here.pack().tasks
    titles = [tasks[key].title for key in dict.fromkeys(key for key, _ in said) if key in tasks]
    return f"：{'、'.join(titles)}" if titles else ""


def _document(body: Mapping[str, Any]) -> str:
    kind = here.pack().documents.get(str(body.get("kind")))
    return f"{kind.title if kind else ''}（{body.get('snapshot', '')}）"


def _link(verb: str, endpoint: str, **values: Any) -> str | None:
    return url_for(endpoint, **values) if may_ever(here.actor(), verb) else None


def _record(line: HistoryLine) -> tuple[str, str | None]:
    type_ = here.pack().types.get(line.type or "")
    title = f"{type_.title if type_ else ''}{'（零上报）' if line.nil else ''}"
    thing = f"{line.number} {title}" if line.number else title
    return thing, _link("record.read", "fill.record", record_id=line.record)


def _unit(line: HistoryLine) -> tuple[str, str | None]:
    code = line.unit or line.subject
    return here.unit_name(code), _link("unit.import", "admin.unit", code=code) if code else None


def _indicator(line: HistoryLine) -> tuple[str, str | None]:
    known = here.pack().indicators.get(line.subject)
    if known is None:
        return f"指标 {line.subject}", None
    return f"指标 {line.subject} {known.title}", _link("scoreboard.read", "bureau.indicator", code=line.subject)


def _section(line: HistoryLine) -> tuple[str, str | None]:
    known = here.pack().sections.get(line.subject)
    title = known.title if known else line.subject
    return f"“{title}”", _link("section.read", "bureau.section", key=line.subject) if known else None


def _type(line: HistoryLine) -> tuple[str, str | None]:
    known = here.pack().types.get(line.subject)
    return f"“{known.title if known else line.subject}”", None


THINGS: Mapping[About, Callable[[HistoryLine], tuple[str, str | None]]] = {
    "record": _record, "unit": _unit, "indicator": _indicator, "section": _section, "type": _type,
    "finding": lambda line: (line.subject.partition("-")[0], _link("finding.read", "bureau.findings")),
    "document": lambda line: (line.subject, None),
    "subject": lambda line: (line.subject, None),
    "nothing": lambda line: ("", None),
}
