"""The command `danvan`: `read` and `lint` open a file here; everything else goes to Django."""

import argparse
import importlib
import json
import sys
from datetime import date
from pathlib import Path

from danvan.readers.refusals import Refused
from danvan.rules.documents.form import FormSet, form_set_from_row
from danvan.rules.documents.likeness import Likeness
from danvan.rules.documents.register_rows import entry_from_row
from danvan.rules.documents.validity import Register, State
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.model import Reading
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import blocks_to_json, lint_to_json, reading_to_json
from danvan.rules.text.blocks import Source

DONE, FOUND_ERRORS, REFUSED = 0, 1, 2
DATA = Path(__file__).parent / "documents" / "data"
REGISTER_FILE, FORM_FILE = DATA / "register.json", DATA / "form.json"
_STATES = {
    State.IN_FORCE: "Còn hiệu lực",
    State.NOT_YET: "Chưa có hiệu lực",
    State.EXPIRED: "Hết hiệu lực",
    State.FOLLOWED: "Có văn bản mới hơn",
    State.UNKNOWN: "Chưa rõ, sổ chưa có",
}
_WEIGHTS = {Severity.ERROR: "LỖI", Severity.WARNING: "Cần sửa", Severity.NOTE: "Lưu ý"}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings with an error, 2 refused."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in ("read", "lint"):
        return _read_or_lint(words)
    if words and words[0] == "due":
        counted: int = importlib.import_module("danvan.cli_due").main(words)
        return counted
    commands = importlib.import_module("danvan.config.commands")
    code: int = commands.run(words)
    return code


def load_register(path: Path = REGISTER_FILE) -> Register:
    """Return the register of documents shipped with the program."""
    rows = json.loads(path.read_text(encoding="utf-8"))["documents"]
    return Register(entry_from_row(row) for row in rows)


def load_forms(path: Path = FORM_FILE) -> tuple[FormSet, ...]:
    """Return the instructions on form shipped with the program."""
    rows = json.loads(path.read_text(encoding="utf-8"))["sets"]
    return tuple(form_set_from_row(row) for row in rows)


def _read_or_lint(words: list[str]) -> int:
    options = _parser().parse_args(words)
    try:
        source = _open(Path(options.file))
    except Refused as refused:
        return _refuse(refused.code, refused.message, as_json=options.json)
    except OSError as error:
        message = (
            f"Không mở được tệp {options.file}: {error.strerror or error}. Kiểm tra đường dẫn."
        )
        return _refuse("unreadable", message, as_json=options.json)
    reading = read_plan(source, load_register(), on=options.on, forms=load_forms())
    if options.command == "read":
        _print_reading(reading, as_json=options.json, blocks=options.blocks)
        return DONE
    return _print_findings(reading, as_json=options.json)


def _open(path: Path) -> Source:
    files = importlib.import_module("danvan.readers.files")
    source: Source = files.open_source(path.read_bytes(), path.name)
    return source


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="danvan", description="Đọc và kiểm tra kế hoạch.")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="đọc một kế hoạch (.txt, .md, .docx, .pdf)")
    lint = commands.add_parser("lint", help="chỉ in những điểm cần xem lại")
    for command in (read, lint):
        command.add_argument("file", help="tệp cần đọc")
        command.add_argument("--json", action="store_true", help="in dạng JSON")
        command.add_argument(
            "--on",
            type=date.fromisoformat,
            metavar="NGÀY",
            help="xét hiệu lực vào ngày này (2026-03-31)",
        )
    read.add_argument("--blocks", action="store_true", help="kèm vị trí từng khối của tệp gốc")
    return parser


def _refuse(code: str, message: str, *, as_json: bool) -> int:
    if as_json:
        _print_json({"schema": "danvan.refusal/1", "code": code, "message": message})
    else:
        print(message, file=sys.stderr)
    return REFUSED


def _print_json(value: object) -> None:
    # Piece by piece: the whole answer to a long text is never held at once.
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _print_reading(reading: Reading, *, as_json: bool, blocks: bool) -> None:
    if as_json:
        shown = reading_to_json(reading)
        if blocks:
            shown["blocks"] = blocks_to_json(reading)
        _print_json(shown)
        return
    for line in _reading_lines(reading):
        print(line)
    if blocks:
        for span in reading.spans:
            print(f"  khối {span.block}: {span.start}–{span.end}")


def _reading_lines(reading: Reading) -> list[str]:
    header = reading.header
    lines = [
        f"{(header.doc_type or 'văn bản').upper()} {header.number or '(chưa có số)'} – "
        f"{header.date or '(chưa có ngày)'}",
        f"  {header.title or '(không thấy trích yếu)'}",
        f"  Ban hành: {'; '.join(header.issuers) or '(không rõ)'}",
        "",
        f"Mục ({len(reading.sections)}):",
    ]
    lines += [
        f"  {section.path}  {section.title or '(không có tiêu đề)'}" for section in reading.sections
    ]
    lines += ["", f"Văn bản viện dẫn ({len(reading.citations)}):"]
    lines += [
        f"  {c.type or ''} {c.number or c.title} {c.date or ''} ({len(c.mentions)} lần)"
        for c in reading.citations
    ]
    lines += ["", f"Thời hạn ({len(reading.deadlines)}):"]
    lines += [f"  [{d.section or '–'}] {d.text} → {d.value}" for d in reading.deadlines]
    lines += ["", f"Chỉ tiêu ({len(reading.targets)}):"]
    lines += [
        f"  [{t.section or '–'}] {t.operator} {t.value} {t.unit or ''}: {t.text[:90]}"
        for t in reading.targets
    ]
    lines += ["", f"Nhiệm vụ ({len(reading.duties)}):"]
    lines += [
        f"  [{d.section or '–'}] {'; '.join(d.units) or '(chưa rõ ai)'} ({d.role}): {d.text[:100]}"
        for d in reading.duties
    ]
    lines += [
        "",
        f"Nơi nhận: {'; '.join(reading.recipients) or '(không thấy)'}",
        "",
        *_finding_lines(reading.findings),
    ]
    return lines


def _finding_lines(findings: tuple[Finding, ...]) -> list[str]:
    lines = [f"Điểm cần xem lại ({len(findings)}):"]
    for finding in findings:
        place = f" – “{finding.text[:80]}”" if finding.text else ""
        lines.append(f"  {_WEIGHTS[finding.severity]}: {finding.message}{place}")
    return lines


def _validity_lines(reading: Reading) -> list[str]:
    """Say of each act cited what holds; those of which nothing is known stand together at last."""
    if not reading.citations:
        return []
    day = f", xét vào ngày {reading.judged_on:%d/%m/%Y}" if reading.judged_on else ""
    lines = ["", f"Hiệu lực của {len(reading.citations)} văn bản viện dẫn{day}:"]
    pairs = list(zip(reading.citations, reading.judged, strict=True))
    pairs.sort(key=lambda pair: pair[1].state is State.UNKNOWN)
    for citation, judged in pairs:
        name = " ".join(part for part in (citation.type, citation.number or citation.title) if part)
        entry = judged.entry
        asked = " hay ".join(_meant(each) for each in judged.alike)
        doubt = f" – có phải {asked}?" if asked else ""
        proof = "" if entry is None or entry.is_verified else " (chưa kiểm chứng đủ nguồn)"
        lines.append(f"  {_STATES[judged.state]}: {name}{proof}{doubt}")
    return lines


def _meant(alike: Likeness) -> str:
    entry = alike.entry
    day = f" ngày {entry.date:%d/%m/%Y}" if entry.date else ""
    return f"{entry.type} {entry.number or entry.title}{day}"


def _print_findings(reading: Reading, *, as_json: bool) -> int:
    if as_json:
        _print_json(lint_to_json(reading))
    else:
        for line in (*_finding_lines(reading.findings), *_validity_lines(reading)):
            print(line)
    errors = any(finding.severity is Severity.ERROR for finding in reading.findings)
    return FOUND_ERRORS if errors else DONE
