"""The gold corpus: plans of our own invention with what a careful reader finds in them."""
