"""`deploy/run`: one command from a folder of whatever state to a served demo, and Ctrl-C back."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.served import Served

RUN = Path(__file__).parents[2] / "deploy" / "run"
FILLING = ".filling-demo"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Served]:
    """`deploy/run` with the data folder `data` of this test."""
    served = Served(tmp_path / "data", [RUN])
    yield served
    served.end()


def test_a_folder_whose_filling_was_interrupted_is_filled_anew_and_served(run: Served):
    run.data_dir.mkdir()
    (run.data_dir / FILLING).touch()
    (run.data_dir / "webforms.sqlite3").write_text("half a database")
    run.start(seconds=1500)
    assert run.api("jyj1").get("/scoreboard").json()["points"] == "83.1"
    assert not (run.data_dir / FILLING).exists()


def test_a_filled_folder_is_served_as_it_is_and_ctrl_c_ends_it(run: Served, demo_data: Path):
    demo_data.rename(run.data_dir)
    run.start()
    assert "正在装演示数据" not in run.said()
    assert run.stop(signal.SIGINT) == 0
    assert run.said().rstrip().endswith("已停止，数据都保存好了。")
