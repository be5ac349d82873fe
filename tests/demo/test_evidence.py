"""What a photo of the demo shows, and whose files prove what."""

from dataclasses import replace

from tests.domain.samples import default_pack
from tests.packs import DEFAULT
from webforms.demo.evidence import EvidenceMaker
from webforms.demo.script import read_script

SCRIPT = replace(
    read_script(DEFAULT / "example"), scenes={"category": {"health": "clinic"}, "": {"sign_in": "sheet"}})
TYPE = default_pack().types["activity"]
PHOTO, SIGNED = (next(item for item in TYPE.evidence if item.item == name) for name in ("photo", "sign_in"))


def test_a_photo_shows_what_the_record_is_about_else_what_its_item_asks_for():
    maker = EvidenceMaker(None, SCRIPT, {})  # nothing is sent
    assert maker._scene(PHOTO, {"data": {"category": "health"}}) == "clinic"
    assert maker._scene(SIGNED, {"data": {"category": "other", "attendance": 3}}) == "sheet"
    assert maker._scene(PHOTO, {"data": {}}) == ""
