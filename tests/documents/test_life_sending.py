"""An issued document goes to its recipients, each with how and when, and is filed."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from danvan.base.acts import NotAllowed
from danvan.documents.access.register import visible_documents
from danvan.documents.actions.refusals import DayAhead, MoveRefused, NobodyChosen
from danvan.documents.actions.sending import file_away, mark_sent, name_recipients
from danvan.documents.models import Dispatch, Document
from danvan.documents.queries.life import life_of
from tests.factories.papers import approved, clerk_of, drafted, issued
from tests.factories.people import World

How = Dispatch.How


def test_several_go_out_at_once_and_the_rest_later(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    party, office, economy = row.dispatches.all()

    row = mark_sent(
        row.pk,
        version=row.version,
        recipients=[party.pk, office.pk],
        how=How.AXIS,
        day=monday,
        by=nga,
        on=monday,
    )
    assert row.state == "issued"  # one still waits
    row = mark_sent(
        row.pk,
        version=row.version,
        recipients=[economy.pk],
        how=How.HAND,
        day=monday,
        by=nga,
        on=monday,
    )

    assert row.state == "sent"
    assert list(row.dispatches.values_list("recipient", "how", "sent_on")) == [
        ("Đảng ủy xã", "axis", monday),
        ("Phòng Văn hóa - Xã hội", "axis", monday),
        ("Phòng Kinh tế", "hand", monday),
    ]


def test_who_got_it_reads_it(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    economy = row.dispatches.get(unit=world.economy)
    assert not visible_documents(world.quang, on=monday).filter(pk=row.pk).exists()

    mark_sent(
        row.pk,
        version=row.version,
        recipients=[economy.pk],
        how=How.AXIS,
        day=monday,
        by=nga,
        on=monday,
    )

    assert visible_documents(world.quang, on=monday).filter(pk=row.pk).exists()
    assert not visible_documents(world.hoa, on=monday).filter(pk=row.pk).exists()


def test_recipients_are_added_once_each(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)

    row = name_recipients(
        row.pk,
        version=row.version,
        names=["- Phòng kinh tế;", "Thôn Đông", "", "Thôn Đông"],
        by=nga,
        on=monday,
    )

    assert list(row.dispatches.values_list("recipient", flat=True)) == [
        "Đảng ủy xã",
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
        "Thôn Đông",
    ]
    assert row.dispatches.get(recipient="Thôn Đông").unit == world.village


def test_a_new_recipient_opens_sending_again(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    every = list(row.dispatches.values_list("pk", flat=True))
    row = mark_sent(
        row.pk, version=row.version, recipients=every, how=How.MAIL, day=monday, by=nga, on=monday
    )

    row = name_recipients(row.pk, version=row.version, names=["Thôn Đông"], by=nga, on=monday)

    assert next(step.slug for step in life_of(row, nga, on=monday).steps) == "da-gui"


def test_is_filed_and_then_rests(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)

    row = file_away(row.pk, version=row.version, by=nga, on=monday)

    assert row.state == "filed"
    assert life_of(row, nga, on=monday).steps == ()
    with pytest.raises(MoveRefused):
        file_away(row.pk, version=row.version, by=nga, on=monday)


def test_what_makes_no_sense_is_refused(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    one = [row.dispatches.values_list("pk", flat=True)[0]]

    def send(document: Document, to: Collection[int], day: date) -> None:
        mark_sent(
            document.pk,
            version=document.version,
            recipients=to,
            how=How.POST,
            day=day,
            by=nga,
            on=monday,
        )

    with pytest.raises(NobodyChosen):
        send(row, [], monday)
    later = monday + timedelta(days=1)
    with pytest.raises(DayAhead):
        send(row, one, later)
    young = drafted(world, on=monday)
    with pytest.raises(MoveRefused):
        send(young, one, monday)
    with pytest.raises(MoveRefused):
        name_recipients(young.pk, version=young.version, names=["Thôn Đông"], by=nga, on=monday)


def test_another_documents_recipient_is_not_touched(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    other = Document.objects.create(kind="Công văn", unit=world.commune)
    foreign = Dispatch.objects.create(document=other, recipient="Sở Nội vụ")

    with pytest.raises(NobodyChosen):
        mark_sent(
            row.pk,
            version=row.version,
            recipients=[foreign.pk],
            how=How.MAIL,
            day=monday,
            by=nga,
            on=monday,
        )


def test_who_may_not(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    every = list(row.dispatches.values_list("pk", flat=True))
    for stranger in (world.lan, world.minh, world.hoa, world.kim):
        with pytest.raises(NotAllowed):
            mark_sent(
                row.pk,
                version=row.version,
                recipients=every,
                how=How.MAIL,
                day=monday,
                by=stranger,
                on=monday,
            )
        with pytest.raises(NotAllowed):
            file_away(row.pk, version=row.version, by=stranger, on=monday)
        with pytest.raises(NotAllowed):
            name_recipients(row.pk, version=row.version, names=["A"], by=stranger, on=monday)


def test_the_page_asks_a_bounded_number_of_questions(
    world: World, monday: date, django_assert_max_num_queries: object
) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    names = [f"Nơi thứ {n}" for n in range(40)]
    name_recipients(row.pk, version=row.version, names=names, by=nga, on=monday)
    row = Document.objects.select_related("draft_file", "file").get(pk=row.pk)

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        life = life_of(row, nga, on=monday)
        assert len([each.by for each in life.dispatches]) == 43


def test_approved_documents_may_name_recipients_before_they_are_issued(
    world: World, monday: date
) -> None:
    nga = clerk_of(world)
    row = approved(world, on=monday)

    row = name_recipients(row.pk, version=row.version, names=["Thôn Đông"], by=nga, on=monday)

    assert row.dispatches.count() == 4
