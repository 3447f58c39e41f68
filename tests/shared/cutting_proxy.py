"""A relay on this machine that cuts every connection once so many bytes have gone through it."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator

RESET = struct.pack("ii", 1, 0)
"""For SO_LINGER: no goodbye, as a cable that is pulled."""


class CuttingProxy:
    """Relay to a port; after ``limit`` bytes from the client's side all ends, None lets everything through."""

    def __init__(self, target: int) -> None:
        self.target, self.limit, self.count = target, None, 0
        self.lock, self.open = threading.Lock(), set[socket.socket]()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def reset(self, limit: int | None) -> None:
        """Begin to count anew."""
        with self.lock:
            self.limit, self.count = limit, 0

    def accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                if self.limit is not None and self.count >= self.limit:
                    self.cut(client)
                    continue
                server = socket.create_connection(("127.0.0.1", self.target))
                with self.lock:
                    self.open |= {client, server}
                for source, sink, counts in ((client, server, True), (server, client, False)):
                    ends = {"source": source, "sink": sink, "counts": counts}
                    threading.Thread(target=self.relay, kwargs=ends, daemon=True).start()

    def relay(self, *, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(2048):
                if counts:
                    with self.lock:
                        left = None if self.limit is None else self.limit - self.count
                        self.count += len(data)
                    if left is not None and len(data) > left:
                        sink.sendall(data[: max(left, 0)])
                        break
                sink.sendall(data)
        self.cut(source)
        self.cut(sink)

    def cut(self, end: socket.socket) -> None:
        with self.lock:
            self.open.discard(end)
        with contextlib.suppress(OSError):
            if self.limit is not None and self.count >= self.limit:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            else:
                end.shutdown(socket.SHUT_RDWR)
        end.close()


@contextlib.contextmanager
def relaying(target: int) -> Iterator[CuttingProxy]:
    """Relay to a port for as long as the block lasts."""
    proxy = CuttingProxy(target)
    try:
        yield proxy
    finally:
        proxy.listener.close()
        for end in tuple(proxy.open):
            proxy.cut(end)
