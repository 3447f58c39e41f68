"""An address fetched as calendars do, and what they would make of it, finding by finding."""

import zlib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import quote
from followup_ics.publishing.checking.body import judge_against, judge_body, judge_size
from followup_ics.publishing.checking.resolve import judge_resolved
from followup_ics.publishing.web import MOST_BYTES, SECONDS, Answer, FailureReason, NoAnswerError, Question, ask
from followup_ics.reports.address import Finding, Level, judge_address, reads_as_login, split_address

MOST_REDIRECTS: Final = 5
OK_STATUS: Final = 200
NOT_MODIFIED: Final = 304
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
GZIP: Final = 31
"""What zlib calls the format of gzip, with the largest window."""

ORDER: Final = (
    "https", "host", "name", "length", "page", "redirect", "status", "type", "encoding", "size", "body", "same", "age",
    "head", "revalidation", "robots",
)  # fmt: skip
"""The order in which findings are told."""


class Fetched(NamedTuple):
    """Hold what came of an address: the last answer, where it came from, and what was found on the way."""

    answer: Answer | None
    address: str
    findings: tuple[Finding, ...]


def verify_address(
    address: str, *, against: bytes | None = None, is_local: bool = False, seconds: float = SECONDS
) -> tuple[Finding, ...]:
    """Fetch an address as calendars do and judge what they would get, in the order of `ORDER`.

    ``against`` is the feed that should be there; ``is_local`` allows a host that is not public; ``seconds`` are those
    of each request. Raises `FollowUpError` for a text that is no address.
    """
    findings = dict(_name(judge_address(address, is_local=is_local)))
    fetched = fetch(split_address(address).geturl(), seconds=seconds)
    findings |= _name(fetched.findings)
    if fetched.answer is not None:
        findings |= _name(judge_resolved(split_address(address), is_local=is_local, so_far=findings["host"]))
    if fetched.answer is not None and fetched.answer.status == OK_STATUS:
        findings |= _name(judge_answer(fetched.answer, against=against))
        findings |= _name(_ask_again(fetched, seconds=seconds))
    return tuple(findings[name] for name in ORDER if name in findings)


def _name(findings: tuple[Finding, ...] | Iterator[Finding]) -> dict[str, Finding]:
    return {found.finding: found for found in findings}


def fetch(address: str, *, seconds: float = SECONDS) -> Fetched:
    """Fetch an address like a calendar that asks for nothing special; follow redirects on the same host."""
    findings: tuple[Finding, ...] = ()
    host = urlsplit(address).hostname
    for _ in range(MOST_REDIRECTS + 1):
        try:
            answer = ask(Question("GET", address), seconds=seconds)
        except NoAnswerError as error:
            return Fetched(answer=None, address=address, findings=(*findings, _judge_silence(error)))
        if answer.status not in REDIRECTS or "location" not in answer.headers:
            return Fetched(answer=answer, address=address, findings=(*findings, _judge_status(answer.status)))
        address = urljoin(address, answer.headers["location"])
        found = _judge_redirect(urlsplit(address), host=host or "", status=answer.status)
        findings = (*(each for each in findings if each.finding != "redirect"), found)
        if found.level is Level.WRONG:
            return Fetched(answer=None, address=address, findings=findings)
    wrong = Finding(
        "redirect", Level.WRONG, f"it leads on more than {MOST_REDIRECTS} times; give the address where that ends"
    )
    return Fetched(answer=None, address=address, findings=(wrong,))


def _judge_silence(error: NoAnswerError) -> Finding:
    if error.reason is FailureReason.CERTIFICATE:
        return Finding(
            "https", Level.WRONG, f"{error}, as it would be by calendars; get one from an authority that all know"
        )
    return Finding("status", Level.WRONG, f"there is no answer: {error}; look whether the server runs")


def _judge_status(status: int) -> Finding:
    ways_out = {
        401: "calendars have no login: let it be read without",
        403: "calendars have no login: let it be read without",
        404: "nothing is there: publish first, or look at the address again",
        410: "it is gone: publish again",
    }
    if status == OK_STATUS:
        return Finding("status", Level.OK, "it answers with 200")
    way_out = ways_out.get(status, "look at the server's log")
    return Finding("status", Level.WRONG, f"it answers with {status} in place of 200; {way_out}")


def _judge_redirect(to: SplitResult, *, host: str, status: int) -> Finding:
    if to.scheme not in {"http", "https"} or not to.hostname:
        return Finding("redirect", Level.WRONG, "it leads to no address of the web; give the feed's own")
    if reads_as_login(to):
        return Finding("redirect", Level.WRONG, "it leads to a login, and calendars have none; let it be read without")
    if to.hostname != host:
        return Finding(
            "redirect", Level.WRONG, f"it leads to another host, {quote(to.hostname)}; give calendars the address there"
        )
    if to.scheme == "http":
        return Finding("redirect", Level.WRONG, "it leads to an address without https; serve it with https")
    kept = "calendars then store the new address" if status in {301, 308} else "one request more each time"
    return Finding("redirect", Level.NOTE, f"it leads to another address of the host ({kept}); give that one at once")


def judge_answer(answer: Answer, *, against: bytes | None = None) -> Iterator[Finding]:
    """Judge an answer with the status 200: its type, its size and its body."""
    yield _judge_type(answer.headers.get("content-type", ""))
    coding = answer.headers.get("content-encoding", "identity").casefold()
    if coding == "identity":
        yield Finding("encoding", Level.OK, "it is not compressed unless that is asked for")
    else:
        yield Finding(
            "encoding",
            Level.WRONG,
            f"it is compressed ({quote(coding)}) without being asked; turn that off for calendars",
        )
    body = _decompress(answer.body, coding)
    if body is None:
        yield Finding("body", Level.WRONG, "it cannot be decompressed; turn compression off for calendars")
        return
    if answer.is_larger:
        yield Finding(
            "size", Level.WRONG, f"it has more than {MOST_BYTES:,} bytes: no feed of ours; look at the address"
        )
        return
    yield judge_size(len(body))
    yield judge_body(body, is_cut=answer.is_cut)
    if against is not None:
        yield from judge_against(body, against)


def _judge_type(content_type: str) -> Finding:
    name, _, rest = content_type.partition(";")
    name = name.strip().casefold()
    if name == "text/calendar":
        charset = rest.casefold().replace(" ", "").replace('"', "")
        if "charset=" in charset and "charset=utf-8" not in charset:
            return Finding(
                "type", Level.WRONG, f"it is served with another charset ({quote(charset)}); serve it as utf-8"
            )
        return Finding("type", Level.OK, "it is served as text/calendar")
    if name == "text/plain":
        return Finding(
            "type", Level.NOTE, "it is served as text/plain, which some calendars refuse; serve it as text/calendar"
        )
    said = f"as {quote(name)}" if name else "without a type"
    return Finding("type", Level.WRONG, f"it is served {said}; serve it as 'text/calendar; charset=utf-8'")


def _decompress(body: bytes, coding: str) -> bytes | None:
    """Undo a coding that every program knows, as far as a feed may be long; None where that does not work."""
    if coding == "identity":
        return body
    try:
        return zlib.decompressobj(GZIP).decompress(body, MOST_BYTES) if coding in {"gzip", "x-gzip"} else None
    except zlib.error:
        return None


def _ask_again(fetched: Fetched, *, seconds: float) -> Iterator[Finding]:
    """Ask in the other ways that calendars have: compressed, for the head alone, for news, and as robots do."""
    answer, address = fetched.answer, fetched.address
    if answer is None:
        return
    zipped = _try(Question("GET", address, accept_encoding="gzip"), seconds=seconds)
    coding = zipped.headers.get("content-encoding", "identity").casefold() if zipped else ""
    if "content-encoding" not in answer.headers and coding == "gzip" and zipped:
        if _decompress(zipped.body, coding) == answer.body:
            yield Finding("encoding", Level.OK, "it is compressed where that is asked for, and not otherwise")
        else:
            yield Finding("encoding", Level.WRONG, "it is another one when compressed; turn that off for calendars")
    head = _try(Question("HEAD", address), seconds=seconds)
    if head is not None and head.status == OK_STATUS:
        yield Finding("head", Level.OK, "it answers HEAD")
    else:
        yield Finding("head", Level.NOTE, "it does not answer HEAD, by which some calendars look first; allow it")
    yield _judge_revalidation(answer.headers, address, seconds=seconds)
    yield _judge_robots(urlsplit(address), seconds=seconds)


def _try(question: Question, *, seconds: float) -> Answer | None:
    try:
        return ask(question, seconds=seconds)
    except NoAnswerError:
        return None


def _judge_revalidation(headers: Mapping[str, str], address: str, *, seconds: float) -> Finding:
    conditions = {
        name: headers[known]
        for name, known in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        if known in headers
    }
    if not conditions:
        return Finding(
            "revalidation",
            Level.NOTE,
            "it has neither ETag nor Last-Modified, so it is always sent whole; turn them on",
        )
    again = _try(Question("GET", address, headers=conditions), seconds=seconds)
    if again is not None and again.status == NOT_MODIFIED:
        return Finding("revalidation", Level.OK, "who has it is told that nothing has changed")
    return Finding(
        "revalidation", Level.NOTE, "it is sent whole to those who have it, in place of 304; look at the server's ETag"
    )


def _judge_robots(parts: SplitResult, *, seconds: float) -> Finding:
    answer = _try(Question("GET", parts._replace(path="/robots.txt", query="", fragment="").geturl()), seconds=seconds)
    rules = RobotFileParser()
    text = answer.body.decode(errors="replace") if answer is not None and answer.status == OK_STATUS else ""
    rules.parse(text.splitlines())
    if rules.can_fetch("*", parts.path or "/") and rules.can_fetch("Google-Calendar-Importer", parts.path or "/"):
        return Finding("robots", Level.OK, "robots.txt lets it be read")
    return Finding("robots", Level.NOTE, "robots.txt shuts it out; some calendars obey that: allow its folder there")


def read_address(text: str) -> str:
    """Take the address out of what was typed or piped in; raise `FollowUpError` where there is none."""
    if not text.strip():
        raise FollowUpError("there is no address on standard input; expected one line with it")
    return text.strip().splitlines()[0].strip()
