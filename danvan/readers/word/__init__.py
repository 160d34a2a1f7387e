"""The inside of a .docx: parts, styles, numbering, runs, and the walk over them."""
