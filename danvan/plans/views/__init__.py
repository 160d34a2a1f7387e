"""Pages of drafts and plans."""
