"""A started installation for each test of a command: made once, copied for each."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webforms.cli import main

PASSWORD = "a-long-password"
Run = Callable[..., Result]


def run_in(data_dir: Path) -> Run:
    """Calls `webforms` with this data folder; `stdin` is what is typed."""

    def run(*arguments: object, stdin: str = "", **environment: str) -> Result:
        settings = {"WEBFORMS_DATA_DIR": str(data_dir), **environment}
        return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin, env=settings)

    return run


@pytest.fixture(scope="session")
def started_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `webforms init` leaves behind, and the reason why a district that has sent nothing may be frozen."""
    folder = tmp_path_factory.mktemp("started") / "data"
    made = run_in(folder)("init", "--password-stdin", stdin=PASSWORD + "\n")
    assert made.exit_code == 0, made.output
    settled = run_in(folder)("snapshot", "accept", "--all", "--reason", "刚刚建立，各单位还没有报。", "--as", "bureau")
    assert settled.exit_code == 0, settled.output
    return folder


@pytest.fixture
def data_dir(started_folder: Path, tmp_path: Path) -> Path:
    """An installation of this test's own, with the accounts `admin` and `bureau`."""
    return shutil.copytree(started_folder, tmp_path / "data")


@pytest.fixture
def run(data_dir: Path) -> Run:
    return run_in(data_dir)
