"""A plan as a paper of its office: letterhead, grounds, headings, notes, recipients, signature."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import PlanDraft
from danvan.plans.queries.plans_letter import letter_of
from danvan.plans.values import HeaderValue, SectionValue, SignerValue
from danvan.readers.files import open_source
from danvan.units.models import Unit
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, ParagraphKind
from tests.factories.people import World
from tests.factories.plans import HEADER, add_row, duty, reviewed_draft

PARTS = (
    ("ỦY BAN NHÂN DÂN XÃ AN BÌNH", "line"),
    ("KẾ HOẠCH", "line"),
    ("Công tác dân vận chính quyền năm 2026", "line"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương;", "line"),
    ("I. MỤC ĐÍCH", "line"),
    ("Gần dân, sát dân.", "line"),
    ("1 Theo Nghị quyết của HĐND xã.", "footnote"),
    ("Nơi nhận:", "line"),
    ("- UBND tỉnh;", "line"),
)
CHAIRMAN = SignerValue("Trần Văn Minh", "TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
DEPUTY = SignerValue("Phan Thị Mai", "KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")


def letter(
    world: World,
    header: HeaderValue,
    *,
    issuer: Unit | None = None,
    co_issuer: Unit | None = None,
) -> OfficeDocument:
    row = duty("Công khai", world.office)
    draft = reviewed_draft(world, [row], header=header, issuer=issuer, co_issuer=co_issuer)
    text = ""
    blocks: list[dict[str, object]] = []
    for words, kind in PARTS:
        start = len(text) + 1 if text else 0
        text = f"{text} {words}".strip()
        blocks.append({"start": start, "end": len(text), "kind": kind, "paragraph": len(blocks)})
    draft.items.filter(kind="section").delete()
    begin = text.index("I. MỤC")
    add_row(draft, 1, SectionValue("I", "I.", "MỤC ĐÍCH", 1, begin, len(text)))
    PlanDraft.objects.filter(pk=draft.pk).update(text=text, blocks=blocks)
    return letter_of(issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9)))


def test_holds_what_stands_between_the_subject_and_the_recipients(world: World) -> None:
    paper = letter(world, HEADER)

    assert paper.grounds == ("Căn cứ Luật Tổ chức chính quyền địa phương;",)
    assert [(p.kind, p.text) for p in paper.paragraphs] == [
        (ParagraphKind.HEADING1, "I. MỤC ĐÍCH"),
        (ParagraphKind.BODY, "Gần dân, sát dân."),
    ]
    assert paper.paragraphs[1].footnotes[0].text == "1 Theo Nghị quyết của HĐND xã."
    assert paper.recipients == HEADER.recipients
    assert (paper.number, paper.symbol, paper.issued_on) == ("12", "KH-UBND", date(2026, 3, 5))


def test_the_number_stays_blank_while_nobody_has_given_it(world: World) -> None:
    paper = letter(world, replace(HEADER, number=None))

    assert (paper.number, paper.symbol) == (None, "KH-UBND")


@pytest.mark.parametrize(
    ("signer", "authority", "position"),
    [
        pytest.param(CHAIRMAN, "TM.", "CHỦ TỊCH", id="the-head"),
        pytest.param(DEPUTY, "TM.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", id="in-his-place"),
    ],
)
def test_signs_as_the_form_asks(
    world: World, signer: SignerValue, authority: str, position: str
) -> None:
    (signature,) = letter(world, replace(HEADER, signers=(signer,))).signatures

    assert (signature.authority, signature.position) == (authority, position)
    assert signature.name == signer.name


def test_without_a_signer_each_issuer_has_a_blank_block(world: World) -> None:
    paper = letter(world, HEADER, co_issuer=world.party)

    assert [s.on_behalf_of for s in paper.signatures] == [
        "UBND XÃ AN BÌNH",
        "BAN XÂY DỰNG ĐẢNG ĐẢNG ỦY XÃ",
    ]
    assert not paper.party_form


def test_a_plan_of_the_party_has_the_partys_form(world: World) -> None:
    paper = letter(world, replace(HEADER, number="05-KH/ĐU"), issuer=world.party)

    assert paper.party_form
    assert (paper.number, paper.symbol) == ("05", "KH/ĐU")


def test_the_file_says_the_same_words(world: World) -> None:
    data = write_docx(letter(world, HEADER))

    words = [block.text for block in open_source(data, "ke-hoach.docx").blocks]
    assert "Số: 12/KH-UBND" in words
    assert "Gần dân, sát dân." in " ".join(words)
