"""Chapter three of the self-evaluation: what is said about each third-level indicator, by second level."""

from __future__ import annotations

from words import cover, figure, judged, papers, say

STREET, VILLAGE, BOTH = "个街镇（场）", "个村（居）", "个街镇（场）、村（居）"
REACHED, VERDICT = "{{ reached(p) }}", "{{ verdict(p) }}"
PRINTED, NUMERATOR, DENOMINATOR = "{{ p.printed }}", "{{ p.numerator }}", "{{ p.denominator }}"


def share(act: str, of: str, note: str = "") -> str:
    """A part of the people, with its verdict: 参加岗位培训9人，占18人的50.0%，未达到80%的标准."""
    return f"{act}{NUMERATOR}人{note}，占{of}{DENOMINATOR}人的{PRINTED}，{VERDICT}"


def named(what: str, of: str) -> str:
    return f"已命名{what}{NUMERATOR}个，占{DENOMINATOR}{of}的{PRINTED}，{VERDICT}"


LEADERSHIP = {
    "1.1": [
        say("1.1.1", "党政会议记录", cover(STREET, "召开党政会议专题研究社区教育")),
        say(
            "1.1.2", "动员会和外出交流记录",
            "全年召开动员会{{ number(p, '次') }}，组织外出交流学习{{ number(q, '次') }}",
        ),
    ],
    "1.2": [
        say("1.2.1", "规划类材料", papers("规划类材料")),
        say("1.2.2", "年度计划", cover(STREET, "以正式文号印发年度社区教育工作计划")),
    ],
    "1.3": [
        say(
            "1.3.1", "机构成立文件",
            papers("区社区教育委员会成立文件等") + "；" + cover(STREET, "成立社区教育领导小组", "q"),
        ),
        say("1.3.2", "联席会议记录", f"召开成员单位联席会议{NUMERATOR}次，{REACHED}每年{DENOMINATOR}次的要求"),
        say("1.3.3", "制度文件", papers("各项制度")),
        say(
            "1.3.4", "督查和整改记录",
            f"开展督查和重点单位检查{{{{ number(p, '次') }}}}，{{% if figures.rectifications.value == '0' %}}"
            "经零报告审核，没有列入台账的整改事项{% else %}"
            f"列入台账的整改事项{figure('rectifications')}，已销号{figure('rectifications_closed')}{{% endif %}}",
        ),
    ],
}

CONDITIONS = {
    "2.1": [
        say("2.1.1", "社区学院建设材料", papers("社区学院建设材料")),
        say("2.1.2", "街镇（场）机构登记", cover(STREET, "建成社区教育机构并开展活动")),
        say("2.1.3", "村（居）机构登记", cover(VILLAGE, "建成教学点并开展活动")),
    ],
    "2.2": [
        say(
            "2.2.1", "平台材料",
            f"数字化学习平台有课程{figure('platform_courses')}、注册学员{figure('platform_users')}，{papers('平台材料')}",
        ),
        say("2.2.2", "在线报送情况", cover("个单位", "按期完成在线报送", judged=True)),
    ],
    "2.3": [
        say(
            "2.3.1", "学校开放情况",
            cover("所具备条件的学校", "做到有制度、有专人、有登记", judged=True)
            + f"；全年开放{figure('openings')}、{figure('opening_time')}，服务{figure('opening_times')}",
        ),
        say("2.3.2", "资源共建情况", cover(STREET, "至少有一处非教育机构资源签约或开放")),
        judged("2.3.3", "无形教育资源提炼和学习资源圈建设"),
    ],
    "2.4": [
        say("2.4.1", "队伍名册", cover(STREET, "配有专职干部和专兼职教师")),
        say("2.4.2", "岗位培训数据", share("参加岗位培训", "在册管理人员和教师")),
    ],
    "2.5": [
        say(
            "2.5.1", "财政专项经费到位数",
            "{{ campaign.year }}年，全区社区教育财政专项经费到位{{ figures.fund_paid.wan }}万元，"
            "按{{ campaign.year - 1 }}年12月31日常住人口{{ figures.pop_resident.wan }}万人计，"
            f"为{PRINTED}，{VERDICT}",
        ),
        say(
            "2.5.2", "街镇（场）经费数据",
            cover(STREET, "把社区教育经费列入年度预算")
            + f"；街镇（场）投入{figure('street_paid')}，争取社会投入{{{{ number(q, '项') }}}}",
        ),
    ],
}

LEARNING = {
    "3.1": [
        say("3.1.1", "接受服务人数", share("全年接受社区教育服务", "常住人口", "（去重）")),
        say("3.1.2", "劳动力转移培训人数和应培训人数", share("劳动力转移培训", "应培训")),
        say("3.1.3", "实用技术培训人数", share("实用技术培训", "农村（社区）从业劳动力")),
        say("3.1.4", "未成年人总数", share("参加活动的未成年人", "未成年人总数")),
        say("3.1.5", "未成年人服务场所情况", cover(BOTH, "设有未成年人专门场所并有专人负责")),
        say("3.1.6", "部门培训情况", cover("个部门", "开展专题培训并提交年度总结")),
    ],
    "3.2": [
        say("3.2.1", "课程登记", f"自编本地课程、读本和微课{NUMERATOR}门，{REACHED}{DENOMINATOR}门的要求"),
        say("3.2.2", "村（居）活动记录", cover(VILLAGE, "全年活动次数达到要求", judged=True)),
        say(
            "3.2.3", "收费办班检查情况",
            f"{{% if p.numerator == '0' %}}收到公益承诺书{figure('pledges')}，"
            f"收费办班检查区教育局{figure('fee_checks_bureau')}、街镇（场）{figure('fee_checks_street')}，"
            "未发现以营利为目的的收费培训班"
            f"{{% else %}}查实营利性收费培训班{NUMERATOR}个，本项不得分{{% endif %}}",
        ),
    ],
}

SURVEY = (
    "{% set s = figures.survey_valid %}{% if s.state != 'none' %}共收回有效问卷{{ s.text }}"
    "{% if s.state == 'partial' %}（{{ names(s.missing) }}尚未报送，以下均为暂计）{% endif %}。{% endif %}"
)
CASES = (
    "近三年各类案件"
    "{% for y in figures.cases.by_year %}{{ y.year }}年{{ y.text }}{% if not loop.last %}，{% endif %}{% endfor %}，"
    "{% if p.tier == 1 %}逐年下降{% elif p.tier == 2 %}总体下降{% elif p.tier == 3 %}基本持平"
    "{% else %}有所上升{% endif %}"
)
EFFECTS = {
    "4.1": [
        say("4.1.1", "学习型党政机关名册", named("学习型党政机关", "个")),
        say("4.1.2", "学习型社区名册", named("学习型社区", "个村（居）")),
    ],
    "4.2": [  # the silent unit is named once, for all three
        SURVEY,
        *(
            say(code, f"{what}问卷", f"{who}{what}{PRINTED}，{VERDICT}", named=False)
            for code, who, what in (("4.2.1", "", "知晓度"), ("4.2.2", "", "认同度"), ("4.2.3", "参加者", "满意率"))
        ),
    ],
    "4.3": [
        judged("4.3.1", "终身学习理念和社区归属感"),
        judged("4.3.2", "精神生活和环境质量改善"),
        say("4.3.3", "近三年案件数", CASES),
    ],
}

FEATURES = {
    "5.1": [
        say(
            "5.1.1", "督导评估记录",
            f"开展有评估报告的督导评估{NUMERATOR}次，{REACHED}要求",
        ),
        say(
            "5.1.2", "课题、论文和实验项目",
            f"立项、完成或发表课题、论文、实验项目{NUMERATOR}项，{REACHED}{DENOMINATOR}项的要求",
        ),
    ],
    "5.2": [
        say("5.2.1", "示范点和必查社区材料", cover(STREET, "建有示范点且必查社区材料齐全")),
        judged("5.2.2", "特色品牌与经验推广"),
    ],
}

CHAPTER = {"1": LEADERSHIP, "2": CONDITIONS, "3": LEARNING, "4": EFFECTS, "5": FEATURES}
"""First level → second level → sentences."""
