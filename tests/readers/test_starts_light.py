"""Reading a text loads nothing that reads other forms: the command line must start at once."""

import subprocess
import sys

PROGRAM = """
import sys
from danvan.readers.files import open_source
open_source("Kế hoạch".encode(), "kh.txt")
heavy = {"django", "docx", "lxml", "pypdfium2", "PIL", "numpy"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""


def test_a_text_loads_no_foreign_package() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "[]"
