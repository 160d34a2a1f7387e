"""The review page: source and rows linked, acts in place and without script, strangers outside."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import header_of, value_of
from danvan.plans.values import DutyValue, TargetValue
from tests.factories.people import World
from tests.plans.drafts.conftest import browser

Find = Callable[[str], DraftItem]
PART = {"HX-Request": "true"}


def url(name: str, item: DraftItem, *more: str) -> str:
    """Return an address of a row."""
    return reverse(f"plans:{name}", args=[item.draft.public_id, item.pk, *more])


def duty_of(item: DraftItem) -> DutyValue:
    """Return the duty an item holds now."""
    value = value_of(DraftItem.objects.get(pk=item.pk))
    assert isinstance(value, DutyValue)
    return value


@pytest.fixture
def page(draft: PlanDraft, lan: Client) -> str:
    """The review page as Lan sees it."""
    answer = lan.get(reverse("plans:draft", args=[draft.public_id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_row_is_lit_in_the_source(page: str, draft: PlanDraft) -> None:
    lit = {int(pk) for names in re.findall(r'data-span="([\d ]+)"', page) for pk in names.split()}
    spoken = draft.items.filter(kind__in=("duty", "target", "citation"))

    assert lit >= set(spoken.values_list("pk", flat=True))
    for pk in spoken.values_list("pk", flat=True):
        assert f'id="row-{pk}"' in page
        assert f'data-spans="{pk}"' in page


def test_the_source_is_shown_whole_and_in_order(page: str, draft: PlanDraft) -> None:
    source = page.split('id="source"')[1].split("</section>")[0]
    words = re.sub(r"<a class=\"add-here.*?</a>|<[^>]+>", "", source)

    assert words.strip().endswith("Trần Văn Minh")
    position = 0
    for word in ("KẾ HOẠCH", "MỤC ĐÍCH", "95% hồ sơ", "trước ngày 20/9/2026", "Lưu: VT"):
        position = words.index(word, position)


def test_a_deadline_is_lit_inside_its_duty(page: str, find: Find) -> None:
    pk = find("Tham mưu Ủy ban").pk

    assert re.search(rf'<mark data-span="{pk}" data-kind="deadline"[^>]*>[^<]*20/9/2026', page)


def test_unresolved_units_come_first(page: str, find: Find) -> None:
    rows = page[page.index('id="rows"') :]

    first = rows.index(f'id="row-{find("nộp hồ sơ trực tuyến").pk}"')
    assert "Tổ Công nghệ số cộng đồng" in rows
    assert first < rows.index(f'id="row-{find("niêm yết công khai").pk}"')
    assert first < rows.index(f'id="row-{find("Tham mưu Ủy ban").pk}"')


def test_the_page_takes_few_queries_whatever_its_length(
    draft: PlanDraft, lan: Client, django_assert_max_num_queries: Any
) -> None:
    value = {"text": "Thêm một việc.", "units": [], "part": "organisation"}
    DraftItem.objects.bulk_create(
        DraftItem(draft=draft, kind="duty", position=number, corrected=value)
        for number in range(200)
    )

    with django_assert_max_num_queries(22):
        lan.get(reverse("plans:draft", args=[draft.public_id]))


def test_accepting_answers_with_the_row_and_the_count(find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")

    answer = lan.post(url("draft-settle", item, "nhan"), {"version": item.version}, headers=PART)

    part = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="row-{item.pk}"' in part
    assert "đã nhận" in part
    assert 'id="remaining" hx-swap-oob="true"' in part
    assert "<html" not in part
    assert answer["HX-Push-Url"] == "false"


def test_accepting_without_script_leads_back_to_the_row(find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")

    answer = lan.post(url("draft-settle", item, "nhan"), {"version": item.version})

    there = reverse("plans:draft", args=[item.draft.public_id])
    assert answer["Location"] == f"{there}#row-{item.pk}"


def test_a_row_nobody_owes_is_not_accepted_and_says_what_to_do(find: Find, lan: Client) -> None:
    item = find("nộp hồ sơ trực tuyến")

    answer = lan.post(url("draft-settle", item, "nhan"), {"version": item.version}, headers=PART)

    assert answer.status_code == 422
    assert "Hãy chọn đơn vị" in answer.content.decode()


def test_a_unit_is_looked_for_by_its_name(world: World, draft: PlanDraft, lan: Client) -> None:
    address = reverse("plans:draft-units", args=[draft.public_id])

    found = lan.get(address, {"units-add": "kinh te"}).content.decode()

    assert 'value="Phòng Kinh tế"' in found
    assert "Phú Lâm" not in lan.get(address, {"units-add": "phòng"}).content.decode()


def test_a_typed_unit_settles_the_printed_name(world: World, find: Find, lan: Client) -> None:
    item = find("nộp hồ sơ trực tuyến")
    form = lan.get(url("draft-edit", item)).context["form"]
    sent = {
        "version": item.version,
        "text": "Hướng dẫn nộp hồ sơ trực tuyến.",
        "role": "lead",
        "nature": "standing",
        "units-0": form.units.entries[0].kept,
        "units-0-find": "Thôn Đông",
        "when-0": "",
        "when-0-every": "quarterly",
    }

    lan.post(url("draft-edit", item), sent)

    value = duty_of(item)
    assert value.units[0].printed == "Tổ Công nghệ số cộng đồng"
    assert value.unit_ids == (world.village.pk,)
    assert [deadline.value for deadline in value.deadlines] == ["quarterly"]
    assert value.section == "III.3"


def test_looking_for_a_unit_saves_nothing(world: World, find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")
    sent = {
        "version": item.version,
        "text": "Đang sửa dở",
        "role": "lead",
        "nature": "standing",
        "units-add": "Phòng Kinh tế",
        "look": "1",
    }

    answer = lan.post(url("draft-edit", item), sent, headers=PART)

    item.refresh_from_db()
    assert answer.status_code == 200
    assert f'value="{world.economy.pk}" checked' in answer.content.decode()
    assert "Đang sửa dở" in answer.content.decode()
    assert item.corrected is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        pytest.param("units-add", "Phòng Hàng hải", "Chưa tìm được đơn vị", id="unknown-unit"),
        pytest.param("when-0-day", "31/02/2026", "Không đọc được ngày", id="no-such-day"),
        pytest.param("text", "", "Nội dung", id="no-words"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(
    find: Find, lan: Client, field: str, typed: str, said: str
) -> None:
    item = find("Tổng hợp, báo cáo")
    sent = {
        "version": item.version,
        "text": "Báo cáo.",
        "role": "lead",
        "nature": "standing",
        "when-0": "",
        field: typed,
    }

    answer = lan.post(url("draft-edit", item), sent, headers=PART)

    item.refresh_from_db()
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert item.corrected is None


def test_a_tampered_unit_is_not_taken_over(world: World, find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")
    form = lan.get(url("draft-edit", item)).context["form"]
    sent = {
        "version": item.version,
        "text": "Báo cáo.",
        "role": "lead",
        "nature": "standing",
        "units-0": form.units.entries[0].kept,
        "units-0-ids": str(world.neighbour_office.pk),
    }

    lan.post(url("draft-edit", item), sent)

    assert world.neighbour_office.pk not in duty_of(item).unit_ids


def test_what_was_read_is_shown_beside_a_correction(find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")
    sent = {"version": item.version, "text": "Báo cáo năm.", "role": "lead", "nature": "standing"}

    part = lan.post(url("draft-edit", item), sent, headers=PART).content.decode()

    assert "máy đọc:" in part
    assert "Tổng hợp, báo cáo kết quả thực hiện" in part


@pytest.mark.parametrize(
    ("what", "sent", "state"),
    [
        pytest.param("bo", {"reason": "Trùng"}, "dropped", id="drop"),
        pytest.param("chua-giao", {"reason": "Chờ kiện toàn"}, "accepted", id="unassigned"),
    ],
)
def test_decisions_with_a_reason(
    find: Find, lan: Client, what: str, sent: dict[str, str], state: str
) -> None:
    item = find("nộp hồ sơ trực tuyến")
    asked = lan.get(url("draft-decide", item, what), headers=PART)
    assert "Lý do" in asked.content.decode()

    empty = lan.post(url("draft-decide", item, what), {"version": item.version}, headers=PART)
    assert empty.status_code == 422

    answer = lan.post(
        url("draft-decide", item, what), {"version": item.version, **sent}, headers=PART
    )
    item.refresh_from_db()
    assert answer.status_code == 200
    assert item.state == state


def test_merging_through_the_page_shows_the_whole_page_again(find: Find, lan: Client) -> None:
    item, into = find("Tổng hợp, báo cáo"), find("Tham mưu Ủy ban")
    asked = lan.get(url("draft-decide", item, "gop")).content.decode()
    assert f'value="{into.pk}:{into.version}"' in asked

    answer = lan.post(
        url("draft-decide", item, "gop"),
        {"version": item.version, "into": f"{into.pk}:{into.version}"},
        headers=PART,
    )

    item.refresh_from_db()
    assert answer["HX-Refresh"] == "true"
    assert item.into == into


def test_splitting_and_tying_through_the_page(find: Find, lan: Client) -> None:
    whole, paragraph = find("Tổng hợp, báo cáo"), find("giữa Chủ tịch")
    lan.post(
        url("draft-decide", whole, "tach"),
        {"version": whole.version, "text": "Tổng hợp, // báo cáo kết quả."},
    )
    into = find("Tham mưu Ủy ban")
    lan.post(
        url("draft-decide", paragraph, "gan"),
        {"version": paragraph.version, "into": f"{into.pk}:{into.version}"},
    )

    paragraph.refresh_from_db()
    assert duty_of(whole).text == "Tổng hợp,"
    assert find("báo cáo kết quả.").pk != whole.pk
    assert (paragraph.state, paragraph.into) == ("tied", into)


def test_an_unknown_decision_is_not_found(find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")

    assert lan.get(url("draft-decide", item, "phong-tang")).status_code == 404
    assert lan.post(url("draft-settle", item, "phong-tang")).status_code == 404


def test_a_row_is_added_from_a_paragraph(draft: PlanDraft, lan: Client, find: Find) -> None:
    place = next(
        number
        for number, block in enumerate(draft.blocks)
        if "Nâng cao trách nhiệm" in draft.text[block["start"] : block["end"]]
    )
    address = f"{reverse('plans:draft-add', args=[draft.public_id])}?doan={place}"
    assert "Nâng cao trách nhiệm" in lan.get(address).content.decode()

    lan.post(
        address,
        {"version": "0", "text": "Nâng cao trách nhiệm.", "role": "lead", "nature": "standing"},
    )

    made = find("Nâng cao trách nhiệm.")
    assert (duty_of(made).section, made.read) == ("I.1", {})
    assert duty_of(made).start == draft.blocks[place]["start"]


def test_a_target_and_the_head_are_corrected(draft: PlanDraft, lan: Client) -> None:
    target, head = draft.items.get(kind="target"), draft.items.get(kind="header")
    lan.post(
        url("draft-edit", target),
        {
            "version": target.version,
            "text": "97% hồ sơ",
            "operator": ">=",
            "value": "97,5",
            "unit": "%",
        },
    )
    lan.post(
        url("draft-edit", head),
        {
            "version": head.version,
            "doc_type": "kế hoạch",
            "number": "22/KH-UBND",
            "day": "02/03/2026",
            "title": "Công tác dân vận",
            "year": "2026",
            "since": "01/01/2026",
            "until": "31/12/2026",
            "recipients": "UBND tỉnh\nĐảng ủy xã",
        },
    )

    value = value_of(DraftItem.objects.get(pk=target.pk))
    assert isinstance(value, TargetValue)
    assert (value.operator, value.value) == (">=", 97.5)
    header = header_of(draft)
    assert (header.number, header.until) == ("22/KH-UBND", "2026-12-31")
    assert header.recipients == ("UBND tỉnh", "Đảng ủy xã")
    assert header.signers  # what the form does not show stays


def test_everything_of_one_kind_is_accepted_at_once(draft: PlanDraft, lan: Client) -> None:
    lan.post(reverse("plans:draft-accept-all", args=[draft.public_id]), {"kind": "citation"})

    states = set(draft.items.filter(kind="citation").values_list("state", flat=True))
    assert states == {"accepted"}


def test_nothing_left_to_take_offers_no_button(draft: PlanDraft, lan: Client) -> None:
    page = reverse("plans:draft", args=[draft.public_id])
    button = '<input type="hidden" name="kind" value="citation">'
    assert button in lan.get(page).content.decode()

    lan.post(reverse("plans:draft-accept-all", args=[draft.public_id]), {"kind": "citation"})

    assert button not in lan.get(page).content.decode()


def test_ticked_paragraphs_become_general_direction(
    draft: PlanDraft, lan: Client, find: Find
) -> None:
    item = find("giữa Chủ tịch")

    lan.post(
        reverse("plans:draft-general", args=[draft.public_id]),
        {"row": [f"{item.pk}:{item.version}", "x", "1:y"]},
    )

    item.refresh_from_db()
    assert item.state == "general"


def test_the_leader_looks_but_finds_nothing_to_press(world: World, draft: PlanDraft) -> None:
    answer = browser(world.minh).get(reverse("plans:draft", args=[draft.public_id]))
    page = answer.content.decode()

    assert answer.status_code == 200
    assert 'data-key="a"' not in page
    assert reverse("plans:draft-issuer", args=[draft.public_id]) not in page


ADDRESSES = [
    ("draft", ()),
    ("draft-progress", ()),
    ("draft-drop", ()),
    ("draft-picture", (1,)),
    ("draft-issuer", ()),
    ("draft-units", ()),
    ("draft-add", ()),
    ("draft-row", ("pk",)),
    ("draft-edit", ("pk",)),
    ("draft-more", ("pk",)),
    ("draft-decide", ("pk", "bo")),
]
POSTS = [
    ("draft-again", ()),
    ("draft-accept-all", ()),
    ("draft-general", ()),
    ("draft-settle", ("pk", "nhan")),
]


def addressed(name: str, more: tuple[Any, ...], item: DraftItem) -> str:
    """Return an address of the draft, or of one of its rows."""
    rest = [item.pk if part == "pk" else part for part in more]
    return reverse(f"plans:{name}", args=[item.draft.public_id, *rest])


@pytest.mark.parametrize("who", ["hoa", "son", "dung", "thu", "kim", "van"])
@pytest.mark.parametrize(("name", "more"), [*ADDRESSES, *POSTS])
def test_strangers_find_nothing(
    world: World, find: Find, who: str, name: str, more: tuple[Any, ...]
) -> None:
    address = addressed(name, more, find("Tổng hợp, báo cáo"))
    client = browser(world.people()[who])
    asked = client.post if (name, more) in POSTS else client.get

    assert asked(address).status_code == 404


@pytest.mark.parametrize(("name", "more"), POSTS)
def test_what_changes_something_is_posted(
    find: Find, lan: Client, name: str, more: tuple[Any, ...]
) -> None:
    assert lan.get(addressed(name, more, find("Tổng hợp, báo cáo"))).status_code == 405


def test_nobody_signed_in_is_sent_to_sign_in(find: Find) -> None:
    answer = Client().get(addressed("draft", (), find("Tổng hợp, báo cáo")))

    assert answer.status_code == 302
    assert "dang-nhap" in answer["Location"]


def test_a_row_of_another_draft_is_not_found(draft: PlanDraft, lan: Client) -> None:
    address = reverse("plans:draft-row", args=[draft.public_id, 10**9])

    assert lan.get(address).status_code == 404
