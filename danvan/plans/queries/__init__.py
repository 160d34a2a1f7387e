"""Which drafts, rows and plans, for a person and a day."""
