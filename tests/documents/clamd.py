"""A scanner of our own for tests: speaks clamd's INSTREAM over a port of this machine."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"  # begins like the sign that all scanners know


@dataclass
class FakeScanner:
    """What it answers, and what it was sent."""

    address: tuple[str, int]
    answer: bytes | None = None  # instead of judging: these bytes
    silent: bool = False  # takes the file and never answers
    seen: list[bytes] = field(default_factory=list)


@contextmanager
def fake_scanner() -> Iterator[FakeScanner]:
    """Run a scanner that finds EICAR and passes everything else, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        scanner = FakeScanner(server.getsockname())
        ended = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, scanner, ended))
        thread.start()
        try:
            yield scanner
        finally:
            ended.set()
            thread.join()


def _serve(server: socket.socket, scanner: FakeScanner, ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            line, _address = server.accept()
        except TimeoutError:
            continue
        with line:
            line.settimeout(5)
            _answer(line, scanner, ended)


def _answer(line: socket.socket, scanner: FakeScanner, ended: threading.Event) -> None:
    if _read(line, 10) != b"zINSTREAM\0":
        return
    content = b""
    while size := int.from_bytes(_read(line, 4), "big"):
        content += _read(line, size)
    scanner.seen.append(content)
    if scanner.silent:
        ended.wait(5)
    elif scanner.answer is not None:
        line.sendall(scanner.answer)
    else:
        line.sendall(b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


def _read(line: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (piece := line.recv(size - len(data))):
        data += piece
    return data
