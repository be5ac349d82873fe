"""Whatever cannot be reached is one line with its address and the cause, and never with a password."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.cli.conftest import Run, run_in
from webforms.cli.unreachable import cause_in, place

SECRET = "pw-nobody-sees"


@pytest.mark.parametrize("command", ["up", "web", "worker", "doctor", "demo", "init"])
def test_a_database_that_is_not_there_is_one_line(tmp_path: Path, command: str):
    nowhere = f"postgresql://nobody:{SECRET}@127.0.0.1:1/webforms"
    result = run_in(tmp_path)(command, WEBFORMS_DATABASE_URL=nowhere, WEBFORMS_PORT="8473")
    assert (result.exit_code, result.stderr) == (1, (
        "数据库用不了（主机 127.0.0.1，端口 1，库 webforms）：连接被拒绝，可能没有启动，或者端口不对。"
        "地址由 WEBFORMS_DATABASE_URL 设定。\n"))


def test_a_host_nobody_knows_is_said_so(tmp_path: Path):
    nowhere = f"postgresql://nobody:{SECRET}@no-such-host.invalid/webforms"
    result = run_in(tmp_path)("user", "list", WEBFORMS_DATABASE_URL=nowhere)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "主机 no-such-host.invalid，端口 5432，库 webforms）：找不到这台主机" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("change,words", [
    ({"database": "nope"}, "库 nope）：服务器上没有这个库"),
    ({"username": "nobody"}, "服务器上没有这个用户"),
    ({"port": 1}, "没有启动，或者套接字路径不对"),
])  # fmt: skip
def test_what_a_running_server_refuses_is_said_in_words(
    tmp_path: Path, postgres_database_url: str, change: dict[str, object], words: str
):
    wrong = make_url(postgres_database_url).set(password=SECRET, **change).render_as_string(hide_password=False)
    result = run_in(tmp_path)("init", WEBFORMS_DATABASE_URL=wrong)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert words in result.stderr
    assert SECRET not in result.output


@pytest.mark.slow
def test_an_empty_database_on_a_server_says_what_to_run(tmp_path: Path, postgres_database_url: str):
    result = run_in(tmp_path)("doctor", WEBFORMS_DATABASE_URL=postgres_database_url)
    assert (result.exit_code, "数据库还是空的。请先运行 webforms init" in result.stderr) == (1, True)


@pytest.mark.parametrize("said,words", [
    ('connection failed: FATAL:  password authentication failed for user "w"', "用户名或密码不对"),
    ('致命错误:  用户 "w" Password 认证失败', "用户名或密码不对"),
    ('致命错误:  数据库 "w" 不存在', "没有这个库"),
    ('FATAL:  no pg_hba.conf entry for host "10.0.0.9"', "不允许从这台机器"),
    ("connection timeout expired", "等了很久"),
    ("FATAL:  the database system is starting up", "请稍等"),
    ("WRONGPASS invalid username-password pair or user is disabled.", "用户名或密码不对"),
    ("Authentication required.", "用户名或密码不对"),
    ("DB index is out of range", "没有这个编号的库"),
    ("something new.", "something new"),
])  # fmt: skip
def test_the_words_of_a_driver_become_a_cause(said: str, words: str):
    assert words in cause_in(said)


@pytest.mark.parametrize("url,words", [
    ("postgresql://w:pw@db.example/webforms", "主机 db.example，端口 5432，库 webforms"),
    ("postgresql://w:pw@[::1]:6000/web%20forms?sslmode=require", "主机 [::1]，端口 6000，库 web forms"),
    ("postgresql://w:pw@/webforms?host=/run/postgresql&port=5433", "主机 /run/postgresql，端口 5433，库 webforms"),
    ("postgresql://w:pw@a:1,b:2/webforms", "主机 a:1,b，端口 2，库 webforms"),
    ("postgresql:///webforms", "主机 本机，端口 5432，库 webforms"),
    ("sqlite:////srv/webforms.sqlite3", "文件 /srv/webforms.sqlite3"),
])  # fmt: skip
def test_a_place_names_everything_but_the_account(url: str, words: str):
    assert place(url, 5432) == words


@pytest.mark.parametrize("command", [
    ("up",), ("worker",), ("doctor",), ("document", "request", "application_form", "--snapshot", "1", "--as", "bureau"),
], ids=" ".join)  # fmt: skip
def test_a_named_queue_that_does_not_answer_is_one_line(run: Run, command: tuple[str, ...]):
    result = run(*command, WEBFORMS_REDIS_URL=f"redis://:{SECRET}@127.0.0.1:1/2", WEBFORMS_PORT="8473")
    assert (result.exit_code, result.stderr) == (1, (
        "文档队列用不了（主机 127.0.0.1，端口 1，库 2）：连接被拒绝，可能没有启动，或者端口不对。"
        "地址由 WEBFORMS_REDIS_URL 设定。\n"))


def test_a_database_file_that_cannot_be_opened_is_named(tmp_path: Path):
    result = run_in(tmp_path)("user", "list", WEBFORMS_DATABASE_URL=f"sqlite:///{tmp_path}")
    assert result.stderr.startswith(f"数据库用不了（文件 {tmp_path}）：打不开这个文件")


def test_a_folder_of_files_that_cannot_be_made_is_named(run: Run, tmp_path: Path):
    (tmp_path / "letter").touch()
    result = run("doctor", WEBFORMS_FILES_URL=str(tmp_path / "letter" / "files"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"存放文件的文件夹 {tmp_path}/letter/files 用不了：上一级不是文件夹。")
