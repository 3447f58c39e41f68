"""What a store is reached with: its own address, its region and its login, from the environment or from a profile."""

import configparser
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from followup_ics.feed.storage.address import is_loopback
from followup_ics.feed.storage.failures import StoreError

PROFILE_KEYS: Final = {
    "aws_access_key_id": "access_key_id",
    "aws_secret_access_key": "secret_access_key",
    "aws_session_token": "session_token",
    "region": "region",
    "endpoint_url": "endpoint",
}
"""What a profile of AWS's tools is called there, and what the library calls it."""

ENVIRONMENT_KEYS: Final = ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")


def find_s3_settings(endpoint: str | None) -> Mapping[str, str]:
    """Find what S3 or its kind is reached with: ``endpoint``, else AWS_ENDPOINT_URL, else a profile's, else AWS's own.

    The library reads the credentials of the environment by itself; those of a profile are read here. Raises
    `StoreError` where a profile cannot be read.
    """
    settings = dict(_read_profile())
    from_environment = {
        "endpoint": os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL"),
        "region": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"),
    }
    settings |= {name: value for name, value in from_environment.items() if value}
    if endpoint:
        settings["endpoint"] = endpoint
    if "endpoint" in settings:
        settings.setdefault("region", "auto")
    return settings


def is_azure_on_loopback() -> bool:
    """Tell whether the environment means a store of Azure's kind that runs on this machine."""
    addresses = ("AZURE_STORAGE_ENDPOINT", "AZURE_ENDPOINT", "AZURITE_BLOB_STORAGE_URL")
    return bool(os.environ.get("AZURE_STORAGE_USE_EMULATOR")) or any(
        is_loopback(os.environ.get(name, "")) for name in addresses
    )


def _read_profile() -> Mapping[str, str]:
    """Read the profile of AWS's tools, where the environment has no credentials of its own."""
    if any(os.environ.get(name) for name in ENVIRONMENT_KEYS):
        return {}
    profile = os.environ.get("AWS_PROFILE", "default")
    files = (
        (os.environ.get("AWS_CONFIG_FILE", "~/.aws/config"), profile if profile == "default" else f"profile {profile}"),
        (os.environ.get("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"), profile),
    )
    found: dict[str, str] = {}
    for path, section in files:
        parser = configparser.RawConfigParser()
        try:
            parser.read(Path(path).expanduser(), encoding="utf-8")
        except (configparser.Error, OSError, UnicodeError):
            # Without its cause: that quotes the line.
            raise StoreError(f"'{path}' cannot be read as a profile of AWS's tools; look at its form") from None
        if parser.has_section(section):
            found |= {
                ours: parser[section][theirs] for theirs, ours in PROFILE_KEYS.items() if theirs in parser[section]
            }
    return found
