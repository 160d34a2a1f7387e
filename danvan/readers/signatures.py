"""Reads who signed a PDF by certificate, when, and what of the file the signature covers.

Holding a certificate's name is not yet being that person: `trusted` is None unless there were
roots to check the chain against, and pages must say so.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from danvan.readers.refusals import Refused
from danvan.readers.signed import Signed

MOST_SIGNATURES: Final = 20  # a paper bears one of each signer and one of the body
ROOT_ENDINGS: Final = frozenset({".pem", ".crt", ".cer"})
LONGEST_NAME: Final = 200


def read_signatures(data: bytes, roots: str = "") -> tuple[Signed, ...]:
    """Return the signatures of a PDF in the order they were put on, or raise `Refused`.

    `roots` names a folder of root certificates to check against; nothing is fetched from afar.
    """
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        found = reader.embedded_regular_signatures
        anchors = _roots(Path(roots)) if roots else []
        return tuple(_signature(each, anchors) for each in found[:MOST_SIGNATURES])
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        raise Refused("damaged") from problem


def _roots(folder: Path) -> list[x509.Certificate]:
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in ROOT_ENDINGS)
    return [each for path in files for each in load_certs_from_pemder_data(path.read_bytes())]


def _signature(found: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Signed:
    certificate = found.signer_cert
    status = _status(found, roots)
    clock = found.self_reported_timestamp
    stamp = status.timestamp_validity if status else None
    stamped = stamp is not None and bool(stamp.valid and stamp.trusted)
    at = stamp.timestamp if stamp is not None and stamped else clock
    return Signed(
        holder=_named(certificate.subject, "common_name"),
        organisation=_named(certificate.subject, "organization_name"),
        issuer=_named(certificate.issuer, "common_name"),
        at=at.isoformat() if isinstance(at, datetime) else "",
        stamped=stamped,
        whole=_covers_all(found),
        intact=status is not None and bool(status.intact and status.valid),
        trusted=(status is not None and bool(status.trusted)) if roots else None,
    )


def _status(
    found: EmbeddedPdfSignature, roots: list[x509.Certificate]
) -> PdfSignatureStatus | None:
    """Return what checking says; None where the signature cannot even be checked."""
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    try:
        return validate_pdf_signature(found, context, skip_diff=True)
    except (SignatureValidationError, PdfError, ValueError):
        return None


def _covers_all(found: EmbeddedPdfSignature) -> bool:
    try:
        return bool(found.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE)
    except (SignatureValidationError, SuspiciousModification, PdfError, ValueError):
        return False


def _named(name: x509.Name, what: str) -> str:
    """Return a part of a certificate's name without what could hide in it."""
    value: Any = name.native.get(what, "")
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return "".join(c if c.isprintable() else " " for c in text).strip()[:LONGEST_NAME]
