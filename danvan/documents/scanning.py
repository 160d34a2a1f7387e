"""Asks clamd about a file: it is sent over a socket (INSTREAM), clamd answers with one line."""

import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

Address = str | tuple[str, int]

CONNECTING: Final = 5.0  # seconds
LOOKING: Final = 120.0  # seconds for one file, sending included
LONGEST_ANSWER: Final = 4096  # bytes
CLEAN, INFECTED = "OK", "FOUND"


class ScannerFailed(Exception):
    """The scanner did not say whether the file is clean «máy quét không trả lời được»."""


class ScannerSilent(ScannerFailed):
    """Nobody answers at the scanner's address «không kết nối được máy quét»."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner said «kết luận»; `name` is what it found."""

    clean: bool
    name: str = ""


def ask_scanner(address: Address, chunks: Iterable[bytes], *, seconds: float = LOOKING) -> Verdict:
    """Return what clamd says of some content. Raises ScannerFailed: then nothing is known."""
    until = time.monotonic() + seconds
    try:
        line = _connected(address)
    except OSError as problem:
        raise ScannerSilent(type(problem).__name__) from problem
    try:
        with line:
            _send(line, b"zINSTREAM\0", until)
            for chunk in chunks:
                _send(line, len(chunk).to_bytes(4, "big") + chunk, until)
            _send(line, bytes(4), until)
            answer = _answer(line, until)
    except OSError as problem:
        raise ScannerFailed(type(problem).__name__) from problem
    return _verdict(answer)


def _connected(address: Address) -> socket.socket:
    if not isinstance(address, str):
        return socket.create_connection(address, timeout=CONNECTING)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(CONNECTING)
    try:
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line


def _send(line: socket.socket, data: bytes, until: float) -> None:
    line.settimeout(_left(until))
    line.sendall(data)


def _answer(line: socket.socket, until: float) -> str:
    """Return the line up to its zero byte, or to where clamd hung up."""
    heard = b""
    while b"\0" not in heard and len(heard) < LONGEST_ANSWER:
        line.settimeout(_left(until))
        piece = line.recv(LONGEST_ANSWER)
        if not piece:
            break
        heard += piece
    return heard.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _verdict(answer: str) -> Verdict:
    """Read «stream: OK» or «stream: Eicar-Signature FOUND»; anything else says nothing."""
    _stream, _, said = answer.partition(": ")
    if said == CLEAN:
        return Verdict(clean=True)
    name, _, word = said.rpartition(" ")
    if word == INFECTED and name:
        return Verdict(clean=False, name=name)
    raise ScannerFailed(answer[:100] or "không trả lời")
