"""Reads the gold corpus and prints what was gained, lost and unchanged since the last kept state.

scripts/gold.py           compare with tests/gold/state.json
scripts/gold.py --keep    and keep the new state
"""

import importlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the corpus lies with the tests, which are not installed
corpus = importlib.import_module("tests.gold.compare")

STATE = ROOT / "tests" / "gold" / "state.json"


def main() -> int:
    """Print the comparison; exit 1 when something was lost."""
    now = {name: corpus.misses(name) for name in corpus.plan_names()}
    kept = json.loads(STATE.read_text(encoding="utf-8")) if STATE.exists() else {}
    before = {line for lines in kept.values() for line in lines}
    after = {line for lines in now.values() for line in lines}
    gained, lost = sorted(before - after), sorted(after - before)
    for word, lines in (("gained", gained), ("lost", lost)):
        for line in lines:
            print(f"{word:7} {line}")
    whole = sum(not lines for lines in now.values())
    print(f"{len(now)} plans, {whole} read whole; {len(gained)} gained, {len(lost)} lost, "
          f"{len(before & after)} misses unchanged")  # fmt: skip
    if "--keep" in sys.argv:
        STATE.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
