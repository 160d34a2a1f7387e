"""How an obligation stands on a day."""

from datetime import date

import pytest

from danvan.rules.obligations.standing import standing_on

DUE = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("on", "label", "tone", "days"),
    [
        pytest.param(date(2026, 10, 12), "Trong hạn", "calm", 8, id="eight-days-left"),
        pytest.param(date(2026, 10, 13), "Sắp đến hạn", "soon", 7, id="seven-days-left"),
        pytest.param(date(2026, 10, 20), "Sắp đến hạn", "soon", 0, id="the-day-itself"),
        pytest.param(date(2026, 10, 21), "Quá hạn 1 ngày", "late", -1, id="a-day-after"),
        pytest.param(date(2026, 11, 3), "Quá hạn 14 ngày", "late", -14, id="two-weeks-after"),
    ],
)
def test_open_work(on: date, label: str, tone: str, days: int) -> None:
    found = standing_on("open", "deliverable", DUE, None, None, False, on)

    assert (found.label, found.tone, found.days) == (label, tone, days)


@pytest.mark.parametrize(
    ("submitted_on", "closed_on", "label"),
    [
        pytest.param(date(2026, 10, 20), date(2026, 11, 9), "Hoàn thành đúng hạn", id="in-time"),
        pytest.param(date(2026, 10, 21), date(2026, 10, 21), "Hoàn thành quá hạn", id="late"),
        pytest.param(None, date(2026, 10, 19), "Hoàn thành đúng hạn", id="by-its-origin"),
    ],
)
def test_done_work_is_judged_by_the_day_it_was_reported(
    submitted_on: date | None, closed_on: date, label: str
) -> None:
    found = standing_on(
        "confirmed", "recurring", DUE, submitted_on, closed_on, False, date(2026, 12, 1)
    )

    assert found.label == label


@pytest.mark.parametrize(
    ("state", "nature", "nothing", "label"),
    [
        pytest.param("confirmed", "deliverable", True, "Không phát sinh", id="nothing-arose"),
        pytest.param("waived", "deliverable", False, "Không áp dụng", id="waived"),
        pytest.param("submitted", "deliverable", False, "Đang trình", id="submitted"),
        pytest.param("replaced", "recurring", False, "Được thay thế", id="replaced"),
        pytest.param("joined", "recurring", False, "Đã gộp", id="joined"),
        pytest.param("ended", "standing", False, "Đã kết thúc", id="ended"),
    ],
)
def test_what_is_no_longer_running_is_never_late(
    state: str, nature: str, nothing: bool, label: str
) -> None:
    found = standing_on(state, nature, DUE, DUE, DUE, nothing, date(2027, 5, 1))

    assert found.label == label
    assert found.tone != "late"


@pytest.mark.parametrize(
    ("state", "nature", "label"),
    [
        pytest.param("open", "standing", "Thường xuyên", id="standing"),
        pytest.param("open", "request", "Đề nghị: chưa gửi", id="request-to-send"),
        pytest.param("sent", "request", "Đã gửi, chờ trả lời", id="request-sent"),
        pytest.param("unanswered", "request", "Không trả lời", id="request-unanswered"),
        pytest.param("open", "deliverable", "Chưa có hạn", id="deliverable-without-day"),
    ],
)
def test_work_without_a_day_is_never_late(state: str, nature: str, label: str) -> None:
    found = standing_on(state, nature, None, None, None, False, date(2030, 1, 1))

    assert (found.label, found.days) == (label, None)
    assert found.tone != "late"
