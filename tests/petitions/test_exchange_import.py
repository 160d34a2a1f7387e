"""Files of other systems: told row by row, written at one go, never twice, no denunciation."""

import json
from datetime import date

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.petitions.actions.exchange import (
    ChangedMeanwhile,
    FileNotRead,
    StillFaulty,
    hand_in_exchange,
    preview_draft,
    take_over,
)
from danvan.petitions.models import ExchangeDraft, ExternalRecord, Petition, Petitioner
from danvan.petitions.queries.exchange import Preview
from danvan.readers.record_rows import open_records
from danvan.readers.sheet_rows import SheetRead
from danvan.readers.sheets import open_sheets
from danvan.rules.petitions.exchange import What
from tests.factories.people import World
from tests.factories.petitions import load_law, receptionist

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 15)
HEADING = (
    "Mã đơn;Ngày tiếp nhận;Họ và tên;Địa chỉ;SĐT;Số người;Loại đơn;Nội dung đơn;Ngày giải quyết"
)
ROAD = "QG-01;06/07/2026;Mạc Thị Xoan;Thôn Đông;0911222333;3;Kiến nghị;Sửa cống thoát nước;"
FIELD = "QG-02;2026-07-07 08:30;Tăng Văn Phới;;;;KN;Thu hồi đất ruộng;"
DONE = "QG-03;01/06/2026;Lữ Thị Thắm;;;;Phản ánh;Rác ở chợ;20/06/2026"


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def as_read(data: bytes, name: str) -> tuple[SheetRead, ...]:
    """Read without a process of its own: the reader's own tests look at that."""
    return open_records(data) if name.endswith(".json") else open_sheets(data, name)


def handed_in(world: World, nga: User, *rows: str, heading: str = HEADING) -> ExchangeDraft:
    """A file of the national base as Nga hands it in."""
    data = "\n".join((heading, *rows)).encode()
    return hand_in_exchange(
        data, "don.csv", unit=world.commune.pk, source="national", by=nga, on=ON, opener=as_read
    )


def taken(draft: ExchangeDraft, nga: User, *accepted: str) -> Preview:
    """Nga confirms what she saw."""
    mark = preview_draft(draft, on=ON).mark
    return take_over(draft.public_id, mark=mark, accepted=accepted, by=nga, on=ON)


def outcomes(draft: ExchangeDraft) -> list[tuple[str, What]]:
    """What each row brings, by its code."""
    return [(line.code, line.what) for line in preview_draft(draft, on=ON).lines]


def test_new_rows_enter_the_register_with_their_own_days(world: World, nga: User) -> None:
    taken(handed_in(world, nga, ROAD, FIELD, DONE), nga)

    rows = {one.code: one.petition for one in ExternalRecord.objects.all()}
    road, field, done = rows["QG-01"], rows["QG-02"], rows["QG-03"]
    assert (road.kind, road.channel, road.people_count) == ("recommendation", "imported", 3)
    assert (field.kind, field.received_on) == ("complaint", date(2026, 7, 7))
    assert road.petitioners.get().phone == "0911222333"
    assert road.owed.get().step == "petition.triage"
    assert (done.stage, done.closed_on, done.result) == ("closed", date(2026, 6, 20), "answered")
    assert done.owed.get().obligation.state == "ended"


def test_the_same_file_twice_changes_nothing(world: World, nga: User) -> None:
    taken(handed_in(world, nga, ROAD, FIELD), nga)
    before = list(Petition.objects.values())

    again = handed_in(world, nga, ROAD, FIELD)
    assert outcomes(again) == [("QG-01", What.SAME), ("QG-02", What.SAME)]
    taken(again, nga)

    assert list(Petition.objects.values()) == before


def test_a_changed_row_is_told_and_taken_over_only_when_ticked(world: World, nga: User) -> None:
    taken(handed_in(world, nga, ROAD), nga)
    changed = ROAD.replace("Sửa cống thoát nước", "Sửa cống và đường").replace(
        "06/07/2026", "05/07/2026"
    )
    petition = Petition.objects.get()

    line = preview_draft(handed_in(world, nga, changed), on=ON).lines[0]
    assert line.what is What.CHANGED
    assert [(c.column, c.ours, c.theirs, c.is_told_only) for c in line.changes] == [
        ("received_on", "06/07/2026", "05/07/2026", True),
        ("subject", "Sửa cống thoát nước", "Sửa cống và đường", False),
    ]

    taken(handed_in(world, nga, changed), nga)
    petition.refresh_from_db()
    assert petition.subject == "Sửa cống thoát nước"

    taken(handed_in(world, nga, changed), nga, "QG-01")
    petition.refresh_from_db()
    assert (petition.subject, petition.received_on) == ("Sửa cống và đường", date(2026, 7, 6))
    assert outcomes(handed_in(world, nga, changed)) == [("QG-01", What.SAME)]


def test_what_we_mended_ourselves_is_not_told_as_a_change_of_theirs(
    world: World, nga: User
) -> None:
    taken(handed_in(world, nga, ROAD), nga)
    Petition.objects.update(subject="Sửa cống đoạn chợ")

    assert outcomes(handed_in(world, nga, ROAD)) == [("QG-01", What.SAME)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("QG-09;32/07/2026;;;;;KN;Đất;", "không đọc được ngày"),
        (";06/07/2026;;;;;KN;Đất;", "Mã đơn: chưa có nội dung"),
        ("QG-09;06/07/2026;;;;;Khen ngợi;Đất;", "chưa rõ «Khen ngợi»"),
        ("QG-09;06/07/2026;;;;ba;KN;Đất;", "không phải là số"),
        ("QG-09;06/07/2026;;;;;KN;Đất;01/07/2026", "trước ngày nhận đơn"),
        (ROAD, "có ở nhiều dòng"),
    ],
    ids=["day", "code", "kind", "number", "order", "twice"],
)
def test_one_wrong_row_and_nothing_is_written(world: World, nga: User, row: str, said: str) -> None:
    draft = handed_in(world, nga, ROAD, row)

    faulty = [line for line in preview_draft(draft, on=ON).lines if line.what is What.FAULTY]

    assert said in " ".join(faulty[-1].faults)
    with pytest.raises(StillFaulty):
        taken(draft, nga)
    assert not Petition.objects.exists()


def test_a_denunciation_in_a_file_leaves_only_its_code(world: World, nga: User) -> None:
    told = "QG-07;06/07/2026;Khúc Văn Lưỡng;;;;Tố cáo;Nhận tiền của dân;"
    hidden = "QG-08;06/07/2026;Khúc Văn Lưỡng;;;;Phản ánh;Tôi tố cáo việc nhận tiền;"
    draft = handed_in(world, nga, told, hidden, ROAD)

    preview = preview_draft(draft, on=ON)
    assert [line.what for line in preview.lines] == [What.BY_HAND, What.BY_HAND, What.NEW]
    assert "Lưỡng" not in repr(preview)
    taken(draft, nga)
    assert Petition.objects.count() == 1
    assert not Petitioner.objects.filter(name__contains="Lưỡng").exists()


def test_what_waits_lies_encrypted_and_events_name_nobody(world: World, nga: User) -> None:
    draft = handed_in(world, nga, ROAD)

    kept = bytes(ExchangeDraft.objects.get().content)
    assert b"Xoan" not in kept
    taken(draft, nga)
    assert not ExchangeDraft.objects.exists()
    facts = json.dumps(list(AuditEvent.objects.values("facts")), ensure_ascii=False)
    assert "Xoan" not in facts
    assert "cống" not in facts


def test_the_register_changed_since_the_preview(world: World, nga: User) -> None:
    first = handed_in(world, nga, ROAD)
    mark = preview_draft(first, on=ON).mark
    taken(first, nga)
    second = handed_in(world, nga, ROAD)

    with pytest.raises(ChangedMeanwhile):
        take_over(second.public_id, mark=mark, accepted=(), by=nga, on=ON)


def test_json_of_the_province_under_its_own_names(world: World, nga: User) -> None:
    rows = [{"maHoSo": 17, "trichYeu": "Đèn đường hỏng", "ngayNhan": "2026-07-08", "x": {"y": 1}}]
    data = json.dumps({"data": rows}).encode()

    draft = hand_in_exchange(
        data, "a.json", unit=world.commune.pk, source="province", by=nga, on=ON, opener=as_read
    )

    assert outcomes(draft) == [("17", What.NEW)]


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"a": 1}', b"[1]", b"[" * 5000])
def test_broken_json_is_refused_in_words(world: World, nga: User, data: bytes) -> None:
    with pytest.raises(FileNotRead):
        hand_in_exchange(
            data, "a.json", unit=world.commune.pk, source="province", by=nga, on=ON, opener=as_read
        )


def test_a_file_without_the_needed_columns_names_them(world: World, nga: User) -> None:
    with pytest.raises(FileNotRead, match="«Mã đơn»"):
        handed_in(world, nga, "1;2", heading="Cột A;Cột B")
