"""One place where a text cites a document."""

from typing import NamedTuple

from danvan.rules.documents.laws import LawName
from danvan.rules.documents.numbers import DocumentNumber


class Mention(NamedTuple):
    """One place where a document is cited «lần viện dẫn»; offsets are those of the text given.

    `start` to `end` holds type, number and date; `tail` is where issuer and subject end.
    """

    type: str | None
    number: DocumentNumber | None
    law: LawName | None
    date: str | None
    issuer: str | None
    title: str | None
    start: int
    end: int
    tail: int
    says_number: bool
    type_printed: bool
    blank_date: bool = False
    issuer_end: int | None = None

    @property
    def tail_of_issuer(self) -> int:
        """Where the issuer ends, or the date where no issuer is printed."""
        return self.issuer_end if self.issuer_end is not None else self.end

    @property
    def key(self) -> str:
        """What mentions of one document have in common, dates aside."""
        if self.number is not None:
            return self.number.canonical.casefold()
        return f"{self.type} {self.law.name if self.law else ''}".casefold()
