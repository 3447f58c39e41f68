"""moto's S3 on this machine, each request counted; some are made to fail, the way that a store under strain does."""

import contextlib
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import parse_qs

BUCKET, KEY_ID, SECRET_KEY = "feeds", "AKIACANARYKEY", "canary-secret-key"
ACCOUNT = "123456789012"
ERROR = '<?xml version="1.0"?><Error><Code>{code}</Code><Message>none of it is real</Message></Error>'
SLOW_DOWN, FAULT = ("503 Service Unavailable", "SlowDown"), ("500 Internal Server Error", "InternalError")


class Request(NamedTuple):
    """Hold a request as it came: LIST is a GET of the bucket, ``number`` counts those of its method and name."""

    method: str
    name: str
    number: int


class StoreServer:
    """Hold a running store; ``fail`` says of a request what it answers instead, None for the store's own answer.

    A number is so many seconds of silence before it does what it is asked; a negative one, of silence after that.
    """

    def __init__(self) -> None:
        self.endpoint = ""
        self.counts: Counter[str] = Counter()
        self.most_at_once = 0
        self.fail: Callable[[Request], tuple[str, str] | float | None] = lambda request: None
        self._seen: Counter[tuple[str, str]] = Counter()
        self._now, self._lock = 0, threading.Lock()

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "AWS_ACCESS_KEY_ID": KEY_ID,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.endpoint,
        }

    def reset(self) -> None:
        """Count from nothing, and fail no more; wait for what is still under way."""
        self.fail = lambda request: None
        while self._now:
            time.sleep(0.01)
        self.counts.clear()
        self._seen.clear()
        self.most_at_once = 0

    def put(self, name: str, data: bytes) -> None:
        """Put an object there without a request."""
        self._backend.put_object(BUCKET, name, data)

    def read(self, name: str) -> bytes | None:
        found = self._backend.get_object(BUCKET, name)
        return found.value if found else None

    def describe(self, name: str) -> Mapping[str, str]:
        """The headers that an object was written with."""
        return dict(self._backend.get_object(BUCKET, name).metadata)

    def list(self, prefix: str = "") -> list[str]:
        return sorted(name for name in self._backend.buckets[BUCKET].keys if name.startswith(prefix))

    def remove(self, name: str) -> None:
        self._backend.delete_object(BUCKET, name)

    @property
    def _backend(self):
        from moto.s3.models import s3_backends  # noqa: PLC0415 - half a second, and only here

        return s3_backends[ACCOUNT]["aws"]

    def answer(self, app, environ, start_response):
        """Count a request, and hand it on or let it fail."""
        _, bucket, *rest = environ["PATH_INFO"].split("/", 2)
        name = "/".join(rest)
        is_list = environ["REQUEST_METHOD"] == "GET" and not name and bucket == BUCKET
        method = "LIST" if is_list else environ["REQUEST_METHOD"]
        name = "".join(parse_qs(environ["QUERY_STRING"]).get("prefix", [])) if is_list else name
        with self._lock:
            self.counts[method] += 1
            self._seen[method, name] += 1
            request = Request(method, name, self._seen[method, name])
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            match self.fail(request):
                case (status, code):
                    body = ERROR.format(code=code).encode()
                    start_response(status, [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
                    return [body]
                case float(seconds) if seconds > 0:
                    time.sleep(seconds)
                case float(seconds):
                    answer = app(environ, start_response)
                    time.sleep(-seconds)
                    return answer
            return app(environ, start_response)
        finally:
            with self._lock:
                self._now -= 1


@contextlib.contextmanager
def serving_store() -> Iterator[StoreServer]:
    """Run a store with an empty bucket as long as the block lasts."""
    from moto.server import DomainDispatcherApplication, create_backend_app  # noqa: PLC0415 - half a second
    from werkzeug.serving import make_server  # noqa: PLC0415 - comes with moto

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server, app = StoreServer(), DomainDispatcherApplication(create_backend_app)
    running = make_server(
        "127.0.0.1", 0, lambda environ, start_response: server.answer(app, environ, start_response), threaded=True
    )
    server.endpoint = f"http://127.0.0.1:{running.server_port}"
    backend = server._backend  # noqa: SLF001 - its own
    backend.reset()
    backend.create_bucket(BUCKET, "us-east-1")
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        running.shutdown()
        thread.join(timeout=10)
        running.server_close()
        backend.reset()
