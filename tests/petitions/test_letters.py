"""Letters: shipped words or the office's own template, filled with what the case knows, no more."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.case_refusals import NotHere
from danvan.petitions.actions.letters import back_to_shipped, keep_template, write_letter
from danvan.petitions.letters import FIELDS, PERSONAL, SHAPES, shipped_docx
from danvan.petitions.letters.filling import (
    TemplateOverdone,
    TemplateUnreadable,
    UnknownFields,
    fields_of,
    filled,
)
from danvan.petitions.models import Letter, LetterTemplate, PersonalAccess
from danvan.petitions.queries.papers import shows_file
from tests.factories.cases import TAKEN_UP, denunciation_taken_up, taken_up
from tests.factories.people import World
from tests.factories.petitions import load_law, receptionist
from tests.factories.sealed import CONTENT, DENOUNCER

pytestmark = pytest.mark.django_db

LATER = date(2026, 7, 20)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def words(data: bytes) -> str:
    """All that a .docx says."""
    document = Document(BytesIO(data))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*cells, *(p.text for p in document.paragraphs)])


def template(*lines: str) -> bytes:
    """An office's own template with these lines."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("code", sorted(SHAPES))
def test_every_shipped_letter_holds_declared_fields_and_fills(code: str) -> None:
    shape, data = SHAPES[code], shipped_docx(code)

    assert fields_of(data) == shape.fields <= shape.may_hold
    told = words(filled(data, {name: f"[{name}]" for name in shape.may_hold}))
    assert "{{" not in told
    assert all(f"[{name}]" in told for name in shape.fields)


@pytest.mark.parametrize("code", [c for c in sorted(SHAPES) if SHAPES[c].text.guarded])
def test_no_letter_of_a_denunciation_may_hold_who_wrote(code: str) -> None:
    assert not SHAPES[code].may_hold & PERSONAL


def test_a_letter_is_filled_with_number_and_day_left_to_the_clerk(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    written = write_letter(case.pk, "thu-ly", by=nga, on=TAKEN_UP)

    told = words(written.data)
    assert "Cao Thị Lượm" in told
    assert "ỦY BAN NHÂN DÂN XÃ AN BÌNH" in told
    assert "An Bình, ngày        tháng        năm" in told.replace("\xa0", " ")
    assert "/TB-UBND" in told
    assert "10/08/2026 (Luật Khiếu nại 02/2011/QH13, Điều 28)" in told
    assert "CHỦ TỊCH" in told
    assert "Trần Văn Minh" in told
    assert "Lượm" not in written.name
    assert written.letter.file is not None
    assert shows_file(nga, written.letter.file, TAKEN_UP)
    assert not shows_file(world.hoa, written.letter.file, TAKEN_UP)
    assert list(PersonalAccess.objects.values_list("by", "what")) == [(nga.pk, "letter")]


def test_a_letter_of_a_sealed_case_is_handed_over_and_never_kept(world: World, nga: User) -> None:
    case = denunciation_taken_up(world, nga)
    client = Client()
    client.force_login(nga)

    answer = client.post(f"/don-thu/{case.public_id}/soan/", {"code": "thong-bao-thu-ly-to-cao"})

    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    told = words(data)
    assert "Tố cáo việc sử dụng vật tư" in told or "vật tư công trình" in told
    for planted in (DENOUNCER.name, DENOUNCER.address, DENOUNCER.phone, CONTENT[:25]):
        assert planted not in told
    assert Letter.objects.get().file is None
    assert not PersonalAccess.objects.exists()


def test_letters_that_hold_names_are_not_written_for_a_sealed_case(world: World, nga: User) -> None:
    case = denunciation_taken_up(world, nga)

    for code in ("bien-nhan", "bien-ban-trinh-bay", "phieu-chuyen", "thu-ly", "nothing-such"):
        with pytest.raises(NotHere):
            write_letter(case.pk, code, by=nga, on=TAKEN_UP)


def test_strangers_write_nothing(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    for somebody in (world.hoa, world.son, world.thu):
        with pytest.raises(NotAllowed):
            write_letter(case.pk, "thu-ly", by=somebody, on=TAKEN_UP)


def test_an_office_uses_its_own_template_and_goes_back(world: World, nga: User) -> None:
    case, unit = taken_up(world, nga), world.commune.pk
    own = template("Riêng của xã: {{ so_don }} của {{ nguoi_gui }}")

    kept = keep_template(unit, "thu-ly", own, "mau.docx", by=nga, on=TAKEN_UP)

    assert "tom_tat" in kept.left_out
    told = words(write_letter(case.pk, "thu-ly", by=nga, on=LATER).data)
    assert told.strip() == f"Riêng của xã: {case.label} của Cao Thị Lượm"

    back_to_shipped(unit, "thu-ly", by=nga, on=LATER)
    assert "THÔNG BÁO" in words(write_letter(case.pk, "thu-ly", by=nga, on=LATER).data)
    rows = LetterTemplate.objects.order_by("since").values_list("since", "until")
    assert list(rows) == [(TAKEN_UP, date(2026, 7, 19)), (LATER, None)]


@pytest.mark.parametrize(
    ("code", "line", "named"),
    [
        ("thu-ly", "{{ luong_thang }}", "luong_thang"),
        ("thong-bao-ket-luan", "{{ so_don }} {{ nguoi_gui }}", "nguoi_gui"),
        ("ket-luan-to-cao", "{{ ma_tra_cuu }}", "ma_tra_cuu"),
    ],
)
def test_a_field_that_may_not_stand_there_is_named(
    world: World, nga: User, code: str, line: str, named: str
) -> None:
    with pytest.raises(UnknownFields, match=named):
        keep_template(world.commune.pk, code, template(line), "mau.docx", by=nga, on=TAKEN_UP)
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        "{{ so_don.__class__ }}",
        "{{ so_don | upper }}",
        "{% for x in so_don %}{{ so_don }}{% endfor %}",
        "{{ 7 * 7 }}",
        "{{ so_don",
        "{{ range(9) }}",
    ],
)
def test_a_template_commands_nothing(world: World, nga: User, line: str) -> None:
    with pytest.raises(TemplateOverdone):
        keep_template(world.commune.pk, "thu-ly", template(line), "mau.docx", by=nga, on=TAKEN_UP)


def test_what_is_no_docx_is_refused(world: World, nga: User) -> None:
    with pytest.raises(TemplateUnreadable):
        keep_template(world.commune.pk, "thu-ly", b"Xin chao", "mau.txt", by=nga, on=TAKEN_UP)


def test_only_who_keeps_templates_changes_them(world: World, nga: User) -> None:
    for somebody in (world.minh, world.hoa, world.thu):
        with pytest.raises(NotAllowed):
            back_to_shipped(world.commune.pk, "thu-ly", by=somebody, on=TAKEN_UP)


def test_what_a_case_says_cannot_break_the_paper() -> None:
    values = dict.fromkeys(FIELDS, "<w:p>&\x0b{{ so_don }}</w:p>")

    told = words(filled(shipped_docx("bien-nhan"), values))

    assert "<w:p>&{{ so_don }}</w:p>" in told
