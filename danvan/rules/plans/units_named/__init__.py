"""Whom a plan means when it prints a name: units, groups, heads, as of the plan's day."""

from danvan.rules.plans.units_named.directory import NamedUnit, Scope, scope_of
from danvan.rules.plans.units_named.resolve import Resolved, resolve_units

__all__ = ["NamedUnit", "Resolved", "Scope", "resolve_units", "scope_of"]
