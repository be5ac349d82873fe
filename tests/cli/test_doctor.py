"""`webforms doctor`: says what is set, finds what does not agree, and mends what can be reckoned again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_in


def test_a_fresh_installation_is_clean_and_its_settings_are_listed(run: Run, data_dir: Path):
    result = run("doctor", WEBFORMS_SECRET_KEY="a-secret-nobody-sees")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"WEBFORMS_DATA_DIR = {data_dir}" in result.stdout
    assert "a-secret-nobody-sees" not in result.stdout
    assert result.stdout.endswith("没有发现问题。\n")


def test_a_misspelt_setting_is_a_finding(run: Run):
    result = run("doctor", WEBFORMS_DATADIR="/elsewhere")
    assert result.exit_code == 1
    assert "不认识设置 WEBFORMS_DATADIR" in result.stderr


def test_a_wrong_setting_ends_every_command_before_anything_is_touched(tmp_path: Path):
    result = run_in(tmp_path / "data")("init", WEBFORMS_FILES_URL="s3://bucket")
    assert result.exit_code == 1
    assert "WEBFORMS_FILES_URL" in result.stderr
    assert "以后的版本会支持" in result.stderr
    assert not (tmp_path / "data" / "webforms.sqlite3").exists()


@pytest.mark.parametrize("revision,words", [
    ("0001", "数据库的结构是旧的。"), ("9999", "数据库是更新版本的程序建的"),
])  # fmt: skip
def test_a_database_of_another_version_says_what_to_do(run: Run, data_dir: Path, revision: str, words: str):
    with closing(sqlite3.connect(data_dir / "webforms.sqlite3")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", [revision])
    result = run("doctor")
    assert (result.exit_code, result.stderr.count("\n"), result.stderr.startswith(words)) == (1, 1, True)


def test_a_program_that_is_too_old_leaves_the_database_alone(run: Run, data_dir: Path):
    with closing(sqlite3.connect(data_dir / "webforms.sqlite3")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    result = run("up", WEBFORMS_PORT="8473")
    assert (result.exit_code, result.stderr.startswith("数据库是更新版本的程序建的")) == (1, True)


@pytest.mark.parametrize("command", ["up", "doctor"])
def test_a_database_that_is_none_is_one_line(tmp_path: Path, command: str):
    (tmp_path / "letter.sqlite3").write_text("Dear Sir or Madam, " * 300)
    result = run_in(tmp_path)(command, WEBFORMS_DATABASE_URL=f"sqlite:///{tmp_path}/letter.sqlite3")
    assert result.exit_code == 1
    assert result.stderr.startswith("数据库文件坏了，或者不是数据库。")
    assert result.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_total_that_drifted_is_found_and_mended(demo_data: Path):
    run = run_in(demo_data)
    with closing(sqlite3.connect(demo_data / "webforms.sqlite3")) as database, database:
        database.execute("UPDATE totals SET sum = sum + 1 WHERE rowid = (SELECT min(rowid) FROM totals)")
    assert run("doctor").exit_code == 1
    assert "改正 1 处" in run("doctor", "--mend").stdout
    assert run("doctor").exit_code == 0


@pytest.mark.slow
def test_a_lost_file_is_found_unless_files_are_left_out(demo_data: Path):
    next(path for path in (demo_data / "files").rglob("*") if path.is_file()).unlink()
    result = run_in(demo_data)("doctor")
    assert result.exit_code == 1
    assert "共 1 处问题。" in result.stderr
    assert run_in(demo_data)("doctor", "--no-files").exit_code == 0


@pytest.mark.slow
def test_on_postgresql_an_installation_begins_and_is_examined_alike(tmp_path: Path, postgres_database_url: str):
    run = run_in(tmp_path / "data")
    settings = {"WEBFORMS_DATABASE_URL": postgres_database_url}
    begun = run("init", "--password-stdin", stdin="a-long-password", **settings)
    assert begun.exit_code == 0, begun.output
    accepted = run("snapshot", "accept", "--all", "--reason", "刚开始，各单位都还没有报。", "--as", "bureau",
                   **settings)
    assert accepted.exit_code == 0, accepted.output
    frozen = run("snapshot", "create", "初稿", "--as", "bureau", **settings)
    assert frozen.exit_code == 0, frozen.output
    examined = run("doctor", **settings)
    assert examined.exit_code == 0, examined.output
    assert not (tmp_path / "data" / "webforms.sqlite3").exists()
