"""Write docs/rules.md and docs/events.md from the code; `--print NAME` prints one instead."""

import argparse
import importlib
import os
import pkgutil
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
RULES = """# Sổ quy tắc

Viết từ mã nguồn bằng `python3 dev.py register`; không sửa tay. Mỗi quy tắc ghi mã, việc nó quyết
định, căn cứ, và nơi đặt trong mã.

| mã | quy tắc | căn cứ | ở đâu |
|---|---|---|---|
"""
EVENTS = """# Sổ sự kiện

Viết từ mã nguồn bằng `python3 dev.py register`; không sửa tay. Mỗi việc người dùng làm ghi lại một
sự kiện: mã, câu hiển thị, các dữ kiện được phép ghi.

| mã | câu hiển thị | dữ kiện |
|---|---|---|
"""


def main() -> None:
    """Write both pages, or print one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", dest="name")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.config.settings_test")
    django.setup()
    pages = {"rules.md": rules_page(), "events.md": events_page()}
    if given.name:
        print(pages[given.name], end="")
        return
    for name, text in pages.items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")


def rules_page() -> str:
    """Return the register of rules as a table."""
    rules = importlib.import_module("danvan.rules")
    for module in pkgutil.walk_packages(rules.__path__, "danvan.rules."):
        importlib.import_module(module.name)
    catalogue = importlib.import_module("danvan.rules.catalogue")
    rows = [
        f"| {rule.code} | {rule.summary} | {rule.basis} | `{rule.place}` |"
        for rule in catalogue.all_rules()
    ]
    return RULES + "\n".join(rows) + "\n"


def events_page() -> str:
    """Return the kinds of events as a table."""
    audit = importlib.import_module("danvan.base.audit")
    rows = [
        f"| {kind.code} | {kind.sentence} | {', '.join(sorted(kind.facts)) or '–'} |"
        for _code, kind in sorted(audit.event_kinds().items())
    ]
    return EVENTS + "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
