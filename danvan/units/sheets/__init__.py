"""A spreadsheet laid beside what is known: what each row would change, and what is wrong."""
