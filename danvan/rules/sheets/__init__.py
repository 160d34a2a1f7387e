"""The spreadsheet of an organisation: its form, and what its cells say."""
