"""The text in a PDF that fpdf2 wrote, line by line: as much of the format as that takes."""

import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_MAPPING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_STEP = re.compile(
    rb"/(?P<font>F\d+) [\d.]+ Tf|(?P<x>[\d.]+) (?P<y>[\d.]+) Td|\((?P<shown>(?:\\.|[^\\)])*)\) Tj", re.DOTALL
)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def read_pages(pdf: bytes) -> list[list[str]]:
    """The lines of each page, in the order in which they were drawn; parts on one baseline in a row are one line."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    fonts = {
        name.decode(): _read_characters(objects, int(number))
        for body in objects.values()
        for name, number in _FONT.findall(body)
    }
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    return [list(_read_lines(_read_stream(objects, page, rb"/Contents"), fonts)) for page in pages]


def _read_stream(objects: Mapping[int, bytes], body: bytes, key: bytes) -> bytes:
    number = re.search(key + rb" (\d+) 0 R", body)
    assert number is not None
    found = _STREAM.search(objects[int(number[1])])
    assert found is not None
    return zlib.decompress(found[1]) if b"FlateDecode" in objects[int(number[1])] else found[1]


def _read_characters(objects: Mapping[int, bytes], font: int) -> Mapping[int, str]:
    written = _read_stream(objects, objects[font], rb"/ToUnicode")
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _MAPPING.findall(written.partition(b"beginbfchar")[2])
    }


def _read_lines(drawn: bytes, fonts: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    font, baseline, line = "", b"", ""
    for step in _STEP.finditer(drawn):
        if step["font"]:
            font = step["font"].decode()
        elif step["y"]:
            # A tab between parts of one baseline: a letter and what it names, a heading and its note.
            line, before = (f"{line}\t", "") if step["y"] == baseline else ("", line)
            if before:
                yield before
            baseline = step["y"]
        else:
            codes = re.sub(rb"\\(.)", _unescape, step["shown"], flags=re.DOTALL)
            pairs = zip(codes[::2], codes[1::2], strict=True)
            line += "".join(fonts[font].get(high << 8 | low, "") for high, low in pairs)
    if line:
        yield line


def _unescape(match: re.Match[bytes]) -> bytes:
    return _ESCAPED.get(match[1], match[1])
