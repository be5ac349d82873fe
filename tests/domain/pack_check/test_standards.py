"""What a standard says in digits and the threshold that scores are the same."""

from dataclasses import replace

from tests.domain.samples import default_pack
from webforms.domain.pack_check.standards import note_standards
from webforms.domain.pack_check.world import World


def noted(code, standard):
    pack = default_pack()
    changed = {**pack.indicators, code: replace(pack.indicators[code], standard=standard)}
    return [note.message for note in note_standards(World(replace(pack, indicators=changed)))]


def test_the_default_pack_says_what_it_scores():
    assert not list(note_standards(World(default_pack())))


def test_another_share_than_the_threshold_is_named():
    assert noted("3.1.1", "接受服务人数达29％得满分。") == ["评分标准写的是 29%，阈值却是 30%"]


def test_another_amount_or_number_than_the_threshold_is_named():
    assert noted("2.5.1", "人均达2元得满分。") == ["评分标准写的是 2元，阈值却是 1.5元"]
    assert noted("3.2.1", "本地课程达6门得满分。") == ["评分标准写的是 6门，阈值却是 5门"]


def test_a_standard_without_digits_of_that_unit_is_left_alone():
    assert not noted("3.1.1", "达到规定比例得满分，逾期2天扣分。")
