"""Entries that are right as they stand, to be changed by the tests that need them wrong."""

ACTIVITY = {
    "title": "学雷锋志愿服务", "category": "volunteer", "starts_at": "2016-03-10T09:00", "ends_at": "2016-03-10T11:00",
    "place": "社区教育活动室", "attendance": 120, "minors": 10, "charged": False,
}
FUNDING = {"year": 2016, "budget": "130000.00", "paid": "126660.00", "spent": "120000.00"}
"""126,660.00 of 130,000.00 is paid: stated by the finance department, agreed to by the bureau alone."""
INSTITUTION = {"name": "石坳村教学点", "status": "running", "address": "本单位办公楼", "floor_area": "60.5"}
PAPER = {"title": "社区教育管理制度", "category": "policy", "evidence_for": "1.3.3/management"}
