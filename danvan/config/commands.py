"""The commands of `danvan` that need the database; `cli` hands over whatever is not read or lint.

`migrate demo check audit worker seal load-register …` run Django's management with our settings;
`serve` supervises the processes of one machine.
"""

import os
import sys
from collections.abc import Sequence

from django.core.management import CommandError, execute_from_command_line

from danvan.config import supervisor

# The command as people type it → Django's name for it.
NAMES = {
    "worker": "db_worker",
    "audit": "audit_verify",
    "check-files": "check_files",
    "first-operator": "first_operator",
    "import-successions": "import_successions",
    "rotate-seal-keys": "rotate_seal_keys",
}


def run(argv: Sequence[str]) -> int:
    """Run one command; return its exit code: 0 done, 1 findings, 2 refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.config.settings")
    name, *rest = argv
    if name == "serve":
        return supervisor.serve(rest)
    try:
        execute_from_command_line(["danvan", NAMES.get(name, name), *rest])
    except CommandError as refused:
        sys.stderr.write(f"danvan: {refused}\n")
        return 2
    return 0
