"""Files by HTTP: kept once, cleaned, shown to who may see them and run by nobody."""

import io

from PIL import Image

from tests.web.api.entries import approved
from tests.web.world import picture


def with_place_data():
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (23.0, 42.0, 0.0)}  # the GPS block
    exif[0x0132] = "2016:06:08 19:30:00"
    Image.new("RGB", (64, 48), "olive").save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_the_place_where_a_photo_was_taken_is_removed(world):
    program = world.program("mumian")
    made = program.upload("全景.jpg", with_place_data())
    kept = program.get(f"/files/{made.json['sha256']}").content
    assert Image.open(io.BytesIO(kept)).getexif().get_ifd(0x8825) == {}
    assert made.json["size"] == len(kept)


def test_the_same_bytes_are_known_again_and_those_of_another_account_are_not(world):
    mine, theirs = world.program("mumian"), world.program("rongshu")
    assert [mine.upload("a.jpg", picture()).status for _ in range(2)] == [201, 200]
    assert theirs.upload("b.jpg", picture()).status == 201


def test_an_upload_is_seen_by_its_account_until_a_record_carries_it(world):
    mine = world.program("mumian")
    sha256 = mine.upload("a.jpg", picture("teal")).json["sha256"]
    assert mine.get(f"/files/{sha256}").status == 200
    assert world.program("fengcheng").get(f"/files/{sha256}").status == 404


def test_a_browser_that_opens_a_file_runs_nothing(world):
    made = approved(world)
    sent = world.program("fengcheng").get(f"/files/{made.json['evidence'][0]['sha256']}")
    assert "sandbox" in sent.headers["Content-Security-Policy"]
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Cache-Control"].startswith("private")


def test_a_file_known_already_is_not_sent_again(world):
    program = world.program("mumian")
    sha256 = program.upload("a.jpg", picture("plum")).json["sha256"]
    assert program.world.bare(program, "GET", f"/files/{sha256}", headers={"If-None-Match": f'"{sha256}"'}
                              ).status_code == 304
