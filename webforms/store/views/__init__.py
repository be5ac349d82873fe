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
from webforms.store.views.outputs import DeliveryView, DocumentState, DocumentView, SnapshotView, WebhookView
from webforms.store.views.people import (
    AccountLine,
    DeviceView,
    FreshPassword,
    HolderView,
    InvitationView,
    Sheet,
    TokenView,
    Welcome,
)
from webforms.store.views.records import EventView, EvidenceView, Page, RecordLine, RecordView, Saved, VersionView
from webforms.store.views.sections import SectionEdit, SectionView

__all__ = [
    "AccountLine",
    "AccountView",
    "AdoptedPack",
    "CampaignView",
    "DecisionView",
    "DeliveryView",
    "DeviceView",
    "DocumentState",
    "DocumentView",
    "EventView",
    "EvidenceView",
    "FigureRecord",
    "FileView",
    "Finding",
    "FreshPassword",
    "HolderView",
    "ImportReport",
    "InvitationView",
    "KeptFile",
    "KeptPack",
    "OpenedFile",
    "Page",
    "RecordLine",
    "RecordView",
    "Saved",
    "SectionEdit",
    "SectionView",
    "Sheet",
    "SnapshotView",
    "TaskView",
    "TaskWord",
    "Ticket",
    "TokenView",
    "UnitView",
    "VersionView",
    "WebhookView",
    "Welcome",
]
