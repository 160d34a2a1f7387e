"""Paper out: blocks become a file in the form of an office."""
