"""Azurite, which speaks as Azure's Blob Storage does, on this machine; npm has it (`.ci/install-servers`)."""

import base64
import contextlib
import datetime as dt
import email.utils
import hmac
import http.client
from collections.abc import Iterator, Mapping
from pathlib import Path

from sites import find_port, find_program, running

CONTAINER, ACCOUNT = "feeds", "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The one key that Azurite knows, and that everybody knows."""

VERSION = "2021-08-06"


@contextlib.contextmanager
def serving_azure(work: Path) -> Iterator[Mapping[str, str]]:
    """Run Azurite with an empty container as long as the block lasts; gives the environment that means it."""
    port = find_port()
    command = [find_program("azurite-blob"), "--silent", "--skipApiVersionCheck", "--disableTelemetry"]
    command += ["--location", str(work), "--blobHost", "127.0.0.1", "--blobPort", str(port)]
    with running(command, port):
        make_container(port)
        yield {"AZURE_STORAGE_USE_EMULATOR": "true", "AZURITE_BLOB_STORAGE_URL": f"http://127.0.0.1:{port}"}


def make_container(port: int) -> None:
    """Ask for a container, signed with the account's key (Azure's "Authorize with Shared Key")."""
    date = email.utils.format_datetime(dt.datetime.now(dt.UTC), usegmt=True)  # noqa: TID251 - it has to be now
    path = f"/{ACCOUNT}/{CONTAINER}"
    headers = {"x-ms-date": date, "x-ms-version": VERSION}
    signed = "\n".join(["PUT", *[""] * 11, *(f"{name}:{value}" for name, value in headers.items())])
    signed += f"\n/{ACCOUNT}{path}\nrestype:container"
    signature = base64.b64encode(hmac.digest(base64.b64decode(KEY), signed.encode(), "sha256")).decode()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request(
            "PUT", f"{path}?restype=container", headers={**headers, "Authorization": f"SharedKey {ACCOUNT}:{signature}"}
        )
        assert connection.getresponse().status == 201
