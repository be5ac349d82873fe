"""The files of a pack: which belong to it, their hash, and the bundle of a database row."""

import io
import zipfile

import pytest

from tests.packs import SECOND
from tests.store.zips import saying
from webforms.store.pack_files import PackFaults, pack_bundle, pack_hash
from webforms.store.pack_files.folder import MAX_FILE, pack_files, read_bundle, read_folder, write_bundle


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "pack"
    (root / "templates").mkdir(parents=True)
    (root / "pack.yaml").write_text("key: x\n")
    (root / "templates" / "a.docx").write_bytes(b"PK")
    return root


def test_only_yaml_and_templates_belong_to_a_pack(folder):
    before = read_folder(folder)
    (folder / "README.md").write_text("note")
    (folder / ".pack.yaml.swp").write_text("x")
    (folder / "templates" / "~$a.docx").write_bytes(b"lock")
    (folder / "templates" / "draw.py").write_text("pass")
    after = read_folder(folder)
    assert list(after.contents) == ["pack.yaml", "templates/a.docx"]
    assert after == before


@pytest.mark.parametrize("name, content", [("pack.yaml", b"key: y\n"), ("templates/a.docx", b"PK2"), ("b.yaml", b"")])
def test_a_changed_or_new_file_gives_another_hash(folder, name, content):
    before = pack_hash(folder)
    (folder / name).write_bytes(content)
    assert pack_hash(folder) != before


def test_the_hash_does_not_run_names_and_contents_together():
    assert pack_files({"ab.yaml": b"c"}) != pack_files({"a.yaml": b"bc"})
    assert pack_files({"a.yaml": b"1", "b.yaml": b"2"}) == pack_files({"b.yaml": b"2", "a.yaml": b"1"})


def test_a_bundle_gives_the_same_files_back():
    files = read_folder(SECOND)
    again = read_bundle(pack_bundle(SECOND))
    assert again == files
    assert again.contents == files.contents


def test_the_same_files_give_the_same_bundle_wherever_they_lie(folder, tmp_path):
    copy = tmp_path / "elsewhere"
    folder.rename(copy)
    for path in copy.rglob("*.yaml"):
        path.write_bytes(path.read_bytes())  # another time of change
    one = pack_bundle(copy)
    copy.rename(folder)
    assert pack_bundle(folder) == one


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("x: 1\n")
    (folder / "metrics.yaml").symlink_to(secret)
    assert "metrics.yaml" not in read_folder(folder).contents


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PackFaults, match="没有这个文件夹"):
        read_folder(tmp_path / "nowhere")


def test_a_template_too_large_is_refused_before_it_is_read(folder):
    with (folder / "templates" / "big.docx").open("wb") as sparse:
        sparse.truncate(MAX_FILE + 1)
    with pytest.raises(PackFaults, match="文件太大"):
        read_folder(folder)


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name in names:
            written.writestr(name, b"x: 1\n")
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["../pack.yaml", "/etc/pack.yaml", "types/../../pack.yaml", "run.sh"])
def test_a_bundle_with_a_name_that_leaves_the_pack_is_refused(name):
    with pytest.raises(PackFaults, match="不是创建包里的文件"):
        read_bundle(archive("pack.yaml", name))


def test_bytes_that_are_no_bundle_are_refused():
    with pytest.raises(PackFaults, match="不是创建包的归档"):
        read_bundle(b"PK but not really")


def test_a_bundle_that_holds_more_than_it_says_is_refused():
    with pytest.raises(PackFaults, match="不是创建包的归档"):
        read_bundle(saying(archive("pack.yaml"), "pack.yaml", 2))


def test_a_cut_bundle_is_refused():
    with pytest.raises(PackFaults, match="不是创建包的归档"):
        read_bundle(write_bundle(read_folder(SECOND))[:-30])
