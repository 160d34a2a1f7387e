"""Where a file departs from the form asked of it: page, margins, page number, fonts and sizes."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Sized
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.documents.form import PageForm, PartForm, Range
from danvan.rules.text.look import FileLook, PageLook, PageNumber, RunLook, Spot

# Word keeps twentieths of a point: 2 cm come back as 20,003 mm, and hands round to half a unit.
_PLAY = 0.6
_SIDES = (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải"))
_SPOTS = {Spot.TOP: "phía trên", Spot.BOTTOM: "phía dưới"}
_MOST_NAMED = 3  # wrong fonts or sizes named in one sentence


@dataclass(frozen=True)
class Fault:
    """One departure from the form «lỗi thể thức», told once for all the `blocks` that have it."""

    code: str
    message: str
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Said:
    """What is wrong with one part, and where."""

    words: str
    blocks: tuple[int, ...]


@rule("FORM-01", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I (khổ giấy, định lề trang, số trang)")
def page_faults(asked: PageForm, look: FileLook) -> list[Fault]:
    """Return faults of paper, margins and page number; a page across holds a table and may."""
    upright = [page for page in look.pages if not page.lies_across] or list(look.pages[:1])
    faults = [fault for page in upright[:1] for fault in _paper(asked, page)]
    margins = list(dict.fromkeys(each for page in upright for each in _margins(asked, page)))
    if margins:
        message = f"Lề trang chưa đúng: {'; '.join(margins)}. Chỉnh ở phần Lề trang của Word."
        faults.append(Fault("form_margins", message))
    if asked.number is not None and look.number is not None:
        faults += _page_number(asked.number, look.number)
    return faults


@rule("FORM-02", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V (mẫu chữ)")
def letter_faults(
    rows: Sequence[PartForm],
    parts: Mapping[str, Sequence[int]],
    look: FileLook,
    texts: Mapping[int, str],
) -> list[Fault]:
    """Return faults of sizes and strokes: one for all sizes, one for all strokes."""
    sizes: list[_Said] = []
    strokes: list[_Said] = []
    for row in rows:
        blocks = [block for block in parts.get(row.part, ()) if look.blocks.get(block)]
        known = {block: look.blocks[block] for block in blocks}
        sizes += _sizes(row, known)
        strokes += _strokes(row, known, texts)
    return [
        *_joined("form_size", "Cỡ chữ chưa đúng", sizes),
        *_joined("form_style", "Kiểu chữ chưa đúng", strokes),
    ]


@rule("FORM-03", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I (phông chữ Times New Roman, Unicode)")
def font_faults(font: str, look: FileLook) -> list[Fault]:
    """Return the one fault of fonts: what else is used, and in how many paragraphs."""
    used = {block: most(runs, lambda run: run.font) for block, runs in look.blocks.items()}
    other = {
        block: name
        for block, name in used.items()
        if isinstance(name, str) and not name.casefold().startswith(font.casefold())
    }
    if not other:
        return []
    names = [name for name, _ in Counter(other.values()).most_common(_MOST_NAMED)]
    message = (
        f"Dùng phông chữ {', '.join(names)} ở {len(other)} đoạn. Đổi sang {font}, bảng mã Unicode."
    )
    return [Fault("form_font", message, tuple(other))]


def most(runs: Sequence[RunLook], of: Callable[[RunLook], object]) -> object:
    """Return what most letters of a block have; None where that is not known."""
    counted: Counter[object] = Counter()
    for run in runs:
        counted[of(run)] += run.letters
    return counted.most_common(1)[0][0] if counted else None


def _paper(asked: PageForm, page: PageLook) -> list[Fault]:
    if asked.width is None or asked.height is None or page.width is None or page.height is None:
        return []
    said = f"{_length(page.width)} x {_length(page.height)} mm"
    wanted = f"{_length(asked.width)} x {_length(asked.height)} mm"
    if page.lies_across:
        message = (
            f"Trang nằm ngang ({said}). Đặt trang đứng {wanted}; chỉ bảng biểu được nằm ngang."
        )
        return [Fault("form_page", message)]
    if _near(asked.width, page.width) and _near(asked.height, page.height):
        return []
    return [Fault("form_page", f"Khổ giấy {said}. Đặt khổ A4 ({wanted}).")]


def _margins(asked: PageForm, page: PageLook) -> list[str]:
    ranges = {"top": asked.top, "bottom": asked.bottom, "left": asked.left, "right": asked.right}
    lengths = {"top": page.top, "bottom": page.bottom, "left": page.left, "right": page.right}
    wrong = []
    for side, name in _SIDES:
        wanted, length = ranges[side], lengths[side]
        if wanted is None or length is None or _within(length, wanted, _PLAY):
            continue
        wrong.append(f"lề {name} {_length(length)} mm (quy định {_said(wanted)} mm)")
    return wrong


def _page_number(asked: PageNumber, number: PageNumber) -> list[Fault]:
    wrong = []
    if number.spot is not asked.spot or number.centred != asked.centred:
        wrong.append(f"đặt canh giữa, {_SPOTS[asked.spot]} trang")
    if number.on_first and not asked.on_first:
        wrong.append("không hiện ở trang đầu (ô Different First Page của Word)")
    if not wrong:
        return []
    return [Fault("form_page_number", f"Số trang chưa đúng chỗ: {'; '.join(wrong)}.")]


def _sizes(asked: PartForm, known: Mapping[int, tuple[RunLook, ...]]) -> list[_Said]:
    if asked.sizes is None:
        return []
    sizes = {block: most(runs, lambda run: run.size) for block, runs in known.items()}
    wrong = {
        block: size
        for block, size in sizes.items()
        if isinstance(size, float) and not _within(size, asked.sizes)
    }
    if not wrong:
        return []
    used = [_length(size) for size, _ in Counter(wrong.values()).most_common(_MOST_NAMED)]
    words = f"{asked.name} cỡ {', '.join(used)}{_times(wrong)}, đặt cỡ {_said(asked.sizes)}"
    return [_Said(words, tuple(wrong))]


def _strokes(
    asked: PartForm, known: Mapping[int, tuple[RunLook, ...]], texts: Mapping[int, str]
) -> list[_Said]:
    wrong = [
        *_stroke(asked.bold, known, lambda run: run.bold, "in đậm", "không in đậm"),
        *_stroke(asked.italic, known, lambda run: run.italic, "in nghiêng", "không in nghiêng"),
    ]
    small = tuple(block for block in known if asked.upper and not texts.get(block, "").isupper())
    if small:
        wrong.append(("in hoa", small))
    if not wrong:
        return []
    blocks = sorted({block for _, places in wrong for block in places})
    words = ", ".join(words for words, _ in wrong)
    return [_Said(f"{asked.name}{_times(blocks)} cần {words}", tuple(blocks))]


def _joined(code: str, head: str, said: Sequence[_Said]) -> list[Fault]:
    if not said:
        return []
    blocks = tuple(sorted({block for each in said for block in each.blocks}))
    return [Fault(code, f"{head}: {'; '.join(each.words for each in said)}.", blocks)]


def _stroke(
    asked: bool | None,
    known: Mapping[int, tuple[RunLook, ...]],
    of: Callable[[RunLook], bool],
    wanted: str,
    unwanted: str,
) -> list[tuple[str, tuple[int, ...]]]:
    wrong = tuple(block for block, runs in known.items() if most(runs, of) is not asked)
    return [(wanted if asked else unwanted, wrong)] if asked is not None and wrong else []


def _times(blocks: Sized) -> str:
    return f" ở {len(blocks)} đoạn" if len(blocks) > 1 else ""


def _near(wanted: float, length: float) -> bool:
    return _within(length, (wanted, wanted), 2 * _PLAY)


def _within(length: float, wanted: Range, play: float = 0.0) -> bool:
    return wanted[0] - play <= length <= wanted[1] + play


def _said(wanted: Range) -> str:
    first, last = (_length(each) for each in wanted)
    return first if first == last else f"{first}–{last}"


def _length(value: float) -> str:
    return f"{value:g}".replace(".", ",")
