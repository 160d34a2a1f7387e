"""What may happen to an obligation, and when it is proven."""
