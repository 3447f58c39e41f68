"""One request to a web server and its answer, within limits of time and size, without cookies or anybody's login."""

import enum
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import requests
import urllib3
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_environ_proxies

SECONDS: Final = 10.0
"""So long a request may take, from the first look for the host to the last byte."""

MOST_BYTES: Final = 5_000_000
CHUNK: Final = 65536
UNAUTHORIZED: Final = 401
LEAST_SECONDS: Final = 0.1
SLOW: Final = "there was no whole answer in time"
AGENT: Final = "followup-ics"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class FailureReason(enum.Enum):
    """Name why there is no answer."""

    CERTIFICATE = "certificate"
    HOST = "host"
    SLOW = "slow"
    CONNECTION = "connection"


class NoAnswerError(Exception):
    """Say why there was no answer, in words that hold nothing of the address."""

    def __init__(self, reason: FailureReason, message: str) -> None:
        self.reason = reason
        super().__init__(message)


class Login(NamedTuple):
    """Hold a user and a password (HTTP's Basic, and Digest where the server asks for that)."""

    user: str
    password: str


class Question(NamedTuple):
    """Hold a request. ``accept_encoding`` is None for none at all, as some calendars ask."""

    method: str
    address: str
    headers: Mapping[str, str] = NOTHING
    body: bytes | None = None
    login: Login | None = None
    accept_encoding: str | None = None


class Answer(NamedTuple):
    """Hold an answer, its body as it came over the line; the names of its headers are in lower case.

    ``is_cut`` tells that the connection ended before the body did, ``is_larger`` that it was not read to its end.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    is_cut: bool = False
    is_larger: bool = False


class _Asking(threading.Thread):
    """Ask in a thread of its own, which can be left behind: a server may send a byte now and then for ever."""

    def __init__(self, question: Question, *, seconds: float, limit: int) -> None:
        super().__init__(daemon=True)
        self.question, self.seconds, self.limit = question, seconds, limit
        self.answer: Answer | None = None
        self.failure: NoAnswerError | None = None

    def run(self) -> None:
        try:
            self.answer = _ask(self.question, seconds=self.seconds, limit=self.limit)
        except NoAnswerError as error:
            self.failure = error


def ask(question: Question, *, seconds: float = SECONDS, limit: int = MOST_BYTES) -> Answer:
    """Send a request and return the answer, whatever its status; redirects are not followed.

    ``limit`` is in bytes of the body. Raises `NoAnswerError`, after ``seconds`` at the latest. The certificates
    believed are those in the file named by SSL_CERT_FILE, else those of the package certifi.
    """
    asking = _Asking(question, seconds=seconds, limit=limit)
    asking.start()
    asking.join(seconds)
    if asking.failure is not None:
        raise asking.failure
    if asking.answer is not None:
        return asking.answer
    if asking.is_alive():
        raise NoAnswerError(FailureReason.SLOW, SLOW)
    raise AssertionError("the request ended without an answer")


def _ask(question: Question, *, seconds: float, limit: int) -> Answer:
    deadline = time.monotonic() + seconds
    login = question.login
    if login is None:
        return _send(question, auth=None, deadline=deadline, limit=limit)
    basic = HTTPBasicAuth(login.user.encode(), login.password.encode())
    answer = _send(question, auth=basic, deadline=deadline, limit=limit)
    if answer.status == UNAUTHORIZED and "digest" in answer.headers.get("www-authenticate", "").casefold():
        return _send(question, auth=HTTPDigestAuth(*login), deadline=deadline, limit=limit)
    return answer


def _send(question: Question, *, auth: AuthBase | None, deadline: float, limit: int) -> Answer:
    seconds = max(deadline - time.monotonic(), LEAST_SECONDS)
    headers = {
        "User-Agent": AGENT,
        "Accept-Encoding": question.accept_encoding or urllib3.util.SKIP_HEADER,
        **question.headers,
    }
    with requests.Session() as session:
        session.trust_env = False  # no ~/.netrc: a stranger has none
        session.headers.clear()
        try:
            with session.request(
                question.method,
                question.address,
                headers=headers,
                data=question.body,
                auth=auth,
                allow_redirects=False,
                stream=True,
                timeout=seconds,
                verify=os.environ.get("SSL_CERT_FILE") or True,
                proxies=get_environ_proxies(question.address),
            ) as response:
                return _read(response, limit=limit, deadline=deadline)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            # Without its cause: the library's words hold the address.
            raise _explain(error) from None


def _read(response: requests.Response, *, limit: int, deadline: float) -> Answer:
    """Read an answer's body as far as it may be read."""
    body, is_cut = bytearray(), False
    try:
        while len(body) <= limit and (chunk := response.raw.read1(CHUNK, decode_content=False)):
            body += chunk
            if time.monotonic() > deadline:
                raise NoAnswerError(FailureReason.SLOW, SLOW)
    except urllib3.exceptions.ProtocolError:
        is_cut = True
    return Answer(
        status=response.status_code,
        headers={name.lower(): value for name, value in response.headers.items()},
        body=bytes(body[:limit]),
        is_cut=is_cut,
        is_larger=len(body) > limit,
    )


def _explain(error: Exception) -> NoAnswerError:
    """Say why there was no answer, from what lies at the bottom of a failure."""
    causes = list(_list_causes(error))
    for cause in causes:
        match cause:
            case urllib3.exceptions.NewConnectionError():
                continue  # the library counts it among what took too long
            case ssl.SSLCertVerificationError():
                return NoAnswerError(FailureReason.CERTIFICATE, f"its certificate is refused ({cause.verify_message})")
            case ssl.SSLError():
                return NoAnswerError(FailureReason.CERTIFICATE, "there is no TLS that both sides speak")
            case socket.gaierror():
                return NoAnswerError(FailureReason.HOST, "there is no such host")
            case requests.Timeout() | urllib3.exceptions.TimeoutError() | TimeoutError():
                return NoAnswerError(FailureReason.SLOW, SLOW)
    codes = [cause.strerror for cause in causes if isinstance(cause, OSError) and cause.errno and cause.strerror]
    return NoAnswerError(FailureReason.CONNECTION, codes[-1].lower() if codes else "the connection ended too early")


def _list_causes(error: BaseException) -> Iterator[BaseException]:
    """List a failure and all that it was made of; the library puts the one into the other in several ways."""
    waiting, seen = [error], set[int]()
    while waiting:
        cause = waiting.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = (cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args)
        waiting += [each for each in inner if isinstance(each, BaseException)]
