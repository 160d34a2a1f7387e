"""What people do about obligations, one module per subject."""
