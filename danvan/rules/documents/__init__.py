"""Official documents on paper: their numbers, citations and validity."""
