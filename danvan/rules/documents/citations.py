"""Finding citations «viện dẫn»: the word, the number, the date, the issuer, the subject."""

import re
from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.documents import citation_forms as forms
from danvan.rules.documents.laws import LawName, laws_in
from danvan.rules.documents.numbers import DocumentNumber, numbers_in
from danvan.rules.documents.vocabulary import CODES
from danvan.rules.text.dates import whole_date

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Mention:
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


@rule("DOC-02", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (viện dẫn văn bản)")
def find_mentions(text: str) -> list[Mention]:
    """Return every citation in `text`, in order; dates and issuers shared in a list are shared."""
    laws = laws_in(text)
    numbered = _shared(text, _numbered(text, laws))
    mentions = numbered + _named(laws, [(m.start, m.end) for m in numbered])
    return _with_titles(text, sorted(mentions, key=lambda m: m.start))


def _numbered(text: str, laws: list[LawName]) -> list[Mention]:
    found: list[Mention] = []
    # The number behind «Luật sửa đổi … của Luật Khiếu nại» is the amending law's.
    outermost = sorted(laws, key=lambda law: law.is_amending)
    heads = {end: law for law in outermost for end in (law.name_end, law.end)}
    for number in numbers_in(text):
        before = found[-1] if found else None
        mention = _mention(text, number, before, heads)
        if mention is not None:
            found += _bare_serials(text, mention, before)
            found.append(mention)
    return found


def _mention(
    text: str, number: DocumentNumber, before: Mention | None, heads: dict[int, LawName]
) -> Mention | None:
    floor = max(0, number.start - 110, before.end if before else 0)
    head = _head(text, floor, number.start)
    law = _law_before(text, head.so_at, heads)
    kind, start = (law.type, law.start) if law is not None else (head.type, head.start)
    printed = kind is not None
    if kind is None:
        kind = _inherited(text, before, start) or _kind_of(number)
    if not _is_act(text, number, head, printed=printed, kind=kind):
        return None
    date, end, blank = _date(text, number.end, start)
    if date is None and law is not None:
        date = law.date
    issuer, tail = _issuer(text, end)
    issuer = issuer or head.issuer
    return Mention(
        kind, number, law, date, issuer, None, start, end, tail, head.says, printed, blank, tail
    )


@dataclass(frozen=True)
class _Head:
    """The words before a number: type if printed, where they start, whether «số» is said."""

    type: str | None
    start: int
    so_at: int
    says: bool
    issuer: str | None = None


def _head(text: str, floor: int, at: int) -> _Head:
    serials = forms.SERIALS.search(text, max(floor, at - 40), at)
    so = forms.SO.search(text, max(floor, at - 8), at)
    so_at = serials.start() if serials else so.start() if so else at
    says = so_at < at
    found = _type_before(text, floor, so_at)
    if found is not None:
        return _Head(found[0], found[1], so_at, says)
    far = forms.FAR_HEAD.search(text[floor:so_at]) if so else None
    if far is not None:
        name = forms.TYPE_NAMES[" ".join(far["type"].split()).casefold()]
        issuer = " ".join(far["issuer"].split()[1:])
        return _Head(name, floor + far.start(), so_at, says, issuer)
    return _Head(None, so_at, so_at, says)


def _type_before(text: str, floor: int, at: int) -> tuple[str, int] | None:
    """Return the longest type that ends right at `at`, and where it starts."""
    words = list(_WORDS.finditer(text, max(floor, at - 36), at))[-forms.LONGEST_TYPE :]
    for word in words:
        phrase = " ".join(text[word.start() : at].split()).casefold()
        if phrase in forms.TYPE_NAMES:
            return forms.TYPE_NAMES[phrase], word.start()
    return None


def _law_before(text: str, at: int, heads: dict[int, LawName]) -> LawName | None:
    """Return the law whose name ends right before «số 25/2018/QH14»."""
    end = at
    while end > 0 and text[end - 1] in " \n,(":
        end -= 1
    return heads.get(end) if at - end <= 4 else None


def _is_act(
    text: str, number: DocumentNumber, head: _Head, *, printed: bool, kind: str | None
) -> bool:
    if printed:
        return True
    if not number.has_known_sign or forms.NO_ACT.search(text, max(0, head.so_at - 14), head.so_at):
        return False
    if head.says:
        return kind is not None
    return number.code is not None and len(number.segments) >= 2


def _inherited(text: str, before: Mention | None, start: int) -> str | None:
    """Return the type printed once at the head of a list: «các Công điện: số …, số … và số …»."""
    if before is not None and start - before.end <= 160:
        tail = before.tail_of_issuer
        between = text[tail if tail <= start else before.end : start]
        if forms.JOINT.fullmatch(between):
            return before.type
    plural = forms.PLURAL.search(text, max(0, start - 40), start)
    return forms.TYPE_NAMES[" ".join(plural["type"].split()).casefold()] if plural else None


def _kind_of(number: DocumentNumber) -> str | None:
    if number.code is not None:
        return CODES[number.code]
    return "Công văn" if len(number.segments) >= 2 and not number.has_year else None


def _bare_serials(text: str, mention: Mention, before: Mention | None) -> list[Mention]:
    """«Quyết định số 217 và 218-QĐ/TW»: the first number has the sign and date of the last."""
    number = mention.number
    if number is None:
        return []
    floor = before.end if before else 0
    match = forms.SERIALS.search(text, max(floor, number.start - 40), number.start)
    if match is None or not mention.type_printed:
        return []
    sign = number.canonical.lstrip("0123456789")
    found = []
    for serial in re.finditer(r"\d+", match["serials"]):
        start = match.start("serials") + serial.start()
        twin = replace(
            number,
            canonical=serial[0] + sign,
            printed=serial[0],
            start=start,
            end=start + len(serial[0]),
        )
        found.append(replace(mention, number=twin, end=twin.end, tail=twin.end))
    return found


def _date(text: str, end: int, start: int) -> tuple[str | None, int, bool]:
    near = forms.DATE_AFTER.match(text, end)
    if near is not None and (date := whole_date(near)) is not None:
        return date, near.end(), False
    far = forms.DATE_FAR.match(text, end)
    if far is not None and (date := whole_date(far)) is not None:
        return date, end, False
    blank = forms.DATE_BLANK.match(text, end)
    if blank:
        return None, blank.end(), True
    before = forms.DATE_BEFORE.search(text[max(0, start - 170) : start])
    return (whole_date(before) if before else None), end, False


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    lead = forms.ISSUER.match(text, at) or forms.ISSUER_BARE.match(text, at)
    if lead is None:
        return None, at
    stop = forms.ISSUER_END.search(text, lead.end(), lead.end() + 140)
    end = stop.start() if stop else min(len(text), lead.end() + 140)
    issuer = re.sub(r"\s(?:và|cùng)$", "", " ".join(text[lead.end() : end].split()))
    if issuer.count("(") != issuer.count(")"):
        issuer = issuer.split(" (")[0]
    return (issuer, end) if issuer else (None, at)


def _named(laws: list[LawName], taken: list[tuple[int, int]]) -> list[Mention]:
    found = []
    spans = iter(sorted(taken))
    span = next(spans, None)
    for law in laws:
        while span is not None and span[1] <= law.start:
            span = next(spans, None)
        if span is not None and span[0] <= law.start < span[1]:
            continue
        at = law.end
        found.append(
            Mention(law.type, None, law, law.date, None, None, law.start, at, at, False, True)
        )
    return found


def _shared(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give the date and issuer behind «Nghị quyết số … và Nghị quyết số …» to both."""
    shared = list(mentions)
    for place in range(len(shared) - 2, -1, -1):
        this, following = shared[place], shared[place + 1]
        if this.issuer or this.law is not None or this.type != following.type:
            continue
        if forms.SHARING.fullmatch(text[this.end : following.start]):
            date = this.date or following.date
            shared[place] = replace(this, date=date, issuer=following.issuer)
    return shared


def _with_titles(text: str, mentions: list[Mention]) -> list[Mention]:
    titled = []
    for place, mention in enumerate(mentions):
        if mention.law is not None:
            titled.append(replace(mention, title=mention.law.name or None))
            continue
        limit = mention.tail + 420
        for following in mentions[place + 1 : place + 4]:
            joined = forms.JOINED_ON.search(text, max(0, following.start - 8), following.start)
            if following.number is not None and joined:
                limit = min(limit, following.start)
                break
        titled.append(_titled(text, mention, limit))
    return titled


def _titled(text: str, mention: Mention, limit: int) -> Mention:
    lead = forms.TITLE.match(text, mention.tail)
    if lead is None or lead.end() >= limit:
        return mention
    stop = forms.TITLE_END.search(text, lead.end(), limit)
    end = stop.start() if stop else min(limit, len(text))
    words = re.sub(r"[\s,]*(?:\svà)?\s*$", "", text[lead.end() : end])
    title = " ".join(words.split())
    return replace(mention, title=title or None, tail=lead.end() + len(words))
