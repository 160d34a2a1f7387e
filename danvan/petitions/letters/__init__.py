"""The letters danvan ships: our own texts in the form of an office, with declared fields."""

from danvan.petitions.letters.fields import FIELDS, PERSONAL, LetterField
from danvan.petitions.letters.intake import MINUTES
from danvan.petitions.letters.shapes import SHAPES, LetterShape, shape_of, shipped_docx

__all__ = [
    "FIELDS",
    "MINUTES",
    "PERSONAL",
    "SHAPES",
    "LetterField",
    "LetterShape",
    "shape_of",
    "shipped_docx",
]
