"""What the inspections look at: the tracked files, the modules and the functions of the package."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "danvan"
TEXT = {
    ".css", ".html", ".ini", ".js", ".json", ".md", ".po", ".py", ".svg", ".toml", ".txt",
    ".yaml", ".yml", "",
}  # fmt: skip


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return the text files that git tracks or would track, as they are on disk."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return tuple(p for p in paths if p.suffix in TEXT and p.is_file())


def modules(pattern: str = "**/*.py") -> Iterator[Path]:
    """Return the package's own modules, migrations left out."""
    return (p for p in sorted(PACKAGE.glob(pattern)) if "migrations" not in p.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a module as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Return every function of a module, methods included."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            yield node


def dotted(path: Path) -> str:
    """Return a module's dotted name."""
    inside = path.relative_to(ROOT).with_suffix("")
    parts = [part for part in inside.parts if part != "__init__"]
    return ".".join(parts)


def calls(node: ast.AST) -> set[str]:
    """Return the bare names of what a piece of code calls."""
    names = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call):
            target = inner.func
            names.add(target.attr if isinstance(target, ast.Attribute) else "")
            names.add(target.id if isinstance(target, ast.Name) else "")
    return names - {""}
