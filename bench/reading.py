"""How fast texts are read: megabytes a second, and as a ratio to a plain pass of a number pattern.

The floor is measured in the same run on the same texts, because machines are noisy; times are those
of the process. The corpus is made of our sample plans and those labelled by hand, repeated and
shuffled, in documents of 200 kB: longer than an office writes, so that time which grows faster than
the length shows. `--texts FOLDER` adds texts to it.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.validity import Register
from danvan.rules.plans.reading import read_plan

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000  # bytes of UTF-8
LARGEST = 200_000  # bytes of one document
# A main part begins: «II. NỘI DUNG», «Điều 3. …», «PHẦN THỨ HAI»
_PART = re.compile(r"^(?=(?:\*\*)?(?:[IVX]{1,5}\s?[./]\s|Điều\s\d|PHẦN\s|Phần\s))", re.MULTILINE)
# The foot begins: recipients or a signature
_FOOT = re.compile(
    r"^\W*(?:N[ơƠ][iI] nh[ậẬ]n|(?:TM|KT|TL|T/M|TUQ)\b|(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC"
    r"|HIỆU TRƯỞNG|BÍ THƯ|CHÁNH|BAN THƯỜNG|ỦY BAN))",
    re.MULTILINE,
)
NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ][\w&-]*(?:/[\w-]+)?")
ROUNDS = 5
LINES = (1, 10)  # megabytes of a text that is one line


@dataclass
class Times:
    """Seconds spent on some texts: the plain pass, their citations, the whole reading."""

    size: int = 0
    floor: float = 0.0
    citations: float = 0.0
    reading: float = 0.0

    def add(self, text: str, register: Register) -> None:
        """Do all three with one text, one after the other, so that noise falls on all alike."""
        data = text.encode()
        self.size += len(data)
        self.floor += spent(lambda: NUMBER.findall(text))
        self.citations += spent(lambda: find_mentions(text))
        self.reading += spent(lambda: read_plan(open_source(data, "bench.txt"), register))

    def row(self, name: str) -> str:
        """Return a line of the table."""
        speeds = [self.size / taken / MEGABYTE for taken in (self.citations, self.reading)]
        times = [taken / self.floor for taken in (self.citations, self.reading)]
        return (
            f"{name:28} {self.size / MEGABYTE:>7.2f} {speeds[0]:>8.1f} {times[0]:>7.1f}"
            f" {speeds[1]:>8.2f} {times[1]:>7.0f}"
        )


def main() -> None:
    """Print the corpus, one plan at a time, one long line, and the start of the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="thư mục có thêm tệp .txt")
    parser.add_argument("--megabytes", type=float, default=50, help="cỡ tập đo")
    given = parser.parse_args()
    texts, register = sample_texts(given.texts), load_register()
    print(f"{'tệp':28} {'MB':>7} {'viện dẫn':>8} {'x sàn':>7} {'cả văn':>8} {'x sàn':>7}")
    for path in sorted((ROOT / "danvan" / "desk" / "sample" / "data").glob("plan_*.txt")):
        print(measured([path.read_text(encoding="utf-8")] * ROUNDS, register).row(path.stem[:28]))
    print(measured(corpus(texts, given.megabytes), register).row("tập đo, tệp 200 kB"))
    print_lines(texts)
    print_start()


def measured(texts: Iterable[str], register: Register) -> Times:
    """Return the times of texts read one after another."""
    times = Times()
    for text in texts:
        times.add(text, register)
    return times


def print_lines(texts: list[str]) -> None:
    """Let the command read one long line; tell seconds and the most memory it had."""
    taken = []
    for megabytes in LINES:
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(one_line(texts, megabytes).encode())
            file.flush()
            seconds, peak = command("read", file.name, "--json")
        taken.append(seconds)
        print(f"một dòng {megabytes} MB: {seconds:.2f} s, {peak:.0f} MB bộ nhớ")
    print(f"dài gấp {LINES[1] / LINES[0]:.0f}, lâu gấp {taken[1] / taken[0]:.1f}")


def print_start() -> None:
    """Tell how long the command takes for a short plan, beside Python alone."""
    plan = ROOT / "danvan" / "desk" / "sample" / "data" / "plan_joint_2026.txt"
    whole = min(wall(["-m", "danvan", "read", str(plan), "--json"]) for _ in range(ROUNDS))
    python = min(wall(["-c", "pass"]) for _ in range(ROUNDS))
    print(f"danvan read: {whole * 1000:.0f} ms ({whole / python:.1f} x python -c pass)")


def command(*words: str) -> tuple[float, float]:
    """Run `danvan` and return the seconds of its process and its peak of memory in MB."""
    child = subprocess.Popen([sys.executable, "-m", "danvan", *words], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"danvan {' '.join(words)}: {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def wall(words: list[str]) -> float:
    """Return the seconds until a Python process has ended."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return time.perf_counter() - begun


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of this process that some work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def sample_texts(folder: Path | None = None) -> list[str]:
    """Return the sample plans and the labelled samples as texts, then those of `folder`."""
    paths = sorted((ROOT / "danvan" / "desk" / "sample" / "data").glob("plan_*.txt"))
    paths += sorted((ROOT / "tests" / "gold" / "plans").glob("*.txt"))
    paths += sorted(folder.glob("*.txt")) if folder else []
    return [path.read_text(encoding="utf-8") for path in paths]


def corpus(texts: Sequence[str], megabytes: float, seed: int = 1) -> Iterator[str]:
    """Yield documents of nearly 200 kB made of the texts, until so many megabytes are made.

    One in three shuffles main parts, one their paragraphs, one repeats whole texts. The first two
    are one long plan each, with one letterhead and no foot before the end.
    """
    chance = random.Random(seed)
    ways = (_parts, _paragraphs, _whole)
    made = size = 0
    while size < megabytes * MEGABYTE:
        document = _document(texts, chance, ways[made % 3])
        yield document
        size += len(document.encode())
        made += 1


def _document(texts: Sequence[str], chance: random.Random, cut: Callable[[str], list[str]]) -> str:
    first = chance.choice([text for text in texts if _PART.search(text)])
    pieces = [] if cut is _whole else [first[: _head_end(first)]]
    size = sum(len(piece.encode()) + 1 for piece in pieces)
    while True:
        shuffled = list(chain.from_iterable(cut(text) for text in texts))
        chance.shuffle(shuffled)
        for piece in shuffled:
            size += len(piece.encode()) + 1
            if size > LARGEST:
                return "\n".join(pieces)
            pieces.append(piece)


def _whole(text: str) -> list[str]:
    return [text]


def _parts(text: str) -> list[str]:
    return [part.rstrip() for part in _PART.split(_body(text)) if part.strip()]


def _paragraphs(text: str) -> list[str]:
    return [line for line in _body(text).split("\n") if line.strip()]


def _body(text: str) -> str:
    foot = _FOOT.search(text, _head_end(text))
    return text[_head_end(text) : foot.start() if foot else len(text)]


def _head_end(text: str) -> int:
    part = _PART.search(text)
    return part.start() if part else 0


def one_line(texts: Sequence[str], megabytes: float) -> str:
    """Return a plan of so many megabytes whose only part is a single line of the texts."""
    words = " ".join(" ".join(text.split()) for text in texts)
    times = int(megabytes * MEGABYTE) // len(words.encode()) + 1
    head = "KẾ HOẠCH\nĐo một dòng năm 2026\n\nI. NỘI DUNG\n1. "
    line = (head + f"{words} " * times).encode()[: int(megabytes * MEGABYTE)]
    return line.decode("utf-8", errors="ignore")


if __name__ == "__main__":
    main()
