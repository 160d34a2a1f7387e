"""What operators do to the organisation, one act a function."""

from danvan.units.actions.paths import rebuild_paths

__all__ = ["rebuild_paths"]
