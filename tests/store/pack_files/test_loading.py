"""A folder or a bundle becomes a pack that is proven, or faults of all its files."""

import dataclasses
import pickle
from decimal import Decimal

import pytest

from tests.packs import DEFAULT, SECOND
from tests.packs.breaking import broken, whole
from webforms.domain.pack import AtLeast, Children, Cover, Due, EvidenceOrigin, Selector, Sum
from webforms.store.pack_files import PackFaults, examine, load_bundle, load_pack, pack_bundle, pack_hash, read_pack
from webforms.store.pack_files.folder import pack_files


@pytest.fixture(scope="module")
def pack():
    return load_pack(DEFAULT)


def test_the_pack_we_ship_is_proven(pack):
    assert read_pack(DEFAULT) == (pack, ())
    assert [len(pack.indicators), len(pack.metrics), len(pack.types)] == [41, 165, 33]
    assert [len(pack.tasks), len(pack.sections), len(pack.documents)] == [56, 37, 3]


def test_a_pack_that_shares_nothing_with_it_is_proven_too():
    pack = load_pack(SECOND)
    assert pack.total_points == 150
    assert {part.rule_name for indicator in pack.indicators.values() for part in indicator.parts} == {
        "ratio", "count", "cover", "evidence", "tier", "veto", "manual",
    }  # fmt: skip


def test_what_a_file_says_stands_in_the_pack(pack):
    assert pack.campaign.year == 2016
    assert pack.metrics["fund_paid"].scale == 2
    assert pack.metrics["opening_time"].minutes
    assert pack.metrics["minor_places_street"].when == {
        "status": ("running",), "minor_place": (True,), "minor_keeper": (True,),
    }  # fmt: skip
    assert pack.tasks["activity_village"].due == Due(day_of_next_month=5)
    assert pack.types["case_stats"].years == (-3, -1)
    assert pack.roles["bureau"].where == Selector(codes=("JYJ",))
    assert pack.types["activity"].checks[0].code == "order.starts_at.ends_at"


def test_an_indicator_stands_in_the_pack_with_its_tests_and_papers(pack):
    rule = pack.indicators["5.2.1"].parts[0].rule
    assert isinstance(rule, Cover)
    assert rule.test.tests[0] == AtLeast("demo_sites", 1)
    assert isinstance(rule.test.tests[1], Children)
    assert rule.test.tests[1].none == "not_applicable"
    donation = pack.indicators["2.5.2"].evidence[1]
    assert donation.origins == (EvidenceOrigin("street_funding", "donation"), EvidenceOrigin("funding", "donation"))
    assert pack.indicators["3.2.3"].parts[0].rule.looked == Sum(
        ("fee_checks_bureau", "fee_checks_street", "pledges"), "检查记录或公益承诺书"
    )
    assert pack.indicators["4.3.3"].parts[0].rule.tiers[1].points == Decimal("1.5")


def test_a_field_may_offer_every_indicator(pack):
    choices = pack.types["rectification_item"].field("indicator").choices
    assert list(choices) == list(pack.indicators)
    assert choices["2.5.1"].startswith("2.5.1 财政")


def test_a_bundle_is_the_same_pack(pack):
    assert load_bundle(pack_bundle(DEFAULT)) is pack


def test_the_same_bytes_are_read_once(pack):
    assert load_pack(DEFAULT) is pack
    assert len(pack_hash(DEFAULT)) == 64


def test_a_pack_is_a_value_that_nobody_changes(pack):
    with pytest.raises(dataclasses.FrozenInstanceError):
        pack.name = "other"


def test_a_faulty_pack_is_not_loaded():
    bundle = dict(whole().contents) | {"tasks.yaml": b"- {key: x}\n"}
    faults = examine(pack_files(bundle)).faults
    assert len(faults) == 5
    with pytest.raises(PackFaults) as refused:
        raise PackFaults(reversed(faults))
    assert refused.value.faults == faults
    assert pickle.loads(pickle.dumps(refused.value)).faults == faults
    assert str(refused.value).startswith("tasks.yaml:1:3: 缺少“at_least”")


def test_a_file_that_did_not_change_is_kept_and_its_faults_are_told_once():
    slip = {"types/visit.yaml": whole().contents["types/visit.yaml"].replace(b"type: visit\n", b"type: visits\n")}
    for note in (b"# one\n", b"# two\n"):
        changed = {"pack.yaml": note + whole().contents["pack.yaml"]}
        (fault,) = examine(pack_files({**whole().contents, **slip, **changed})).faults
        assert fault.message == "类型名“visits”与文件名不同"


def without(*names: str):
    return examine(pack_files({name: content for name, content in whole().contents.items() if name not in names}))


def test_a_missing_file_is_named_with_the_faults_of_the_others():
    examined = without("metrics.yaml", "tasks.yaml")
    assert [(fault.file, fault.message) for fault in examined.faults] == [
        ("metrics.yaml", "没有这个文件"),
        ("tasks.yaml", "没有这个文件"),
    ]


def test_a_folder_without_pack_yaml_is_no_pack():
    (fault,) = without("pack.yaml").faults
    assert fault.place() == "pack.yaml"


def test_a_file_that_nothing_reads_is_a_slip_in_its_name():
    files = pack_files(dict(whole().contents) | {"section.yaml": b"[]\n"})
    (fault,) = examine(files).faults
    assert fault.message == "这个文件没有人读"


def test_proofs_are_told_at_the_line_of_the_file():
    fault = broken("metrics.yaml", "sum: granted, of: money", "sum: ¦grant, of: money").fault()
    assert fault.message == "没有“学习经费表”的数字字段“grant”"
    assert fault.cure == "是不是“granted”？可以写：granted、spent。"
