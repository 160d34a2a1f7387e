"""Pages of obligations: who opens them, what they say, what a form does with and without script."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.obligations.actions.pleas import ask_extension, ask_waiver
from danvan.obligations.actions.report import add_evidence, add_progress
from danvan.obligations.actions.standing import add_reporting_date
from danvan.obligations.models import (
    Evidence,
    Nature,
    Obligation,
    ReportingDate,
    StandingAnswer,
)
from danvan.obligations.views.steps import STEPS
from danvan.rules.obligations.periods import Period
from tests.conftest import signed_in
from tests.factories.obligations import handed_in, owed, proof
from tests.factories.people import World

GROUP = "plans.plan:3"

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def work(world: World) -> Obligation:
    return owed(world, basis_quote="Phòng chuyên môn lập danh sách các hộ", basis_place="IV.2")


def page(row: Obligation) -> str:
    return reverse("obligations:detail", args=[row.public_id])


def step(row: Obligation, name: str) -> str:
    return reverse("obligations:act", args=[row.public_id, name])


def test_the_page_shows_parties_basis_day_and_steps(world: World, work: Obligation) -> None:
    answer = signed_in(world.thu).get(page(work))

    html = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Lập danh sách hộ cần tư vấn thủ tục",
        "Phòng chuyên môn lập danh sách các hộ",
        "UBND xã An Bình",
        "Phòng Văn hóa - Xã hội",
        "30/06/2026",
        "Văn bản ghi hạn 30/06/2026.",
        "Trong hạn",
        "Báo cáo hoàn thành",
        "Xin gia hạn",
    ):
        assert words in html
    assert "Xác nhận hoàn thành" not in html  # the other side's step


@pytest.mark.parametrize(
    ("name", "status"),
    [("lan", 200), ("hung", 200), ("kim", 200), ("hoa", 404), ("quang", 404), ("van", 404)],
)
def test_strangers_get_nothing(world: World, work: Obligation, name: str, status: int) -> None:
    client = signed_in(world.people()[name])

    assert client.get(page(work)).status_code == status
    if status == 404:
        for name_of_step in STEPS:
            assert client.post(step(work, name_of_step), {"version": 1}).status_code == 404


def test_nobody_signs_in_first_and_wrong_methods_are_refused(
    world: World, work: Obligation
) -> None:
    assert Client().get(page(work)).status_code == 302
    client = signed_in(world.thu)
    assert client.get(step(work, "tien-do")).status_code == 405
    assert client.post(page(work)).status_code == 405
    assert client.post(step(work, "khong-co"), {}).status_code == 404


def test_progress_proof_submission_confirmation_in_the_browser(
    world: World, work: Obligation
) -> None:
    thu, lan = signed_in(world.thu), signed_in(world.lan)

    assert thu.post(step(work, "tien-do"), {"text": "Đã có 12 hộ"}).status_code == 302
    file = SimpleUploadedFile("Danh sách.pdf", b"%PDF-1.4 x")
    sent = thu.post(step(work, "minh-chung"), {"kind": "file", "file": file, "not_secret": "on"})
    assert sent.status_code == 302
    assert thu.post(step(work, "trinh"), {"version": 1}).status_code == 302
    shown = lan.get(page(work)).content.decode()
    assert "Phạm Thị Thu" in shown
    assert "Danh sách.pdf" in shown
    assert lan.post(step(work, "xac-nhan"), {"version": 2}).status_code == 302

    work.refresh_from_db()
    assert work.state == "confirmed"
    assert "Hoàn thành đúng hạn" in thu.get(page(work)).content.decode()


def test_a_mistake_keeps_what_was_typed(world: World, work: Obligation) -> None:
    client = signed_in(world.thu)

    empty = client.post(step(work, "trinh"), {"version": 1, "note": "Ghi chú dài của tôi"})
    wrong = client.post(
        step(work, "minh-chung"), {"kind": "document", "title": "Tên đã gõ", "number": ""}
    )

    assert empty.status_code == wrong.status_code == 422
    assert "Chưa có minh chứng" in empty.content.decode()
    assert "Ghi chú dài của tôi" in empty.content.decode()
    assert "Tên đã gõ" in wrong.content.decode()


def test_a_stale_page_is_told_and_loses_nothing(world: World, work: Obligation) -> None:
    handed_in(world, work, on=date(2026, 3, 9))
    lan, minh = signed_in(world.lan), signed_in(world.minh)
    lan.post(step(work, "xac-nhan"), {"version": 2})

    late = minh.post(step(work, "tra-lai"), {"version": 2, "reason": "Thiếu ảnh chụp"})

    assert late.status_code == 422
    assert "vừa được người khác cập nhật" in late.content.decode()
    assert "Thiếu ảnh chụp" in late.content.decode()


def test_a_file_needs_the_word_that_it_holds_no_secret(world: World, work: Obligation) -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")

    answer = signed_in(world.thu).post(step(work, "minh-chung"), {"kind": "file", "file": file})

    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_pleas_are_decided_on_the_page(world: World, work: Obligation, monday: date) -> None:
    ask_extension(
        work.pk, version=1, asked_due=date(2026, 7, 9), reason="Bão", by=world.thu, on=monday
    )
    minh = signed_in(world.minh)
    assert "xin gia hạn từ 30/06/2026" in minh.get(page(work)).content.decode()

    minh.post(step(work, "tra-loi-gia-han"), {"version": 2, "grant": "yes", "new_due": ""})
    ask_waiver(work.pk, version=3, reason="Không có", by=world.hung, on=monday)
    minh.post(step(work, "tra-loi-mien"), {"version": 4, "grant": "yes"})

    work.refresh_from_db()
    assert (work.due, work.state) == (date(2026, 7, 9), "waived")
    assert "<del>" in minh.get(page(work)).content.decode()


def test_assign_and_hand_over_from_the_page(world: World, work: Obligation) -> None:
    hung, lan = signed_in(world.hung), signed_in(world.lan)

    hung.post(step(work, "phan-cong"), {"version": 1, "assignee": world.thu.pk})
    work.refresh_from_db()
    assert work.assignee == world.thu
    done = lan.post(
        step(work, "ban-giao"),
        {"version": 2, "old": world.office.pk, "new": world.economy.pk, "reason": "Đổi phòng"},
    )

    assert done.status_code == 302
    assert signed_in(world.quang).get(page(work)).status_code == 200


def test_a_request_is_followed_on_its_page(world: World) -> None:
    row = owed(world, nature=Nature.REQUEST, debtor=world.party.pk)
    lan = signed_in(world.lan)

    lan.post(step(row, "de-nghi"), {"version": 1, "to": "sent", "number": "20/UBND"})
    signed_in(world.dung).post(
        step(row, "de-nghi"), {"version": 2, "to": "answered", "number": "3-CV/BXDĐ"}
    )

    row.refresh_from_db()
    assert row.state == "answered"
    listed = lan.get(reverse("obligations:requests")).content.decode()
    assert row.title in listed
    assert (
        row.title not in signed_in(world.hoa).get(reverse("obligations:requests")).content.decode()
    )


def test_files_are_handed_to_who_sees_the_work(world: World, work: Obligation) -> None:
    signed_in(world.thu).post(
        step(work, "minh-chung"),
        {
            "kind": "file",
            "file": SimpleUploadedFile("Ảnh niêm yết.pdf", b"%PDF-1.4 <script>"),
            "not_secret": "on",
        },
    )
    file = Evidence.objects.get().file
    assert file is not None
    url = reverse("documents:file", args=[file.public_id])

    answer = signed_in(world.lan).get(url)

    assert answer.getvalue() == b"%PDF-1.4 <script>"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert signed_in(world.hoa).get(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_giving_a_task_in_one_form(world: World) -> None:
    lan = signed_in(world.lan)
    url = reverse("obligations:give")
    assert "Phòng Kinh tế" in lan.get(url).content.decode()

    done = lan.post(
        url,
        {
            "title": "Chuẩn bị hội trường",
            "units": [world.office.pk, world.economy.pk],
            "due": "20/03/2026",
            "giving": world.commune.pk,
        },
    )

    assert done.status_code == 302
    assert Obligation.objects.filter(title="Chuẩn bị hội trường").count() == 2
    nobody = lan.post(url, {"title": "Việc không ai nhận", "giving": world.commune.pk})
    assert nobody.status_code == 422
    assert "Việc không ai nhận" in nobody.content.decode()
    assert "Hãy chọn ít nhất một đơn vị" in nobody.content.decode()


def test_nobody_gives_work_next_door(world: World) -> None:
    url = reverse("obligations:give")

    assert signed_in(world.thu).get(url).status_code == 404
    done = signed_in(world.hoa).post(
        url, {"title": "x", "units": [world.office.pk], "giving": world.neighbour.pk}
    )

    assert done.status_code == 422
    assert not Obligation.objects.exists()


@pytest.fixture
def period(world: World, monday: date) -> ReportingDate:
    asked = Period("Quý I", date(2026, 1, 1), monday, monday, date(2026, 3, 20))
    return add_reporting_date(GROUP, asked, creditor=world.commune, by=world.lan, on=monday)


def test_standing_work_is_answered_row_by_row(world: World, period: ReportingDate) -> None:
    rows = [
        owed(world, nature=Nature.STANDING, origin_group=GROUP, title=f"Thường xuyên {n}")
        for n in range(2)
    ]
    thu = signed_in(world.thu)
    url = reverse("obligations:standing", args=[GROUP])
    assert thu.get(url).content.decode().count("data-row") == 2

    def say(row: Obligation, **given: object) -> str:
        where = reverse("obligations:say", args=[GROUP, period.pk, row.public_id])
        answer = thu.post(where, {"version": row.version, **given}, headers={"HX-Request": "true"})
        return answer.content.decode()

    assert "Đã lưu" in say(rows[0], text="Hai buổi, 60 người")
    assert "không chọn cả hai" in say(rows[1])
    assert "Đã lưu" in say(rows[1], nothing_arose="on")
    assert StandingAnswer.objects.count() == 2
    plain = thu.post(
        reverse("obligations:say", args=[GROUP, period.pk, rows[0].public_id]),
        {"version": 2, "text": "Ba buổi"},
    )
    assert plain.status_code == 302


def test_standing_work_of_others_does_not_exist(world: World, period: ReportingDate) -> None:
    row = owed(world, nature=Nature.STANDING, origin_group=GROUP)
    hoa = signed_in(world.hoa)

    assert hoa.get(reverse("obligations:standing", args=[GROUP])).status_code == 404
    assert hoa.get(reverse("obligations:periods", args=[GROUP])).status_code == 404
    where = reverse("obligations:say", args=[GROUP, period.pk, row.public_id])
    assert hoa.post(where, {"version": 1, "text": "x"}).status_code == 404
    mend = reverse("obligations:period", args=[GROUP, period.pk])
    assert hoa.post(mend, {"remove": "1"}).status_code == 404


def test_the_creditor_mends_the_periods(world: World, period: ReportingDate) -> None:
    owed(world, nature=Nature.STANDING, origin_group=GROUP)
    lan = signed_in(world.lan)
    url = reverse("obligations:periods", args=[GROUP])
    days = {
        "since": "01/01/2026",
        "until": "30/06/2026",
        "asked_from": "01/06/2026",
        "due": "12/06/2026",
    }
    assert "Quý I" in lan.get(url).content.decode()

    assert lan.post(url, {"label": "6 tháng", **days}).status_code == 302
    assert lan.post(url, {"label": "Lại 6 tháng", **days}).status_code == 422
    mend = reverse("obligations:period", args=[GROUP, period.pk])
    assert lan.post(mend, {"remove": "1"}).status_code == 302

    assert [row.label for row in ReportingDate.objects.all()] == ["6 tháng"]


def test_the_worksheet_shows_what_would_be_joined_before_anything_moves(
    world: World, work: Obligation
) -> None:
    owed(world, debtor=world.economy.pk)
    lan = signed_in(world.lan)
    url = reverse("obligations:hand-over")
    between = {"old": world.office.pk, "new": world.economy.pk}

    preview = lan.get(url, between).content.decode()
    assert "gộp vào việc giống đã có" in preview
    assert lan.post(url, between).status_code == 422
    done = lan.post(url, {**between, "row": [f"{work.pk}:1"], "reason": "Sắp xếp"})

    assert done.status_code == 302
    work.refresh_from_db()
    assert work.state == "joined"
    assert signed_in(world.thu).get(url).status_code == 404
    next_door = signed_in(world.hoa).get(url, between)
    assert work.title not in next_door.content.decode()


def test_more_proof_and_progress_ask_no_more_questions(
    world: World, work: Obligation, monday: date
) -> None:
    client = signed_in(world.thu)
    add_evidence(work.pk, proof(), by=world.thu, on=monday)
    add_progress(work.pk, text="Bắt đầu", by=world.thu, on=monday)

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            client.get(page(work))
        return len(questions)

    before = asked()
    for number in range(8):
        add_evidence(work.pk, proof(f"Minh chứng {number}"), by=world.thu, on=monday)
        add_progress(work.pk, text=f"Bước {number}", by=world.hung, on=monday)

    assert asked() == before
