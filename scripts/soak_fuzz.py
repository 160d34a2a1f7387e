"""Long proof: mangled files are read or refused, in time that grows with their length."""

import argparse
import faulthandler
import random
import time
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.readers.refusals import Refused
from danvan.rules.documents.validity import Register
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json
from danvan.writers.docx import write_docx
from danvan.writers.letters import Footnote, OfficeDocument, Paragraph, ParagraphKind

ROOT = Path(__file__).resolve().parent.parent
SLOWEST = 40e-6  # seconds a character: ten times what a plan takes
GRACE = 0.5  # seconds any file may take, however short
HANGS = 120  # seconds after which a single file tells where it hangs
WORD_EACH = 4  # one file in so many is a .docx

# What the patterns of reading are made of: a run of each must not cost its square.
RUNS = (
    "I", "1.", "1", "0", "a)", "a", "Đ", "-", "–", "/", "“", "”", '"', "(", ")", "()", "[", "_",
    "…", ".", ",", ";", ":", "; ", "*", "#", "|", "| ", "\t", "\u00a0", "\u00ad", "²", "%", "&",
    "<", "<b>", "&amp;", "\\n", "1 ", "1/", "12/3/", "1-", "ĐA-", "K H - ", "1%, ", "số ", "số 1",
    "ngày ", "ngày 1", "tháng 1 ", "năm 2026 ", "Luật ", "Luật A và ", "Quyết định ", "Điều ",
    "Ngh ị ", "s ố ", "\ufffd", "1.1.1", "và ", "các ", "xã, ", "Phòng A, ", "TM. ", "Lưu: ",
    "A B ", "UBND ", "báo cáo ", "ít nhất 1 ", "tổ chức ", "phối hợp với ", "trước ngày ",
    "định kỳ ", "1/1 xã ", "I. A\n", "1. A\n", "a) a\n", "- A;\n", "Nơi nhận: ", "¹ A\n",
)  # fmt: skip
# Words of citations, right and wrong, thrown together.
SCRAPS = (
    "Quyết định", "Nghị định", "các Công văn", "Luật", "Luật Đất đai", "Bộ luật", "số", "Số:",
    "12/2025/NĐ-CP", "07-CT/TU", "364a/QĐ-UBND", "/KH-UBND", "15", "2026", "66.2/2025/", "QH15",
    "NĐCP", "27/CTTg", "05-CTrPH/BDVTU-BCSĐ UBND tỉnh", "ngày", "12/6/2024", "31/02/2026",
    "ngày … tháng … năm", "tháng 13", "của", "Chính phủ", "UBND tỉnh", "về", "và", ",", ";", "(",
    ")", "sửa đổi, bổ sung một số điều của", "Mẫu số 01", "1.234.567 đồng", "2/3", "\n", "¹", "Ð",
)  # fmt: skip
LABELS = ("I.", "1.", "1.1.", "1.1.1.", "a)", "đ)", "-", "+", "Điều 1.", "A.", "Phần thứ hai.")


class TooSlow(Exception):
    """A file took longer than its length allows."""


def main() -> None:
    """Read mangled files for a while and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    read, slowest = fuzz(given.seconds, random.Random(given.seed), hangs=HANGS)
    print(f"đọc {read} tệp méo, chậm nhất {slowest * 1e6:.1f} µs mỗi ký tự")


def samples() -> list[str]:
    """Return our sample plans and those labelled by hand."""
    paths = sorted((ROOT / "danvan" / "desk" / "sample" / "data").glob("plan_*.txt"))
    paths += sorted((ROOT / "tests" / "gold" / "plans").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths]


def fuzz(seconds: float, chance: random.Random, hangs: float | None = None) -> tuple[int, float]:
    """Read mangled samples for some seconds; return how many, and the slowest seconds a character.

    Raises TooSlow for a file that took too long; whatever the reading raises goes on.
    """
    texts = samples()
    ending, read, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < ending or read == 0:
        text = mangled(texts, chance)
        if hangs is not None:
            faulthandler.dump_traceback_later(hangs, exit=True)
        if read % WORD_EACH == 0:
            taken = timed(broken_word(text[:20_000], chance), "docx", len(text))
        else:
            taken = timed(encoded(text, chance), "txt", len(text))
        slowest = max(slowest, taken / max(len(text), 2000))
        read += 1
    faulthandler.cancel_dump_traceback_later()
    return read, slowest


@cache
def register() -> Register:
    """Return the register of documents, loaded once."""
    return load_register()


def timed(data: bytes, form: str, letters: int) -> float:
    """Read a file and return the seconds it took; a refusal is an answer too."""
    begun = time.process_time()
    with suppress(Refused):
        reading_to_json(read_plan(open_source(data, f"plan.{form}"), register()))
    taken = time.process_time() - begun
    if taken > GRACE + SLOWEST * letters:
        raise TooSlow(f"{taken:.1f} s cho {letters} ký tự .{form}: {data[:300]!r}")
    return taken


def mangled(texts: list[str], chance: random.Random) -> str:
    """Return a text torn from the samples in one of several ways."""
    return chance.choice(list(WAYS.values()))(chance.choice(texts), texts, chance)


def encoded(text: str, chance: random.Random) -> bytes:
    """Return the bytes of a text, now and then in another encoding or in two at once."""
    way = chance.randrange(12)
    if way == 0:
        return text.encode("utf-16")
    if way == 1:
        return text.encode("cp1258", errors="replace")
    if way == 2:
        half = len(text) // 2
        return text[:half].encode() + text[half:].encode("latin-1", errors="replace")
    if way == 3:
        return damaged(text.encode(), chance)
    return text.encode("utf-8", errors="replace")


def broken_word(text: str, chance: random.Random) -> bytes:
    """Return a .docx of a text with bytes changed, in the package or in one of its parts."""
    whole = write_docx(as_paper(text))
    if chance.random() < 0.2:
        return whole
    if chance.random() < 0.3:
        return damaged(whole, chance)
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as given, zipfile.ZipFile(file, "w") as made:
        victim = chance.choice(given.namelist())
        for name in given.namelist():
            part = given.read(name)
            made.writestr(name, damaged(part, chance) if name == victim else part)
    return file.getvalue()


def as_paper(text: str) -> OfficeDocument:
    """Return a paper with the lines of a text: headings, notes, a table."""
    lines = [line for line in text.split("\n") if line.strip()][:200]
    table = tuple((line[:40], line[40:80], line[80:120]) for line in lines[:8])
    kinds = (ParagraphKind.BODY, ParagraphKind.HEADING1, ParagraphKind.BULLET)
    paragraphs = [
        Paragraph(line, kind=kinds[at % 3], numbered=at % 3 == 1) for at, line in enumerate(lines)
    ]
    note = Paragraph("Có ghi chú ở chân trang.", footnotes=(Footnote("Theo báo cáo quý I."),))
    rows = Paragraph(kind=ParagraphKind.TABLE, rows=table or (("a", "b", "c"),))
    return OfficeDocument(
        issuers=("Ủy ban nhân dân xã Bạch Khê",),
        symbol="KH-UBND",
        place="Bạch Khê",
        type_name="Kế hoạch",
        subject="Dân vận năm 2026",
        year=2026,
        paragraphs=(*paragraphs, note, rows),
    )


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some changed, left out, or doubled."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(changed) or 1)
        way = chance.randrange(4)
        if way == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del changed[at : at + chance.choice((1, 5, 200))]
        elif way == 2:
            changed[at:at] = changed[max(0, at - 60) : at]
        else:
            changed[at : at + 1] = chance.choice((b"<", b">", b"&", b'"', b"/", b"\x00", b"\xff"))
    return bytes(changed)


def _put_in(text: str, piece: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + piece + text[at:]


def _some(one: str, piece: Callable[[str], str], chance: random.Random, share: float) -> str:
    """Return a text with a share of its words changed."""
    return " ".join(piece(w) if chance.random() < share else w for w in one.split(" "))


def _lines_between(one: str, piece: str, chance: random.Random) -> str:
    """Return a text with a line put behind every fifth line or so."""
    return "\n".join(
        f"{line}\n{piece}" if chance.random() < 0.2 else line for line in one.split("\n")
    )


def _run(chance: random.Random) -> str:
    unit = chance.choice(RUNS)
    return unit * (chance.choice((3, 300, 6000)) // len(unit) + 1)


Way = Callable[[str, list[str], random.Random], str]
WAYS: dict[str, Way] = {
    "lines shuffled": lambda one, _, c: "\n".join(c.sample(one.split("\n"), k=one.count("\n"))),
    "two texts": lambda one, all_, c: one[: c.randrange(len(one))] + c.choice(all_)[-3000:],
    "letters lost": lambda one, _, c: "".join(letter for letter in one if c.random() > 0.03),
    "one line": lambda one, _, c: one.replace("\n", " "),
    "a word a line": lambda one, _, c: one.replace(" ", "\n"),
    "capitals": lambda one, _, c: one.upper(),
    "nothing": lambda one, _, c: "".join(
        c.choice("I1.-)a/ ,;đ\n“(số Quyết ngày") for _ in range(5000)
    ),
    "words repeated": lambda one, _, c: "".join(
        word * c.choice((1, 1, 1, 40)) for word in one.split(" ")
    ),
    "a run": lambda one, _, c: _put_in(one, _run(c), c),
    "runs alone": lambda one, _, c: "".join(_run(c) for _ in range(4)),
    "a run on each line": lambda one, _, c: _lines_between(one, _run(c)[:400], c),
    "citations": lambda one, _, c: _put_in(one, " ".join(c.choices(SCRAPS, k=800)), c),
    "figures and slashes": lambda one, _, c: _put_in(
        one, "".join(c.choices("0123456789/-. ", k=3000)), c
    ),
    "deep numbering": lambda one, _, c: (
        one + "\n" + "\n".join(f"{'1.' * c.randrange(1, 40)} Dân vận {at}" for at in range(300))
    ),
    "labels": lambda one, _, c: "\n".join(
        f"{c.choice(LABELS)} {line}" for line in one.split("\n") * 3
    ),
    "hard blanks": lambda one, _, c: one.replace(" ", "\u00a0"),
    "decomposed": lambda one, _, c: unicodedata.normalize("NFD", one),
    "signs unseen": lambda one, _, c: _some(one, lambda word: "\u200b\u00ad".join(word), c, 0.2),
    "notes": lambda one, _, c: _lines_between(
        _some(one, lambda word: word + c.choice("¹²³*"), c, 0.1), "¹ Theo Báo cáo số 5/BC-UBND", c
    ),
    "page numbers": lambda one, _, c: _lines_between(one, c.choice(("2", "- 3 -", "\f", "4/9")), c),
    "tabs": lambda one, _, c: _some(one, lambda word: f"{word}\t\t", c, 0.3),
    "table of bars": lambda one, _, c: (
        one
        + "\n|---|---|---|\n"
        + "\n".join(f"| {at} | {one[at : at + 60]} | 15/{at % 12 + 1}/2026 |" for at in range(1000))
    ),
    "table of tabs": lambda one, _, c: "\n".join(
        f"{at}\tPhòng Nội vụ\t{one[at : at + 60]}\t100%" for at in range(1000)
    ),
    "marks of a page": lambda one, _, c: _some(
        one, lambda word: f"<td class='x'><b>{word}</b>&nbsp;&amp;\\n", c, 0.2
    ),
    "torn words": lambda one, _, c: _some(one, " ".join, c, 0.3),
    "glued words": lambda one, _, c: "".join(
        word + c.choice((" ", " ", "")) for word in one.split(" ")
    ),
    "misread": lambda one, _, c: one.encode().decode("cp1252", errors="replace"),
    "half misread": lambda one, _, c: _some(
        one, lambda word: word.encode().decode("cp1252", errors="replace"), c, 0.02
    ),
    "lost vowels": lambda one, _, c: _some(one, lambda word: word[:1] + "\ufffd", c, 0.1),
    "blanks at ends": lambda one, _, c: one.replace("\n", " " * 300 + "\n" + " " * 300),
}


if __name__ == "__main__":
    main()
