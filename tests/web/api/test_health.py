"""What watches the program is told which part does not answer."""

from pathlib import Path

from webforms.web.api.health import QUEUE_URL


def test_a_queue_that_is_away_is_named(world, tmp_path: Path):
    world.district.app.config[QUEUE_URL] = f"unix://{tmp_path}/nobody.sock"
    answer = world.stranger().get("//readyz")
    assert (answer.status, answer.json["store"]) == (503, "ok")
    assert "队列" in answer.json["queue"]
    assert world.stranger().get("//healthz").status == 200


def test_a_folder_that_cannot_be_written_is_named(world):
    files = world.district.store.files
    files.folder = world.district.folder / "web.sqlite3" / "files"  # a file stands where the folder should be
    answer = world.stranger().get("//readyz")
    assert (answer.status, answer.json["queue"]) == (503, "ok")
    assert "文件夹" in answer.json["store"]
