"""A web server on this machine that behaves as a test tells it to."""

import contextlib
import gzip
import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from authority import Authority

CALENDAR = "text/calendar; charset=utf-8"


class Reply(NamedTuple):
    """Hold what a server does with one path; ``cut_at`` ends the body early, ``pause`` comes before each byte."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {"Content-Type": CALENDAR}
    has_tag: bool = True
    knows_tag: bool = True
    has_head: bool = True
    compresses: str = "never"  # "never", "asked", "always"
    cut_at: int | None = None
    pause: float = 0
    head_pause: float = 0


class Handler(BaseHTTPRequestHandler):
    """Answer as the server's table of paths says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.seen.append((self.command, self.path, dict(self.headers.items())))
        reply = self.server.replies.get(self.path, Reply(status=404, body=b"nothing here"))
        if callable(reply):
            reply = reply()
        if self.command == "HEAD" and not reply.has_head:
            reply = Reply(status=405)
        asked = "gzip" in self.headers.get("Accept-Encoding", "")
        zips = reply.compresses == "always" or (reply.compresses == "asked" and asked)
        body = gzip.compress(reply.body) if zips else reply.body
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        if reply.has_tag and reply.knows_tag and self.headers.get("If-None-Match") == tag:
            reply, body = reply._replace(status=304), b""
        with contextlib.suppress(OSError):
            self.send(reply, body, tag=tag, zips=zips)

    do_HEAD = do_GET  # noqa: N815 - the name is the server's

    def send(self, reply, body, *, tag, zips):
        if reply.head_pause:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            self.drip(b"x" * 400, reply.head_pause)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        if zips:
            self.send_header("Content-Encoding", "gzip")
        if reply.has_tag:
            self.send_header("ETag", tag)
        self.end_headers()
        if self.command != "HEAD":
            self.drip(body, reply.pause) if reply.pause else self.wfile.write(body[: reply.cut_at])
        self.close_connection = reply.cut_at is not None

    def drip(self, data, pause):
        for octet in data:
            time.sleep(pause)
            self.wfile.write(bytes([octet]))

    def log_message(self, *_):
        """Say nothing."""


class WebServer(NamedTuple):
    """Hold a running server: where it is, what it answers, and what it has been asked."""

    origin: str
    replies: dict[str, "Reply | Callable[[], Reply]"]
    seen: list[tuple[str, str, dict[str, str]]]


class QuietServer(ThreadingHTTPServer):
    """Say nothing of handshakes and connections that come to nothing: tests make them do so."""

    daemon_threads = True

    def handle_error(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def serving(authority: Authority | None = None) -> Iterator[WebServer]:
    """Run a server for as long as the block lasts, with TLS where an authority is given."""
    with QuietServer(("127.0.0.1", 0), Handler) as server:
        server.replies, server.seen = {}, []
        scheme = "http"
        if authority is not None:
            scheme = "https"
            context = authority.make_context()
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield WebServer(f"{scheme}://127.0.0.1:{server.server_port}", server.replies, server.seen)
        finally:
            server.shutdown()
            thread.join(timeout=10)
