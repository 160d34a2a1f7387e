"""The sentences that explain a day due by law: each adds up to the next."""

from danvan.rules.deadlines.calendar import say_day, say_weekday
from danvan.rules.deadlines.limits import Limit, Unit, When
from danvan.rules.deadlines.statutory import Counted, StatutoryDeadline

_UNITS = {
    Unit.DAY: "ngày",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.MONTH: "tháng",
    Unit.YEAR: "năm",
    Unit.HOUR: "giờ",
}
_REASONS = {
    When.COMPLEX: "Vụ việc phức tạp",
    When.REMOTE: "Vùng sâu, vùng xa, đi lại khó khăn",
    When.SEVERAL_PLACES: "Phải kiểm tra, xác minh ở nhiều địa điểm",
    When.THIRD_PARTIES: "Có bên thứ ba liên quan",
    When.DISMISSAL: "Kỷ luật buộc thôi việc",
}
_RARE = (When.THIRD_PARTIES, When.DISMISSAL)  # whoever did not declare them is told they matter
_SHORTEST = ("min", "min_duration")


def explain(deadline: StatutoryDeadline) -> tuple[str, ...]:
    """Return the sentences from the article to the day, in Vietnamese, in the order counted."""
    steps = list(_counting(deadline.counted[0]))
    steps += _unused(deadline)
    if len(deadline.counted) > 1:
        steps += _rivals(deadline)
    if not deadline.is_verified:
        steps.append(
            f"Quy định này chưa đủ nguồn để coi là đã kiểm chứng ({deadline.basis}): hãy đối chiếu "
            "văn bản gốc trước khi dựa vào."
        )
    return tuple(steps)


def _counting(counted: Counted) -> list[str]:
    limit = counted.limit
    amount = abs(limit.duration or 0)
    steps = [_article(limit, amount)]
    if limit.is_backward:
        steps.append(f"Tính lùi từ {say_weekday(counted.since)}; ngày đó không tính.")
    else:
        steps.append(f"Bắt đầu từ {say_weekday(counted.since)}; ngày bắt đầu không tính.")
    if counted.replaced is not None:
        steps.append(
            f"{_REASONS[counted.replaced]}: {limit.extended_to} {_UNITS[limit.unit]} thay cho "
            f"{amount} {_UNITS[limit.unit]}."
        )
    if counted.lengthened:
        steps.append(
            f"Gia hạn theo văn bản đã khai: cộng {counted.lengthened} {_UNITS[limit.unit]}, thành "
            f"{counted.units} {_UNITS[limit.unit]}."
        )
    steps += _stays(counted)
    if counted.due is not None:
        steps += _ending(counted)
    return steps


def _article(limit: Limit, amount: int) -> str:
    length = f"{amount} {_UNITS[limit.unit]}"
    if limit.is_backward:
        rest = f"chậm nhất {length} trước {limit.event}"
    elif limit.kind in _SHORTEST:
        rest = f"ít nhất {length} kể từ {limit.event}"
    else:
        rest = f"{length} kể từ {limit.event}"
    return f"{limit.source}: {rest} ({limit.subject})."


def _stays(counted: Counted) -> list[str]:
    steps = []
    if counted.paused:
        unit = "ngày làm việc" if counted.limit.unit is Unit.WORKING_DAY else "ngày"
        steps.append(f"{_stopping(counted)} không tính vào thời hạn: cộng {counted.paused} {unit}.")
    steps += [
        f"Tạm đình chỉ ngày {say_day(stay.since)} không dừng đồng hồ: bảng thời hạn không có quy "
        "định dừng cho bước này vào ngày đó. Hạn vẫn tính như khi không tạm đình chỉ."
        for stay in counted.idle
    ]
    steps += [
        f"Tạm đình chỉ ngày {say_day(stay.since)} không dừng đồng hồ: khi đó thời hạn đã hết."
        for stay in counted.late
    ]
    if counted.stopped_on is not None:
        left = max(0, (counted.raw - counted.stopped_on).days)
        steps.append(
            f"{_stopping(counted)}: đồng hồ dừng từ {say_day(counted.stopped_on)}, còn {left} ngày "
            "tính từ ngày chạy tiếp (quyết định tiếp tục giải quyết, hoặc ngày hết trở ngại)."
        )
    return steps


def _stopping(counted: Counted) -> str:
    """Return what stopped the clock as its own row says, with its article."""
    return "; ".join(f"{stop.subject} ({stop.source})" for stop in counted.stops)


def _ending(counted: Counted) -> list[str]:
    steps = [f"Ngày cuối theo cách tính: {say_weekday(counted.raw)}."]
    if counted.due is None or counted.due == counted.raw:
        return steps
    if counted.limit.is_backward:
        moved = "Đó là ngày nghỉ: lấy ngày làm việc liền trước"
    else:
        moved = "Đó là ngày nghỉ: thời hạn hết vào ngày làm việc tiếp theo"
    return [*steps, f"{moved}, {say_weekday(counted.due)}."]


def _unused(deadline: StatutoryDeadline) -> list[str]:
    """Tell what was declared and changes nothing, so that nobody wonders."""
    limit, case = deadline.limit, deadline.circumstances
    is_complex = case.is_complex or case.is_specially_complex
    by_decision = any("phức tạp" in one.level for one in limit.lengthenings)
    steps = []
    if is_complex and by_decision and not case.extended_on:
        steps.append(
            "Vụ việc phức tạp nhưng chưa có quyết định gia hạn bằng văn bản: chưa cộng ngày."
        )
    elif is_complex and limit.extended_when is not When.COMPLEX and not by_decision:
        steps.append("Bước này không có thời hạn riêng cho vụ việc phức tạp.")
    declared = {
        When.THIRD_PARTIES: case.has_third_parties,
        When.DISMISSAL: case.is_dismissal,
    }
    steps += [
        f"{_REASONS[when]}: bước này không có thời hạn riêng."
        for when, is_declared in declared.items()
        if is_declared and limit.extended_when is not when
    ]
    if limit.extended_when in _RARE and not declared[limit.extended_when]:
        steps.append(
            f"{_REASONS[limit.extended_when]} thì thời hạn là {limit.extended_to} "
            f"{_UNITS[limit.unit]}: không khai nên không tính."
        )
    return steps


def _rivals(deadline: StatutoryDeadline) -> list[str]:
    told = [
        f"{one.limit.source}: {say_day(one.due)}" for one in deadline.counted if one.due is not None
    ]
    if len(told) < 2:
        return []
    return [
        f"Có {len(told)} quy định cùng hiệu lực cho bước này ({'; '.join(told)}): lấy hạn đến "
        "trước."
    ]
