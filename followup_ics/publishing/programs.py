"""The person's own programs, ssh and git: what they run in, and what their complaints mean."""

import os
from collections.abc import Mapping
from typing import Final

OURS: Final = ("FOLLOWUP_ICS_PASSWORD",)
"""What is meant for us alone and is handed on to nobody."""

SSH_FAILURES: Final = (
    (
        ("remote host identification has changed", "host key for"),
        "the server shows another key than the one known; ask whoever runs it, and only then 'ssh-keygen -R HOST'",
    ),
    (
        ("host key verification failed", "no matching host key", "authenticity of host"),
        "the server's key is not known yet; connect once with 'ssh HOST' and look at what it shows",
    ),
    (
        ("permission denied (", "too many authentication failures", "no more authentication methods"),
        "the server refuses the login; look whether 'ssh HOST' works without a question (keys, agent, ~/.ssh/config)",
    ),
    (("could not resolve hostname", "name or service not known"), "there is no such host; look at it in 'to:'"),
    (
        ("connection refused", "timed out", "no route to host", "network is unreachable"),
        "the server could not be reached; publish again later",
    ),
    (
        ("connection reset", "connection closed", "broken pipe", "lost connection", "timeout, server", "client_loop"),
        "the connection ended too early; publish again later",
    ),
)  # fmt: skip
"""What ssh says, in lower case, and what that means."""


def describe_ssh_failure(told: str) -> str:
    """Say in a sentence what a complaint of ssh means; nothing where it is none that is known.

    >>> describe_ssh_failure("sam@example.org: Permission denied (publickey).").partition(";")[0]
    'the server refuses the login'
    """
    told = told.casefold()
    return next((meaning for words, meaning in SSH_FAILURES if any(word in told for word in words)), "")


def make_quiet_environment(**more: str) -> Mapping[str, str]:
    """Make the environment of such a program: words that can be recognized, no questions, nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never", **more}
