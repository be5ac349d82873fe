"""Snapshots are frozen and compared, documents asked for and taken away."""

from tests.web.test_bureau import approved_activity
from tests.web.world import District
from webforms.actions import documents
from webforms.store import documents as rows
from webforms.store import kept_files
from webforms.store.snapshots import list_snapshots
from webforms.store.views import FileView
from webforms.web.documents.views import WORD


def frozen(district: District, title: str = "六月自查"):
    return district.person("chuangjian").open("/documents/").press("冻结现在的数据", {"title": title})


def finished(district: District, document: int, content: bytes = b"PK made by a worker") -> None:
    """What the worker does, without the worker."""
    sha = district.store.files.keep(content)
    with district.store.aside() as tx:
        kept_files.add_file(tx, FileView(sha, len(content), WORD, "document"))
    with district.store.aside() as tx:
        claim = rows.claim(tx, document, 1, 60)
        assert claim
    with district.store.aside() as tx:
        assert rows.finish(tx, document, 1, sha)


def test_a_snapshot_is_frozen_by_its_name(district):
    approved_activity(district)
    page = frozen(district)
    assert "已冻结" in page.text
    assert "六月自查" in page.of("//table[contains(@class,'snaps')]//tbody/tr")[0]


def test_the_page_shows_the_code_that_documents_print(district):
    page = frozen(district)
    with district.store.read() as tx:
        seal = list_snapshots(tx)[0].seal
    assert f"校验码 {seal[:8]}" in page.text


def test_every_document_of_the_pack_is_offered(district):
    page = frozen(district)
    assert len(page.tree.xpath("//article[@class='doc']//button")) == 3


def test_a_document_is_asked_for_watched_and_taken(district):
    page = frozen(district)
    asked = page.press("生成")
    assert "开始生成" in asked.text
    assert "排队中" in asked.text
    assert asked.tree.xpath("//*[@data-pending]")
    document = documents.list_documents(district.store, district.actor("chuangjian"))[0]
    finished(district, document.id)
    done = district.person("ducha").open("/documents/")
    answer = done.browser.fetch(done.link("Word"))
    assert answer.data == b"PK made by a worker"
    assert "attachment" in answer.headers["Content-Disposition"]


def said(page) -> list[str]:
    return page.of("//div[contains(@class,'note-ok')]")


def test_what_was_asked_for_together_is_told_in_one_sentence(district):
    page = frozen(district)
    assert said(page.press("生成")) == ["3 份文档开始生成，做好了在这里下载。"]
    assert said(page.press("生成")) == ["3 份文档已经有了，就在下面。"]


def test_one_document_is_told_by_its_name(district):
    page = frozen(district)
    rows = page.tree.xpath("//article[@class='doc']")
    title, kind = rows[0].xpath(".//h3")[0].text_content(), rows[0].xpath(".//input[@name='kind']/@value")
    asked = {"csrf_token": page.values("csrf_token")[:1], "snapshot": ["1"], "kind": kind}
    assert said(page.browser.send("/documents/", "post", asked)) == [f"“{title}”开始生成，做好了在这里下载。"]
    assert said(page.browser.send("/documents/", "post", asked)) == [f"“{title}”已经有了，就在下面。"]
    rest = said(page.press("生成这 3 份"))
    assert rest == ["2 份文档开始生成，做好了在这里下载；另有 1 份已经有了，就在下面。"]


def test_asking_for_nothing_says_what_to_choose(district):
    page = frozen(district)
    asked = page.browser.send("/documents/", "post", {"csrf_token": page.values("csrf_token")[:1], "snapshot": ["1"]})
    assert asked.status == 422
    assert "没有选要生成哪一份" in asked.text


def test_asking_twice_is_one_document(district):
    page = frozen(district)
    page.press("生成这 3 份")
    page.press("生成这 3 份")
    assert len(documents.list_documents(district.store, district.actor("chuangjian"))) == 3


def test_a_failed_document_says_why_and_is_asked_for_again(district):
    frozen(district).press("生成")
    document = documents.list_documents(district.store, district.actor("chuangjian"))[0]
    with district.store.aside() as tx:
        rows.claim(tx, document.id, 1, 60)
    with district.store.aside() as tx:
        assert rows.fail(tx, document.id, 1, "没有 fund_payed 这个变量", "表四第 3 行第 4 列")
    page = district.person("chuangjian").open("/documents/")
    assert "没做成，表四第 3 行第 4 列：没有 fund_payed 这个变量" in page.text
    assert "排队中" in page.press("重做").text


def test_two_snapshots_are_compared(district):
    frozen(district, "月初")
    approved_activity(district)
    district.clock.pass_(hours=1)
    frozen(district, "月中")
    page = district.person("chuangjian").open("/documents/?compare=1&compare=2")
    said, = page.of("//section[@id='comparison']")
    assert "村（居）活动场次" in said
    listed = len(page.tree.xpath("//*[@id='cmp-points']/li"))
    assert 0 < listed < 5
    assert f"另有 {41 - listed} 项指标" in said
    assert "记录新通过 1 条" in said
    assert "必达指标达标" in said
    assert "新通过 1 条：HD-FC01-201606-001" in page.of("//*[@id='cmp-figures']/li[contains(., '村（居）活动场次')]")[0]


def test_an_inspector_looks_and_changes_nothing(district):
    frozen(district)
    page = district.person("ducha").open("/documents/")
    assert page.status == 200
    assert page.of("//main//button") == []


def test_a_snapshot_without_a_name_is_asked_for_one(district):
    page = frozen(district, "")
    assert page.status in (200, 422)
    assert page.of("//h1") == ["快照与文档"]


def test_an_unknown_document_is_not_found(district):
    assert district.person("chuangjian").open("/documents/99/file").status == 404
