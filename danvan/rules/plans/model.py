"""What a reading holds: one frozen value for each row of the JSON form, in the same words."""

from dataclasses import dataclass
from datetime import date

from danvan.rules.documents.judged import Judged
from danvan.rules.findings import Finding
from danvan.rules.text.normalise import BlockSpan


@dataclass(frozen=True)
class Signer:
    """Who signs «người ký»: name (None when it is missing), authority (TM., KT. …), post."""

    name: str | None
    authority: str | None
    on_behalf_of: str | None
    position: str | None


@dataclass(frozen=True)
class Header:
    """What a plan says of itself «phần đầu»; unknown values are None."""

    doc_type: str | None
    number: str | None
    issuers: tuple[str, ...]
    place: str | None
    date: str | None
    title: str | None
    year: int | None
    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class Section:
    """A numbered part «mục»: from its label to the end of what stands under it."""

    path: str
    label: str
    title: str | None
    level: int
    start: int
    end: int


@dataclass(frozen=True)
class CitationMention:
    """One place where a document is cited «lần viện dẫn»."""

    text: str
    start: int
    end: int
    section: str | None


@dataclass(frozen=True)
class Citation:
    """A document that the plan cites «văn bản viện dẫn» with all its mentions."""

    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    text: str
    mentions: tuple[CitationMention, ...]


@dataclass(frozen=True)
class Deadline:
    """A day or period as printed «thời hạn»; `value` as `reading.md` writes it."""

    text: str
    kind: str
    value: str
    relation: str | None
    section: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Target:
    """A number to be reached «chỉ tiêu»."""

    text: str
    operator: str
    value: int | float
    unit: str | None
    baseline: str | None
    subject: str | None
    section: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Duty:
    """One piece of work the plan orders «nhiệm vụ»; `deadlines` are places in the list."""

    text: str
    part: str
    units: tuple[str, ...]
    role: str
    partners: tuple[str, ...]
    nature: str
    output: str | None
    advises: str | None
    channel: str | None
    deadlines: tuple[int, ...]
    section: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """Everything read from one plan «kết quả đọc»; offsets are those of `text`.

    `judged` says of each citation, in their order, what the register holds on `judged_on`.
    """

    header: Header
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    duties: tuple[Duty, ...]
    recipients: tuple[str, ...]
    archive: tuple[str, ...]
    findings: tuple[Finding, ...]
    text: str
    spans: tuple[BlockSpan, ...]
    judged: tuple[Judged, ...] = ()
    judged_on: date | None = None
