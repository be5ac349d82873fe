"""Settings: one row each, checked before anything starts, and the same in the program and on the operators' page."""

import threading
from pathlib import Path

import pytest

from webforms.settings import (
    SETTINGS,
    NoDataFolder,
    NothingStarted,
    SettingFault,
    Settings,
    read_settings,
    settings_table,
    shown,
    unknown_settings,
)

ROOT = Path(__file__).parent.parent


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "数据 文件夹"


def read(data_dir: Path, **given: str) -> Settings:
    return read_settings({f"WEBFORMS_{key}": value for key, value in {"DATA_DIR": str(data_dir), **given}.items()})


def test_a_data_folder_is_enough(data_dir: Path):
    settings = read(data_dir)
    assert settings.database_url == f"sqlite:///{data_dir}/webforms.sqlite3"
    assert settings.files == data_dir / "files"
    assert (settings.host, settings.port, settings.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert settings.own_queue
    assert settings.redis_url.startswith("unix:///")


def test_without_a_data_folder_it_is_the_folder_data_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert read_settings({}).data_dir == tmp_path / "data"


def test_the_key_is_made_once_and_kept_for_this_account_alone(data_dir: Path):
    key = read(data_dir).secret_key
    assert len(key) >= 32
    assert read(data_dir).secret_key == key
    assert (data_dir / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_data_folder_that_is_made_is_closed_to_other_accounts(tmp_path: Path):
    made = read(tmp_path / "ours").data_dir
    assert made.stat().st_mode & 0o777 == 0o700


def test_who_only_looks_makes_no_folder_and_nothing_in_an_empty_one(data_dir: Path):
    given = {"WEBFORMS_DATA_DIR": str(data_dir)}
    with pytest.raises(NoDataFolder, match=f"没有数据文件夹 {data_dir}.*webforms init"):
        read_settings(given, make=False)
    assert not data_dir.exists()
    data_dir.mkdir()
    with pytest.raises(NothingStarted, match=f"{data_dir} 里还没有创建项目.*WEBFORMS_DATA_DIR.*webforms init"):
        read_settings(given, make=False)
    with pytest.raises(NothingStarted, match=f"{data_dir}/x.db 里还没有创建项目.*WEBFORMS_DATABASE_URL"):
        read_settings({**given, "WEBFORMS_DATABASE_URL": f"sqlite:///{data_dir}/x.db"}, make=False)
    assert not list(data_dir.iterdir())


@pytest.mark.parametrize("typed,host", [("9000", "127.0.0.1"), ("0.0.0.0:9000", "0.0.0.0"), ("[::1]:9000", "::1")])
def test_a_port_may_name_the_address_it_is_open_at(data_dir: Path, typed: str, host: str):
    settings = read(data_dir, PORT=typed)
    assert (settings.host, settings.port) == (host, 9000)


def test_of_two_first_starts_at_once_both_get_the_same_key(data_dir: Path):
    keys: set[str] = set()
    starters = [threading.Thread(target=lambda: keys.add(read(data_dir).secret_key)) for _ in range(8)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert len(keys) == 1
    assert [path.name for path in data_dir.iterdir()] == ["secret-key"]


def test_a_key_of_ones_own_makes_no_file(data_dir: Path):
    assert read(data_dir, SECRET_KEY="k" * 16).secret_key == "k" * 16
    assert not list(data_dir.iterdir())


def test_everything_moves_to_servers_by_settings_alone(data_dir: Path):
    settings = read(
        data_dir, PORT="0.0.0.0:9000", DATABASE_URL="postgres://w:pw@db/webforms", REDIS_URL="redis://queue:6379/1",
        FILES_URL="file:///srv/files", BASE_URL="https://sqjy.example.cn/",
    )
    assert (settings.host, settings.port) == ("0.0.0.0", 9000)
    assert settings.database_url == "postgresql://w:pw@db/webforms"
    assert (settings.redis_url, settings.own_queue) == ("redis://queue:6379/1", False)
    assert settings.files == Path("/srv/files")
    assert settings.base_url == "https://sqjy.example.cn"


@pytest.mark.parametrize("name,value,why", [
    ("PORT", "http", "不是端口"),
    ("PORT", "0", "不是端口"),
    ("PORT", "８０００", "不是端口"),
    ("PORT", "70000", "不是端口"),
    ("PORT", "everywhere:8000", "不是 IP 地址"),
    ("DATABASE_URL", "mysql://db/x", "postgresql://"),
    ("DATABASE_URL", "postgresql://db", "postgresql://"),
    ("DATABASE_URL", "sqlite:///", "sqlite:///"),
    ("REDIS_URL", "localhost:6379", "redis://"),
    ("REDIS_URL", "redis://[", "redis://|地址写法不对"),
    ("FILES_URL", "s3://bucket/evidence", "以后的版本会支持"),
    ("FILES_URL", "ftp://host/x", "不认识“ftp://”"),
    ("SECRET_KEY", "short", "至少 16 个字符"),
    ("BASE_URL", "sqjy.example.cn", "网址"),
    ("BASE_URL", "https://example.cn/webforms", "后面不带路径"),
])  # fmt: skip
def test_a_wrong_setting_is_one_line_that_says_which_and_how_to_mend_it(
    data_dir: Path, name: str, value: str, why: str
):
    with pytest.raises(SettingFault, match=why) as caught:
        read(data_dir, **{name: value})
    assert f"WEBFORMS_{name}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(SettingFault, match=r"数据文件夹 .*data 用不了"):
        read(tmp_path / "data")


def test_what_is_shown_names_every_setting_and_no_secret(data_dir: Path):
    settings = read(
        data_dir, SECRET_KEY="a-very-secret-key", DATABASE_URL="postgresql://w:passw0rd@db/x",
        REDIS_URL="redis://:passw0rd@queue/0",
    )
    lines = dict(shown(settings))
    assert list(lines) == [setting.name for setting in SETTINGS]
    assert lines["WEBFORMS_DATABASE_URL"] == "postgresql://w:***@db/x"
    assert not any("secret" in value or "passw0rd" in value for value in lines.values())


def test_a_slip_of_the_pen_in_a_name_is_found():
    given = {"WEBFORMS_DATADIR": "x", "WEBFORMS_PORT": "8000", "PATH": "/bin"}
    assert unknown_settings(given) == ("WEBFORMS_DATADIR",)


def test_the_operators_page_lists_the_settings_as_the_program_has_them():
    page = (ROOT / "docs/operators/settings.md").read_text(encoding="utf-8")
    assert settings_table() in page, "put the output of settings_table() into docs/operators/settings.md"
