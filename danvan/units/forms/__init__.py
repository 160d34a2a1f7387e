"""The shape of what is typed about the organisation."""
