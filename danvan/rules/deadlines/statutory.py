"""The legal clock: from a step of the law and the day it began to the day it is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.calendar import WorkCalendar, say_day
from danvan.rules.deadlines.limits import (
    ImpossibleDates,
    Limit,
    LimitTable,
    NotADeadline,
    When,
)
from danvan.rules.deadlines.spans import raw_end, settled, stood_still


@dataclass(frozen=True, slots=True)
class Suspension:
    """A stay of a case «tạm đình chỉ»: from the day of its decision to the day of resuming.

    The day of resuming counts again; without `until` the case still stands still. What keeps
    somebody from complaining «trở ngại khách quan» is such a stay too.
    """

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What of a case the law asks about when it counts «tình tiết để tính hạn».

    `extended_on` are the days of the written decisions that lengthen the time.
    """

    is_complex: bool = False
    is_specially_complex: bool = False
    is_remote: bool = False
    has_several_places: bool = False
    has_third_parties: bool = False
    is_dismissal: bool = False
    extended_on: tuple[date, ...] = ()
    suspended: tuple[Suspension, ...] = ()


PLAIN = Circumstances()


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of the law applied to one case: the sum that its explanation tells.

    `units` are the limit's own units, with what replaced or lengthened them; `paused` are days of
    standing still (working days where the limit counts those); `raw` is the last day before days
    off are looked at. `idle` stays have no rule that stops this clock, `late` ones began after the
    end; `stops` are the rows by which the others stopped it. `due` is None while it stands still.
    """

    limit: Limit
    since: date
    units: int
    raw: date
    due: date | None
    replaced: When | None = None
    lengthened: int = 0
    paused: int = 0
    idle: tuple[Suspension, ...] = ()
    late: tuple[Suspension, ...] = ()
    stopped_on: date | None = None
    stops: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class StatutoryDeadline:
    """The day due by law «hạn theo luật», and every rule that was counted for it.

    `counted` holds the binding rule first; others in force for the same step follow. `due` is
    None while a suspension stops the clock.
    """

    circumstances: Circumstances
    counted: tuple[Counted, ...]

    @property
    def due(self) -> date | None:
        """Return the day that binds: the earliest."""
        return self.counted[0].due

    @property
    def limit(self) -> Limit:
        """Return the row that binds."""
        return self.counted[0].limit

    @property
    def basis(self) -> str:
        """Return the law and article that binds."""
        return self.limit.source

    @property
    def is_verified(self) -> bool:
        """Say whether a verified row gives the binding day."""
        return any(one.limit.is_verified for one in self.counted if one.due == self.due)


@rule(
    "DL-11",
    basis="Luật Khiếu nại, Luật Tố cáo, Luật Tiếp công dân và nghị định hướng dẫn (từng dòng); "
    "Bộ luật Dân sự 2015, Điều 147, 148",
)
def statutory_deadline(
    table: LimitTable,
    calendar: WorkCalendar,
    step: str,
    since: date,
    circumstances: Circumstances = PLAIN,
) -> StatutoryDeadline:
    """Return when a step is due that began (or, counted back, whose event is) on `since`.

    The rows in force on that day count; the start day does not; a forward time that ends on a day
    off ends on the next working day, a backward one moves to the working day before. Where
    several rows are in force the earliest day binds. Raises CannotCount in one of its kinds.
    """
    limits = table.in_force(step, since, remote=circumstances.is_remote)
    if circumstances.suspended:
        _check_suspensions(circumstances.suspended, since)
    counted = [_count(table, calendar, limit, since, circumstances) for limit in limits]
    if len(counted) > 1:
        counted.sort(key=_binding)
    return StatutoryDeadline(circumstances, tuple(counted))


def _binding(counted: Counted) -> tuple[date, bool]:
    return counted.due or date.max, not counted.limit.is_verified


def _count(
    table: LimitTable, calendar: WorkCalendar, limit: Limit, since: date, case: Circumstances
) -> Counted:
    if not limit.gives_date or limit.duration is None:
        raise NotADeadline(_no_date(limit))
    units, replaced = limit.duration, None
    if limit.extended_to is not None and _applies(limit.extended_when, case):
        units, replaced = limit.extended_to, limit.extended_when
    if case.extended_on or case.suspended:
        return _Running(table, calendar, limit, since, units, replaced).through(case)
    raw = raw_end(limit.unit, since, units, calendar)
    return Counted(limit, since, units, raw, settled(limit, raw, calendar), replaced)


def _applies(when: When | None, case: Circumstances) -> bool:
    if when is When.COMPLEX:
        return case.is_complex or case.is_specially_complex
    declared = {
        When.REMOTE: case.is_remote,
        When.SEVERAL_PLACES: case.has_several_places,
        When.THIRD_PARTIES: case.has_third_parties,
        When.DISMISSAL: case.is_dismissal,
    }
    return when is not None and declared[when]


@dataclass
class _Running:
    """A time as it runs through the papers of a case, in the order of their days.

    A decision to lengthen must come before the time is over, and a stay before it moves the end
    on: each is judged by the end as the papers before it left it.
    """

    table: LimitTable
    calendar: WorkCalendar
    limit: Limit
    since: date
    units: int
    replaced: When | None
    lengthened: int = 0
    paused: int = 0
    stopped_on: date | None = None

    def through(self, case: Circumstances) -> Counted:
        """Return the time after all papers of the case."""
        idle: list[Suspension] = []
        late: list[Suspension] = []
        stops: list[Limit] = []
        level = _level(self.limit, case) if case.extended_on else 0
        papers: list[Suspension | date] = [*case.suspended, *case.extended_on]
        for paper in sorted(papers, key=_day_of):
            if not isinstance(paper, Suspension):
                self._lengthen(paper, level)
            elif (stop := self.table.pause_of(self.limit.step, paper.since)) is None:
                idle.append(paper)
            elif paper.since > settled(self.limit, self._raw(), self.calendar):
                late.append(paper)
            else:
                self._stand_still(paper)
                stops.append(stop)
        raw = self._raw()
        due = None if self.stopped_on else settled(self.limit, raw, self.calendar)
        return Counted(
            self.limit, self.since, self.units, raw, due, self.replaced,
            self.lengthened, self.paused, tuple(idle), tuple(late), self.stopped_on,
            tuple(dict.fromkeys(stops)),
        )  # fmt: skip

    def _raw(self) -> date:
        return raw_end(self.limit.unit, self.since, self.units, self.calendar, self.paused)

    def _lengthen(self, decided: date, each: int) -> None:
        end = settled(self.limit, self._raw(), self.calendar)
        if decided < self.since or (decided > end and self.stopped_on is None):
            raise ImpossibleDates(
                f"Quyết định gia hạn ngày {say_day(decided)} không nằm trong thời hạn đang chạy "
                f"(từ {say_day(self.since)} đến {say_day(end)}). Kiểm tra lại ngày."
            )
        self.units, self.lengthened = self.units + each, self.lengthened + each

    def _stand_still(self, stay: Suspension) -> None:
        if stay.until is None:
            self.stopped_on = stay.since
            return
        # A stay that began on the days off after the last day leaves nothing to run: the time
        # then ends on the very day of resuming.
        began = min(stay.since, self._raw())
        self.paused += stood_still(self.limit.unit, began, stay.until, self.calendar)


def _day_of(paper: Suspension | date) -> date:
    return paper.since if isinstance(paper, Suspension) else paper


def _level(limit: Limit, case: Circumstances) -> int:
    """Return how long each decision makes the time; refuses what the law does not allow.

    A decision that lengthens says itself that the case is complex; what is declared bounds it.
    """
    given = len(case.extended_on)
    if not limit.lengthenings:
        raise ImpossibleDates(
            f"Bước “{limit.subject}” không có gia hạn cộng thêm bằng quyết định. Bỏ ngày gia hạn; "
            "vụ việc phức tạp thì khai là phức tạp."
        )
    only_complex = case.is_complex and not case.is_specially_complex
    chosen = limit.lengthenings[0 if only_complex else -1]
    if given > chosen.times:
        raise ImpossibleDates(
            f"Luật chỉ cho gia hạn {chosen.times} lần ở mức này, đã khai {given} quyết định gia "
            "hạn. Kiểm tra lại mức phức tạp và các quyết định."
        )
    if len(set(case.extended_on)) < given:
        raise ImpossibleDates("Hai quyết định gia hạn ghi cùng một ngày. Kiểm tra lại ngày.")
    return chosen.each


def _check_suspensions(stays: Sequence[Suspension], since: date) -> None:
    last = since
    for stay in stays:
        if stay.since < last:
            raise ImpossibleDates(
                f"Tạm đình chỉ ngày {say_day(stay.since)} trước ngày {say_day(last)}: các lần tạm "
                "đình chỉ phải sau ngày bắt đầu, theo thứ tự và không chồng nhau."
            )
        if stay.until is None:
            if stay is not stays[-1]:
                raise ImpossibleDates("Chỉ lần tạm đình chỉ cuối cùng được để trống ngày tiếp tục.")
            return
        if stay.until < stay.since:
            raise ImpossibleDates(
                f"Ngày tiếp tục giải quyết {say_day(stay.until)} trước ngày tạm đình chỉ "
                f"{say_day(stay.since)}."
            )
        last = stay.until


def _no_date(limit: Limit) -> str:
    if limit.kind == "min_frequency":
        return (
            f"“{limit.subject}” là mức tối thiểu theo kỳ ({limit.source}), không phải thời hạn "
            "tính từ một ngày."
        )
    return (
        f"“{limit.subject}” không có số ngày ({limit.event}; {limit.source}). Hãy nhập hạn bằng "
        "tay nếu có."
    )
