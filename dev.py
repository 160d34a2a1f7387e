#!/usr/bin/env python3
"""The door for people and for CI: `python3 dev.py run`, `python3 dev.py test`, and a few more.

Standard library only. Each command first makes or refreshes `.venv` from requirements/dev.txt
(`run` needs only requirements/run.txt), then runs inside it.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VAR = ROOT / "var"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SAMPLE_DAY = "2026-07-15"  # the sample's year is half done on this day
# One process a core; the tests of a file stay together, since they share what it set up.
TESTS = (PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
PATHS = ["danvan", "tests", "scripts", "bench", "dev.py"]


class Failed(SystemExit):
    """A step failed: its own words stand above, the exit code goes on."""


def main() -> None:
    """Read the command and do it."""
    if sys.version_info < (3, 11):
        sys.exit("danvan cần Python 3.11 trở lên. / danvan needs Python 3.11 or newer.")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    os.chdir(ROOT)
    COMMANDS[given.command](given.rest)


def run(rest: Sequence[str]) -> None:
    """Environment, database, sample province, then web, worker and scheduler; Ctrl-C ends all."""
    prepare("run")
    env = {"DANVAN_DATA": str(VAR), "DANVAN_SAMPLE": "1"} | dict(os.environ)
    if env["DANVAN_SAMPLE"] == "1":
        env.setdefault("DANVAN_TODAY", SAMPLE_DAY)
    port = env.pop("PORT", "8000")
    Path(env["DANVAN_DATA"]).mkdir(parents=True, exist_ok=True)
    compile_catalogues()
    call(PYTHON, "-m", "danvan", "migrate", "--verbosity", "0", env=env)
    call(PYTHON, "-m", "danvan", "demo", env=env)
    say(f"danvan: http://127.0.0.1:{port}  (Ctrl-C để dừng)")
    serve = [str(PYTHON), "-m", "danvan", "serve", "--worker", "--port", port, *rest]
    os.chdir(ROOT)
    if os.name == "nt":
        raise SystemExit(subprocess.call(serve, env=env))
    os.execve(serve[0], serve, env)


def test(rest: Sequence[str]) -> None:
    """Every gate and all tests: PostgreSQL first where DANVAN_TEST_POSTGRES is set, then SQLite."""
    prepare("dev")
    compile_catalogues()
    begun = time.monotonic()
    types = look_at_types()
    look_at_form()
    if os.environ.get("DANVAN_TEST_POSTGRES"):
        say("— db và journey trên PostgreSQL")
        call(*TESTS, "-m", "db or journey", *rest)
    told(types)
    say("— tất cả trên SQLite")
    env = {n: v for n, v in os.environ.items() if n != "DANVAN_TEST_POSTGRES"}
    call(*TESTS, *rest, env=env)
    say(f"— xong sau {time.monotonic() - begun:.0f} giây")


def lint(rest: Sequence[str]) -> None:
    """Style, form, floors, types, missing migrations."""
    prepare("dev")
    types = look_at_types()
    look_at_form()
    told(types)


def look_at_types() -> subprocess.Popen[str]:
    """Begin to look at types: it takes the longest, so other work goes on beside it."""
    return subprocess.Popen(
        [str(PYTHON), "-m", "mypy"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def told(types: subprocess.Popen[str]) -> None:
    """Wait for what was begun, print its words; a failure ends with its exit code."""
    words, _ = types.communicate()
    say(words.rstrip())
    if types.returncode:
        raise Failed(types.returncode)


def look_at_form() -> None:
    """Style, form, floors, missing migrations: seconds."""
    paths = [path for path in PATHS if (ROOT / path).exists()]
    call(PYTHON, "-m", "ruff", "check", "--quiet", *paths)
    call(PYTHON, "-m", "ruff", "format", "--quiet", "--check", *paths)
    call(BIN / "lint-imports", "--no-cache", quiet=True)
    settings = {"DJANGO_SETTINGS_MODULE": "danvan.config.settings_test"}
    env = {n: v for n, v in os.environ.items() if n != "DANVAN_TEST_POSTGRES"} | settings
    call(
        *(PYTHON, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"),
        *("--verbosity", "0"),
        env=env,
    )


def rules(rest: Sequence[str]) -> None:
    """The rules' own tests, without plug-ins: the inner loop."""
    prepare("dev")
    env = dict(os.environ) | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    options = ["-c", "tests/rules/pytest.ini", "--rootdir", "tests/rules", "--noconftest"]
    call(PYTHON, "-m", "pytest", *options, "tests/rules", *rest, env=env)


def gold(rest: Sequence[str]) -> None:
    """Read our gold corpus: what was gained, lost, unchanged."""
    prepare("dev")
    call(PYTHON, "scripts/gold.py", *rest)


def bench(rest: Sequence[str]) -> None:
    """The speed figures, as ratios to a floor measured in the same run."""
    prepare("dev")
    for script in sorted((ROOT / "bench").glob("*.py")):
        call(PYTHON, str(script.relative_to(ROOT)), *rest)


def soak(rest: Sequence[str]) -> None:
    """Long proofs, by hand: `soak kills --rounds 20`, `soak fuzz --seconds 600`."""
    prepare("dev")
    proof, *options = rest or ["?"]
    script = ROOT / "scripts" / f"soak_{proof}.py"
    if not script.exists():
        raise Failed("Dùng: python3 dev.py soak kills|fuzz [tùy chọn]")
    call(PYTHON, str(script.relative_to(ROOT)), *options)


def register(rest: Sequence[str]) -> None:
    """Write docs/rules.md and docs/events.md anew from the code."""
    prepare("dev")
    call(PYTHON, "scripts/register.py", *rest)


def where(rest: Sequence[str]) -> None:
    """Find a term in the glossary, the register of rules and the docstrings."""
    prepare("dev")
    call(PYTHON, "scripts/where.py", *rest)


def gallery(rest: Sequence[str]) -> None:
    """Serve the components with samples at /_gallery/."""
    prepare("dev")
    env = {"DANVAN_DATA": str(VAR), "DANVAN_DEBUG": "1"} | dict(os.environ)
    Path(env["DANVAN_DATA"]).mkdir(parents=True, exist_ok=True)
    call(PYTHON, "-m", "danvan", "runserver", os.environ.get("PORT", "8000"), *rest, env=env)


def lock(rest: Sequence[str]) -> None:
    """Resolve pyproject.toml into requirements/*.txt, with hashes and without addresses."""
    prepare("dev")
    tool = VENV / "lock"
    if not tool.exists():
        call(PYTHON, "-m", "venv", tool)
        call(tool / "bin" / "python", "-m", "pip", "install", "--quiet", "uv")
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
    common += ["--no-emit-index-url", "--no-annotate", "--no-header", *rest]
    compiling: list[str | Path] = [tool / "bin" / "uv", "pip", "compile", *common]
    compiling.append("pyproject.toml")
    call(*compiling, "-o", "requirements/run.txt")
    call(*compiling, "--group", "dev", "-o", "requirements/dev.txt")


def prepare(kind: str) -> None:
    """Make `.venv` hold the locked set and the package itself, unless it does already."""
    wanted = ROOT / "requirements" / f"{kind}.txt"
    mark = VENV / f"danvan-{kind}.sha256"
    stamp = hashlib.sha256(wanted.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and mark.exists() and mark.read_text() == stamp:
        return
    if not PYTHON.exists():
        make_environment()
    say(f"— cài các gói của requirements/{kind}.txt")
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    # Tests compile what they load; compiling all of the larger set takes a quarter of a minute.
    lazily = ["--no-compile"] if kind == "dev" else []
    call(*pip, *lazily, "--require-hashes", "-r", str(wanted))
    call(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    mark.write_text(stamp)
    if kind == "dev":  # the larger set holds the smaller one
        smaller = (ROOT / "requirements" / "run.txt").read_bytes()
        (VENV / "danvan-run.sha256").write_text(
            hashlib.sha256(smaller + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
        )


def make_environment() -> None:
    """Make the virtual environment; Debian keeps `venv` in a package of its own: say so."""
    say("— tạo môi trường .venv")
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Failed(
            "Không tạo được môi trường Python. Trên Debian, Ubuntu hãy cài gói python3-venv "
            "(sudo apt install python3-venv) rồi chạy lại."
        )


def compile_catalogues() -> None:
    """Compile translations whose .po is newer than its .mo: a bare machine has no msgfmt."""
    stale = [
        po
        for po in (ROOT / "danvan" / "locale").glob("*/LC_MESSAGES/*.po")
        if not po.with_suffix(".mo").exists()
        or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    for po in stale:
        call(PYTHON, "scripts/compile_catalogue.py", str(po))


def call(*command: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> None:
    """Run a command; a failure ends with its exit code, what it printed stands above."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    if quiet:
        told = subprocess.run(words, env=env, check=False, capture_output=True, text=True)
        code = told.returncode
        if code:
            say(told.stdout + told.stderr)
    else:
        code = subprocess.run(words, env=env, check=False).returncode
    if code:
        raise Failed(code)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "bench": bench,
    "gallery": gallery,
    "gold": gold,
    "lint": lint,
    "lock": lock,
    "register": register,
    "rules": rules,
    "run": run,
    "soak": soak,
    "test": test,
    "where": where,
}

if __name__ == "__main__":
    main()
