"""The command `danvan`: `read` and `lint` open a file here; everything else goes to Django."""

import argparse
import importlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from danvan.readers.refusals import Refused
from danvan.rules.documents.validity import Proof, Register, RegisterEntry
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.model import Reading
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import blocks_to_json, finding_to_json, reading_to_json
from danvan.rules.text.blocks import Source

DONE, FOUND_ERRORS, REFUSED = 0, 1, 2
REGISTER_FILE = Path(__file__).parent / "documents" / "data" / "register.json"
_WEIGHTS = {Severity.ERROR: "LỖI", Severity.WARNING: "Cần sửa", Severity.NOTE: "Lưu ý"}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings with an error, 2 refused."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in ("read", "lint"):
        return _read_or_lint(words)
    commands = importlib.import_module("danvan.config.commands")
    code: int = commands.run(words)
    return code


def load_register(path: Path = REGISTER_FILE) -> Register:
    """Return the register of documents shipped with the program."""
    rows = json.loads(path.read_text(encoding="utf-8"))["documents"]
    return Register(_entry(row) for row in rows)


def _entry(row: dict[str, Any]) -> RegisterEntry:
    def day(key: str) -> date | None:
        return date.fromisoformat(row[key]) if row.get(key) else None

    return RegisterEntry(
        type=row["type"],
        number=row["number"],
        issuer=row["issuer"],
        date=day("date"),
        title=row["title"],
        effective_from=day("effective_from"),
        effective_until=day("effective_until"),
        replaced_by=tuple(row.get("replaced_by", ())),
        amended_by=tuple(row.get("amended_by", ())),
        followed_by=tuple(row.get("followed_by", ())),
        followed_from=day("followed_from"),
        status=Proof(row["status"]),
        source=row.get("source", ""),
    )


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
    reading = read_plan(source, load_register(), on=getattr(options, "on", None))
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
    read.add_argument("--blocks", action="store_true", help="kèm vị trí từng khối của tệp gốc")
    lint.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="NGÀY",
        help="xét hiệu lực vào ngày này (2026-03-31)",
    )
    return parser


def _refuse(code: str, message: str, *, as_json: bool) -> int:
    if as_json:
        _print_json({"schema": "danvan.refusal/1", "code": code, "message": message})
    else:
        print(message, file=sys.stderr)
    return REFUSED


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


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


def _print_findings(reading: Reading, *, as_json: bool) -> int:
    if as_json:
        rows = [finding_to_json(finding) for finding in reading.findings]
        _print_json({"schema": "danvan.findings/1", "findings": rows})
    else:
        for line in _finding_lines(reading.findings):
            print(line)
    errors = any(finding.severity is Severity.ERROR for finding in reading.findings)
    return FOUND_ERRORS if errors else DONE
