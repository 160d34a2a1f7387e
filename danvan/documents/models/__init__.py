"""Official documents, how they stand to each other, their life, the files, the closed dossiers."""

from danvan.documents.models.dossiers import Dossier, DossierPaper
from danvan.documents.models.files import StoredFile
from danvan.documents.models.life import Arrival, Dispatch, Opinion, SignedCopy
from danvan.documents.models.register import Certainty, Citation, Document, DocumentLink

__all__ = [
    "Arrival",
    "Certainty",
    "Citation",
    "Dispatch",
    "Document",
    "DocumentLink",
    "Dossier",
    "DossierPaper",
    "Opinion",
    "SignedCopy",
    "StoredFile",
]
