"""Finding citations «viện dẫn»: the word, the number, the date, the issuer, the subject."""

from collections.abc import Mapping

from danvan.rules.catalogue import rule
from danvan.rules.documents import citation_forms as forms
from danvan.rules.documents.citation_dates import day_of
from danvan.rules.documents.citation_heads import NumberHead, head_of, kind_near
from danvan.rules.documents.citation_lists import bare_numbers, shared, twins
from danvan.rules.documents.laws import LawName, laws_in
from danvan.rules.documents.mending import Mended, mend
from danvan.rules.documents.mentions import Mention
from danvan.rules.documents.numbers import DocumentNumber, numbers_in
from danvan.rules.documents.vocabulary import CODES, ISSUER_CODES

LETTERHEAD = 2500
_JOINT_CODES = frozenset({"TTLB", "TTLT", "NQLT"})  # «37/TTLB»: the code says enough
_GOVERNMENT = frozenset({"CP", "HĐBT"})


@rule("DOC-02", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (viện dẫn văn bản)")
def find_mentions(text: str) -> list[Mention]:
    """Return every citation in `text`, in order; dates and issuers shared in a list are shared."""
    mended = mend(text)
    found = _find(mended.text)
    return found if mended.text == text else [_as_printed(m, mended, text) for m in found]


def _find(text: str) -> list[Mention]:
    laws = laws_in(text)
    numbered = _without_note_signs(_numbered(text, laws))
    numbered = shared(text, sorted([*numbered, *_bare(text, numbered)], key=lambda m: m.start))
    mentions = numbered + _named(laws, [(m.start, m.end) for m in numbered])
    titled = _with_titles(text, sorted(mentions, key=lambda m: m.start))
    return _without_amended(titled)


def _numbered(text: str, laws: list[LawName]) -> list[Mention]:
    found: list[Mention] = []
    heads = {end: law for law in laws for end in (law.name_end, law.end)}
    for number in numbers_in(text):
        before = found[-1] if found else None
        mention = _mention(text, number, before, heads)
        if mention is not None:
            found += twins(text, mention, before.end if before else 0)
            found.append(mention)
    return found


def _mention(
    text: str, number: DocumentNumber, before: Mention | None, laws: Mapping[int, LawName]
) -> Mention | None:
    after = before.end if before else 0
    head = head_of(text, number, after, laws)
    kind, printed, listed = head.type, head.type is not None, False
    if kind is None:
        kind = _inherited(text, before, head.start, number)
        kind = kind or kind_near(text, number, after, head.start)
        listed = kind is not None and number.has_known_sign
        kind = kind or _kind_of(number, head)
    if not listed and not _is_act(text, number, head, kind):
        return None
    day = day_of(text, head.start, number.end)
    if not printed and day.iso is None and _is_own(text, head):
        return None
    date = day.iso or head.date or (head.law.date if head.law else None)
    issuer, tail = _issuer(text, day.end)
    return Mention(
        kind, number, head.law, date, issuer or head.issuer, None, head.start, day.end, tail,
        head.says, printed, day.blank, tail,
    )  # fmt: skip


def _is_own(text: str, head: NumberHead) -> bool:
    """«Số: 45/KH-UBND» alone on its line under the letterhead is the paper's own."""
    if head.so_at > LETTERHEAD or not head.says:
        return False
    return bool(forms.OWN_LINE.match(text, max(0, head.so_at - 2)))


def _is_act(text: str, number: DocumentNumber, head: NumberHead, kind: str | None) -> bool:
    if head.type is not None:
        return True
    if number.is_of_parliament and kind is None:
        return number.has_year
    if kind is None or forms.NO_ACT.search(text, max(0, head.so_at - 14), head.so_at):
        return False
    if number.is_of_parliament:
        return number.has_year
    if not number.has_known_sign:
        dated = forms.DATE_AFTER.match(text, number.end)
        return head.says and len(number.segments) >= 2 and bool(dated)
    whole = len(number.segments) >= 2 or number.code in _JOINT_CODES
    return head.says or (number.code is not None and whole)


def _inherited(text: str, before: Mention | None, start: int, number: DocumentNumber) -> str | None:
    """Return the type printed once at the head of a list: «các Công điện: số …, số … và số …»."""
    if before is not None and start - before.end <= 160:
        tail = before.tail_of_issuer
        between = text[tail if tail <= start else before.end : start]
        if forms.JOINT.fullmatch(between) and before.number is not None:
            return before.type if before.number.code == number.code else None
    plural = forms.PLURAL.search(text, max(0, start - 40), start)
    return forms.TYPE_NAMES[" ".join(plural["type"].split()).casefold()] if plural else None


def _kind_of(number: DocumentNumber, head: NumberHead) -> str | None:
    if number.code is not None:
        return CODES[number.code]
    if number.has_year:
        return None
    if len(number.segments) >= 2:
        return "Công văn"
    if not head.says or number.segments[0] not in ISSUER_CODES:
        return None
    return "Nghị định" if number.segments[0] in _GOVERNMENT else "Công văn"


def _bare(text: str, numbered: list[Mention]) -> list[Mention]:
    """Return the citations whose number is printed without its sign."""
    found = []
    for match, kind, start in bare_numbers(text, [(m.start, m.end) for m in numbered]):
        canonical = match["serial"] + (match["year"] or "")
        end = match.end("year") if match["year"] else match.end("serial")
        number = DocumentNumber(
            canonical, canonical, match.start(), end, ("",), bool(match["year"])
        )
        day = day_of(text, start, end)
        if day.iso is None and match["day"]:
            continue
        issuer, tail = _issuer(text, day.end)
        found.append(
            Mention(
                kind,
                number,
                None,
                day.iso,
                issuer,
                None,
                start,
                day.end,
                tail,
                "số" in text[start : match.start()].lower(),
                True,
                day.blank,
                tail,
            )
        )
    return found


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    lead = forms.ISSUER.match(text, at) or forms.ISSUER_BARE.match(text, at)
    if lead is None:
        return None, at
    stop = forms.ISSUER_END.search(text, lead.end(), lead.end() + 140)
    end = stop.start() if stop else min(len(text), lead.end() + 140)
    issuer = " ".join(text[lead.end() : end].split()).removesuffix(" và").removesuffix(" cùng")
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


def _without_note_signs(mentions: list[Mention]) -> list[Mention]:
    """«315/UBND-NV3» is 315/UBND-NV with a note's figure where that number is cited as well."""
    cited = {mention.key for mention in mentions}
    cleaned = []
    for mention in mentions:
        number = mention.number
        if number is not None and number.canonical[-1].isdigit():
            bare = number.canonical.rstrip("0123456789")
            if bare.casefold() in cited:
                mention = mention._replace(number=number._replace(canonical=bare))
        cleaned.append(mention)
    return cleaned


def _without_amended(mentions: list[Mention]) -> list[Mention]:
    """«Luật số 52/2019/QH14 sửa đổi, bổ sung một số điều của Luật Viên chức» is one act."""
    kept: list[Mention] = []
    amended_until = 0
    for mention in mentions:
        bare = mention.number is None and mention.date is None
        if bare and mention.start < amended_until:
            continue
        kept.append(mention)
        amends = (mention.title or "")[:7].lower() == "sửa đổi"
        if mention.number is not None and amends and mention.type in ("Luật", "Pháp lệnh"):
            amended_until = mention.tail
    return kept


def _with_titles(text: str, mentions: list[Mention]) -> list[Mention]:
    titled = []
    for place, mention in enumerate(mentions):
        if mention.law is not None:
            titled.append(mention._replace(title=mention.law.name or None))
            continue
        limit = mention.tail + 420
        for following in mentions[place + 1 : place + 4]:
            if following.start >= limit:
                break
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
    words = text[lead.end() : end].rstrip(" ,\n").removesuffix(" và").rstrip(" ,\n")
    title = " ".join(words.split())
    return mention._replace(title=title or None, tail=lead.end() + len(words))


def _as_printed(mention: Mention, mended: Mended, text: str) -> Mention:
    """Return a mention with the offsets of the text as it was given."""
    number = mention.number
    if number is not None:
        start, end = mended.origin(number.start), mended.end(number.end)
        number = number._replace(start=start, end=end, printed=text[start:end])
    issuer_end = mention.issuer_end
    return mention._replace(
        number=number,
        start=mended.origin(mention.start),
        end=mended.end(mention.end),
        tail=mended.end(mention.tail),
        issuer_end=None if issuer_end is None else mended.end(issuer_end),
    )
