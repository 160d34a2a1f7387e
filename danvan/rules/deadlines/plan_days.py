"""From a deadline as a plan writes it to the days on which its work is due, each explained."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.calendar import (
    ONE_DAY,
    WEEKDAYS,
    WorkCalendar,
    say_day,
    say_weekday,
)
from danvan.rules.deadlines.written import (
    Every,
    LastDay,
    Written,
    end_of_month,
    last_day,
    parts_of,
    rhythm,
)

DATED = frozenset({"deliverable", "recurring"})
BY_HAND = "Văn bản không ghi ngày: lấy ngày cuối kỳ, là ngày do người nhập đặt."


@dataclass(frozen=True)
class Occurrence:
    """One time that work is due «lần thực hiện»: `occurrence` names its period, empty for once.

    `steps` explain the day; `by_hand` marks a day that no text gives; `remind_on` is the last
    working day to act on it.
    """

    occurrence: str = ""
    due: date | None = None
    steps: tuple[str, ...] = ()
    by_hand: bool = False
    remind_on: date | None = None


@dataclass(frozen=True)
class Span:
    """The days that count «khoảng thời gian»: from the issue of the plan to its end or horizon."""

    since: date
    until: date | None
    horizon: date
    issued_on: date

    @property
    def end(self) -> date:
        """Return the last day to which occurrences are made."""
        return self.horizon if self.until is None else min(self.until, self.horizon)

    def within_plan(self, day: date) -> date:
        """Return a day, or the plan's last one when the plan ends before."""
        return day if self.until is None else min(day, self.until)


@dataclass(frozen=True)
class Manner:
    """How days are read: whether a day «trước ngày» counts itself, and which days are worked."""

    inclusive: bool
    calendar: WorkCalendar


@rule("DL-03", basis="Quy ước của chương trình: «trước ngày D» là hết ngày D-1; ngày ghi không dời")
def occurrences(
    written: Sequence[Written],
    nature: str,
    period_since: date,
    period_until: date | None,
    issued_on: date,
    *,
    inclusive: bool,
    calendar: WorkCalendar,
    horizon: date,
) -> tuple[Occurrence, ...]:
    """Return each time the work of one duty is due, by day, with the sentences that explain it.

    Recurring work yields one occurrence per period that ends between the issue and the end of the
    plan, never beyond `horizon`. Standing work and requests have no day. Always one at least.
    """
    if nature not in DATED:
        return (Occurrence(steps=_undated(written, nature)),)
    span = Span(period_since, period_until, horizon, issued_on)
    manner = Manner(inclusive, calendar)
    found = [one for line in written for one in _line(line, span, manner)]
    if not found:
        return (Occurrence(steps=_undated(written, nature)),)
    ordered = _told_apart(_joined(found))
    return tuple(_reminding(one, manner, issued_on) for one in ordered)


@rule("DL-04", basis="Quy ước của chương trình: hạn nội bộ trước hạn ba ngày làm việc")
def inner_due(due: date, calendar: WorkCalendar, days: int = 3) -> date:
    """Return the day by which a preparing office hands its draft to the leader «hạn nội bộ»."""
    return calendar.add_working(due, -days)


def _line(line: Written, span: Span, manner: Manner) -> Iterable[Occurrence]:
    """Return the occurrences of one written deadline, fixed and recurring."""
    for part in parts_of(line.value):
        fixed, every = last_day(part), rhythm(part)
        if fixed is not None:
            yield _fixed(line, fixed, span, manner)
        elif every is not None:
            yield from _recurring(line, every, span, manner)


def _fixed(line: Written, last: LastDay, span: Span, manner: Manner) -> Occurrence:
    due = _due(line, last, manner)
    steps = [_quoted(line), _reason(line, last, due, manner)]
    if due < span.issued_on:
        steps.append(
            f"Ngày này đã qua khi văn bản được ban hành ({say_day(span.issued_on)}): "
            "hãy xem lại thời hạn."
        )
    return Occurrence(due.isoformat(), due, tuple(steps))


def _due(line: Written, last: LastDay, manner: Manner) -> date:
    """Return the last lawful day: the day before for «trước», the end of the span otherwise."""
    if line.relation == "before" and not manner.inclusive and last.name.startswith("ngày"):
        return last.last - ONE_DAY
    # «trước tháng 10»: the month itself is already too late; «trước cuối năm» is not.
    if line.relation == "before" and not manner.inclusive and not last.is_day:
        return last.first - ONE_DAY
    return last.last


def _reason(line: Written, last: LastDay, due: date, manner: Manner) -> str:
    if due < last.first:
        return f"«Trước {last.name}» không kể chính {last.name}: ngày cuối là {say_day(due)}."
    if line.relation == "before" and manner.inclusive:
        return f"Người ban hành chọn kể cả ngày hạn: ngày cuối là {say_day(due)}."
    if last.is_day and last.name.startswith("ngày"):
        return f"Ngày cuối là {say_day(due)}; ngày ghi trong văn bản không dời."
    return f"Hạn trong {last.name}: lấy ngày cuối, {say_day(due)}."


def _recurring(line: Written, every: Every, span: Span, manner: Manner) -> Iterable[Occurrence]:
    """Return one occurrence for each period whose day falls within the plan and after its issue."""
    for year in range(span.since.year, span.end.year + 1):
        for start in range(1, 13, every.months):
            one = _in_period(line, every, year, start, span, manner)
            if one.due is not None and _counts(one.due, year, start, every, span):
                yield one


def _counts(due: date, year: int, start: int, every: Every, span: Span) -> bool:
    period_ends = end_of_month(year, start + every.months - 1)
    inside = period_ends >= span.since and date(year, start, 1) <= span.end
    return inside and span.issued_on <= due <= span.end


def _in_period(
    line: Written, every: Every, year: int, start: int, span: Span, manner: Manner
) -> Occurrence:
    key, name = _period(every.months, year, start)
    if every.day is None and every.month is not None:
        first = date(year, every.month - every.lasting + 1, 1)
        due = end_of_month(year, every.month)
        if line.relation == "before" and not manner.inclusive:
            due = first - ONE_DAY
        return Occurrence(key, due, (_quoted(line), f"Kỳ {name}: ngày cuối là {say_day(due)}."))
    if every.day is None:
        due = span.within_plan(end_of_month(year, start + every.months - 1))
        reason = f"Kỳ {name}: ngày cuối kỳ là {say_day(due)}."
        return Occurrence(key, due, (_quoted(line), reason, BY_HAND), by_hand=True)
    month = every.month or start + every.months - 1
    named = _clipped(year, month, every.day)
    due = named - ONE_DAY if line.relation == "before" and not manner.inclusive else named
    steps = (_quoted(line), _named_reason(line, name, named, due, manner))
    return Occurrence(key, due, steps)


def _named_reason(line: Written, name: str, named: date, due: date, manner: Manner) -> str:
    if due < named:
        return f"Kỳ {name}: trước ngày {say_day(named)}, nên ngày cuối là {say_day(due)}."
    if line.relation == "before" and manner.inclusive:
        return f"Kỳ {name}: kể cả ngày hạn, ngày cuối là {say_day(due)}."
    return f"Kỳ {name}: ngày cuối là {say_day(due)}."


def _period(months: int, year: int, start: int) -> tuple[str, str]:
    """Return the key and the name of a period: «2026-Q1», «quý 1 năm 2026»."""
    if months == 1:
        return f"{year}-{start:02d}", f"tháng {start:02d}/{year}"
    if months == 3:
        return f"{year}-Q{start // 3 + 1}", f"quý {start // 3 + 1} năm {year}"
    if months == 6:
        half = start // 6 + 1
        return f"{year}-H{half}", f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}"
    return str(year), f"năm {year}"


def _clipped(year: int, month: int, day: int) -> date:
    """Return a day of a month, the month's last one when it has no such day (31/02 → 28/02)."""
    end = end_of_month(year, month)
    return end.replace(day=min(day, end.day))


def _joined(found: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Return occurrences by day; those of one day are done once."""
    by_day: dict[date, Occurrence] = {}
    for one in found:
        if one.due is not None:
            before = by_day.get(one.due)
            by_day[one.due] = one if before is None else _together(before, one)
    return tuple(by_day[day] for day in sorted(by_day))


def _told_apart(found: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """Return occurrences with keys of their own: a lone fixed day needs none at all.

    «ngày 10/6 và ngày 10/12 hằng năm» falls twice into one year: the day joins the key.
    """
    if len(found) == 1 and not _names_a_period(found[0]):
        return (replace(found[0], occurrence=""),)
    times = Counter(one.occurrence for one in found)
    return tuple(
        replace(one, occurrence=f"{one.occurrence}/{one.due:%m-%d}")
        if times[one.occurrence] > 1
        else one
        for one in found
    )


def _together(first: Occurrence, second: Occurrence) -> Occurrence:
    """Return two occurrences of one day as one: the wider period names it, all steps are kept."""
    wide, narrow = sorted((first, second), key=lambda o: (len(o.occurrence), o.occurrence))
    steps = tuple(dict.fromkeys((*first.steps, *second.steps)))
    if wide.occurrence != narrow.occurrence:
        steps = (*steps, "Các kỳ trùng một ngày được làm chung một lần.")
    return replace(wide, steps=steps, by_hand=first.by_hand and second.by_hand)


def _names_a_period(one: Occurrence) -> bool:
    """Say whether the key names a period; a fixed day is its own key and needs none when alone."""
    return one.due is None or one.occurrence != one.due.isoformat()


def _reminding(one: Occurrence, manner: Manner, issued_on: date) -> Occurrence:
    """Say by when to send when the day is not worked; the day itself stays."""
    if one.due is None:
        return one
    remind_on = manner.calendar.previous_working(one.due)
    if remind_on == one.due or one.due < issued_on:
        return replace(one, remind_on=remind_on)
    step = (
        f"Ngày {say_day(one.due)} ({WEEKDAYS[one.due.weekday()]}) là ngày nghỉ: "
        f"nên gửi chậm nhất {say_weekday(remind_on)}."
    )
    return replace(one, remind_on=remind_on, steps=(*one.steps, step))


def _undated(written: Sequence[Written], nature: str) -> tuple[str, ...]:
    """Explain why there is no day."""
    if nature == "standing":
        return ("Việc thường xuyên: không có hạn, báo kết quả khi đến kỳ báo cáo.",)
    if nature == "request":
        return ("Đề nghị cơ quan khác: không đặt hạn, bên gửi theo dõi trả lời.",)
    if not written:
        return ("Văn bản không ghi thời hạn.",)
    return tuple(_why_none(line) for line in written)


def _why_none(line: Written) -> str:
    if line.kind == "relative":
        return f"Thời hạn «{line.text}» tính từ một sự kiện: đặt ngày khi sự kiện xảy ra."
    if "ad hoc" in parts_of(line.value):
        return f"«{line.text}»: thực hiện đột xuất khi có yêu cầu, không đặt hạn trước."
    if any(last_day(part) or rhythm(part) for part in parts_of(line.value)):
        return f"Thời hạn «{line.text}» không có kỳ nào rơi vào thời gian thực hiện kế hoạch."
    return f"Chưa tính được ngày từ «{line.text}»: hãy nhập hạn."


def _quoted(line: Written) -> str:
    return f"Văn bản ghi: «{line.text}»."
