"""The pages of a new version: begin, pair, look before issuing, and both plans afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.plans.models import DutyPair, Plan, PlanDraft
from danvan.plans.queries.plans_preview import preview_issue
from tests.conftest import signed_in
from tests.factories.plans import HEADER, reviewed_draft
from tests.plans.renewing.conftest import (
    ASKED,
    MAY,
    MEETING,
    NEW_HEADER,
    RULES,
    TRAINING,
    Halfway,
    begun,
    draft_of,
    issued,
    new_duties,
    old_duties,
    signed,
)

NO_PERIODS = {"ky-TOTAL_FORMS": "0", "ky-INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def in_may(settings: object) -> None:
    """Make the program believe that it is 21 May 2026."""
    settings.TODAY = MAY  # type: ignore[attr-defined]  # pytest-django's settings wrapper


@pytest.fixture
def lan(half: Halfway) -> Client:
    """Lan's browser."""
    return signed_in(half.world.lan)


def seen(user: User, name: str, *args: object) -> str:
    return signed_in(user).get(reverse(name, args=args)).content.decode()


def test_the_plan_offers_a_new_version_to_who_may_import(half: Halfway) -> None:
    address = reverse("plans:renew", args=[half.plan.public_id])

    assert address in seen(half.world.lan, "plans:detail", half.plan.public_id)
    assert address not in seen(half.world.thu, "plans:detail", half.plan.public_id)


def test_a_button_begins_with_the_rows_in_force(half: Halfway, lan: Client) -> None:
    answer = lan.post(
        reverse("plans:renew", args=[half.plan.public_id]), {"version": half.plan.version}
    )

    draft = PlanDraft.objects.get(begun=True)
    assert answer["Location"] == reverse("plans:draft", args=[draft.public_id])
    html = lan.get(answer["Location"]).content.decode()
    assert "Các dòng lấy từ bản đang thực hiện" in html
    assert "xem bảng ghép" in html


def test_a_file_becomes_the_new_version(half: Halfway, lan: Client) -> None:
    file = SimpleUploadedFile("dieu-chinh.txt", "KẾ HOẠCH\n\nSửa đổi kế hoạch năm 2026\n".encode())
    given = {"upload": "1", "renewal": "amends", "file": file, "confirmed": "on",
             "unit": half.world.commune.pk}  # fmt: skip

    answer = lan.post(reverse("plans:renew", args=[half.plan.public_id]), given)

    draft = PlanDraft.objects.get(file__name="dieu-chinh.txt")
    assert answer["Location"] == reverse("plans:draft", args=[draft.public_id])
    assert (draft.renews, draft.renewal, draft.begun) == (half.plan, "amends", False)


def test_without_a_file_nothing_begins(half: Halfway, lan: Client) -> None:
    answer = lan.post(
        reverse("plans:renew", args=[half.plan.public_id]), {"upload": "1", "renewal": "replaces"}
    )

    assert answer.status_code == 422
    assert "Hãy chọn tệp kế hoạch" in answer.content.decode()
    assert not PlanDraft.objects.filter(renews=half.plan).exists()


def test_an_imported_plan_is_said_to_replace_one_in_force(half: Halfway, lan: Client) -> None:
    draft = reviewed_draft(half.world, new_duties(half.world), header=NEW_HEADER)
    older = reverse("plans:draft-older", args=[draft.public_id])
    assert older in lan.get(reverse("plans:draft", args=[draft.public_id])).content.decode()

    answer = lan.post(
        older, {"version": draft.version, "plan": half.plan.pk, "renewal": "replaces"}
    )

    draft.refresh_from_db()
    assert answer["Location"] == reverse("plans:draft-pairs", args=[draft.public_id])
    assert draft.renews == half.plan


def test_all_proposals_are_confirmed_as_they_were_seen(half: Halfway, lan: Client) -> None:
    draft = draft_of(half, new_duties(half.world))
    address = reverse("plans:draft-pairs", args=[draft.public_id])
    page = lan.get(address)
    assert "6 nhiệm vụ chờ xác nhận" in page.content.decode()
    keys = [row.key for row in page.context["page"].waiting]

    answer = lan.post(address, {"version": draft.version, "pair": keys})

    assert answer["Location"] == address
    assert DutyPair.objects.filter(draft=draft, by=half.world.lan).count() == 6
    assert "chờ xác nhận" not in lan.get(address).content.decode()


def test_one_duty_is_paired_with_another_row(half: Halfway, lan: Client, draft: PlanDraft) -> None:
    old, new = half.duty(ASKED), draft.items.get(corrected__text=TRAINING)
    address = reverse("plans:draft-pair", args=[draft.public_id, old.pk])
    page = lan.get(address).content.decode()
    assert TRAINING in page
    assert "Giữ như bản trước" not in page  # nothing stays in what is replaced

    answer = lan.post(address, {"version": draft.version, "becomes": f"carried:{new.pk}"})

    assert answer["Location"] == reverse("plans:draft-pairs", args=[draft.public_id])
    assert DutyPair.objects.get(draft=draft, old=old).item == new


def test_nothing_chosen_says_what_to_do(half: Halfway, lan: Client, draft: PlanDraft) -> None:
    address = reverse("plans:draft-pair", args=[draft.public_id, half.duty(ASKED).pk])

    answer = lan.post(address, {"version": draft.version, "becomes": "carried:999999"})

    assert answer.status_code == 422
    assert DutyPair.objects.get(draft=draft, old=half.duty(ASKED)).fate == "ended"


def test_a_leader_sees_the_table_and_changes_nothing(half: Halfway, draft: PlanDraft) -> None:
    html = seen(half.world.minh, "plans:draft-pairs", draft.public_id)

    assert MEETING in html
    assert "Ghép khác" not in html


def test_each_unit_sees_before_what_it_keeps_gets_and_loses(
    half: Halfway, draft: PlanDraft
) -> None:
    shown = preview_issue(draft, by=half.world.lan, on=MAY).renewal

    assert shown is not None
    counts = {u.name: (u.kept, u.changed, u.added, u.gone, u.done) for u in shown.units}
    assert counts == {
        "Phòng Văn hóa - Xã hội": (4, 1, 0, 0, 2),  # three quarters, the standing work; list and Q1
        "Phòng Kinh tế": (0, 1, 1, 1, 0),
        "Ủy ban MTTQ Việt Nam xã": (0, 0, 0, 1, 0),
    }
    total = shown.total
    assert (total.kept, total.changed, total.added, total.gone, total.done) == (4, 2, 1, 2, 2)
    economy = next(u for u in shown.units if u.name == "Phòng Kinh tế")
    said = {(str(line.word), line.title): (line.before, line.after) for line in economy.lines}
    assert said["Hạn sớm hơn", RULES] == (date(2026, 7, 31), date(2026, 6, 14))
    assert said["Thêm", TRAINING] == (None, date(2026, 9, 30))


def test_the_page_before_issuing_says_that_a_day_has_passed(half: Halfway, lan: Client) -> None:
    rows = [
        replace(row, deadlines=(replace(row.deadlines[0], value="2026-05-02"),))
        if row.text == RULES
        else row
        for row in new_duties(half.world)
    ]
    draft = draft_of(half, rows)

    html = lan.get(reverse("plans:preview", args=[draft.public_id])).content.decode()

    assert "ngày này đã qua" in html
    assert "Còn 6 nhiệm vụ của bản trước chưa xác nhận" in html
    assert reverse("plans:draft-pairs", args=[draft.public_id]) in html
    assert "Ban hành bản mới</button>" not in html


def test_issued_from_the_page_each_plan_leads_to_the_other(
    half: Halfway, lan: Client, draft: PlanDraft
) -> None:
    answer = lan.post(
        reverse("plans:issue", args=[draft.public_id]), {"version": draft.version, **NO_PERIODS}
    )

    plan = Plan.objects.get(draft=draft)
    assert answer["Location"] == reverse("plans:detail", args=[plan.public_id])
    new = lan.get(answer["Location"]).content.decode()
    assert "Việc của Kế hoạch số 12/KH-UBND đi tiếp ở đây." in new
    assert reverse("plans:detail", args=[half.plan.public_id]) in new
    old = seen(half.world.lan, "plans:detail", half.plan.public_id)
    assert "Đã được thay bằng" in old
    assert f"#nv-{plan.duties.get(text=MEETING).pk}" in old
    assert "Bản mới thôi thực hiện" in old


def test_the_work_of_an_older_duty_is_still_found_there(half: Halfway, draft: PlanDraft) -> None:
    issued(draft, half)

    html = seen(half.world.lan, "plans:duty", half.plan.public_id, half.duty(MEETING).pk)

    assert reverse("obligations:detail", args=[half.work(MEETING).public_id]) in html


def test_units_below_that_carry_out_the_older_plan_carry_out_the_new_one(
    half: Halfway, draft: PlanDraft
) -> None:
    world = half.world
    below = issued(
        reviewed_draft(world, old_duties(world), header=replace(HEADER, number="3/KH-VHXH"),
                       issuer=world.office, implements=half.plan), half,
    )  # fmt: skip

    plan = issued(draft, half)

    html = seen(world.lan, "plans:detail", plan.public_id)
    assert reverse("plans:detail", args=[below.public_id]) in html
    assert "Đã có kế hoạch" in seen(world.lan, "plans:coverage", plan.public_id)


def test_the_signed_paper_comes_with_the_issue(half: Halfway, lan: Client) -> None:
    draft = signed(begun(half), half)
    file = SimpleUploadedFile("ban-ky.txt", "KẾ HOẠCH\n\nCông tác dân vận năm 2026\n".encode())
    given = {"version": draft.version, "paper": file, **NO_PERIODS}

    lan.post(reverse("plans:issue", args=[draft.public_id]), given)

    paper = Plan.objects.get(draft=draft).document.file
    assert paper is not None
    assert paper.name == "ban-ky.txt"


def test_a_paper_marked_secret_is_refused_and_nothing_is_issued(half: Halfway, lan: Client) -> None:
    draft = signed(begun(half), half)
    file = SimpleUploadedFile("mat.txt", "TỐI MẬT\n\nKẾ HOẠCH\n\nNội dung\n".encode())
    given = {"version": draft.version, "paper": file, **NO_PERIODS}

    answer = lan.post(reverse("plans:issue", args=[draft.public_id]), given)

    assert answer.status_code == 422
    assert not Plan.objects.filter(draft=draft).exists()


def test_what_an_amendment_does_not_speak_of_is_folded_away(half: Halfway, lan: Client) -> None:
    spoken = [row for row in new_duties(half.world) if row.text == MEETING]
    draft = draft_of(half, spoken, renewal="amends")

    page = lan.get(reverse("plans:draft-pairs", args=[draft.public_id]))

    assert [row.old.work.text for row in page.context["page"].rows] == [MEETING]
    assert len(page.context["page"].settled) == 5
    assert "không nhắc đến" in page.content.decode()
