"""The pages of the law: everybody looks up, the keeper writes, the clock explains."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.law.actions import load_complexity, load_holidays, load_limits, load_thresholds
from danvan.law.models import Holiday, TimeLimit
from tests.factories.people import World
from tests.law.keeping import keeper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "law")]


@pytest.fixture
def law() -> None:
    load_holidays()
    load_limits()
    load_thresholds()
    load_complexity()


@pytest.fixture
def thu(world: World) -> Client:
    """The browser of Thu, an officer."""
    client = Client()
    client.force_login(world.thu)
    return client


@pytest.fixture
def oanh(world: World) -> Client:
    """The browser of the keeper."""
    client = Client()
    client.force_login(keeper(world))
    return client


def text(client: Client, address: str) -> str:
    """Return a page that opens."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_table_shows_the_law_of_the_day_chosen(thu: Client) -> None:
    before = text(thu, reverse("law:limits") + "?ngay=30/06/2026&q=thu+ly+khieu+nai")
    after = text(thu, reverse("law:limits") + "?ngay=01/07/2026&q=thu+ly+khieu+nai")

    assert "Điều 27" in before
    assert "155/2026" not in before
    assert "155/2026" in after
    assert "Mới có một nguồn" in after


def test_the_table_can_show_only_what_is_doubtful(thu: Client) -> None:
    told = text(thu, reverse("law:limits") + "?ngay=01/07/2026&ngo=on")

    assert "155/2026" in told
    assert "Luật Tố cáo" not in told


def test_a_row_shows_the_others_of_its_step_and_no_pencil(thu: Client) -> None:
    row = TimeLimit.objects.get(code="doi_thoai.xa.thong_bao")

    told = text(thu, reverse("law:limit", args=[row.pk]))

    assert "01/03/2025 – 15/06/2025" in told
    assert "chưa ai sửa" in told
    assert reverse("law:correct", args=[row.pk]) not in told


def test_a_row_says_that_another_holds_beside_it(thu: Client) -> None:
    both = TimeLimit.objects.get(code="kn.thu_ly.lan1")
    TimeLimit.objects.filter(code="kn.thu_ly.lan1.2026").update(since=date(2026, 1, 1))
    alone = TimeLimit.objects.get(code="kn.giai_quyet.lan1")

    assert "hơn một dòng cùng hiệu lực" in text(thu, reverse("law:limit", args=[both.pk]))
    assert "hơn một dòng cùng hiệu lực" not in text(thu, reverse("law:limit", args=[alone.pk]))


def test_a_row_that_is_not_there_is_not_found(thu: Client) -> None:
    assert thu.get("/phap-luat/dong/99999999999999999999999/").status_code == 404


def test_the_keeper_corrects_and_the_row_tells_it(oanh: Client) -> None:
    row = TimeLimit.objects.get(code="tc.giai_quyet")
    page = reverse("law:correct", args=[row.pk])
    shown = oanh.get(page)
    typed = {k: v for k, v in shown.context["form"].initial.items() if v is not None}
    typed["since"] = "01/01/2019"
    assert typed["lengthenings"].splitlines()[0] == "phức tạp: 1 lần, mỗi lần 30"

    refused = oanh.post(page, typed | {"duration": 31, "reason": ""})
    done = oanh.post(page, typed | {"duration": 31, "reason": "Đối chiếu"}, follow=True)

    assert refused.status_code == 422
    assert "số 30 → số 31" in done.content.decode()
    assert "Quản trị sửa" in done.content.decode()
    assert TimeLimit.objects.get(pk=row.pk).lengthenings == row.lengthenings


def test_a_lengthening_that_cannot_be_read_is_named(oanh: Client) -> None:
    row = TimeLimit.objects.get(code="tc.giai_quyet")
    answer = oanh.post(reverse("law:correct", args=[row.pk]), {"lengthenings": "hai lần ba mươi"})

    assert answer.status_code == 422
    assert "hai lần ba mươi" in answer.content.decode()


def test_the_keeper_replaces_a_row(oanh: Client) -> None:
    row = TimeLimit.objects.get(code="tcd.thong_bao_ket_qua")
    page = reverse("law:follow", args=[row.pk])
    typed = {k: v for k, v in oanh.get(page).context["form"].initial.items() if v is not None}
    typed |= {"since": "01/01/2027", "duration": 7, "reason": "Nghị định mới"}

    told = oanh.post(page, typed, follow=True).content.decode()

    assert "01/01/2027 – nay" in told
    assert "31/12/2026" in told


def test_the_keeper_adds_a_row(oanh: Client) -> None:
    typed = {
        "step": "house.letter_box", "subject": "Hòm thư", "source": "Quy chế", "duration": 5,
        "unit": "day", "kind": "max", "since": "01/07/2026", "proof": "VERIFIED", "reason": "Mới",
    }  # fmt: skip

    assert oanh.post(reverse("law:add"), typed | {"step": "Hòm thư"}).status_code == 422
    oanh.post(reverse("law:add"), typed)

    assert TimeLimit.objects.get(step="house.letter_box").edited


def test_an_operator_of_a_commune_is_sent_back(world: World) -> None:
    van = Client()
    van.force_login(world.van)
    row = TimeLimit.objects.all()[0]

    assert van.get(reverse("law:add")).status_code == 302
    assert van.get(reverse("law:set-day")).status_code == 302
    assert van.get(reverse("law:correct", args=[row.pk])).status_code == 404


def test_a_day_announced_is_offered_and_becomes_off(oanh: Client, thu: Client) -> None:
    told = text(thu, reverse("law:days") + "?nam=2026")
    assert "chưa thấy văn bản ban hành" in told
    assert "Ghi là ngày nghỉ" not in told

    form = oanh.get(reverse("law:set-day") + "?ngay=2026-11-24").context["form"]
    typed = {k: v for k, v in form.initial.items() if v is not None}
    typed |= {"day": "24/11/2026", "source": "Nghị quyết", "reason": "Đã ban hành"}
    after = oanh.post(reverse("law:set-day"), typed, follow=True).content.decode()

    assert Holiday.objects.get(on=date(2026, 11, 24)).kind == "off"
    assert "chưa thấy văn bản ban hành" not in after


def test_a_year_that_makes_no_sense_is_this_year(thu: Client) -> None:
    assert "năm 2026" in text(thu, reverse("law:days") + "?nam=99999")


def test_the_clock_explains_as_the_command_does(thu: Client) -> None:
    asked = "?buoc=complaint.accept&tu=06/07/2026"

    told = text(thu, reverse("law:try") + asked)

    assert "Hạn: thứ Tư, 15/07/2026" in told
    assert "lấy hạn đến trước" in told


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("privacy.carry_out&tu=06/07/2026&ben_thu_ba=on", "27/07/2026"),
        ("complaint.appeal_discipline&tu=06/07/2026&thoi_viec=on", "05/08/2026"),
        ("denunciation.accept&tu=06/07/2026&nhieu_noi=on", "20/07/2026"),
    ],
)
def test_the_rarer_circumstances_can_be_ticked(thu: Client, asked: str, due: str) -> None:
    assert due in text(thu, f"{reverse('law:try')}?buoc={asked}")


def test_a_suspended_denunciation_is_told_that_its_clock_runs_on(thu: Client) -> None:
    asked = "?buoc=denunciation.settle&tu=06/07/2026&dung_tu=10/07/2026"

    told = text(thu, reverse("law:try") + asked)

    assert "Hạn: thứ Tư, 05/08/2026" in told
    assert "không dừng đồng hồ" in told
    assert "Hạn vẫn tính như khi không tạm đình chỉ" in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(
            "?buoc=complaint.settle_first&tu=06/07/2026&gia_han_1=10/07/2026",
            "không có gia hạn cộng thêm",
            id="no-extension",
        ),
        pytest.param("?buoc=dialogue.announce&tu=01/01/2010", "nhập hạn bằng tay", id="no-law"),
        pytest.param("?buoc=petition.keep&tu=31/12/9999", "Ngày ngoài phạm vi", id="no-such-year"),
        pytest.param(
            "?buoc=complaint.settle_first&tu=06/07/2026&dung_tu=10/07/2026",
            "Đồng hồ đang dừng",
            id="stands-still",
        ),
        pytest.param("?buoc=x&tu=06/07/2026", "Hãy sửa những chỗ sau", id="unknown-step"),
        pytest.param(
            "?buoc=complaint.accept&tu=06/07/2026&dung_den=10/07/2026",
            "ngày bắt đầu tạm đình chỉ",
            id="end-without-beginning",
        ),
    ],
)
def test_the_clock_says_why_it_gives_no_day(thu: Client, asked: str, said: str) -> None:
    assert said in text(thu, reverse("law:try") + asked)


def test_the_shares_are_told_in_words(thu: Client) -> None:
    told = text(thu, reverse("law:thresholds"))

    assert "từ 2/3 trở lên" in told
    assert "trên 50%" in told
    assert "từ 10% trở lên" in told


def test_nobody_elses_work_is_listed(thu: Client) -> None:
    assert "Không có việc nào" in text(thu, reverse("law:affected"))
