"""Text as it is printed: blocks, normal form, numerals, dates."""
