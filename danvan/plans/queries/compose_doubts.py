"""What last year's text cites and this year's should look at again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from danvan.plans.models import Plan
from danvan.plans.proposals import proposed_validity
from danvan.plans.queries.known_register import known_register
from danvan.plans.values import CitationValue
from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.mentions import Mention
from danvan.rules.documents.validity import Register, State

AGAIN = (State.EXPIRED, State.FOLLOWED)


@dataclass(frozen=True)
class Doubt:
    """A citation to be looked at again «viện dẫn cần xem lại», and where it ends in its text."""

    text: str
    end: int


Judge = Callable[[str], tuple[Doubt, ...]]


def judge_of(own: Plan | None, above: Plan | None, on: date) -> Judge:
    """Return the question «what in this text must be cited anew?» for a draft of a day."""
    register = known_register()
    before = own.implements if own else None
    if above is not None and before == above:
        before = None
    last = before.document.number.casefold() if before is not None else ""
    newer = f" Kế hoạch năm nay: số {above.document.number}." if above is not None else ""

    def judge(text: str) -> tuple[Doubt, ...]:
        found = []
        for mention in find_mentions(text):
            if last and mention.number is not None and mention.key == last:
                said = f"{_words(text, mention)}: kế hoạch cấp trên của năm trước.{newer}"
                found.append(Doubt(said, mention.end))
            elif outdated := _outdated(mention, register, on):
                found.append(Doubt(f"{_words(text, mention)}: {outdated}", mention.end))
        return tuple(found)

    return judge


def _outdated(mention: Mention, register: Register, on: date) -> str:
    """Say what holds for a cited act that no longer holds as it did; nothing for the others."""
    value = CitationValue(
        type=mention.type or "",
        number=mention.number.canonical if mention.number else None,
        date=mention.date,
        title=mention.law.name if mention.law else None,
    )
    proposal = proposed_validity(value, register, on)
    if proposal["validity"] not in AGAIN:
        return ""
    unverified = "" if proposal["verified"] else " (sổ văn bản chưa kiểm chứng)"
    return f"{proposal['note'] or 'đã hết hiệu lực, hãy xem lại.'}{unverified}"


def _words(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]
