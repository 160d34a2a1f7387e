"""Legal facts as rows with a source; the operator may edit them, the code holds none."""

from danvan.law.models.holidays import Holiday
from danvan.law.models.limits import ComplexityList, LegalRow, Proof, Threshold, TimeLimit

__all__ = ["ComplexityList", "Holiday", "LegalRow", "Proof", "Threshold", "TimeLimit"]
