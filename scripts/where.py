"""Find a term in the glossary, the registers and the docstrings, marks and hyphens left out."""

import ast
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print every place that speaks of the term."""
    if len(sys.argv) < 2:
        sys.exit("Dùng: python3 dev.py where THUẬT-NGỮ")
    wanted = folded(" ".join(sys.argv[1:]))
    found = [place for place in places() if wanted in folded(place)]
    print("\n".join(found) if found else "Không thấy. Thử từ ngắn hơn.")


def folded(text: str) -> str:
    """Return text without marks, case, hyphens: `thụ-lý` finds «Thụ lý»."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("-", " "))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def places() -> Iterator[str]:
    """Return lines of the glossary and registers, then first docstring lines with their place."""
    for name in ("glossary.md", "rules.md", "events.md"):
        page = ROOT / "docs" / name
        if page.exists():
            rows = page.read_text(encoding="utf-8").splitlines()
            yield from (f"docs/{name}: {row}" for row in rows if row.startswith("|"))
    for path in sorted((ROOT / "danvan").rglob("*.py")):
        yield from docstrings(path)


def docstrings(path: Path) -> Iterator[str]:
    """Return `file:line name: first docstring line` of each class and function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and (text := ast.get_docstring(node)):
            first = text.splitlines()[0]
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {first}"


if __name__ == "__main__":
    main()
