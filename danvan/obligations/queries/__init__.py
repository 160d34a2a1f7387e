"""Questions about obligations, one module per list or page."""
