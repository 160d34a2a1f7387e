"""A draft is put forward, remarked on, approved or returned; nobody approves his own."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import Role
from danvan.base.acts import ActRefused, NotAllowed, StaleRecord
from danvan.documents.access.register import visible_documents
from danvan.documents.actions.drafts import (
    NewDraft,
    drop_document,
    give_opinion,
    replace_draft_file,
    start_draft,
    submit_draft,
    withdraw_draft,
)
from danvan.documents.actions.files import FileRefused
from danvan.documents.actions.refusals import DraftMissing, MoveRefused, OwnDraft, ReasonMissing
from danvan.documents.models import Document, Opinion, StoredFile
from danvan.documents.queries.life import life_of, submitter_of
from tests.factories.letters import Letter, as_docx
from tests.factories.papers import approved, drafted, submitted
from tests.factories.people import World, appoint

APPROVED, RETURNED, REMARK = (
    Opinion.Verdict.APPROVED,
    Opinion.Verdict.RETURNED,
    Opinion.Verdict.REMARK,
)


def slugs(document: Document, user: object, on: date) -> list[str]:
    """Return the steps a person is offered, in order."""
    document.refresh_from_db()
    return [step.slug for step in life_of(document, user, on=on).steps]  # type: ignore[arg-type]


def test_a_draft_begins_without_number_and_day(world: World, monday: date) -> None:
    row = drafted(world, on=monday)

    assert (row.state, row.side, row.number, row.issued_on) == ("draft", "outgoing", "", None)
    assert (row.unit, row.issuer) == (world.commune, "UBND xã An Bình")
    assert row.draft_file is not None
    assert row.file is None
    # Whom it goes to is read from the file; one name is that of a unit of ours.
    sent_to = list(row.dispatches.values_list("recipient", "unit"))
    assert sent_to == [
        ("Đảng ủy xã", None),
        ("Phòng Văn hóa - Xã hội", None),  # two communes have one: never guessed
        ("Phòng Kinh tế", world.economy.pk),
    ]


def test_goes_from_draft_to_approval(world: World, monday: date) -> None:
    row = approved(world, on=monday)

    assert row.state == "approved"
    codes = AuditEvent.objects.filter(about_kind="documents.document", about_id=row.pk)
    assert list(codes.order_by("id").values_list("code", "by__username")) == [
        ("documents.drafted", "lan"),
        ("documents.submitted", "lan"),
        ("documents.approved", "minh"),
    ]
    stages = life_of(row, world.lan, on=monday).stages
    assert [(s.label, s.by) for s in stages if s.done] == [
        ("Dự thảo", "Nguyễn Thị Lan"),
        ("Trình", "Nguyễn Thị Lan"),
        ("Duyệt", "Trần Văn Minh"),
    ]


def test_nobody_approves_what_he_put_forward(world: World, monday: date) -> None:
    appoint(world.minh, world.commune, Role.PLANNER, "Kiêm nhiệm")
    row = drafted(world, on=monday)
    row = submit_draft(row.pk, version=row.version, by=world.minh, on=monday)

    with pytest.raises(OwnDraft):
        give_opinion(
            row.pk, version=row.version, verdict=APPROVED, text="", by=world.minh, on=monday
        )

    row.refresh_from_db()
    assert row.state == "submitted"
    assert submitter_of(row) == world.minh.pk


def test_comes_back_with_a_reason_and_goes_forward_again(world: World, monday: date) -> None:
    row = submitted(world, on=monday)
    with pytest.raises(ReasonMissing):
        give_opinion(
            row.pk, version=row.version, verdict=RETURNED, text=" ", by=world.minh, on=monday
        )
    row = give_opinion(
        row.pk,
        version=row.version,
        verdict=RETURNED,
        text="Ghi rõ thời hạn",
        by=world.minh,
        on=monday,
    )
    assert row.state == "returned"
    done = [s.label for s in life_of(row, world.lan, on=monday).stages if s.done]
    assert done == ["Dự thảo"]  # putting it forward lies ahead again

    new = as_docx(Letter().saying("30/9/2026", "30/8/2026"))
    row = replace_draft_file(
        row.pk, version=row.version, data=new, name="sua.docx", by=world.lan, on=monday
    )
    row = submit_draft(row.pk, version=row.version, by=world.lan, on=monday)

    assert row.state == "submitted"
    assert row.draft_file is not None
    assert row.draft_file.name == "sua.docx"


def test_a_remark_changes_nothing_but_is_kept(world: World, monday: date) -> None:
    row = submitted(world, on=monday)

    give_opinion(
        row.pk, version=row.version, verdict=REMARK, text="Thêm thôn Đông", by=world.lan, on=monday
    )

    row.refresh_from_db()
    assert row.state == "submitted"
    assert row.opinions.get().text == "Thêm thôn Đông"


def test_is_taken_back_before_it_is_judged(world: World, monday: date) -> None:
    row = submitted(world, on=monday)

    row = withdraw_draft(row.pk, version=row.version, by=world.lan, on=monday)

    assert row.state == "draft"
    with pytest.raises(MoveRefused):
        withdraw_draft(row.pk, version=row.version, by=world.lan, on=monday)


def test_what_was_put_forward_is_not_exchanged(world: World, monday: date) -> None:
    row = submitted(world, on=monday)

    with pytest.raises(MoveRefused):
        replace_draft_file(
            row.pk,
            version=row.version,
            data=as_docx(Letter().saying("30/9/2026", "30/8/2026")),
            name="khac.docx",
            by=world.lan,
            on=monday,
        )


def test_nothing_is_put_forward_without_a_file(world: World, monday: date) -> None:
    new = NewDraft(kind="Công văn", title="Mời họp")
    row = start_draft(new, unit=world.commune, by=world.lan, on=monday)

    with pytest.raises(DraftMissing):
        submit_draft(row.pk, version=row.version, by=world.lan, on=monday)


def test_is_dropped_with_a_reason(world: World, monday: date) -> None:
    row = drafted(world, on=monday)

    with pytest.raises(ReasonMissing):
        drop_document(row.pk, version=row.version, reason="", by=world.lan, on=monday)
    row = drop_document(
        row.pk, version=row.version, reason="Gộp vào kế hoạch khác", by=world.lan, on=monday
    )

    assert row.state == "dropped"


def test_what_is_marked_secret_never_reaches_the_store(world: World, monday: date) -> None:
    secret = NewDraft(
        kind="Kế hoạch",
        title="Diễn tập",
        data="UBND XÃ AN BÌNH\nMẬT\nKẾ HOẠCH\nDiễn tập".encode(),
        name="ke-hoach.txt",
    )

    with pytest.raises(FileRefused, match="độ mật"):
        start_draft(secret, unit=world.commune, by=world.lan, on=monday)

    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_who_may_not(world: World, monday: date) -> None:
    new = NewDraft(kind="Công văn", title="Mời họp")
    for stranger in (world.hoa, world.minh, world.thu, world.kim, world.van):
        with pytest.raises(NotAllowed):
            start_draft(new, unit=world.commune, by=stranger, on=monday)
    row = submitted(world, on=monday)
    for stranger in (world.hoa, world.son, world.lan, world.hung, world.kim):
        with pytest.raises(NotAllowed):
            give_opinion(
                row.pk, version=row.version, verdict=APPROVED, text="", by=stranger, on=monday
            )
    with pytest.raises(NotAllowed):
        give_opinion(
            row.pk, version=row.version, verdict=REMARK, text="Xem", by=world.hoa, on=monday
        )
    for act in (withdraw_draft, submit_draft):
        with pytest.raises(NotAllowed):
            act(row.pk, version=row.version, by=world.hoa, on=monday)


def test_somebody_was_faster(world: World, monday: date) -> None:
    row = drafted(world, on=monday)
    submit_draft(row.pk, version=1, by=world.lan, on=monday)

    with pytest.raises(StaleRecord):
        submit_draft(row.pk, version=1, by=world.lan, on=monday)


@pytest.mark.parametrize(
    ("who", "draft", "waiting"),
    [
        pytest.param("lan", ["trinh", "thay-tep", "bo"], ["rut", "y-kien"], id="planner"),
        pytest.param("minh", [], ["y-kien"], id="chairman"),
        pytest.param("van", [], [], id="operator"),
        pytest.param("hoa", [], [], id="next-door"),
        pytest.param("kim", [], [], id="superior"),
    ],
)
def test_each_is_offered_what_he_may_do(
    world: World, monday: date, who: str, draft: list[str], waiting: list[str]
) -> None:
    user = world.people()[who]
    row = drafted(world, on=monday)

    assert slugs(row, user, monday) == draft
    submit_draft(row.pk, version=row.version, by=world.lan, on=monday)
    assert slugs(row, user, monday) == waiting


def test_drafts_are_seen_by_their_own_house_only(world: World, monday: date) -> None:
    row = drafted(world, on=monday)

    seers = {
        name
        for name, user in world.people().items()
        if visible_documents(user, on=monday).filter(pk=row.pk).exists()
    }

    assert seers == {"lan", "minh"}


def test_refusals_say_what_to_do(world: World, monday: date) -> None:
    row = drafted(world, on=monday)

    with pytest.raises(ActRefused, match="Hãy"):
        withdraw_draft(row.pk, version=row.version, by=world.lan, on=monday)
