"""A folder over HTTP on this machine, and a network that says nothing."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count, islice
from pathlib import Path

_ports = count(os.getpid())


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100
    """Browsers that all ask at once wait their turn, however busy the machine is."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder` while it is served."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@contextmanager
def silence() -> Iterator[int]:
    """A port where everybody is let in and nobody gets an answer."""
    with socket.create_server(("127.0.0.1", 0), backlog=1000) as door:
        yield door.getsockname()[1]


def free_port() -> int:
    """A port for a program that must be told one.

    It lies below those that a system gives to whoever asks for any, so nobody is given it before the program has it.
    """
    for number in islice(_ports, 10_000):
        port = 20_000 + number % 10_000
        with socket.socket() as asking:
            try:
                asking.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError("every port is taken")
