"""What every app needs and no citizen has heard of; no tables."""
