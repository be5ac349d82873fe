"""One evaluation as data: what a pack folder says, as plain frozen values.

The files are read and their faults placed by `store.pack_files`; what the values must satisfy among each other is
proved by `domain.pack_check`. Nothing here is evaluated and nothing here knows a particular evaluation.
"""

from webforms.domain.pack.campaign import (
    CampaignPlan,
    Flag,
    Milestone,
    Pack,
    PassLine,
    ReviewLevel,
    Role,
    Stage,
    UnitImport,
    UnitKind,
    UnitSeed,
    Upload,
)
from webforms.domain.pack.documents import (
    Box,
    ByYear,
    CampaignSource,
    DocumentSpec,
    IndicatorSource,
    LineSource,
    ListSpec,
    Measures,
    MustMeetSource,
    NoSource,
    PointsSource,
    RatioSource,
    Row,
    RowSource,
    Section,
    SectionSource,
    SumSource,
    TableSpec,
    TextSource,
    UnitCountSource,
)
from webforms.domain.pack.framework import (
    All,
    Any,
    AtLeast,
    Children,
    Count,
    Cover,
    EvidenceOrigin,
    EvidenceRequirement,
    EvidenceRule,
    HasFlag,
    Indicator,
    Level,
    Manual,
    Metric,
    Part,
    Ratio,
    Rule,
    Scale,
    Series,
    Show,
    Sublevel,
    Sum,
    TaskMet,
    Test,
    Tier,
    TierRule,
    UnitCount,
    Veto,
)
from webforms.domain.pack.records import (
    AtMost,
    Check,
    EvidenceItem,
    Field,
    Order,
    Quotient,
    RecordType,
    RequiredIf,
    Shows,
    Within,
)
from webforms.domain.pack.selection import Condition, Selection, Selector
from webforms.domain.pack.tasks import Due, Task

__all__ = [
    "All", "Any", "AtLeast", "AtMost", "Box", "ByYear", "CampaignPlan", "CampaignSource", "Check", "Children",
    "Condition", "Count", "Cover", "DocumentSpec", "Due", "EvidenceItem", "EvidenceOrigin",
    "EvidenceRequirement", "EvidenceRule", "Field", "Flag", "HasFlag", "Indicator", "IndicatorSource", "Level",
    "LineSource", "ListSpec", "Manual", "Measures", "Metric", "Milestone", "MustMeetSource", "NoSource",
    "Order", "Pack", "Part", "PassLine", "PointsSource", "Quotient", "Ratio", "RatioSource", "RecordType",
    "RequiredIf", "ReviewLevel", "Role", "Row", "RowSource", "Rule", "Scale", "Section", "SectionSource",
    "Selection", "Selector", "Series", "Show", "Shows", "Stage", "Sublevel", "Sum", "SumSource", "TableSpec",
    "Task", "TaskMet", "Test", "TextSource", "Tier", "TierRule", "UnitCount", "UnitCountSource", "UnitImport",
    "UnitKind", "UnitSeed", "Upload", "Veto", "Within",
]
