"""A certificate authority that lives as long as a test, and servers' certificates from it."""

import datetime as dt
import ipaddress
import ssl
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

BEGIN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
END = dt.datetime(2060, 1, 1, tzinfo=dt.UTC)
EXPIRED = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)


class Authority(NamedTuple):
    """Hold where an authority's certificate is, and the server's own with its key in one file."""

    certificate: Path
    server: Path

    def make_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server)
        return context


def make_authority(folder: Path, *, ends: dt.datetime = END, host: str = "localhost") -> Authority:
    """Make an authority and a certificate for this machine (127.0.0.1, and the name given)."""
    folder.mkdir(parents=True, exist_ok=True)
    root_key, root_name = ec.generate_private_key(ec.SECP256R1()), name("A throw-away authority")
    root = (
        x509.CertificateBuilder(root_name, root_name, root_key.public_key(), x509.random_serial_number(), BEGIN, END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
                key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .sign(root_key, hashes.SHA256())
    )  # fmt: skip
    key = ec.generate_private_key(ec.SECP256R1())
    names = [x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    own = (
        x509.CertificateBuilder(root_name, name(host), key.public_key(), x509.random_serial_number(), BEGIN, ends)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    authority = Authority(certificate=folder / "authority.pem", server=folder / "server.pem")
    authority.certificate.write_bytes(root.public_bytes(pem))
    plain = serialization.NoEncryption()
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    authority.server.write_bytes(secret + own.public_bytes(pem))
    return authority


def name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
