"""`webforms up` for real: it serves, mends itself, ends cleanly, and starts again with everything in its place."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.fixtures.served import Served, free_port
from tests.waiting import wait_for

pytestmark = pytest.mark.slow


def gone(pids: list[int]) -> bool:
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def answers(served: Served) -> bool:
    try:
        return httpx.get(f"{served.url}/readyz", timeout=5).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def up(data_dir: Path, port: object) -> subprocess.CompletedProcess[str]:
    """A `webforms up` that is to end by itself."""
    environment = {**os.environ, "WEBFORMS_DATA_DIR": str(data_dir), "WEBFORMS_PORT": str(port)}
    command = [sys.executable, "-m", "webforms", "up"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_it_says_the_address_and_the_accounts_and_people_sign_in(served_demo: Served):
    said = served_demo.said()
    assert f"已启动，请在浏览器里打开：{served_demo.url}" in said
    assert "密码都是 shequ2016" in said
    assert "石坳村（示例）" in served_demo.signed_in("lt03").get("/account/").text
    assert served_demo.api("jyj1").get("/me").json()["login"] == "jyj1"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_it_ends_everything_and_starts_again_with_nothing_lost(
    served_demo: Served, number: signal.Signals
):
    before = served_demo.api("jyj1").get("/scoreboard").json()
    session = served_demo.signed_in("lt03")
    pids = list(served_demo.children().values())
    assert len(pids) == 3
    assert served_demo.stop(number) == 0
    assert gone(pids)
    assert served_demo.said().rstrip().endswith("已停止，数据都保存好了。")

    served_demo.start()
    assert served_demo.api("jyj1").get("/scoreboard").json() == before
    assert session.get("/account/").status_code == httpx.codes.OK, "whoever was signed in still is"


def test_parts_that_were_killed_come_back_by_themselves(served_demo: Served):
    before = served_demo.children()
    for pid in before.values():
        os.kill(pid, signal.SIGKILL)
    assert wait_for(lambda: len(served_demo.children()) == 3 and answers(served_demo), 30), served_demo.said()
    assert not set(served_demo.children().values()) & set(before.values())
    for name in ("队列服务", "网页服务", "文档作业"):
        assert f"{name}停了，1 秒后重新启动。" in served_demo.said()


def test_killed_itself_it_leaves_nothing_running_and_starts_again_at_once(served_demo: Served):
    pids = list(served_demo.children().values())
    served_demo.process.kill()
    served_demo.process.wait()
    served_demo.start()
    assert answers(served_demo)
    assert wait_for(lambda: gone(pids))


def test_a_second_one_on_the_same_folder_or_port_is_refused_in_one_line(served_demo: Served):
    same_folder = up(served_demo.data_dir, free_port())
    assert (same_folder.returncode, same_folder.stderr.count("\n")) == (1, 1)
    assert "正被另一个 webforms 使用" in same_folder.stderr
    same_port = up(served_demo.data_dir, served_demo.port)
    assert same_port.stderr == f"端口 {served_demo.port} 正被别的程序占用。请停掉它，或用 WEBFORMS_PORT 换一个端口。\n"
    assert answers(served_demo)


def test_a_demo_that_was_not_filled_to_the_end_is_not_served(demo_data: Path):
    (demo_data / ".filling-demo").touch()
    refused = up(demo_data, free_port())
    assert refused.returncode == 1
    assert "上次没有装完" in refused.stderr


def test_without_a_queue_server_of_ours_it_uses_the_one_that_is_named(demo_data: Path, valkey_url: str):
    served = Served(demo_data)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WEBFORMS_REDIS_URL", valkey_url)
        served.start()
    assert set(served.children()) == {"web", "worker"}
    assert answers(served)
    assert served.stop() == 0


def test_an_address_that_is_not_this_machines_is_said_so(demo_data: Path):
    refused = up(demo_data, "203.0.113.1:8000")
    assert refused.returncode == 1
    assert refused.stderr.startswith("设置 WEBFORMS_PORT 不对：")
