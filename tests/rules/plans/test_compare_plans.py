"""Comparing two plans: what is one duty in both, what is new, what fell away, what changed."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.plans.compare import Aspect, PlansCompared, compare_plans, lit_words
from danvan.rules.plans.pairing import Due, Side, Work

OFFICE, ECONOMY = frozenset({"van-hoa"}), frozenset({"kinh-te"})
PLAN_25 = Due("trước ngày 20/3/2025", "2025-03-20", "before")
PLAN_26 = Due("trước ngày 20/3/2026", "2026-03-20", "before")
LATER_26 = Due("trước ngày 31/3/2026", "2026-03-31", "before")
YEARLY = Due("trước ngày 30/11 hằng năm", "yearly 11-30", "before")

MAKE = Work(
    "Xây dựng kế hoạch dân vận năm 2025 gửi UBND xã trước ngày 20/3/2025",
    units=OFFICE,
    nature="deliverable",
    deadlines=(PLAN_25,),
    section="II.1",
)
TALK = Work(
    "Tổ chức đối thoại giữa người đứng đầu với Nhân dân ít nhất 01 lần trong năm",
    units=OFFICE,
    nature="recurring",
    targets=frozenset({">= 1 lần"}),
    section="II.1",
)
SHOW = Work(
    "Công khai kết quả giải quyết thủ tục hành chính tại bộ phận một cửa",
    units=ECONOMY,
    nature="standing",
    section="II.2",
)
TELL = Work(
    "Tuyên truyền Luật Thực hiện dân chủ ở cơ sở đến từng thôn",
    units=OFFICE,
    nature="standing",
    section="II.1",
)
POOR = Work("Rà soát hộ nghèo, hộ cận nghèo", units=ECONOMY, nature="standing", section="II.2")
LAST_YEAR = Side((MAKE, TALK, SHOW, TELL, POOR), 2025)


def a_year_later(work: Work) -> Work:
    """The same duty as next year's plan prints it."""
    dues = tuple(
        Due(d.text.replace("2025", "2026"), d.value.replace("2025", "2026"), d.relation)
        for d in work.deadlines
    )
    return replace(work, text=work.text.replace("2025", "2026"), deadlines=dues)


SAME_AGAIN = tuple(a_year_later(work) for work in LAST_YEAR.works)


def told(found: PlansCompared) -> tuple[list[tuple[int, int, list[str]]], list[int], list[int]]:
    """The pairs that changed, what is new, what was dropped."""
    changed = [(p.old, p.new, [str(a) for a in p.changed]) for p in found.changed]
    return changed, list(found.added), list(found.dropped)


def test_a_plan_that_only_moved_to_the_next_year_has_not_changed() -> None:
    assert told(compare_plans(LAST_YEAR, Side(SAME_AGAIN, 2026))) == ([], [], [])


@pytest.mark.parametrize(
    ("place", "now", "aspects"),
    [
        pytest.param(
            0,
            replace(
                SAME_AGAIN[0],
                text="Xây dựng kế hoạch dân vận năm 2026 gửi UBND xã trước ngày 31/3/2026",
                deadlines=(LATER_26,),
            ),
            [Aspect.DEADLINE],
            id="another-day",
        ),
        pytest.param(0, replace(SAME_AGAIN[0], deadlines=()), [Aspect.TEXT, Aspect.DEADLINE],
                     id="no-day-any-more"),
        pytest.param(
            1,
            replace(
                TALK,
                text="Tổ chức đối thoại giữa người đứng đầu với Nhân dân ít nhất 02 lần trong năm",
                targets=frozenset({">= 2 lần"}),
            ),
            [Aspect.TEXT, Aspect.TARGET],
            id="a-higher-target",
        ),
        pytest.param(2, replace(SHOW, units=OFFICE), [Aspect.UNITS], id="another-unit"),
        pytest.param(2, replace(SHOW, partners=OFFICE), [Aspect.PARTNERS], id="a-new-partner"),
        pytest.param(2, replace(SHOW, nature="recurring"), [Aspect.NATURE], id="another-nature"),
        pytest.param(
            2,
            replace(
                SHOW,
                text="Thực hiện công khai kết quả giải quyết thủ tục hành chính trên trang tin",
            ),
            [Aspect.TEXT],
            id="reworded",
        ),
        pytest.param(
            4,
            replace(POOR, text="Ra soát hộ nghèo, hộ cận nghèo."),
            [Aspect.TEXT],
            id="a-mark-was-lost",
        ),
    ],
)  # fmt: skip
def test_says_in_what_one_duty_changed(place: int, now: Work, aspects: list[Aspect]) -> None:
    works = (*SAME_AGAIN[:place], now, *SAME_AGAIN[place + 1 :])

    found = compare_plans(LAST_YEAR, Side(works, 2026))

    assert told(found) == ([(place, place, [str(a) for a in aspects])], [], [])


def test_tells_new_from_dropped_although_they_stand_in_one_place() -> None:
    new = Work("Tiếp nhận phản ánh của người dân qua ứng dụng điện thoại", units=ECONOMY)
    works = (*SAME_AGAIN[:4], replace(new, section="II.2", nature="standing"))

    assert told(compare_plans(LAST_YEAR, Side(works, 2026))) == ([], [4], [4])


def test_equal_words_belong_to_the_unit_that_has_them() -> None:
    ours = Work("Báo cáo kết quả thực hiện", units=OFFICE)
    theirs = replace(ours, units=ECONOMY)
    third = replace(ours, units=frozenset({"quan-su"}))

    found = compare_plans(Side((ours, theirs)), Side((third, theirs, ours)))

    assert told(found) == ([], [0], [])


def test_a_year_in_the_day_of_a_cited_act_is_no_year_of_the_plan() -> None:
    cited = Work(
        "Làm theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ và Kết luận số "
        "12-KL/TU ngày 05 tháng 3 năm 2025 của Tỉnh ủy về dân vận năm 2025"
    )

    same = compare_plans(Side((cited,), 2025), Side((cited,), 2026))

    assert told(same) == ([], [], [])


def test_yearly_days_and_plans_without_a_year_compare_as_printed() -> None:
    report = Work("Báo cáo trước ngày 30/11 hằng năm", deadlines=(YEARLY,))

    assert told(compare_plans(Side((report,)), Side((report,), 2026))) == ([], [], [])


def test_the_number_of_a_footnote_is_no_word() -> None:
    noted = replace(
        SAME_AGAIN[0], text="Xây dựng kế hoạch¹ dân vận năm 2026 gửi UBND xã trước ngày 20/3/2026²"
    )

    assert told(compare_plans(Side((MAKE,), 2025), Side((noted,), 2026))) == ([], [], [])


def test_between_two_levels_units_do_not_count() -> None:
    above = replace(SHOW, units=frozenset({"ubnd-cac-xa"}), partners=OFFICE)

    found = compare_plans(Side((above,), 2026), Side((SHOW,), 2026), units_count=False)

    assert told(found) == ([], [], [])


def test_a_target_never_pairs_with_a_duty() -> None:
    target = replace(POOR, kind="target")

    assert told(compare_plans(Side((target,)), Side((POOR,)))) == ([], [0], [0])


def test_lights_the_words_that_differ() -> None:
    before, after = lit_words("báo cáo trước ngày 20/3, qua Văn phòng", "báo cáo trước 31/3, nộp")

    assert [(p.text, p.changed) for p in before] == [
        ("báo cáo trước ", False),
        ("ngày 20", True),
        ("/3, ", False),
        ("qua Văn phòng", True),
    ]
    assert [(p.text, p.changed) for p in after] == [
        ("báo cáo trước ", False),
        ("31", True),
        ("/3, ", False),
        ("nộp", True),
    ]


def test_two_hundred_duties_on_either_side_take_a_moment() -> None:
    topics = ("đối thoại", "công khai", "tập huấn", "kiểm tra", "hòa giải", "tiếp công dân")
    places = [
        f"{a} {b}" for a in ("mai", "lan", "cúc", "trúc", "đào") for b in ("hạ", "thu", "đông")
    ]

    def plan(verb: str) -> Side:
        return Side(
            tuple(
                Work(f"{verb} công tác {topics[n % 6]} tại khu {places[n % 15]} tổ dân phố số {n}")
                for n in range(200)
            )
        )

    begun = time.perf_counter()
    found = compare_plans(plan("Thực hiện"), plan("Triển khai"))

    assert time.perf_counter() - begun < 3  # 0.1 s here
    assert len(found.paired) == 200


WORDS = st.sampled_from(
    ("công khai", "báo cáo", "đối thoại", "hộ nghèo", "một cửa", "2025", "2026")
)
WORKS = st.builds(
    Work,
    text=st.lists(WORDS, max_size=8).map(" ".join),
    units=st.frozensets(st.sampled_from("abc"), max_size=2),
    nature=st.sampled_from(("standing", "deliverable")),
    deadlines=st.lists(st.sampled_from((PLAN_25, PLAN_26, YEARLY)), max_size=2).map(tuple),
    section=st.sampled_from(("I", "II.1")),
)
PLANS = st.builds(Side, st.lists(WORKS, max_size=8).map(tuple), st.sampled_from((None, 2025, 2026)))


def test_a_full_stop_more_or_less_is_not_lit() -> None:
    before, after = lit_words("Rà soát hộ nghèo", "Rà soát hộ nghèo.")

    assert not any(piece.changed for piece in (*before, *after))


@given(PLANS)
@settings(max_examples=30, deadline=None)
def test_a_plan_against_itself_shows_nothing(plan: Side) -> None:
    assert told(compare_plans(plan, plan)) == ([], [], [])


@given(PLANS, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_other_order_of_paragraphs_shows_nothing(plan: Side, dice: object) -> None:
    shuffled = list(plan.works)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random

    assert told(compare_plans(plan, Side(tuple(shuffled), plan.year))) == ([], [], [])


@given(PLANS, PLANS)
@settings(max_examples=40, deadline=None)
def test_each_way_round_says_the_same(one: Side, other: Side) -> None:
    there, back = compare_plans(one, other), compare_plans(other, one)

    assert {(p.old, p.new, p.changed) for p in there.paired} == {
        (p.new, p.old, p.changed) for p in back.paired
    }
    assert (there.added, there.dropped) == (back.dropped, back.added)


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_lit_pieces_are_the_whole_text(one: str, other: str) -> None:
    before, after = lit_words(one, other)

    assert "".join(p.text for p in before) == one
    assert "".join(p.text for p in after) == other
