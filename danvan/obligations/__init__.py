"""The spine: what an authority owes, to whom, by when, and the proof."""
