"""This year's draft: last year's frame, the superior's duties, what the program proposes."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.compose_letter import Sources, composed
from danvan.plans.queries.compose_lines import Choice, Given
from danvan.plans.queries.compose_page import default_title, default_year, offers_of
from danvan.plans.values import DutyValue, SectionValue, SignerValue, TargetValue
from danvan.units.models import Unit
from tests.factories.people import World
from tests.factories.plans import HEADER, add_row, duty, named, reviewed_draft

ON = date(2026, 12, 1)
LINES = (
    "KẾ HOẠCH",
    "Công tác dân vận chính quyền năm 2026",
    "Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 về thực hiện dân chủ;",
    "Căn cứ Luật Tiếp công dân ngày 25/11/2013;",
    "I. NỘI DUNG",
    "1. Công khai thủ tục",
    "Niêm yết thủ tục¹ trước ngày 20/3/2026.",
    "1 Theo danh mục của tỉnh.",
    "2. Đối thoại",
    "Đối thoại với Nhân dân theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Kinh tế báo cáo kết quả; công khai báo cáo.",
    "Nơi nhận:",
)
TEXT = " ".join(LINES)
POST = "Niêm yết thủ tục¹ trước ngày 20/3/2026"
TALK = "Đối thoại với Nhân dân theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh"
TELL = "Phòng Kinh tế báo cáo kết quả"
POOR = "Rà soát hộ nghèo, hộ cận nghèo trước ngày 30/6/2027"
SHOW = "công khai báo cáo"
TYPED = "Ghi hình các buổi đối thoại"  # a person wrote it in at review: no place in the text
CHAIRMAN = SignerValue("Trần Văn Minh", "TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def said(words: str, *units: Unit, **fields: object) -> DutyValue:
    start, end = at(words)
    return duty(words, *units, start=start, end=end, **fields)


def section(path: str, label: str, title: str | None, first: str, last: str) -> SectionValue:
    return SectionValue(path, label, title, path.count(".") + 1, at(first)[0], at(last)[1])


SECTIONS = (
    section("I", "I.", "NỘI DUNG", LINES[4], LINES[9]),
    section("I.1", "1.", "Công khai thủ tục", LINES[5], LINES[7]),
    section("I.2", "2.", "Đối thoại", LINES[8], LINES[9]),
    section("II", "II.", "TỔ CHỨC THỰC HIỆN", LINES[10], LINES[11]),
    section("II.1", "1.", None, LINES[11], LINES[11]),
)


@pytest.fixture
def above(world: World) -> Plan:
    """The province's plan of 2026, which the commune's of that year carried out."""
    draft = reviewed_draft(world, [duty("Đối thoại", world.commune)], issuer=world.province)
    return issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9))


@pytest.fixture
def own(world: World, above: Plan) -> Plan:
    """The commune's plan of 2026."""
    rows = [
        said(POST, world.office, part="content", section="I.1"),
        said(TALK, world.office, part="content", section="I.2"),
        said(TELL, units=(named(world.economy, printed="Phòng Kinh tế"),), section="II.1"),
        said(SHOW, units=(named(world.economy, printed="Phòng Kinh tế"),), section="II.1"),
        duty(TYPED, units=(named(world.office, printed="Phòng Văn hóa - Xã hội"),)),
    ]
    header = replace(HEADER, number="31/KH-UBND", date="2026-03-08", signers=(CHAIRMAN,))
    target = TargetValue("20/3", ">=", 95, "%", start=at("20/3")[0], end=at("20/3")[1])
    draft = reviewed_draft(world, rows, header=header, others=[target], implements=above)
    draft.items.filter(kind="section").delete()
    for value in SECTIONS:
        add_row(draft, 1, value)
    blocks, start = [], 0
    for number, words in enumerate(LINES):
        kind = "footnote" if words.startswith("1 Theo") else "line"
        blocks.append(
            {"start": start, "end": start + len(words), "kind": kind, "paragraph": number}
        )
        start += len(words) + 1
    PlanDraft.objects.filter(pk=draft.pk).update(text=TEXT, blocks=blocks)
    return issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9))


@pytest.fixture
def above_next(world: World) -> Plan:
    """The province's plan of 2027: one duty the commune had, one that is new."""
    header = replace(
        HEADER, number="88/KH-UBND", date="2026-11-20", year=2027,
        title="Công tác dân vận chính quyền năm 2027",
    )  # fmt: skip
    rows = [
        duty("Đối thoại với Nhân dân", world.commune),
        duty(POOR, world.commune),
        duty("Thẩm định hồ sơ tự chấm", world.interior),
    ]
    draft = reviewed_draft(world, rows, header=header, issuer=world.province)
    return issue_plan(draft.pk, version=1, by=world.lan, on=ON)


def everything(plan: Plan, *given: Given) -> Choice:
    kept = frozenset(plan.duties.values_list("pk", flat=True))
    return Choice(2027, "Công tác dân vận chính quyền năm 2027", kept, given)


def test_who_does_it_stays_for_what_else_is_asked_there(world: World, own: Plan) -> None:
    every = everything(own)
    without = replace(every, kept=every.kept - {own.duties.get(text=TELL).pk})

    texts = [
        p.text for p in composed(Sources(world.commune, own, None), without, ON).letter.paragraphs
    ]

    assert "1. Phòng Kinh tế công khai báo cáo." in texts


def test_a_duty_that_stands_outside_the_text_is_not_lost(world: World, own: Plan) -> None:
    sources, every = Sources(world.commune, own, None), everything(own)
    without = replace(every, kept=every.kept - {own.duties.get(text=TYPED).pk})

    last = composed(sources, every, ON).letter.paragraphs[-1]
    texts = [p.text for p in composed(sources, without, ON).letter.paragraphs]

    assert last.text == f"Phòng Văn hóa - Xã hội: {TYPED}"
    assert not any(TYPED in text for text in texts)


def test_number_day_and_signer_stay_blank(world: World, own: Plan) -> None:
    paper = composed(Sources(world.commune, own, None), everything(own), ON).letter

    assert (paper.number, paper.symbol, paper.issued_on, paper.year) == (
        None, "KH-UBND", None, 2027,
    )  # fmt: skip
    assert [(s.position, s.name) for s in paper.signatures] == [("CHỦ TỊCH", "")]
    assert paper.recipients == HEADER.recipients


def test_days_move_on_as_proposals_and_old_notes_stay(world: World, own: Plan) -> None:
    made = composed(Sources(world.commune, own, None), everything(own), ON)

    (post,) = [p for p in made.letter.paragraphs if p.text.startswith("Niêm yết")]
    assert post.text == "Niêm yết thủ tục trước ngày 20/3/2027."
    assert [(post.text[: n.after], n.text) for n in post.footnotes] == [
        ("Niêm yết thủ tục", "1 Theo danh mục của tỉnh."),
        (
            "Niêm yết thủ tục trước ngày 20/3/2027",
            "Ngày do máy đề xuất: kế hoạch năm 2026 ghi «20/3/2026».",
        ),
    ]
    assert made.days == 1


def test_grounds_that_expired_are_left_out_and_this_years_plan_is_named(
    world: World, own: Plan, above_next: Plan
) -> None:
    made = composed(Sources(world.commune, own, above_next), everything(own), ON)

    assert made.letter.grounds == (
        "Căn cứ Luật Tiếp công dân ngày 25/11/2013;",
        "Căn cứ Kế hoạch số 88/KH-UBND ngày 20/11/2026 của UBND tỉnh",
    )
    talk = next(p for p in made.letter.paragraphs if p.text.startswith("Đối thoại với"))
    assert [n.text for n in talk.footnotes] == [
        "Kế hoạch số 12/KH-UBND ngày 05/3/2026: kế hoạch cấp trên của năm trước. "
        "Kế hoạch năm nay: số 88/KH-UBND."
    ]
    assert any("34/2007/PL" in doubt and "10/2022/QH15" in doubt for doubt in made.doubts)


def test_what_the_superior_adds_closes_the_content_part(
    world: World, own: Plan, above_next: Plan
) -> None:
    poor = above_next.duties.get(text=POOR)
    given = Given(poor), Given(poor, "Phòng Kinh tế")

    made = composed(Sources(world.commune, own, above_next), everything(own, *given), ON)

    words = [p.text for p in made.letter.paragraphs]
    place = words.index("II. TỔ CHỨC THỰC HIỆN")
    assert words[place - 3 : place] == [
        "3. Nhiệm vụ thực hiện Kế hoạch số 88/KH-UBND ngày 20/11/2026 của UBND tỉnh",
        f"{POOR}.",
        "Phòng Kinh tế chủ trì rà soát hộ nghèo, hộ cận nghèo trước ngày 30/6/2027.",
    ]


@pytest.mark.parametrize(
    ("text", "printed", "ordered"),
    [
        pytest.param("Chủ trì thẩm định hồ sơ;", "Sở Nội vụ", "chủ trì thẩm định hồ sơ",
                     id="leads-already"),
        pytest.param("UBND các xã rà soát hộ nghèo", "UBND các xã", "chủ trì rà soát hộ nghèo",
                     id="names-the-superiors-units"),
        pytest.param("Tham mưu UBND tỉnh", "UBND tỉnh", "tham mưu UBND tỉnh", id="advises"),
    ],
)  # fmt: skip
def test_another_unit_takes_the_superiors_place(
    world: World, own: Plan, text: str, printed: str, ordered: str
) -> None:
    value = duty(text, units=(named(world.commune, printed=printed),))
    header = replace(HEADER, number="90/KH-UBND")
    draft = reviewed_draft(world, [value], header=header, issuer=world.province)
    over = issue_plan(draft.pk, version=1, by=world.lan, on=ON)
    given = Given(over.duties.get(), "Phòng Kinh tế")

    made = composed(Sources(world.commune, own, over), everything(own, given), ON)

    assert f"Phòng Kinh tế {ordered}." in [p.text for p in made.letter.paragraphs]


def test_a_unit_without_a_plan_begins_with_the_superiors(world: World, above_next: Plan) -> None:
    poor = above_next.duties.get(text=POOR)
    choice = Choice(2027, "Công tác dân vận", frozenset(), (Given(poor),))

    paper = composed(Sources(world.commune, None, above_next), choice, ON).letter

    assert [p.text for p in paper.paragraphs] == ["I. NHIỆM VỤ", f"{POOR}."]
    assert paper.symbol == "KH-UBND"


def test_a_duty_of_both_is_offered_once(world: World, own: Plan, above_next: Plan) -> None:
    offers = offers_of(Sources(world.commune, own, above_next), 2027, ON)

    assert [(o.text, o.ticked, o.twin) for o in offers.above] == [
        ("Đối thoại với Nhân dân", False, True),
        (POOR, True, False),
        ("Thẩm định hồ sơ tự chấm", False, False),  # another's work
    ]
    assert [(o.twin, o.days) for o in offers.own] == [
        (False, (("20/3/2026", "20/3/2027"),)),
        (True, ()),
        (False, ()),
        (False, ()),
        (False, ()),
    ]
    assert offers.own[0].targets == ("20/3",)


def test_year_and_subject_are_proposed(own: Plan, above_next: Plan) -> None:
    assert default_year(own, None) == 2027
    assert default_year(own, above_next) == 2027
    assert default_title(own, None, 2027) == "Công tác dân vận chính quyền năm 2027"
