"""Bounds what a reading child may take from the machine, where the platform has such bounds."""

import sys
from typing import Final

# A 300-page file takes about 300 MB of address space, the interpreter and PDFium included.
MAX_ADDRESS_SPACE: Final = 1536 * 1024 * 1024

if sys.platform == "win32":

    def bound_this_process(seconds: float) -> None:
        """Do nothing: Windows has no such bounds, there the parent's clock alone ends the child."""

else:
    import resource

    def bound_this_process(seconds: float) -> None:
        """Bound memory, processor time and files of this process from here on."""
        _lower(resource.RLIMIT_CPU, max(1, round(seconds) + 1))
        _lower(resource.RLIMIT_AS, MAX_ADDRESS_SPACE)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)

    def _lower(kind: int, bound: int) -> None:
        """Lower a bound; one that is already lower, set by the operator, is kept."""
        _soft, hard = resource.getrlimit(kind)
        lowest = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (lowest, hard))
