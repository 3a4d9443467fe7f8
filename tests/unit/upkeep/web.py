"""A little web on this machine, with every way of answering that a link can meet."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from evidence_store.upkeep.ask import Manners

QUICK = Manners(between=0, patience=120, public_only=False)
"""For what answers: it is waited for, however busy the machine is."""
IMPATIENT = Manners(between=0, patience=0.5, public_only=False)
"""For what never answers: however busy the machine is, it does not answer earlier."""


class Web(ThreadingHTTPServer):
    """What was asked, and what it answers: a code, or a code and where it leads, or something stranger."""

    daemon_threads = True

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), _Site)
        self.answers = answers
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.open = self.most_open = 0
        self.lock = threading.Lock()
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Site(BaseHTTPRequestHandler):
    server: Web

    def do_HEAD(self) -> None:
        with self.server.lock:
            self.server.asked.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
        with suppress(OSError):  # whoever asked has gone
            self.answer(self.server.answers[unquote(self.path)])

    do_GET = do_HEAD

    def answer(self, answer: Any) -> None:
        match answer:
            case {"HEAD": head, "GET": get}:
                self.answer(head if self.command == "HEAD" else get)
            case "hang":
                self.server.over.wait()
            case "drip":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while not self.server.over.wait(0.1):
                    self.wfile.write(b"X-Drip: 1\r\n")
            case "break off":
                self.close_connection = True
            case "slow":
                with self.server.lock:
                    self.server.open += 1
                    self.server.most_open = max(self.server.most_open, self.server.open)
                self.server.over.wait(0.05)
                with self.server.lock:  # before it answers: whoever asks next may be quicker than this thread
                    self.server.open -= 1
                self.answer(200)
            case (code, where):
                self.send_response(code)
                self.send_header("Location", where)
                self.end_headers()
            case int(code):
                self.send_response(code)
                self.end_headers()
            case body:
                self.send_response(200)
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def web(answers: dict[str, Any]) -> Iterator[Web]:
    """The web while it is up."""
    server = Web(answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join(5)
