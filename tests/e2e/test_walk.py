"""The whole walk in real Chromium over the demo, served by the real processes: a village's fourth activity on a phone,
its street's approval, the points that move, three Word documents, and the figure opened down to that very record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import DESK, PHONE, opened
from tests.fixtures.demo import DEMO_PASSWORD
from tests.fixtures.served import Served
from webforms.demo.pictures import photo
from webforms.store.thumbnails import LONGEST_SIDE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

TITLE = "重阳节健康讲座 {{ 7*7 }} &<> 𠮷"
VILLAGE = "石坳村"
INDICATOR = "3.2.2"
BEFORE, AFTER = "1.8", "2.0"
DOCUMENTS = {"广东省社区教育实验区申报表", "清城区创建广东省社区教育实验区自评报告", "评估指标体系自评分说明"}
MADE_WITHIN = 120_000

Person = Callable[..., Page]


@pytest.fixture
def person(browser: Browser, served_demo: Served) -> Person:
    def sits_down(login: str, size: dict, **options) -> Page:
        return opened(browser, served_demo.url, login, DEMO_PASSWORD, size, **options)

    return sits_down


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "讲座.jpg", tmp_path / "签到.jpg"]
    for path in made:
        path.write_bytes(photo(path.stem))
    return made


def enter_the_fourth_activity(village: Page, photos: list[Path]) -> None:
    village.get_by_role("link", name="活动记录", exact=True).click()
    village.locator("#f_title").fill(TITLE)
    village.locator("#f_category").select_option("health")
    for field, time in (("f_starts_at", "09:00"), ("f_ends_at", "11:00")):
        village.locator(f"#{field}").fill("2016-10-09")
        village.locator(f"[name={field}][type=time]").fill(time)
    village.locator("#f_place").fill("村文化室")
    village.locator("#f_attendance").fill("４１")
    village.locator("#files_photo").set_input_files(photos)
    village.get_by_role("button", name="提交给").click()
    expect(village.get_by_role("heading", name="已提交给")).to_be_visible()
    expect(village.get_by_text("文字和 2 个文件都已送到")).to_be_visible()


def points_seen(bureau: Page) -> tuple[str, str]:
    """The score of the district and the points of the indicator, each as its page prints it."""
    bureau.goto("/bureau/")
    total = bureau.locator(".score b").inner_text()
    bureau.goto(f"/bureau/indicators/{INDICATOR}")
    points = bureau.locator(".f-score .f-val").evaluate("all => all.firstChild.textContent")
    return total, points.strip()


def say_why_the_ledger_differs(bureau: Page) -> None:
    """The one warning whose figures the new activity moved is asked about anew; the others stay accepted."""
    bureau.get_by_role("link", name="检查").first.click()
    expect(bureau.get_by_text("1 项要改好或说明，处理完才能冻结。")).to_be_visible()
    bureau.get_by_text("写明理由", exact=True).click()
    bureau.get_by_label("为什么可以不改").fill("台账里还有没有逐场登记的活动。")
    bureau.get_by_role("button", name="记下理由").click()
    expect(bureau.get_by_text("没有要处理的，可以冻结。")).to_be_visible()


def freeze(bureau: Page) -> str:
    """The id of the snapshot, as the documents print it."""
    bureau.get_by_role("link", name="快照与文档").first.click()
    bureau.get_by_label("这次快照叫什么").fill("迎检前自评")
    bureau.get_by_role("button", name="冻结现在的数据").click()
    expect(bureau.get_by_text("已冻结")).to_be_visible()
    return bureau.locator(".snaps tr.is-on a").first.inner_text()


def take_the_documents(bureau: Page, folder: Path) -> list[Path]:
    bureau.get_by_role("button", name="生成这 3 份").click()
    links = bureau.get_by_role("link", name="Word")
    expect(links).to_have_count(3, timeout=MADE_WITHIN)
    taken = []
    for link in links.all():
        with bureau.expect_download() as download:
            link.click()
        taken.append(folder / download.value.suggested_filename)
        download.value.save_as(taken[-1])
    return taken


def words_of(path: Path) -> str:
    document = Document(str(path))
    rows = [row for table in document.tables for row in table.rows]
    return "\n".join([
        *(paragraph.text for paragraph in document.paragraphs),
        *(" | ".join(" ".join(cell.text.split()) for cell in row.cells) for row in rows),
    ])


def open_the_figure_down_to_the_record(bureau: Page) -> None:
    bureau.goto(f"/bureau/indicators/{INDICATOR}")
    bureau.get_by_text("其余 6 个单位").click()
    village = bureau.get_by_role("row").filter(has=bureau.get_by_role("rowheader", name=VILLAGE))
    village.get_by_role("link", name="4 场").click()
    bureau.get_by_role("link", name=TITLE).click()
    bureau.get_by_role("link", name="打开这条记录").click()
    expect(bureau.get_by_role("heading", name=TITLE)).to_be_visible()


def test_a_fourth_activity_moves_the_score_is_printed_and_found_behind_its_figure(person, photos, tmp_path):
    bureau = person("jyj1", DESK)
    assert points_seen(bureau) == ("72.1", BEFORE)
    village = person("lt03", PHONE, has_touch=True, is_mobile=True)
    enter_the_fourth_activity(village, photos)
    record = village.locator(".rec-head .mono").inner_text()
    assert points_seen(bureau) == ("72.1", BEFORE), "nothing counts before it is approved"

    street = person("ltsh", DESK)
    street.goto("/review/")
    street.get_by_role("link", name=TITLE).click()
    street.locator("#decide").get_by_role("button", name="通过").click()
    expect(street.get_by_text(f"“{TITLE}”已通过。")).to_be_visible()
    assert points_seen(bureau) == ("72.3", AFTER)

    say_why_the_ledger_differs(bureau)
    snapshot = freeze(bureau)
    printed = {path.stem: words_of(path) for path in take_the_documents(bureau, tmp_path)}
    assert {name.removesuffix(f"_{snapshot}") for name in printed} == DOCUMENTS
    for name, words in printed.items():
        assert snapshot in words, name
        assert "72.3" in words, name
    explained = next(words for name, words in printed.items() if "自评分说明" in name)
    row = next(line for line in explained.splitlines() if f"{INDICATOR} " in line)
    assert f"| 2 建议 | {AFTER} | 7个村（居）中6个符合要求" in row
    report = next(words for name, words in printed.items() if "自评报告" in name)
    assert "7个村（居）中，6个全年活动次数达到要求" in report

    open_the_figure_down_to_the_record(bureau)
    expect(bureau.get_by_text(record)).to_be_visible()
    shown = bureau.locator(".photo img").evaluate_all("all => all.map(one => one.complete && one.naturalWidth)")
    assert shown == [LONGEST_SIDE, LONGEST_SIDE]
