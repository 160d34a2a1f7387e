"""Deadlines as printed; the date of a citation is never one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.plans.schedule import find_deadlines, mask_of

NOTHING = mask_of([])


def _values(text: str, year: int | None = 2026) -> list[tuple[str, str, str | None]]:
    found = find_deadlines(text, 0, len(text), year=year, cited=NOTHING, titles=NOTHING)
    return [(deadline.kind, deadline.value, deadline.relation) for deadline in found]


@pytest.mark.parametrize(
    ("text", "kind", "value", "relation"),
    [
        ("gửi trước ngày 20/10/2023.", "date", "2023-10-20", "before"),
        ("gửi trước ngày 20/10.", "date", "2026-10-20", "before"),
        ("chậm nhất ngày 01/11/2023", "date", "2023-11-01", "no later than"),
        ("chậm nhất là ngày 05 tháng 11 năm 2024", "date", "2024-11-05", "no later than"),
        ("hoàn thành xong trước 30/6/2024", "date", "2024-06-30", "before"),
        ("đến hết ngày 31/12/2026", "date", "2026-12-31", "no later than"),
        ("trước ngày 30/11 hàng năm", "recurring", "yearly 11-30", "before"),
        ("trước ngày 15/6 và 15/12 hằng năm", "recurring", "yearly 06-15; yearly 12-15", "before"),
        ("trước ngày 25 hằng tháng", "recurring", "monthly 25", "before"),
        ("đánh giá trong tháng 10/2023", "period", "2023-10", "within"),
        ("trước tháng 9 năm 2026", "period", "2026-09", "before"),
        ("hoàn thành trong quý III năm 2026", "period", "2026-Q3", "within"),
        ("quý I/2027", "period", "2027-Q1", "within"),
        ("từ ngày 01/3/2026 đến ngày 30/4/2026", "period", "2026-04-30", "within"),
        ("vào cuối năm", "relative", "end of year 2026", None),
        ("tổng kết 05 năm thực hiện", "period", "5-year review", None),
        ("đối thoại hằng năm", "recurring", "yearly", None),
        ("cử người trực hàng tuần", "recurring", "weekly", None),
        (
            "định kỳ 6 tháng, một năm hoặc đột xuất",
            "recurring",
            "every 6 months; yearly; ad hoc",
            None,
        ),
        (
            "báo cáo quý, 6 tháng, 9 tháng và năm",
            "recurring",
            "quarterly; every 6 months; every 9 months; yearly",
            None,
        ),
        ("01 lần/quý", "recurring", "quarterly", None),
        (
            "trong vòng 05 ngày làm việc kể từ ngày nhận đơn",
            "relative",
            "5 working_day after nhận đơn",
            "within",
        ),
        ("trước ngày bầu cử 10 ngày", "relative", "10 day before bầu cử", "before"),
        ("trước khi khai giảng 07 ngày", "relative", "7 day before khai giảng", "before"),
        ("nêu trong buổi giao ban tháng 5 năm 2026", "period", "2026-05", "within"),
        ("họp tổ dân phố 06 tháng một lần", "recurring", "every 6 months", None),
        ("kiểm tra mỗi quý một lần", "recurring", "quarterly", None),
        ("gặp gỡ doanh nghiệp ít nhất một lần trong năm", "recurring", "yearly", None),
        ("báo cáo sơ kết 06 tháng trước ngày 20/6/2026", "date", "2026-06-20", "before"),
        ("Từ tháng 12/2026 đến quý I/2027", "period", "2027-Q1", "within"),
        ("thời gian hoàn thành: tháng 9 đến tháng 11/2026", "period", "2026-11", "within"),
        ("trong ngày 02/4/2026 đến ngày 03/4/2026", "period", "2026-04-03", "within"),
        ("tập huấn từ ngày 15 đến ngày 20/3/2026", "period", "2026-03-20", "within"),
        ("Thời gian: dự kiến ngày 05/12/2026", "date", "2026-12-05", None),
        ("Thời gian: 7 giờ 30 phút, ngày 15/3/2026 (thứ Sáu)", "date", "2026-03-15", None),
        ("Thời gian thực hiện: cả năm 2026", "period", "2026", "within"),
        ("Quý I và quý II năm 2026", "period", "2026-Q1; 2026-Q2", "within"),
        ("Quý II-III/2026", "period", "2026-Q3", "within"),
        ("trước 17h00 ngày 15/3/2026", "date", "2026-03-15", "before"),
        ("chậm nhất vào thứ Sáu, ngày 13/3/2026", "date", "2026-03-13", "no later than"),
        ("hạn cuối là ngày 30/6/2026", "date", "2026-06-30", "no later than"),
        ("gửi ngay sau khi họp xong", "relative", "immediately after họp xong", None),
        ("sau khi tổ chức lễ 02 ngày", "relative", "2 day after tổ chức lễ", "within"),
        (
            "(trong thời hạn 05 ngày kể từ ngày nộp đơn)",
            "relative",
            "5 day after nộp đơn",
            "within",
        ),
        ("không quá 02 tháng kể từ ngày bàn giao", "relative", "2 month after bàn giao", "within"),
        ("chậm nhất 03 ngày trước ngày khai mạc", "relative", "3 day before khai mạc", "before"),
        ("chậm nhất ngày 15 tháng cuối quý", "recurring", "quarterly 15", "no later than"),
        ("trước ngày 20 của tháng cuối mỗi quý", "recurring", "quarterly 20", "before"),
        ("trước ngày 05 tháng sau", "recurring", "monthly 05", "before"),
        (
            "trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm",
            "recurring",
            "yearly 06-15; yearly 12-15",
            "before",
        ),
        ("giao ban 3 tháng/lần", "recurring", "quarterly", None),
        ("tiếp công dân 02 ngày/tháng", "recurring", "monthly", None),
        ("trong tháng 11 hằng năm", "recurring", "yearly 11", "within"),
        ("báo cáo hằng năm về Sở trước ngày 15 tháng 11", "recurring", "yearly 11-15", "before"),
        ("hằng quý (trước ngày 20 tháng cuối quý)", "recurring", "quarterly 20", "before"),
        ("trước ngày 15 hằng quý", "recurring", "quarterly 15", "before"),
        ("Đợt 2: ngày 15/9/2026 tại thôn Bến", "date", "2026-09-15", None),
        ("tuần thứ 2 tháng 6/2026", "period", "2026-06", "within"),
        ("khen thưởng vào dịp 15/10", "date", "2026-10-15", "within"),
        ("\n30/6/2026\n", "date", "2026-06-30", None),
        ("thực hiện chế độ báo cáo 6 tháng", "recurring", "every 6 months", None),
    ],
)
def test_reads_a_deadline(text: str, kind: str, value: str, relation: str | None) -> None:
    assert _values(text) == [(kind, value, relation)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 20/10/2023",
        "giai đoạn 2021 - 2025",
        "6 tháng cuối năm",
        "năm học 2025 - 2026",
        "báo cáo theo quy định",
        "kỷ niệm ngày 15/10",
        "trước ngày 31/02/2026",
        "gửi báo cáo kết quả 06 tháng",
        "số liệu tháng 11 năm 2025",
        "thẩm định kết quả cuối năm",
        "tính đến ngày 31/12/2025",
        "thực hiện từ ngày 01/7/2025",
        "khu du lịch: 15/3",
    ],
)
def test_reads_none_where_none_is(text: str) -> None:
    assert _values(text) == []


def test_each_year_is_said_once_for_both_days() -> None:
    text = "báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12 hằng năm"

    assert [value for _, value, _ in _values(text)] == ["yearly 06-10", "yearly 12-10"]


def test_a_day_without_a_year_is_none_where_the_plan_has_no_year() -> None:
    assert _values("gửi trước ngày 20/10.", year=None) == []


def test_a_masked_date_is_none() -> None:
    text = "theo Công văn đến ngày 05/01/2026, gửi trước ngày 20/3/2026"
    cited = mask_of([(5, 33)])

    found = find_deadlines(text, 0, len(text), year=2026, cited=cited, titles=cited)

    assert [deadline.value for deadline in found] == ["2026-03-20"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("trước ngày háng quý 1230/\n,6"), max_size=80))
def test_never_raises_and_never_overlaps(text: str) -> None:
    found = find_deadlines(text, 0, len(text), year=2026, cited=NOTHING, titles=NOTHING)

    for before, after in pairwise(found):
        assert before.end <= after.start
