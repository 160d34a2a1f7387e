"""Reviewed drafts of our own invention: a file, a head, and rows that a person has accepted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.core.files.base import ContentFile

from danvan.accounts.models import User
from danvan.documents.models import StoredFile
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.values import (
    CitationValue,
    DeadlineValue,
    DutyValue,
    HeaderValue,
    SectionValue,
    SpanValue,
    TargetValue,
    UnitChoice,
    Value,
    to_json,
)
from danvan.units.models import Unit
from tests.factories.people import World

PLAN_DAY = date(2026, 3, 5)
TEXT = (
    "KẾ HOẠCH Công tác dân vận chính quyền năm 2026 "
    "II. TỔ CHỨC THỰC HIỆN 1. Phòng Văn hóa - Xã hội tham mưu kế hoạch chi tiết trước ngày "
    "20/3/2026. 2. Phòng Kinh tế công khai kết quả giải quyết việc của người dân."
)
HEADER = HeaderValue(
    doc_type="kế hoạch",
    number="12/KH-UBND",
    issuers=("UBND xã An Bình",),
    place="An Bình",
    date=PLAN_DAY.isoformat(),
    title="Công tác dân vận chính quyền năm 2026",
    year=2026,
    recipients=("UBND tỉnh", "Các phòng thuộc UBND xã"),
    archive=("VT",),
)
BY_20_MARCH = DeadlineValue("trước ngày 20/3/2026", "date", "2026-03-20", "before")
QUARTERLY = DeadlineValue("hằng quý", "recurring", "quarterly")
YEARLY = DeadlineValue("trước ngày 30/11 hằng năm", "recurring", "yearly 11-30", "before")


def named(*units: Unit, printed: str = "Đơn vị", head: bool = False) -> UnitChoice:
    """Return a settled choice of units for one printed name."""
    how = "one" if len(units) == 1 else "group"
    return UnitChoice(printed, tuple(unit.pk for unit in units), head, how)


def duty(text: str, *units: Unit, **fields: object) -> DutyValue:
    """Return a reviewed duty owed by some units."""
    value = DutyValue(text, units=(named(*units),) if units else ())
    return replace(value, **fields)  # type: ignore[arg-type]  # the caller names real fields


def stored_file(unit: Unit, by: User, name: str = "ke-hoach.txt") -> StoredFile:
    """Return a small text file kept for a unit."""
    data = TEXT.encode()
    file = StoredFile(
        unit=unit, name=name, content_type="text/plain", size=len(data), sha256=name.rjust(64, "0"),
        stored_by=by, stored_on=PLAN_DAY,
    )  # fmt: skip
    file.content.save(name, ContentFile(data), save=True)
    return file


def reviewed_draft(
    world: World,
    duties: Sequence[DutyValue],
    *,
    header: HeaderValue = HEADER,
    others: Sequence[Value] = (),
    issuer: Unit | None = None,
    **fields: object,
) -> PlanDraft:
    """Return a draft of xã An Bình whose rows are all accepted."""
    number = PlanDraft.objects.count()
    draft = PlanDraft.objects.create(
        file=stored_file(world.commune, world.lan, f"ke-hoach-{number}.txt"),
        unit=world.commune,
        issuer=issuer or world.commune,
        state=PlanDraft.State.REVIEW,
        text=TEXT,
        blocks=[{"start": 0, "end": len(TEXT), "kind": "line", "paragraph": 1}],
        made_by=world.lan,
        made_on=PLAN_DAY,
        **fields,
    )
    for place, value in enumerate([header, *SECTIONS, *duties, *others]):
        add_row(draft, place, value)
    return draft


SECTIONS = (
    SectionValue("II", "II.", "TỔ CHỨC THỰC HIỆN", 1, TEXT.index("II."), len(TEXT)),
    SectionValue("II.1", "1.", None, 2, TEXT.index("1. Phòng"), TEXT.index("2. Phòng")),
)
TARGET = TargetValue("từ 60% trở lên xếp loại Tốt", ">=", 60, "%", None, "đơn vị", "II", 10, 30)
CITATION = CitationValue(
    "Chỉ thị",
    "33/CT-TTg",
    "2021-11-26",
    "Thủ tướng Chính phủ",
    text="Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ",
    mentions=(SpanValue("Chỉ thị số 33/CT-TTg", 5, 25, "II"),),
)
KINDS = {
    HeaderValue: "header",
    SectionValue: "section",
    DutyValue: "duty",
    TargetValue: "target",
    CitationValue: "citation",
}


def add_row(draft: PlanDraft, place: int, value: Value, *, state: str = "accepted") -> DraftItem:
    """Add a row to a draft, by default one that a person has accepted as it stands."""
    return DraftItem.objects.create(
        draft=draft,
        kind=KINDS[type(value)],
        position=place,
        read=to_json(value),
        corrected=to_json(value),
        state=state,
    )
