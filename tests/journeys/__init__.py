"""A few long stories across floors, in a real browser, by named people."""
