"""Sentences that the documents make of figures, as Jinja macros that stand in the template itself.

An editor changes them in Word. Each kind of rule has one; who and what it speaks of is said where it is called:

    {% call(p, q, i) said('2.1.2', '机构登记') %}{{ cover(p, '个街镇（场）', '建成社区教育机构') }}{% endcall %}

`i` is the indicator, `p` its first part and `q` its last. Whatever the bureau decided about an indicator (points of its
own, a score with its ground, an exemption) is said of every one, by `settled`, `said` and `judged`. A verdict follows
the unrounded comparison (`met`), never the printed figure; without data there is no verdict at all.
"""

from __future__ import annotations

MACROS = {
    "names(units)": "{{ units|join('、') }}",
    "late(i)": "{% if i.state == 'provisional' and i.missing %}（暂计，{{ names(i.missing) }}尚未报送）{% endif %}",
    "reached(p)": "{% if p.met %}达到{% else %}未达到{% endif %}",
    "verdict(p)": "{{ reached(p) }}{{ p.threshold }}的标准",
    "number(p, unit)": "{% if p.numerator is none %}待补{% else %}{{ p.numerator }}{{ unit }}{% endif %}",
    "fig(f)": "{{ f.text }}{% if f.mark %}（{{ f.mark }}）{% endif %}",
    "exempt(i, what)": (
        "{{ what }}一项不适用，不计分{% for e in i.exemptions %}，理由：{{ e.reason }}{% endfor %}"
    ),
    "settled(i)": (
        "{% if i.state != 'exempt' %}{% for e in i.exemptions %}；{{ e.unit }}不适用，理由：{{ e.reason }}{% endfor %}"
        "{% endif %}{% if i.override %}；"
        "{% if i.override.computed == '待补' %}创建办定为{{ i.override.points }}分"
        "{% else %}系统计{{ i.override.computed }}分，创建办核定{{ i.override.points }}分{% endif %}"
        "，理由：{{ i.override.reason }}{% endif %}"
    ),
    "said(code, short, named=true)": (
        "{% set i = indicators[code] %}"
        "{% if i.state == 'no_data' %}{{ short }}尚未报送或未通过审核"
        "{% if i.missing %}（{{ names(i.missing) }}）{% endif %}，数据待补"
        "{% if not i.override %}，本项暂不计分{% endif %}"
        "{% elif i.state == 'exempt' %}{{ exempt(i, short) }}"
        "{% else %}{{ caller(i.parts[0], i.parts[-1], i) }}{% if named %}{{ late(i) }}{% endif %}{% endif %}"
        "{{ settled(i) }}。"
    ),
    "cover(p, who, act, judged=false)": (
        "{% if p.state == 'no_data' %}{{ act }}的情况待补"
        "{% elif p.numerator == p.denominator %}{{ p.denominator }}{{ who }}全部{{ act }}"
        "{% else %}{{ p.denominator }}{{ who }}中，{{ p.numerator }}{{ who|first }}{{ act }}，占{{ p.printed }}"
        "{% if judged %}，{{ verdict(p) }}{% endif %}，{{ names(p.failed) }}尚未符合要求{% endif %}"
    ),
    "papers(p, what)": (
        "{% if p.state == 'no_data' %}{{ what }}待补"
        "{% else %}{{ what }}应备{{ p.denominator }}件，已审核{{ p.numerator }}件"
        "{% if p.lacking %}，尚缺{{ names(p.lacking) }}{% else %}，材料齐全{% endif %}{% endif %}"
    ),
    "judged(code, what)": (
        "{% set i = indicators[code] %}{{ what }}"
        "{% if i.state in ('manual_missing', 'no_data') %}尚未评分，待补{{ settled(i) }}。"
        "{% elif i.state == 'exempt' %}{{ exempt(i, '') }}。"
        "{% else %}经综合评定得{{ i.parts[0].points }}分（满分{{ i.of }}分），依据：{{ i.parts[0].reason }}"
        "{{ settled(i) }}。{% endif %}"
    ),
    "level_sum(l)": (
        "本项分值{{ l.of }}分，自评得{{ l.points }}分，得分率{{ l.rate }}；{{ l.count }}项三级指标"
        "{% if l.full_count %}中得满分{{ l.full_count }}项{% else %}均未得满分{% endif %}"
        "{% if l.provisional_count %}，暂计{{ l.provisional_count }}项{% endif %}"
        "{% if l.waiting_count %}，待补{{ l.waiting_count }}项{% endif %}。"
    ),
}


def macros(*wanted: str) -> str:
    """The definitions of these macros, or of all."""
    return "".join(
        f"{{% macro {head} %}}{body}{{% endmacro %}}"
        for head, body in MACROS.items()
        if not wanted or head.partition("(")[0] in wanted
    )


def say(code: str, short: str, text: str, *, named: bool = True) -> str:
    """A sentence about one indicator; `short` names its data where there are none."""
    flag = "" if named else ", false"
    return f"{{% call(p, q, i) said('{code}', '{short}'{flag}) %}}{text}{{% endcall %}}"


def cover(who: str, act: str, part: str = "p", *, judged: bool = False) -> str:
    flag = ", true" if judged else ""
    return f"{{{{ cover({part}, '{who}', '{act}'{flag}) }}}}"


def papers(what: str) -> str:
    return f"{{{{ papers(p, '{what}') }}}}"


def judged(code: str, what: str) -> str:
    return f"{{{{ judged('{code}', '{what}') }}}}"


def figure(key: str) -> str:
    return f"{{{{ fig(figures.{key}) }}}}"
