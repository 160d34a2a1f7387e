"""Where a plan's head, body and foot begin among the paragraphs of its flow."""

import re
from dataclasses import dataclass

from danvan.rules.plans.vocabulary import PLAN_TYPES
from danvan.rules.text.flow import Flow
from danvan.rules.text.letters import bare_words, is_upper

RECIPIENTS = re.compile(r"\s*N[ơƠoOờỜ][iI]\s+nh[ậẬâÂẫẪ]n\s*:?\s*", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:(?:TM|KT|TL|TUQ)(?:\s?[./]\s?|\s)|(?:T/M|K/T|T/L)\s?\.?\s?|Q\s?\.\s?)[A-ZĐỦỞ]"
    r"|(?:PHÓ\s|QUYỀN\s)?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|CHÁNH|HIỆU TRƯỞNG"
    r"|BỘ TRƯỞNG|THỨ TRƯỞNG)"
)
# «PHỤ LỤC», «Phụ lục I», «PHỤ LỤC SỐ 02», «BIỂU MẪU 1»
ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU)(?:\s(?:số|SỐ))?(?:\s?[IVX\d]{1,4})?\s?(?:[:.\-–]|$)"
)
_GROUNDS = re.compile(r"Căn cứ|Thực hiện .{0,40}\bsố\b|Kính gửi")
# «(Dự thảo)», «(Kèm theo Quyết định …)»: said of the paper, no part of its subject
_ASIDE = re.compile(r"\(?\s?(?:DỰ THẢO|[Dd]ự thảo)|\((?:[Bb]an hành\s)?[Kk]èm theo")


@dataclass(frozen=True)
class Layout:
    """The parts of a plan by paragraph «bố cục»: title at `title`, body to `body_end`.

    Body paragraphs are `body`…`body_end`-1; what follows are recipients, signatures, annexes.
    """

    title: int | None
    doc_type: str | None
    title_words: str | None
    body: int
    body_end: int
    closing: int


def find_layout(flow: Flow) -> Layout:
    """Return where head, body and foot of the plan stand."""
    title, doc_type = _find_title(flow)
    words, body = _title_words(flow, title) if title is not None else (None, _first_body(flow))
    end = _body_end(flow, body)
    return Layout(title, doc_type, words, body, end, _closing(flow, body, end))


def type_of(line: str) -> tuple[str, int] | None:
    """Return the type in capitals that a title line begins with, and how many words name it.

    «CHƯƠNG TRÌNH HÀNH ĐỘNG» alone is a type; with words behind it, the subject begins sooner.
    """
    if _is_spaced(line):
        joined = bare_words(line).replace(" ", "")
        spaced = {name.replace(" ", ""): kind for name, kind in PLAN_TYPES.items()}
        return (spaced[joined], len(line.split())) if joined in spaced else None
    printed = line.split()
    for count in (size for size in (4, 3, 2) if size <= len(printed)):
        kind = PLAN_TYPES.get(bare_words(" ".join(printed[:count])))
        if kind is None or not is_upper(" ".join(printed[:count])):
            continue
        if count == 2 or len(printed) == count or not is_upper(printed[count]):
            return kind, count
    return None


def _is_spaced(line: str) -> bool:
    """«K Ế  H O Ạ C H»."""
    words = line.split()
    return len(words) >= 5 and all(len(word) == 1 for word in words)


def _find_title(flow: Flow) -> tuple[int | None, str | None]:
    """Return the paragraph of the title: the type in capitals, alone or with the subject behind."""
    found: tuple[int | None, str | None] = (None, None)
    for place, paragraph in enumerate(flow.paragraphs[:60]):
        if paragraph.label is not None and paragraph.label.style in ("roman", "article"):
            break
        line = flow.printed[paragraph.start : paragraph.end]
        kind = type_of(line)
        if kind is None:
            continue
        if found[0] is None or _same_title(flow, found[0], place):
            found = (place, kind[0])
    return found


def _same_title(flow: Flow, first: int, second: int) -> bool:
    """A converter may print the title twice, the first time with broken capitals."""
    lines = [flow.printed[p.start : p.end].casefold() for p in flow.paragraphs]
    return lines[first] == lines[second]


def _title_words(flow: Flow, place: int) -> tuple[str | None, int]:
    paragraph = flow.paragraphs[place]
    line = flow.printed[paragraph.start : paragraph.end]
    kind = type_of(line)
    inline = "" if _is_spaced(line) else " ".join(line.split()[kind[1] if kind else 0 :])
    parts = [inline.strip(" -–_:")] if inline.strip(" -–_:") else []
    following = place + 1
    while following < len(flow.paragraphs) and _is_title_line(flow, following, bool(parts)):
        line = flow.printed[flow.paragraphs[following].start : flow.paragraphs[following].end]
        if re.search(r"\w", line) and not _ASIDE.match(line):
            parts.append(line.strip(" -–_"))
        following += 1
    words = re.sub(r"\s\(\s?[Dd](?:ự|Ự)\s[Tt](?:hảo|HẢO)[^()]*\)$", "", " ".join(parts))
    return words or None, following


def _is_title_line(flow: Flow, place: int, begun: bool) -> bool:
    paragraph = flow.paragraphs[place]
    line = flow.printed[paragraph.start : paragraph.end]
    if not re.search(r"\w", line) or _ASIDE.match(line):
        return True
    if begun and _orders(flow, place):
        return False
    if paragraph.label is not None or paragraph.is_note or len(line) > 300:
        return False
    if not begun:
        return not line.startswith("Căn cứ") and not line.startswith("Kính gửi")
    ends = line.endswith((";", ".", ":"))
    return not paragraph.gap and not ends and len(line) < 200 and not _GROUNDS.match(line)


def _orders(flow: Flow, place: int) -> bool:
    """«CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …» above «Căn cứ …» says who decides: no subject, no signer."""
    if place + 1 >= len(flow.paragraphs):
        return False
    paragraph, below = flow.paragraphs[place : place + 2]
    if not is_upper(flow.printed[paragraph.start : paragraph.end]):
        return False
    return flow.printed[below.words_at : below.end].startswith(
        ("Căn cứ", "Xét", "Thực hiện", "Theo đề nghị")
    )


def _first_body(flow: Flow) -> int:
    for place, paragraph in enumerate(flow.paragraphs):
        line = flow.printed[paragraph.start : paragraph.end]
        if len(line) > 120 or line.startswith("Căn cứ") or paragraph.label is not None:
            return place
    return 0


def _body_end(flow: Flow, body: int) -> int:
    """The body ends at the recipients or the signature, whichever is printed first."""
    for place in range(body, len(flow.paragraphs)):
        paragraph = flow.paragraphs[place]
        if paragraph.is_note:
            return place
        line = flow.printed[paragraph.start : paragraph.end]
        if RECIPIENTS.match(line) or _signs_below(flow, place, line):
            return place
        if ANNEX.match(line) and len(line) < 160 and place > body:
            return place
        if _orders(flow, place):
            continue
        if _SIGNATURE.match(line) and (is_upper(line[:60]) or _signs(line)) and len(line) < 160:
            return place
    return len(flow.paragraphs)


def _signs(line: str) -> bool:
    """«TM. Ủy ban nhân dân» signs though it stands in small letters."""
    return len(line) < 80 and bool(re.match(r"(?:TM|KT|TL|TUQ)\.\s?[A-ZĐỦ]|T/M\s", line))


def _signs_below(flow: Flow, place: int, line: str) -> bool:
    """«BAN DÂN VẬN …» in capitals with «TRƯỞNG BAN» on the next line is a signature."""
    paragraph = flow.paragraphs[place]
    if paragraph.label is not None or not is_upper(line) or len(line) > 100:
        return False
    if place + 1 >= len(flow.paragraphs):
        return False
    below = flow.paragraphs[place + 1]
    words = flow.printed[below.start : below.end]
    return bool(_SIGNATURE.match(words)) and is_upper(words[:60])


def _closing(flow: Flow, body: int, end: int) -> int:
    """Return the first paragraph of the closing words «Trên đây là …», or the end."""
    for place in range(end - 1, max(body, end - 8), -1):
        paragraph = flow.paragraphs[place]
        line = flow.printed[paragraph.words_at : paragraph.end]
        if line.startswith(
            ("Trên đây là", "Trên đây, là", "Nhận được Kế hoạch", "Nhận được kế hoạch")
        ):
            return place
    return end
