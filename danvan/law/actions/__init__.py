"""Loading the legal facts that danvan ships."""

from danvan.law.actions.holidays import UnknownDayFile, load_holidays, shipped_days
from danvan.law.actions.limits import load_limits, shipped_limits
from danvan.law.actions.shipped import Loaded
from danvan.law.actions.thresholds import load_complexity, load_thresholds

__all__ = [
    "Loaded",
    "UnknownDayFile",
    "load_complexity",
    "load_holidays",
    "load_limits",
    "load_thresholds",
    "shipped_days",
    "shipped_limits",
]
