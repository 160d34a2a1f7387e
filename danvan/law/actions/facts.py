"""What a row of each table of the law says as somebody typed it, and when it makes no sense."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.law.models import ComplexityList, LegalRow, Proof, Threshold, TimeLimit
from danvan.law.queries.limits import limit_of

Kind = TimeLimit.Kind
Row = TypeVar("Row", bound=LegalRow)
LONGEST = 999  # of any unit: beyond that a day due leaves the calendar
NO_NUMBER = (Kind.CLOCK_PAUSE, Kind.EVENT_BOUND)


class WrongDays(ActRefused):
    """The days of force contradict each other «ngày hiệu lực mâu thuẫn»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NotCountable(ActRefused):
    """The row says nothing that can be counted by «dòng không tính được»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class RowFacts(ABC, Generic[Row]):
    """What every row of the law says «nội dung một dòng»: where it was read, when it holds.

    `about` is the column that names what a row is about; rows that follow each other share it.
    `recorded_as` begins the codes of what is recorded of its table.
    """

    about: ClassVar[str]
    recorded_as: ClassVar[str] = "law.row"

    subject: str
    source: str
    since: date
    until: date | None = None
    url: str = ""
    proof: str = Proof.MEMORY
    note: str = ""

    @property
    @abstractmethod
    def table(self) -> type[Row]:
        """Return the table the row stands in."""

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Return the names of the columns that are typed."""
        return tuple(one.name for one in fields(cls))

    def values(self) -> dict[str, Any]:
        """Return the columns of the row; what is stored as a list is a list."""
        plain = asdict(self).items()
        return {name: list(v) if isinstance(v, tuple) else v for name, v in plain}

    def refuse(self) -> None:
        """Refuse a row whose days or numbers contradict each other."""
        if self.until is not None and self.until < self.since:
            raise WrongDays(_("Ngày hết hiệu lực trước ngày bắt đầu có hiệu lực. Kiểm tra lại."))


@dataclass(frozen=True, kw_only=True)
class LimitFacts(RowFacts[TimeLimit]):
    """What a row of the table of time limits says «nội dung một dòng thời hạn»."""

    about: ClassVar[str] = "step"
    recorded_as: ClassVar[str] = "law.limit"

    duration: int | None
    unit: str
    kind: str = Kind.MAX
    area: str = ""
    event: str = ""
    condition: str = ""
    extension: str = ""
    extended_to: int | None = None
    extended_when: str = ""
    lengthenings: tuple[Mapping[str, Any], ...] = ()
    period: str = ""

    @property
    def table(self) -> type[TimeLimit]:
        """Return the table the row stands in."""
        return TimeLimit

    def refuse(self) -> None:
        """Refuse a row whose days or numbers contradict each other."""
        super().refuse()
        if self.duration is None and self.kind not in NO_NUMBER:
            raise NotCountable(
                _("Hãy nhập số; chỉ dòng dừng đồng hồ hoặc gắn với sự kiện mới để trống.")
            )
        if max(abs(self.duration or 0), self.extended_to or 0) > LONGEST:
            raise NotCountable(_("Số quá lớn. Kiểm tra lại số và đơn vị tính."))
        if self.kind == Kind.MIN_FREQUENCY and ((self.duration or 0) < 1 or not self.period):
            raise NotCountable(_("Dòng về số lần tối thiểu phải ghi số lần và kỳ: tuần, tháng…"))
        self._refuse_longer()
        limit_of(TimeLimit(step="-", **self.values()))  # what the rule cannot read fails here

    def _refuse_longer(self) -> None:
        if (self.extended_to is None) != (not self.extended_when):
            raise NotCountable(
                _("Kéo dài đến bao nhiêu và trong trường hợp nào phải ghi cùng nhau.")
            )
        longer = self.extended_to is not None or self.lengthenings
        if longer and (self.duration or 0) < 1:
            raise NotCountable(_("Thời hạn tính lùi từ một sự kiện không kéo dài được."))
        if self.extended_to is not None and self.extended_to <= (self.duration or 0):
            raise NotCountable(_("“Kéo dài đến” phải lớn hơn số thông thường."))


@dataclass(frozen=True, kw_only=True)
class ThresholdFacts(RowFacts[Threshold]):
    """What a threshold says «nội dung một ngưỡng»: a share, or a number where the whole is one."""

    about: ClassVar[str] = "topic"

    numerator: int
    denominator: int
    is_strict: bool
    of_what: str

    @property
    def table(self) -> type[Threshold]:
        """Return the table the row stands in."""
        return Threshold

    def refuse(self) -> None:
        """Refuse a row whose days contradict each other, or a share that nobody can reach."""
        super().refuse()
        if self.numerator < 1 or self.denominator < 1:
            raise NotCountable(_("Tử số và mẫu số đều từ 1 trở lên."))
        is_share = self.denominator > 1
        most = self.denominator - 1 if self.is_strict else self.denominator
        if is_share and self.numerator > most:
            raise NotCountable(_("Tỷ lệ này không ai đạt được. Kiểm tra tử số, mẫu số."))


@dataclass(frozen=True, kw_only=True)
class ComplexityFacts(RowFacts[ComplexityList]):
    """What a list of complexity says «nội dung danh mục tiêu chí phức tạp»."""

    about: ClassVar[str] = "kind"

    criteria: tuple[Mapping[str, str], ...]

    @property
    def table(self) -> type[ComplexityList]:
        """Return the table the row stands in."""
        return ComplexityList

    def refuse(self) -> None:
        """Refuse a list whose days contradict each other, without a line or with a code twice."""
        super().refuse()
        codes = [one["code"] for one in self.criteria]
        if not codes:
            raise NotCountable(_("Hãy ghi ít nhất một tiêu chí."))
        twice = next((code for code in codes if codes.count(code) > 1), "")
        if twice:
            raise NotCountable(_("Mã tiêu chí “%(code)s” ghi hai lần.") % {"code": twice})
