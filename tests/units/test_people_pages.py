"""Pages of people: who finds whom, a new person in one go, one's own absence in one step."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from danvan.accounts.models import Invitation, User
from danvan.accounts.roles import Role
from danvan.units.access import roles_on
from danvan.units.actions.absences import note_absence
from danvan.units.actions.delegations import Lending, delegate
from danvan.units.models import Absence, Appointment, Post
from danvan.units.queries.people import free_username
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person

pytestmark = pytest.mark.usefixtures("today")
PEOPLE = reverse("units:people")
OWN = reverse("units:own")
NEW = reverse("units:person-new")


def of(who: User, name: str = "units:person", *more: str) -> str:
    return reverse(name, args=[who.public_id, *more])


def post_of(user: User) -> Post:
    return Post.objects.get(appointments__user=user)


@pytest.mark.parametrize(
    ("name", "seen", "unseen"),
    [
        ("van", {"lan", "thu", "dung", "tam"}, {"hoa", "son", "kim"}),
        ("lan", {"lan", "thu", "quang", "tam"}, {"hoa", "dung", "kim"}),
        ("thu", {"thu", "hung"}, {"lan", "quang", "hoa"}),
        ("hoa", {"hoa", "son"}, {"lan", "thu", "van"}),
    ],
)
def test_each_sees_the_people_of_his_units(
    world: World, name: str, seen: set[str], unseen: set[str]
) -> None:
    people = world.people()
    client = signed_in(people[name])

    html = client.get(PEOPLE).content.decode()

    for one in seen:
        assert people[one].name in html
        assert client.get(of(people[one])).status_code == 200
    for one in unseen:
        assert people[one].name not in html
        assert client.get(of(people[one])).status_code == 404
        for step in ("vang-mat", "phan-cong", "ngung", "moi"):
            assert client.post(of(people[one], "units:person-act", step)).status_code == 404


def test_a_name_is_found_without_marks(world: World) -> None:
    client = signed_in(world.van)

    found = client.get(PEOPLE, {"q": "dinh quang"}).content.decode()
    inside = client.get(PEOPLE, {"q": "inh"}).content.decode()
    none = client.get(PEOPLE, {"q": "không có ai"}).content.decode()

    assert "Vũ Đình Quang" in found
    assert "Phạm Thị Thu" not in found
    assert "Vũ Đình Quang" not in inside  # words are found from their beginning
    assert "Không có ai khớp" in none


def test_the_list_says_posts_absence_and_account(world: World, monday: date) -> None:
    note_absence(
        world.thu,
        since=monday,
        until=date(2026, 3, 13),
        substitute=world.hung,
        by=world.thu,
        on=monday,
    )
    User.objects.filter(pk=world.quang.pk).update(is_active=False)

    html = signed_in(world.van).get(PEOPLE).content.decode()
    away = signed_in(world.van).get(PEOPLE, {"away": "on"}).content.decode()

    assert "vắng đến 13/03/2026, người thay: Lê Quốc Hùng" in html
    assert "Đã ngừng dùng" in html
    assert "Phạm Thị Thu" in away
    assert "Nguyễn Thị Lan" not in away


def test_the_list_asks_no_more_for_more_people(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        newcomer = person(f"nguoi{number}", f"Người Thứ {number}")
        appoint(newcomer, world.office, Role.OFFICER, "Chuyên viên")
    client = signed_in(world.van)

    with django_assert_max_num_queries(27):
        assert client.get(PEOPLE).status_code == 200
    with django_assert_max_num_queries(25):
        assert client.get(reverse("units:holders")).status_code == 200
    with django_assert_max_num_queries(58):
        assert client.get(of(world.thu)).status_code == 200


def test_who_holds_what_on_a_day(world: World) -> None:
    held = Appointment.objects.get(user=world.hung)
    held.until = date(2026, 2, 28)
    held.save()
    client = signed_in(world.lan)

    before = client.get(reverse("units:holders"), {"on": "28/02/2026"}).content.decode()
    after = client.get(reverse("units:posts", args=[world.office.key])).content.decode()

    assert "Lê Quốc Hùng" in before
    assert "khuyết" not in before
    assert "Lê Quốc Hùng" not in after
    assert "khuyết" in after
    assert client.get(reverse("units:posts", args=[world.neighbour.key])).status_code == 404
    assert client.get(reverse("units:holders"), {"on": "32/13/2026"}).status_code == 422


def test_a_new_person_in_one_go_by_slip(world: World, monday: date) -> None:
    client = signed_in(world.van)

    answer = client.post(
        NEW,
        {
            "name": "Lý Gia Khánh",
            "post": post_of(world.thu).pk,
            "since": "09/03/2026",
            "basis": "12/QĐ-UBND",
            "way": "phieu",
        },
    )

    made = User.objects.get(username="khanh.lygia")
    assert answer.status_code == 200
    assert "Phiếu mời" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert roles_on(made, monday) == {Role.OFFICER}
    assert Invitation.objects.filter(user=made).count() == 1
    assert "Đã mời, chưa vào" in client.get(PEOPLE).content.decode()


def test_a_new_person_by_mail(
    world: World,
    mailoutbox: list[object],
    django_capture_on_commit_callbacks: object,
) -> None:
    typed = {"name": "Lý Gia Khánh", "post": post_of(world.thu).pk, "since": "09/03/2026"}
    client = signed_in(world.van)

    without = client.post(NEW, {**typed, "way": "thu"})
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        client.post(NEW, {**typed, "way": "thu", "email": "khanh@example.org"})

    assert without.status_code == 422
    assert "Hãy ghi địa chỉ thư điện tử" in without.content.decode()
    assert len(mailoutbox) == 1


def test_a_refused_newcomer_leaves_nothing(world: World) -> None:
    answer = signed_in(world.van).post(
        NEW,
        {
            "name": "Lý Gia Khánh",
            "username": "khanh",
            "post": post_of(world.hung).pk,
            "since": "09/03/2026",
            "way": "sau",
        },
    )

    assert answer.status_code == 422
    assert "Lê Quốc Hùng đang giữ chức vụ người đứng đầu" in answer.content.decode()
    assert not User.objects.filter(username="khanh").exists()


def test_names_to_sign_in_by(world: World) -> None:
    assert free_username("Nguyễn Thị Lan") == "lan.nguyenthi"
    assert free_username("Đỗ  Đức") == "duc.do"
    assert free_username("Páo") == "pao"
    person("lan.nguyenthi", "Nguyễn Thị Lan")
    assert free_username("Nguyễn Thị Lan") == "lan.nguyenthi2"
    assert free_username("…") == ""


def test_account_acts_are_the_operator_s(world: World) -> None:
    client = signed_in(world.van)

    client.post(of(world.thu, "units:person-act", "ngung"))
    world.thu.refresh_from_db()
    closed = world.thu.is_active
    client.post(of(world.thu, "units:person-act", "mo-lai"))
    client.post(
        of(world.thu, "units:person-act", "sua"), {"name": "Phạm Thị Thu", "email": "t@example.org"}
    )

    world.thu.refresh_from_db()
    assert not closed
    assert world.thu.is_active
    assert world.thu.email == "t@example.org"
    assert "t@example.org" not in signed_in(world.hung).get(of(world.thu)).content.decode()


@pytest.mark.parametrize("name", ["lan", "minh", "hung"])
def test_others_see_no_account_and_change_none(world: World, name: str) -> None:
    client = signed_in(world.people()[name])

    html = client.get(of(world.thu)).content.decode()

    assert "Ngừng dùng tài khoản" not in html
    for step in ("ngung", "sua", "moi", "dat-lai", "thu-hoi"):
        typed = {"name": "X", "email": ""}
        assert client.post(of(world.thu, "units:person-act", step), typed).status_code == 422
    assert client.post(of(world.thu, "units:slip")).status_code == 404  # no operator anywhere
    assert not Invitation.objects.exists()
    world.thu.refresh_from_db()
    assert (world.thu.name, world.thu.is_active) == ("Phạm Thị Thu", True)


def test_nobody_gets_into_an_account_that_reaches_further(world: World, monday: date) -> None:
    # The operator of the commune gives a leader of the province a small post, then "invites" him.
    appoint(world.kim, world.office, Role.OFFICER, "Chuyên viên")
    client = signed_in(world.van)

    html = client.get(of(world.kim)).content.decode()
    client.post(of(world.kim, "units:slip"))
    answer = client.post(of(world.kim, "units:person-act", "dat-lai"))

    assert "In phiếu mời" not in html
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_nor_into_one_that_further_rights_were_lent_to(world: World, monday: date) -> None:
    held = Appointment.objects.get(user=world.kim)
    delegate(held.pk, Lending(world.thu, monday, monday), by=world.kim, on=monday)

    signed_in(world.van).post(of(world.thu, "units:slip"))

    assert not Invitation.objects.exists()


def test_the_operator_keeps_his_own_account_by_another(world: World) -> None:
    answer = signed_in(world.van).post(of(world.van, "units:person-act", "dat-lai"))

    assert answer.status_code == 422
    assert "nhờ người quản trị khác" in answer.content.decode()


def test_my_absence_in_one_step(world: World) -> None:
    client = signed_in(world.thu)
    assert "Chuyên viên" in client.get(OWN).content.decode()

    answer = client.post(
        of(world.thu, "units:person-act", "vang-mat"),
        {"since": "10/03/2026", "until": "12/03/2026", "substitute": world.hung.pk},
    )

    assert answer["Location"] == OWN
    html = client.get(OWN).content.decode()
    assert "Người thay: <b>Lê Quốc Hùng</b>" in html
    absence = Absence.objects.get()
    change = reverse("units:absence", args=[absence.pk])
    client.post(change, {"version": 1, "until": "13/03/2026", "substitute": ""})
    assert "Không có người thay" in client.get(OWN).content.decode()
    client.post(reverse("units:absence-back", args=[absence.pk]), {"version": 2})
    assert not Absence.objects.exists()


def test_lending_and_taking_back_in_the_browser(world: World) -> None:
    held = Appointment.objects.get(user=world.hung)
    hung = signed_in(world.hung)

    hung.post(
        of(world.hung, "units:person-act", "uy-quyen"),
        {
            "appointment": held.pk,
            "to": world.thu.pk,
            "since": "09/03/2026",
            "until": "12/03/2026",
            "basis": "4/GUQ",
        },
    )
    theirs = signed_in(world.thu).get(OWN).content.decode()
    lent = held.delegations.get()
    stranger = signed_in(world.quang).post(
        reverse("units:delegation-end", args=[lent.pk]), {"version": 1}
    )
    hung.post(reverse("units:delegation-end", args=[lent.pk]), {"version": 1})

    assert "Đang thay <b>Lê Quốc Hùng</b>" in theirs
    assert "Chuyên viên · thay Lê Quốc Hùng (Trưởng phòng)" in theirs  # in the bar
    assert stranger.status_code == 404
    assert not held.delegations.exists()


def test_strangers_change_no_absence(world: World, monday: date) -> None:
    absence = note_absence(
        world.thu, since=monday, until=monday, substitute=None, by=world.thu, on=monday
    )

    for who in (world.quang, world.hoa, world.lan, world.son):
        client = signed_in(who)
        assert client.get(reverse("units:absence", args=[absence.pk])).status_code == 404
        back = client.post(reverse("units:absence-back", args=[absence.pk]), {"version": 1})
        assert back.status_code == 404
    assert Absence.objects.exists()


def test_posts_are_opened_mended_and_ended_in_the_browser(world: World) -> None:
    client = signed_in(world.van)
    posts = reverse("units:posts", args=[world.office.key])

    client.post(posts, {"title": "Phó Trưởng phòng", "role": "officer", "since": "09/03/2026"})
    made = Post.objects.get(title="Phó Trưởng phòng")
    page = reverse("units:post", args=[made.pk])
    client.post(page, {"version": 1, "title": "Phó phòng"})
    held = client.post(
        reverse("units:post", args=[post_of(world.thu).pk]), {"version": 1, "until": "09/03/2026"}
    )
    client.post(page, {"version": 2, "until": "31/03/2026"})

    made.refresh_from_db()
    assert (made.title, made.until) == ("Phó phòng", date(2026, 3, 31))
    assert held.status_code == 422
    assert "Phạm Thị Thu còn giữ chức vụ này" in held.content.decode()
    assert signed_in(world.lan).get(page).status_code == 404


def test_leaving_without_open_work_ends_at_once(world: World) -> None:
    held = Appointment.objects.get(user=world.thu)
    page = reverse("units:appointment-end", args=[held.pk])
    client = signed_in(world.van)

    assert client.get(page).status_code == 200
    client.post(page, {"version": 1, "until": "31/03/2026"})

    held.refresh_from_db()
    assert held.until == date(2026, 3, 31)
    assert signed_in(world.hoa).get(page).status_code == 404
    assert signed_in(world.quang).get(page).status_code == 404
