"""The smallest web server that a calendar can subscribe to, on this machine alone."""

import contextlib
import hashlib
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FeedHandler(BaseHTTPRequestHandler):
    """Serve one file as a feed: GET and HEAD, a strong ETag, 304 to those who have it."""

    def do_GET(self):
        """Send the feed as it is at this moment, or say that it is the one that they have."""
        data = self.server.feed.read_bytes()
        tag = f'"{hashlib.sha256(data).hexdigest()}"'
        is_known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if is_known else 200)
        self.send_header("ETag", tag)
        if not is_known:
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "GET" and not is_known:
            self.wfile.write(data)

    do_HEAD = do_GET  # noqa: N815 - the name is the server's

    def log_message(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def serve(feed):
    """Serve a feed for as long as the block lasts; yield the server's port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), FeedHandler) as server:
        server.feed = feed
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join(timeout=10)


def request(port, method, path, *, body=None, **headers):
    """Ask a server on this machine; return the status, the headers and the body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
