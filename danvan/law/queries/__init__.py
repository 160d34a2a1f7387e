"""Questions about the law's numbers: the calendar and the tables that rules are handed."""

from danvan.law.queries.complexity import ComplexitySet, Criterion, complexity_criteria
from danvan.law.queries.frequencies import Frequency, frequency_of
from danvan.law.queries.limits import limit_of, limit_table, whole_calendar, work_calendar

__all__ = [
    "ComplexitySet",
    "Criterion",
    "Frequency",
    "complexity_criteria",
    "frequency_of",
    "limit_of",
    "limit_table",
    "whole_calendar",
    "work_calendar",
]
