"""The inside of a .docx that is written: XML, styles, parts of an office paper, the package."""
