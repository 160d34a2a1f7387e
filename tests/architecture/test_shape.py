"""Shape: files are one subject, functions are read without scrolling, names say what a thing is."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, functions, modules, tree_of

LONGEST_FILE = 400
LONGEST_FUNCTION = 45
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "lib", "core", "manager", "handler"}


def test_no_file_is_longer_than_one_subject() -> None:
    lengths = {str(p.relative_to(PACKAGE)): len(p.read_text().splitlines()) for p in modules()}

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_needs_scrolling() -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{f.name}"
        for path in modules()
        for f in functions(path)
        if (f.end_lineno or f.lineno) - f.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


def test_no_module_has_an_empty_name() -> None:
    assert [p for p in modules() if p.stem in EMPTY_NAMES or p.parent.name in EMPTY_NAMES] == []


@pytest.mark.parametrize("path", list(modules()), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_public_things_say_what_the_caller_may_rely_on(path: Path) -> None:
    tree = tree_of(path)
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]

    assert ast.get_docstring(tree), "the module says nothing of itself"
    assert bare == []
