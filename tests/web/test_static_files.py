"""Files of the pages are served under names that change with their content."""

import gzip

from webforms.web.static_files import prepare


def a_source(tmp_path, css="a { color: red }" * 50):
    folder = tmp_path / "static"
    (folder / "js").mkdir(parents=True, exist_ok=True)
    (folder / "app.css").write_text(css)
    (folder / "js" / "form.js").write_text("void 0;" * 50)
    return folder


def test_another_content_is_another_name(tmp_path):
    first = prepare(a_source(tmp_path), tmp_path / "cache").address("app.css")
    second = prepare(a_source(tmp_path, "b {}"), tmp_path / "cache").address("app.css")
    assert first != second
    assert first.startswith("/static/app.")
    assert first.endswith(".css")


def test_a_file_in_a_folder_keeps_its_folder(tmp_path):
    address = prepare(a_source(tmp_path), tmp_path / "cache").address("js/form.js")
    assert address.startswith("/static/js/form.")


def test_texts_are_compressed_beside(tmp_path):
    files = prepare(a_source(tmp_path), tmp_path / "cache")
    path = files.folder / files.names["app.css"]
    assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == path.read_bytes()


def test_preparing_again_changes_nothing(tmp_path):
    source = a_source(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in prepare(source, tmp_path / "cache").folder.rglob("*")}
    after = {path: path.stat().st_mtime_ns for path in prepare(source, tmp_path / "cache").folder.rglob("*")}
    assert before == after
