"""The administrator sees the pack in use, uploads another, sees what it changes, and adopts it or not."""

import io
import shutil
import zipfile

import pytest

from tests.packs import DEFAULT, SECOND
from tests.web.test_fill import new_activity
from webforms.actions.installation import campaign


def zipped(folder):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, f"新包/{path.relative_to(folder).as_posix()}")
    return stream.getvalue()


@pytest.fixture
def changed(tmp_path):
    return changed_pack(tmp_path / "changed")


def changed_pack(target):
    """The shipped pack: children are counted where all were, one activity is enough where four were."""
    folder = shutil.copytree(DEFAULT, target, ignore=shutil.ignore_patterns("example", "source"))
    for name, old, new in (
        ("pack", 'version: "2016.1"', 'version: "2016.2"'),
        ("indicators", "{at_least: {activities_village: 4}}", "{at_least: {activities_village: 1}}"),
        ("metrics", "sum: attendance, of: activity, stated_by: {kinds: [village]}",
         "sum: minors, of: activity, stated_by: {kinds: [village]}"),
    ):
        file = folder / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.fixture
def filled(district):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    return district


def upload(district, content):
    return district.person("guanli").open("/bureau/pack").press("上传并检查", {"pack": ("新包.zip", content)})


def test_the_pack_in_use_and_its_versions_are_shown(district):
    page = district.person("guanli").open("/admin/").follow("创建包")
    assert page.address == "/bureau/pack"
    assert "2016.1" in page.text
    assert "开始时" in page.of("//section[@aria-labelledby='h-was']//tbody/tr")[0]


def test_an_upload_tells_the_administrator_what_changes_and_nothing_of_the_score(filled, changed):
    page = upload(filled, zipped(changed))
    assert page.status == 200, page.text
    assert "改了 3 处" in page.text
    assert "版本由“2016.1”改为“2016.2”" in page.text
    assert "1 条已通过的记录重新计数" in page.text
    assert "总分" not in page.text
    assert "得分怎么变，由创建办看" in page.text
    assert not page.of("//section[@aria-labelledby='h-effect']//tbody/tr")
    assert campaign(filled.store).version == "2016.1"


def test_the_bureau_sees_what_it_does_to_the_live_score_and_has_no_button(filled, changed):
    upload(filled, zipped(changed))
    page = filled.person("chuangjian").open("/bureau/pack").follow("2016.2")
    assert page.status == 200, page.text
    assert not page.of("//button[contains(., '采用')]")
    rows = page.of("//section[@aria-labelledby='h-effect']//tbody/tr")
    assert any(row.startswith("3.2.2") for row in rows)
    assert any("村（居）活动人次" in row for row in rows)
    assert campaign(filled.store).version == "2016.1"


def test_what_was_weighed_is_adopted_by_one_button(filled, changed):
    page = upload(filled, zipped(changed)).press("采用")
    assert page.address == "/bureau/pack"
    assert "已改用新的创建包，1 条已通过的记录重新计了数" in page.text
    rows = page.of("//section[@aria-labelledby='h-was']//tbody/tr")
    assert [row.split()[0] for row in rows] == ["2016.2", "2016.1"]
    again = filled.person("guanli").open(page.address)
    assert "2016.2" in again.text
    assert "正在用的就是这个创建包" in upload(filled, zipped(changed)).text


def test_a_pack_of_another_evaluation_has_no_button(district):
    page = upload(district, zipped(SECOND))
    assert "不是现在这个项目的" in page.text
    assert not page.of("//button[contains(., '采用')]")
    sha256 = page.address.rpartition("/")[2]
    browser = district.person("guanli")
    token = browser.open("/bureau/pack").values("csrf_token")
    forced = browser.send(f"/bureau/pack/{sha256}", "post", {"csrf_token": token})
    assert forced.status == 422
    assert campaign(district.store).version == "2016.1"


@pytest.mark.parametrize("content, said", [
    (b"", "没有选文件"), (b"not an archive", "不是能打开的 zip 文件"),
])
def test_what_is_no_pack_is_told_on_the_page(district, content, said):
    page = upload(district, content)
    assert (page.status, said in page.text) == (422, True)


def test_faults_of_a_pack_are_told_with_file_and_line(district, changed):
    tasks = changed / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("type: activity,", "type: <b>x</b>,", 1),
                     encoding="utf-8")
    page = upload(district, zipped(changed))
    assert page.status == 422
    assert "tasks.yaml:" in page.text
    assert "<b>x" not in page.source


def test_a_form_of_the_administrators_is_not_the_bureaus(district):
    browser = district.person("chuangjian")
    page = browser.open("/bureau/pack")
    assert page.status == 200
    assert "上传并检查" not in page.text
    sent = browser.send("/bureau/pack", "post", {"csrf_token": page.values("csrf_token") or ""})
    assert sent.status in (400, 403)


def test_nobody_else_gets_there(district):
    for login in ("fengcheng", "ducha"):
        assert district.person(login).open("/bureau/pack").status == 403
    assert district.person("guanli").open("/bureau/pack/" + "0" * 64).status == 404
