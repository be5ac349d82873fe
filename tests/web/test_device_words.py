"""What a browser calls itself, said as a person would."""

import pytest

from webforms.web.account.device_words import device_name, is_pocket

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) Version/16.0 Mobile/15E148 Safari/604.1"


@pytest.mark.parametrize("kept, name, pocket", [
    (WINDOWS, "Chrome（Windows）", False), (WINDOWS + " Edg/120.0", "Edge（Windows）", False),
    (IPHONE, "Safari（苹果手机）", True), (IPHONE + " MicroMessenger/8.0.40", "微信（苹果手机）", True),
    ("Mozilla/5.0 (Linux; Android 13) Chrome/107 Mobile MicroMessenger/8.0 wxwork/4.1", "企业微信（安卓）", True),
    ("curl/8.0", "不认识的设备", False), ("", "不认识的设备", False)])
def test_a_device_has_the_name_a_person_gives_it(kept, name, pocket):
    assert (device_name(kept), is_pocket(kept)) == (name, pocket)
