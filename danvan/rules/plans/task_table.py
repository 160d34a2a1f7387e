"""Work told in a table «bảng phân công»: what, who leads, who joins, by when, in columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from danvan.rules.catalogue import rule
from danvan.rules.plans.units import find_verb, heading_units, split_units
from danvan.rules.text.flow import FlowParagraph

_COLUMNS = (
    ("order", re.compile(r"(?:tt|stt|số tt)")),
    ("partner", re.compile(r".*phối hợp.*")),
    ("lead", re.compile(
        r"(?:(?:cơ quan|đơn vị|bộ phận|người|phòng)[^:]{0,25}\s)?(?:chủ trì|thực hiện|đầu mối"
        r"|phụ trách|tham mưu|chịu trách nhiệm)[^:]{0,25}|phân công[^:]{0,25}|trách nhiệm"
    )),
    ("time", re.compile(r"(?:thời (?:gian|hạn|điểm)|tiến độ|hoàn thành|lộ trình)[^:]{0,30}")),
    ("product", re.compile(r"(?:sản phẩm|kết quả)[^:]{0,30}")),
    ("task", re.compile(
        r"(?:(?:tên\s)?(?:các\s)?(?:nhiệm vụ|công việc|hoạt động)|nội dung|việc)[^:]{0,45}"
    )),
    ("note", re.compile(r"(?:ghi chú|căn cứ|kinh phí|cấp trình|nguồn)[^:]{0,30}")),
)  # fmt: skip
_ORDINAL = re.compile(r"\d{1,3}\.?")
_GROUP = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?")
_WHEN = re.compile(
    r"\d{1,2}/\d{1,4}|quý\s[ivx\d]|tháng\s\d|thường xuyên|(?:hằng|hàng|định kỳ)\s|năm\s20",
    re.IGNORECASE,
)
_FEWEST = 3  # a table of tasks has a task, a name and one thing more
_MOST = 9


@dataclass(frozen=True)
class TaskRow:
    """One row «dòng phân công»: places of its cells among those given."""

    task: int
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    product: str | None
    told: tuple[int, ...]  # the cells that say when


@rule("PLAN-31", basis="Phân công ghi thành bảng: nhiệm vụ, đơn vị chủ trì, phối hợp, thời gian")
def task_rows(cells: Sequence[str]) -> list[TaskRow]:
    """Return the rows of a table of tasks; none when its head names no task or nobody who leads."""
    head = _head(cells)
    if "task" not in head or "lead" not in head:
        return []
    return [row for row in (_row(cells, head, span) for span in _spans(cells, head)) if row]


def cell_runs(paragraphs: Sequence[FlowParagraph], body: range) -> list[tuple[int, int]]:
    """Return the stretches of paragraphs that are cells of tables."""
    runs: list[tuple[int, int]] = []
    for place in body:
        if not paragraphs[place].in_table:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _head(cells: Sequence[str]) -> list[str]:
    """Return what each column holds, as the first cells say."""
    head: list[str] = []
    for cell in cells[:_MOST]:
        said = cell.strip(" .:").lower()
        name = next((name for name, pattern in _COLUMNS if pattern.fullmatch(said)), None)
        if name is None:
            break
        head.append(name)
    return head if len(head) >= _FEWEST else []


def _spans(cells: Sequence[str], head: list[str]) -> list[range]:
    """Return the cells of each row: by their numbers where they are numbered, else by count."""
    size, first = len(head), len(head)
    if head[0] != "order":
        whole = (len(cells) - first) % size == 0
        return [range(at, at + size) for at in range(first, len(cells), size)] if whole else []
    starts = [at for at in range(first, len(cells)) if _ORDINAL.fullmatch(cells[at].strip())]
    spans = []
    for start, end in pairwise([*starts, len(cells)]):
        stop = next((at for at in range(start, end) if _GROUP.fullmatch(cells[at].strip())), end)
        spans.append(range(start, stop))
    return spans


def _row(cells: Sequence[str], head: list[str], span: range) -> TaskRow | None:
    if len(span) == len(head):
        placed = dict(reversed(list(zip(head, span, strict=True))))
        product = cells[placed["product"]].strip() if "product" in placed else ""
        return TaskRow(
            task=placed["task"],
            leads=split_units(cells[placed["lead"]]),
            partners=split_units(cells[placed["partner"]]) if "partner" in placed else (),
            product=product[:1].lower() + product[1:] or None,
            told=(placed["time"],) if "time" in placed else (),
        )
    return _row_by_content(cells, span)


def _row_by_content(cells: Sequence[str], span: range) -> TaskRow | None:
    """Tell the cells of a row apart by what they say, where one is empty or holds two lines."""
    behind = span[1:]
    if len(behind) < _FEWEST - 1:
        return None
    names = [at for at in behind[1:] if _is_name(cells[at])]
    if not names:
        return None
    told = tuple(at for at in behind[1:] if at not in names and _WHEN.search(cells[at]))
    partners = split_units(cells[names[1]]) if len(names) > 1 else ()
    return TaskRow(behind[0], split_units(cells[names[0]]), partners, None, told)


def _is_name(cell: str) -> bool:
    return find_verb(cell) is None and bool(heading_units(cell)[0])
