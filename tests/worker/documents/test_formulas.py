"""What a share is a share of, for each way in which a row can ask for one."""

import pytest

from tests.worker.documents.golden import material
from worker.documents.formulas import formulas_of


def row(table, label):
    rows = material("application_form").spec.tables[table].rows
    return next(row for row in rows if row.label == label)


@pytest.mark.parametrize(
    "table, label, formula",
    [
        ("t4", "到位数按常住人口平均", ["财政专项经费到位÷常住人口（上年末常住人口，统计公报）"]),
        ("t7", "学习型社区创建率", ["学习型社区÷村（居）"]),
        ("t6", "学校开放率", ["符合要求的具备开放条件的学校÷具备开放条件的学校"]),
        ("t1", "常住人口", []),
        ("t6", "开放学校数", []),
    ],
    ids=["amounts", "of units", "units that pass", "an amount is none", "a count is none"],
)
def test_a_share_is_given_as_what_by_what(table, label, formula):
    assert formulas_of(material("application_form"), row(table, label)) == formula
