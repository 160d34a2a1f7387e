"""The same acts and queries, for machines."""
