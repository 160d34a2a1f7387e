"""Legal facts as rows with a source; the operator may edit them, the code holds none."""

from danvan.law.models.holidays import Holiday
from danvan.law.models.limits import Proof, Threshold, TimeLimit

__all__ = ["Holiday", "Proof", "Threshold", "TimeLimit"]
