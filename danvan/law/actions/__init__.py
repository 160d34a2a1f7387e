"""Loading the legal facts that danvan ships."""

from danvan.law.actions.holidays import Loaded, UnknownDayFile, load_holidays, shipped_days
from danvan.law.actions.limits import load_limits, shipped_limits
from danvan.law.actions.thresholds import load_thresholds, shipped_thresholds

__all__ = [
    "Loaded",
    "UnknownDayFile",
    "load_holidays",
    "load_limits",
    "load_thresholds",
    "shipped_days",
    "shipped_limits",
    "shipped_thresholds",
]
