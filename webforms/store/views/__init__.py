"""What the actions give back: frozen values for pages, API and commands, never rows.

Texts a person typed stand here as they were typed or as `fields` read them; whoever shows them escapes them."""

from webforms.store.views.figures import DecisionView, FigureRecord, TaskView, TaskWord
from webforms.store.views.files import FileView, KeptFile, OpenedFile
from webforms.store.views.installation import (
    AccountView,
    AdoptedPack,
    CampaignView,
    Finding,
    ImportReport,
    KeptPack,
    Ticket,
    UnitView,
)
from webforms.store.views.outputs import DocumentState, DocumentView, SnapshotView
from webforms.store.views.records import EventView, EvidenceView, Page, RecordLine, RecordView, Saved, VersionView
from webforms.store.views.sections import SectionEdit, SectionView

__all__ = [
    "AccountView",
    "AdoptedPack",
    "CampaignView",
    "DecisionView",
    "DocumentState",
    "DocumentView",
    "EventView",
    "EvidenceView",
    "FigureRecord",
    "FileView",
    "Finding",
    "ImportReport",
    "KeptFile",
    "KeptPack",
    "OpenedFile",
    "Page",
    "RecordLine",
    "RecordView",
    "Saved",
    "SectionEdit",
    "SectionView",
    "SnapshotView",
    "TaskView",
    "TaskWord",
    "Ticket",
    "UnitView",
    "VersionView",
]
