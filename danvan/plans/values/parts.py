"""The other items of a draft, typed: head, sections, targets, citations, findings."""

import datetime
from dataclasses import dataclass

from danvan.plans import shapes


def as_day(value: str | None) -> datetime.date | None:
    """Return a day written 2026-03-05; None for anything less than a whole day."""
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        return None


@dataclass(frozen=True)
class TargetValue:
    """A figure the plan sets «chỉ tiêu»."""

    text: str
    operator: str | None = None
    value: int | float | None = None
    unit: str | None = None
    baseline: str | None = None
    subject: str | None = None
    section: str | None = None
    start: int | None = None
    end: int | None = None

    @classmethod
    def from_json(cls, value: object) -> "TargetValue":
        """Narrow a stored target."""
        data = shapes.obj(value)
        return cls(
            text=shapes.text(data, "text"),
            operator=shapes.maybe_text(data, "operator"),
            value=shapes.maybe_number(data, "value"),
            unit=shapes.maybe_text(data, "unit"),
            baseline=shapes.maybe_text(data, "baseline"),
            subject=shapes.maybe_text(data, "subject"),
            section=shapes.maybe_text(data, "section"),
            start=shapes.maybe_int(data, "start"),
            end=shapes.maybe_int(data, "end"),
        )


@dataclass(frozen=True)
class SpanValue:
    """A stretch of the source: its words, its place, the section around it."""

    text: str
    start: int
    end: int
    section: str | None = None

    @classmethod
    def from_json(cls, value: object) -> "SpanValue":
        """Narrow a stored mention; a mention without a place stands at the beginning."""
        data = shapes.obj(value)
        start = shapes.maybe_int(data, "start") or 0
        return cls(
            text=shapes.text(data, "text"),
            start=start,
            end=shapes.maybe_int(data, "end") or start,
            section=shapes.maybe_text(data, "section"),
        )


@dataclass(frozen=True)
class CitationValue:
    """A document the plan cites «viện dẫn», with each place it is mentioned."""

    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    text: str = ""
    mentions: tuple[SpanValue, ...] = ()

    @property
    def day(self) -> datetime.date | None:
        """Return its day, when one was read whole."""
        return as_day(self.date)

    @classmethod
    def from_json(cls, value: object) -> "CitationValue":
        """Narrow a stored citation."""
        data = shapes.obj(value)
        return cls(
            type=shapes.text(data, "type"),
            number=shapes.maybe_text(data, "number"),
            date=shapes.maybe_text(data, "date"),
            issuer=shapes.maybe_text(data, "issuer"),
            title=shapes.maybe_text(data, "title"),
            text=shapes.text(data, "text"),
            mentions=shapes.each(data, "mentions", SpanValue.from_json),
        )


@dataclass(frozen=True)
class SectionValue:
    """A numbered part «mục»."""

    path: str
    label: str = ""
    title: str | None = None
    level: int = 1
    start: int = 0
    end: int = 0

    @classmethod
    def from_json(cls, value: object) -> "SectionValue":
        """Narrow a stored section."""
        data = shapes.obj(value)
        return cls(
            path=shapes.text(data, "path"),
            label=shapes.text(data, "label"),
            title=shapes.maybe_text(data, "title"),
            level=shapes.maybe_int(data, "level") or 1,
            start=shapes.maybe_int(data, "start") or 0,
            end=shapes.maybe_int(data, "end") or 0,
        )


@dataclass(frozen=True)
class SignerValue:
    """Who signed, and for whom «người ký»."""

    name: str | None = None
    authority: str | None = None
    on_behalf_of: str | None = None
    position: str | None = None

    @classmethod
    def from_json(cls, value: object) -> "SignerValue":
        """Narrow a stored signer."""
        data = shapes.obj(value)
        return cls(
            name=shapes.maybe_text(data, "name"),
            authority=shapes.maybe_text(data, "authority"),
            on_behalf_of=shapes.maybe_text(data, "on_behalf_of"),
            position=shapes.maybe_text(data, "position"),
        )


@dataclass(frozen=True)
class HeaderValue:
    """The plan's head and foot «phần đầu, nơi nhận».

    `since` and `until` are the days of the plan's period; a person may set them, otherwise `year`
    says it and a plan without a year is open-ended.
    """

    doc_type: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    title: str | None = None
    year: int | None = None
    since: str | None = None
    until: str | None = None
    signers: tuple[SignerValue, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date | None:
        """Return the plan's day, on which units are looked for; None until somebody knows it."""
        return as_day(self.date)

    @classmethod
    def from_json(cls, value: object) -> "HeaderValue":
        """Narrow a stored header."""
        data = shapes.obj(value)
        return cls(
            doc_type=shapes.maybe_text(data, "doc_type"),
            number=shapes.maybe_text(data, "number"),
            issuers=shapes.each(data, "issuers", shapes.a_text),
            place=shapes.maybe_text(data, "place"),
            date=shapes.maybe_text(data, "date"),
            title=shapes.maybe_text(data, "title"),
            year=shapes.maybe_int(data, "year"),
            since=shapes.maybe_text(data, "since"),
            until=shapes.maybe_text(data, "until"),
            signers=shapes.each(data, "signers", SignerValue.from_json),
            recipients=shapes.each(data, "recipients", shapes.a_text),
            archive=shapes.each(data, "archive", shapes.a_text),
        )


@dataclass(frozen=True)
class FindingValue:
    """A point to look at «điểm cần xem»; without a place when it is about something absent.

    `rule` and `basis` say what the point rests on; drafts read long ago do not tell.
    """

    code: str
    severity: str
    message: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    basis: str | None = None

    @classmethod
    def from_json(cls, value: object) -> "FindingValue":
        """Narrow a stored finding."""
        data = shapes.obj(value)
        return cls(
            code=shapes.text(data, "code"),
            severity=shapes.text(data, "severity"),
            message=shapes.text(data, "message"),
            text=shapes.maybe_text(data, "text"),
            start=shapes.maybe_int(data, "start"),
            end=shapes.maybe_int(data, "end"),
            rule=shapes.maybe_text(data, "rule"),
            basis=shapes.maybe_text(data, "basis"),
        )
