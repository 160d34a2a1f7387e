"""A small certificate authority of our own, and papers signed by what it certified."""

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec

YEAR = timedelta(days=365)


@cache
def _key(of: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@cache
def authority(common: str = "Chứng thực thử nghiệm") -> x509.Certificate:
    """Return a root certificate that certifies itself."""
    name, now = _name(common, "Cơ quan thử"), datetime.now(UTC)
    key = _key(common)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1000)
        .not_valid_before(now - YEAR)
        .not_valid_after(now + YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(certifies=True), critical=True)
        .sign(key, hashes.SHA256())
    )


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


@cache
def _certified(holder: str) -> x509.Certificate:
    root, now = authority(), datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(holder, "Ủy ban nhân dân xã An Bình"))
        .issuer_name(root.subject)
        .public_key(_key(holder).public_key())
        .serial_number(abs(hash(holder)) % 10**9 + 1)
        .not_valid_before(now - YEAR)
        .not_valid_after(now + YEAR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certifies=False), critical=True)
        .sign(_key("Chứng thực thử nghiệm"), hashes.SHA256())
    )


def as_pem(certificate: x509.Certificate) -> bytes:
    """Return a certificate as it lies in a folder of roots."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def put_signature(pdf: bytes, holder: str = "Trần Văn Minh", field: str = "Ky1") -> bytes:
    """Return a PDF with a signature by certificate put on it."""
    packed = serialization.pkcs12.serialize_key_and_certificates(
        b"ky",
        _key(holder),
        _certified(holder),
        [authority()],
        serialization.NoEncryption(),
    )
    signer = signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[], passphrase=None)
    assert signer is not None
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    meta = signers.PdfSignatureMetadata(field_name=field)
    made = signers.PdfSigner(meta, signer=signer, new_field_spec=SigFieldSpec(field))
    return bytes(made.sign_pdf(writer).getbuffer())
