"""Legal facts as dated rows with their source."""
