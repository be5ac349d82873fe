"""Writes the big demo beside this folder, or into a folder given. Run it after a change of what stands here:

    python report_templates/gd-community-education-2016/demo/source [FOLDER]

Nothing here is drawn by lot: `throw` in lines.py turns a word into a number, the same on every machine."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from activities import department_activities, street_activities, village_activities
from departments import department_lines
from lines import HERE, Line
from people import accounts
from schools import school_lines
from slips import with_slips
from streets import street_lines
from texts import sections
from villages import village_lines

EXAMPLE = HERE.parent.parent / "example"
DEMO = {
    "mark": {"text": "（示例）", "kinds": ["village", "school"]},
    "password": "shequ2016",
    "begun_on": "2016-02-15",
    "undated_on": "2016-09-26",
    "snapshots": [{"on": "2016-06-30", "title": "上半年自评"}, {"on": "2016-10-20", "title": "迎检前自评"}],
    "unit_changes": [
        {"on": "2016-05-16", "unit": "SJ07", "into": "SJ06"},
        {"on": "2016-09-01", "unit": "S34", "name": "石角初级中学（示例）"},
    ],
    "reasons": {"return": "材料不清楚，请补齐后重新提交。", "withdraw": "核对时发现登记有误，先撤回。"},
    "scenes": {
        "category": {
            "lecture": "hall",
            "farm_tech": "field",
            "transfer": "classroom",
            "culture_sport": "square",
            "elderly": "path",
            "family_women": "handicraft",
            "health": "clinic",
            "law_democracy": "meeting",
            "volunteer": "portrait",
            "digital": "computers",
            "publicity": "square",
            "skill": "handicraft",
        },
        "place": {
            "图书室": "library",
            "田径场": "court",
            "篮球场": "court",
            "阶梯教室": "hall",
            "电脑室": "computers",
            "乒乓球室": "court",
            "舞蹈室": "square",
            "会议室": "meeting",
        },
        "": {"sign_photo": "door", "minor_photo": "library", "box_photo": "sheet", "notice_photo": "door"},
    },
    "accepted": {
        "C02": "区财政年中按上年末常住人口追加一次拨款，追加的文件附在凭证后面。",
        "C09": "材料正在补，缺的项在自评分说明里写待补，本次为初稿。",
        "C13": "区关工委人员调整，已经电话催办，说好下月补报。",
    },
}
DECISIONS = {
    "D04": "清单已有七个街镇，有全区分布图，五门地方特色课程用到本地文化资源。",
    "D06": "市级报道一项、市级表彰两项、区级案例集一册，参照级别合计评定。",
}


def records() -> list[Line]:
    return with_slips(
        [
            *department_lines(),
            *street_lines(),
            *village_lines(),
            *street_activities(),
            *village_activities(),
            *department_activities(),
            *school_lines(),
        ]
    )


def decisions() -> list[Line]:
    lines = [json.loads(text) for text in (EXAMPLE / "decisions.jsonl").read_text(encoding="utf-8").splitlines()]
    return [{**line, "reason": DECISIONS[line["ref"]]} if line["ref"] in DECISIONS else line for line in lines]


def written(lines: Iterable[Any]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def main(folder: Path) -> None:
    made = {"made": json.loads((EXAMPLE / "demo.json").read_text(encoding="utf-8"))["made"]}
    demo = json.dumps({**DEMO, **made, "accounts": accounts()}, ensure_ascii=False, indent=1)
    (folder / "demo.json").write_text(demo + "\n", encoding="utf-8")
    (folder / "district.json").write_text('{"as_of": "2016-11-08"}\n', encoding="utf-8")
    (folder / "decisions.jsonl").write_text(written(decisions()), encoding="utf-8")
    (folder / "sections.jsonl").write_text(written(sections()), encoding="utf-8")
    (folder / "records.jsonl.gz").write_bytes(gzip.compress(written(records()).encode(), mtime=0))


main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)
