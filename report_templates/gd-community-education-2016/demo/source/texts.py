"""What the bureau writes: as in the small example, for nine streets; two texts were made worse after the freeze."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lines import HERE, Line

EXAMPLE = HERE.parent.parent / "example" / "sections.jsonl"
DISTRICT = (
    "清城区位于北江中游，是清远市的中心城区，辖四个街道、四个镇和一个国有林场，区域面积[[area|unit]]，"
    "上年末常住人口[[pop_resident|unit]]。区内既有成熟的城市社区，也有城乡接合部的行政村和国有林区；既有世居居民，也有进城务工人员和林场职工。各处居民的学习需要差别较大，是开展社区教育必须"
    "面对的实际，也是进行分类实验的有利条件。人口和经济数据见下表。（本演示的村（居）、学校和数字都是示例。）"
)
SITES = (
    "每个街镇（场）重点建设一个示范点，按有场地、有队伍、有课程、有活动、有档案的要求充实必查社区材料，由街镇（场）结对指导。示范点的"
    "做法整理成案例，在现场会上交流，并通过媒体向外推广，带动其他村（居）跟上来。"
)
NOW = {
    "district_situation": DISTRICT,
    "text_5_2": SITES,
}
LATER = {
    "reason_status": ("上年末常住人口[[pop_resident|wan]]人", "全区常住人口64.2万人"),  # C01: last year's, typed
    "text_5_2": ("示范点的做法", "凤城街示范点的做法"),  # C14: not its name
}


def sections() -> Iterator[Line]:
    told = [json.loads(text) for text in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    written = {line["section"]: NOW.get(line["section"], line["text"]) for line in told}
    for section, text in written.items():
        yield {"section": section, "text": text}
    for section, (was, becomes) in LATER.items():
        yield {"section": section, "text": written[section].replace(was, becomes), "on": "2016-11-01"}
