"""The law and the craft as they stand on paper: standard library only, no clock, no disk."""
