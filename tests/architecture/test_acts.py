"""Acts: whoever is given `by=` asks whether that person may, before anything changes."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, calls, dotted, functions, modules


def acts() -> list[tuple[Path, ast.FunctionDef]]:
    """Return the public functions in actions that are given who acts."""
    found = []
    for path in [*modules("*/actions.py"), *modules("*/actions/*.py")]:
        for function in functions(path):
            names = {argument.arg for argument in function.args.kwonlyargs}
            if "by" in names and not function.name.startswith("_"):
                found.append((path, function))
    return found


def asks_inside(path: Path, function: ast.FunctionDef) -> bool:
    """Say whether an act asks itself, or through a function of its own app's acts."""
    app = PACKAGE / path.relative_to(PACKAGE).parts[0]
    rooms = [app / "actions.py", *sorted((app / "actions").glob("*.py"))]
    known = {f.name: f for room in rooms if room.exists() for f in functions(room)}
    seen: set[str] = set()
    waiting = [function]
    while waiting:
        called = calls(waiting.pop())
        if "require" in called:
            return True
        new = (called & set(known)) - seen
        seen |= new
        waiting += [known[name] for name in new]
    return False


def docstring_says_asked(function: ast.FunctionDef) -> bool:
    """Say whether an act declares that its caller has asked (and names the reason)."""
    return "the caller has asked" in (ast.get_docstring(function) or "").lower()


@pytest.mark.parametrize(
    ("path", "function"), acts(), ids=lambda v: v.name if hasattr(v, "name") else ""
)
def test_every_act_asks_may(path: Path, function: ast.FunctionDef) -> None:
    name = f"{dotted(path)}.{function.name}"

    assert docstring_says_asked(function) or asks_inside(path, function), (
        f"{name} changes things for somebody without asking require(may_…(…))"
    )


def test_no_signal_receiver_and_no_work_in_save() -> None:
    saving = [
        f"{path.relative_to(PACKAGE)}:{f.name}"
        for path in [*modules("*/models.py"), *modules("*/models/*.py")]
        for f in functions(path)
        if f.name in {"save", "delete"}
    ]

    assert saving == []
