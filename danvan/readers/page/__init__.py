"""The inside of a .pdf: glyphs as they lie on the page, and the lines they make."""
