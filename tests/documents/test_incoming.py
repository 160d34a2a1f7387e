"""What comes in is read, confirmed by a person, numbered once, and known when it comes again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed
from danvan.documents.access.register import visible_documents
from danvan.documents.actions.drafts import drop_document
from danvan.documents.actions.files import FileRefused
from danvan.documents.actions.incoming import Entry, enter_arrival, pass_on, receive_file
from danvan.documents.actions.refusals import DayAhead, MoveRefused, SeenBefore
from danvan.documents.actions.sending import file_away
from danvan.documents.models import Arrival, Document, StoredFile
from danvan.documents.queries.incoming import waiting_arrivals
from danvan.documents.queries.life import life_of
from tests.conftest import signed_in
from tests.factories.letters import Letter, as_pdf
from tests.factories.papers import clerk_of
from tests.factories.people import World, make_world
from tests.obligations.test_two_at_once import Act, at_once
from tests.readers.printed import scan

FROM_ABOVE = replace(
    Letter(
        kind="Thông báo",
        subject="Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp tháng 02",
        parent="",
        issuer="UBND TỈNH",
        symbol="TB-UBND",
    ).signed("18", date(2026, 3, 5)),
    signer="Lê Văn Tâm",
)


def received(world: World, clerk: User, on: date, letter: Letter = FROM_ABOVE) -> Document:
    """Return a file that the clerk handed in."""
    return receive_file(as_pdf(letter), "van-ban.pdf", unit=world.commune, by=clerk, on=on)


def as_read(row: Document, on: date, **changes: object) -> Entry:
    """Return the entry a clerk makes who changes nothing of what was proposed."""
    entry = Entry(
        kind=row.kind,
        number=row.number,
        issuer=row.issuer,
        issued_on=row.issued_on,
        title=row.title,
        arrived_on=on,
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def entered(world: World, clerk: User, on: date, letter: Letter = FROM_ABOVE) -> Document:
    """Return a document that came in and was entered."""
    row = received(world, clerk, on, letter)
    enter_arrival(row.pk, as_read(row, on), version=row.version, by=clerk, on=on)
    row.refresh_from_db()
    return row


def test_proposes_what_the_paper_says(world: World, monday: date) -> None:
    nga = clerk_of(world)

    row = received(world, nga, monday)

    assert (row.side, row.state, row.unit) == ("incoming", "arrived", world.commune)
    assert (row.kind, row.number, row.issued_on) == ("Thông báo", "18/TB-UBND", date(2026, 3, 5))
    assert row.issuer == "UBND tỉnh"  # as our book calls it
    assert row.title.startswith("Kết luận của Chủ tịch")
    assert not Arrival.objects.exists()  # nothing is entered before a person says so
    assert list(waiting_arrivals(nga, on=monday)) == [row]


def test_takes_the_next_number_of_the_year(world: World, monday: date) -> None:
    nga = clerk_of(world)
    year_end = date(2025, 12, 30)
    old = received(world, nga, monday, replace(FROM_ABOVE, number="900", day=year_end))
    enter_arrival(old.pk, as_read(old, year_end), version=1, by=nga, on=monday)
    first = entered(world, nga, monday)
    second = entered(world, nga, monday, replace(FROM_ABOVE, number="19"))

    assert [str(each) for each in Arrival.objects.order_by("pk")] == ["1/2025", "1/2026", "2/2026"]
    assert first.issuer_unit == world.province
    assert not waiting_arrivals(nga, on=monday).exists()
    assert second.arrival.by == nga


def test_the_same_file_is_recognised(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = entered(world, nga, monday)

    with pytest.raises(SeenBefore) as refused:
        received(world, nga, monday)

    assert refused.value.existing == row
    assert Document.objects.filter(side="incoming").count() == 1


def test_a_dropped_one_may_come_again(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = received(world, nga, monday)
    drop_document(row.pk, version=row.version, reason="Gửi nhầm", by=nga, on=monday)

    assert received(world, nga, monday).pk != row.pk


def test_the_same_document_in_another_file_is_asked_about(world: World, monday: date) -> None:
    nga = clerk_of(world)
    first = entered(world, nga, monday)
    row = receive_file(scan(), "ban-quet.pdf", unit=world.commune, by=nga, on=monday)
    typed = as_read(first, monday, number="18 / TB – UBND", issuer="UBND TỈNH")

    with pytest.raises(SeenBefore, match="Vẫn vào sổ") as refused:
        enter_arrival(row.pk, typed, version=row.version, by=nga, on=monday)
    assert refused.value.existing == first
    row.refresh_from_db()
    assert row.number == ""  # the refusal left nothing behind

    arrival = enter_arrival(row.pk, typed, version=row.version, again=True, by=nga, on=monday)
    assert arrival.number == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"issuer": "UBND huyện"}, id="another-issuer"),
        pytest.param({"issued_on": date(2026, 3, 6)}, id="another-day"),
        pytest.param({"number": "18/KH-UBND"}, id="another-number"),
        pytest.param({"number": ""}, id="no-number"),
    ],
)
def test_one_that_only_resembles_is_entered(
    world: World, monday: date, change: dict[str, object]
) -> None:
    nga = clerk_of(world)
    first = entered(world, nga, monday)
    row = receive_file(scan(), "ban-quet.pdf", unit=world.commune, by=nga, on=monday)

    arrival = enter_arrival(
        row.pk, as_read(first, monday, **change), version=row.version, by=nga, on=monday
    )

    assert arrival.number == 2


def test_is_passed_on_and_read_there(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = entered(world, nga, monday)
    assert not visible_documents(world.thu, on=monday).filter(pk=row.pk).exists()

    pass_on(row.pk, version=row.version, to=world.office, by=nga, on=monday)

    row.refresh_from_db()
    assert row.state == "passed_on"
    assert visible_documents(world.thu, on=monday).filter(pk=row.pk).exists()
    assert not visible_documents(world.hoa, on=monday).filter(pk=row.pk).exists()
    assert life_of(row, nga, on=monday).passed_to == "Phòng Văn hóa - Xã hội"
    row = file_away(row.pk, version=row.version, by=nga, on=monday)
    assert row.state == "filed"


def test_what_makes_no_sense_is_refused(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = received(world, nga, monday)
    with pytest.raises(MoveRefused):
        pass_on(row.pk, version=row.version, to=world.office, by=nga, on=monday)
    later = as_read(row, monday + timedelta(days=1))
    with pytest.raises(DayAhead):
        enter_arrival(row.pk, later, version=row.version, by=nga, on=monday)
    enter_arrival(row.pk, as_read(row, monday), version=row.version, by=nga, on=monday)
    row.refresh_from_db()
    with pytest.raises(MoveRefused):
        enter_arrival(row.pk, as_read(row, monday), version=row.version, by=nga, on=monday)
    with pytest.raises(MoveRefused):
        drop_document(row.pk, version=row.version, reason="Nhầm", by=nga, on=monday)


def test_what_is_marked_secret_is_refused(world: World, monday: date) -> None:
    nga = clerk_of(world)

    with pytest.raises(FileRefused, match="độ mật"):
        receive_file("TỐI MẬT\nTHÔNG BÁO".encode(), "tb.txt", unit=world.commune, by=nga, on=monday)

    assert not StoredFile.objects.exists()
    assert not Document.objects.filter(side="incoming").exists()


def test_who_may_not(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = entered(world, nga, monday)
    for stranger in (world.lan, world.hoa, world.kim, world.thu):
        with pytest.raises(NotAllowed):
            received(world, stranger, monday)
        with pytest.raises(NotAllowed):
            pass_on(row.pk, version=row.version, to=world.office, by=stranger, on=monday)
    waiting = received(world, nga, monday, replace(FROM_ABOVE, number="20"))
    for stranger in (world.lan, world.minh, world.hoa):
        with pytest.raises(NotAllowed):
            enter_arrival(waiting.pk, as_read(waiting, monday), version=1, by=stranger, on=monday)
    with pytest.raises(NotAllowed):  # the clerk of one unit is nobody in another
        receive_file(scan(), "a.pdf", unit=world.neighbour, by=nga, on=monday)


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_two_clerks_at_once_take_two_numbers(monday: date) -> None:
    world = make_world()
    nga = clerk_of(world)
    rows = [received(world, nga, monday, replace(FROM_ABOVE, number=str(n))) for n in range(30, 34)]

    def enter(row: Document) -> Act:
        return lambda: enter_arrival(row.pk, as_read(row, monday), version=1, by=nga, on=monday)

    went = at_once(*(enter(row) for row in rows))

    assert {type(each) for each in went} == {Arrival}
    assert sorted(Arrival.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_one_file_handed_in_twice_at_once_comes_in_once(monday: date) -> None:
    world = make_world()
    nga = clerk_of(world)
    data = as_pdf(FROM_ABOVE)

    def hand_in() -> object:
        return receive_file(data, "a.pdf", unit=world.commune, by=nga, on=monday)

    went = at_once(hand_in, hand_in)

    assert sorted(type(each).__name__ for each in went) == ["Document", "SeenBefore"]
    assert Document.objects.filter(side="incoming").count() == 1


@pytest.mark.usefixtures("today")
def test_the_clerk_hands_in_several_and_enters_one(world: World) -> None:
    nga = clerk_of(world)
    client = signed_in(nga)
    files = [
        SimpleUploadedFile("mot.pdf", as_pdf(FROM_ABOVE)),
        SimpleUploadedFile("hai.pdf", as_pdf(replace(FROM_ABOVE, number="19"))),
    ]
    given = {"papers": files, "unit": world.commune.pk, "confirmed": "on"}

    answer = client.post(reverse("documents:receive"), given)
    assert answer.status_code == 302
    listed = client.get(answer["Location"]).content.decode()
    assert "18/TB-UBND" in listed
    assert "19/TB-UBND" in listed

    row = Document.objects.get(number="18/TB-UBND")
    page = reverse("documents:life-step", args=[row.public_id, "vao-so"])
    shown = client.get(page).content.decode()
    assert 'value="18/TB-UBND"' in shown
    typed = {
        "version": row.version,
        "kind": "Thông báo",
        "number": "18/TB-UBND",
        "issuer": "UBND tỉnh",
        "issued_on": "05/03/2026",
        "title": "Kết luận",
        "arrived_on": "09/03/2026",
        "how": "axis",
    }
    assert client.post(page, typed).status_code == 302
    assert Arrival.objects.get().number == 1

    for stranger in (world.hoa, world.kim):
        assert signed_in(stranger).get(page).status_code == 404


@pytest.mark.usefixtures("today")
def test_a_file_that_is_there_already_is_shown(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = entered(world, nga, monday)
    given = {
        "papers": [
            SimpleUploadedFile("lai.pdf", as_pdf(FROM_ABOVE)),
            SimpleUploadedFile("mat.txt", "MẬT\nTHÔNG BÁO".encode()),
            SimpleUploadedFile("moi.pdf", as_pdf(replace(FROM_ABOVE, number="21"))),
        ],
        "unit": world.commune.pk,
        "confirmed": "on",
    }

    answer = signed_in(nga).post(reverse("documents:receive"), given)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert reverse("documents:document", args=[row.public_id]) in shown
    assert "độ mật" in shown
    assert "1 tệp khác đã nhận" in shown


@pytest.mark.usefixtures("today")
def test_the_page_asks_before_entering_a_twin(world: World, monday: date) -> None:
    nga = clerk_of(world)
    first = entered(world, nga, monday)
    row = receive_file(scan(), "ban-quet.pdf", unit=world.commune, by=nga, on=monday)
    page = reverse("documents:life-step", args=[row.public_id, "vao-so"])
    typed = {
        "version": row.version,
        "kind": first.kind,
        "number": first.number,
        "issuer": first.issuer,
        "issued_on": "05/03/2026",
        "title": first.title,
        "arrived_on": "09/03/2026",
        "how": "",
    }
    client = signed_in(nga)

    asked = client.post(page, typed)
    assert asked.status_code == 422
    assert 'name="again"' in asked.content.decode()
    assert client.post(page, typed | {"again": "on"}).status_code == 302
    assert Arrival.objects.count() == 2


def test_a_paper_without_number_is_known_by_its_subject(world: World, monday: date) -> None:
    nga = clerk_of(world)
    first = received(world, nga, monday)
    bare = as_read(first, monday, number="", title="Giấy mời họp giao ban tháng 3")
    enter_arrival(first.pk, bare, version=first.version, by=nga, on=monday)
    row = receive_file(scan(), "ban-quet.pdf", unit=world.commune, by=nga, on=monday)

    typed = replace(bare, title="giấy mời họp giao ban THÁNG 3")
    with pytest.raises(SeenBefore) as refused:
        enter_arrival(row.pk, typed, version=row.version, by=nga, on=monday)
    assert refused.value.existing == first

    other = replace(bare, title="Giấy mời họp giao ban tháng 4")
    assert enter_arrival(row.pk, other, version=row.version, by=nga, on=monday).number == 2
