"""Looking for planted words in everything the program keeps and shows."""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpResponseBase

from danvan.rules.documents.spelling import search_words


@cache
def shapes(word: str | bytes) -> frozenset[bytes]:
    """Return the shapes in which a word might lie somewhere, in small letters."""
    if isinstance(word, bytes):
        return frozenset({word.lower(), base64.b64encode(word).lower(), word.hex().encode()})
    plain = " ".join(search_words(word))
    escaped = json.dumps(word)[1:-1]
    found = {word.lower(), word, plain, plain.replace(" ", "-"), quote(word), escaped}
    told = {one.lower().encode() for one in found if len(one) > 5}
    packed = {base64.b64encode(word.encode()).lower(), word.lower().encode("utf-16-le")}
    return frozenset(told | packed)


def told(words: dict[str, str | bytes], content: bytes) -> set[str]:
    """Return the names of the words that some bytes tell."""
    # Letters with marks are small-lettered as text; what is no text is as it is.
    small = content.lower()
    as_text = content.decode("utf-8", "ignore").lower().encode()
    return {
        name
        for name, word in words.items()
        if any(shape in small or shape in as_text for shape in shapes(word))
    }


def database() -> Iterator[tuple[str, bytes]]:
    """Yield every row of every table, as bytes, and what sessions hold."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield table, b"\x00".join(_bytes(value) for value in row)
    for session in Session.objects.all():
        yield "django_session", str(session.get_decoded()).encode()


def store(folder: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every file of the store: its key, and its key with what it holds."""
    folders, names = default_storage.listdir(folder)
    for name in names:
        key = f"{folder}/{name}".lstrip("/")
        with default_storage.open(key) as kept:
            yield key, key.encode() + b"\x00" + kept.read()
    for inner in folders:
        yield from store(f"{folder}/{inner}".lstrip("/"))


def answered(answer: HttpResponseBase) -> bytes:
    """Return all that an answer tells: headers, content, and what packages in it hold."""
    streamed = getattr(answer, "streaming_content", None)
    content = b"".join(streamed) if streamed is not None else getattr(answer, "content", b"")
    return str(list(answer.items())).encode() + b"\x00" + unpacked(content)


def unpacked(content: bytes) -> bytes:
    """Return some bytes and, where they are a package, everything in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        inner = [n.encode() + b"\x00" + unpacked(package.read(n)) for n in package.namelist()]
    return content + b"\x00".join(inner)


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    return str(value).encode()
