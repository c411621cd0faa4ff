"""Our own files, broken at random: bytes, cuts, tokens, members of zips, objects of PDF files; a seed a case."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from tests.extract.docx_building import zipped
from tests.extract.pdf_building import assembled

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]

# A tag, a number or a name: what the markup of pages, Word files and PDF files is made of.
_TOKEN = re.compile(rb"(<[^>]*>|[\s()\[\]])")
_VALUE = re.compile(rb'"[^"]*"|-?\d+(?:\.\d+)?')
_VALUES = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"99999999999999999999",
    b"1e400",
    b"-0.0001",
    b"NaN",
    b"",
    b"\xff\xfe",
    b"/X 3 0 R",
)
_TEXTS = ("0", "-1", "1", "65536", "99999999999999999999", "1e400", "", "ế" * 300, "restart", "%1.%9", "rId1", "../x")
_LONGEST = 500  # bytes of a token that is repeated
_SMALL_TREE = 200  # elements
_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def flipped(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change some bytes."""
    del others
    changed = bytearray(data)
    for _ in range(some.randint(1, 30)):
        changed[some.randrange(len(changed))] = some.randrange(256)
    return bytes(changed)


def cut(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Leave out the end, or a part."""
    del others
    start, end = sorted((some.randrange(len(data)), some.randrange(len(data))))
    return data[:start] + (data[end:] if some.random() < 0.6 else b"")


def spliced(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Put a part of another file, or of the same, somewhere in, once or many times."""
    other = some.choice([data, *others])
    start, at = some.randrange(len(other)), some.randrange(len(data))
    part = other[start : start + some.randint(1, 2_000)]
    return data[:at] + part * some.choice((1, 1, 2, 50)) + data[at:]


def shuffled(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Move, repeat or leave out tokens."""
    del others
    tokens = _TOKEN.split(data)
    for _ in range(some.randint(1, 30)):
        one, other = some.randrange(len(tokens)), some.randrange(len(tokens))
        way = some.randrange(4)
        if way == 0:
            tokens[one], tokens[other] = tokens[other], tokens[one]
        elif way == 1:
            tokens[one] = tokens[one][:_LONGEST] * some.choice((2, 3, 300))
        elif way == 2:
            tokens[one] = b""
        else:
            tokens.insert(one, tokens[other][:_LONGEST])
    return b"".join(tokens)


def revalued(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Give attributes and numbers values that nobody expects."""
    del others
    places = list(_VALUE.finditer(data))
    for place in sorted(some.sample(places, min(len(places), some.randint(1, 20))), key=lambda one: -one.start()):
        value = some.choice(_VALUES)
        quoted = b'"' + value + b'"' if place.group().startswith(b'"') else value
        data = data[: place.start()] + quoted + data[place.end() :]
    return data


_INSIDE: tuple[Mutation, ...] = (flipped, cut, spliced, shuffled, revalued)


def in_zip(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Break members of a zip, or give them each other's names."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts: dict[str, str | bytes] = {info.filename: opened.read(info) for info in opened.infolist()}
    names = sorted(parts)
    one, other = some.choice(names), some.choice(names)
    way = some.randrange(8)
    if way == 0:
        parts[one], parts[other] = parts[other], parts[one]
    elif way == 1:
        del parts[one]
    else:
        if some.random() < 0.5:
            one = "word/document.xml"
        inside = parts[one] if one in parts else parts[other]
        if isinstance(inside, bytes) and inside:
            parts[one] = some.choice(_INSIDE)(some, inside, others)
    return zipped(parts)


def in_tree(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Move, repeat, nest or leave out elements of an XML part of a zip, which stays well-formed, or change values."""
    del others
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts: dict[str, str | bytes] = {info.filename: opened.read(info) for info in opened.infolist()}
    name = some.choice([one for one in sorted(parts) if one.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    for _ in range(some.randint(1, 20)):
        _rearrange(some, root)
    return zipped({**parts, name: etree.tostring(root)})


def _rearrange(some: random.Random, root: etree._Element) -> None:
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    one, other = some.choice(elements), some.choice(elements)
    way = some.randrange(5)
    if way == 0 and one.attrib:
        one.set(some.choice(sorted(map(str, one.attrib))), some.choice(_TEXTS))
    elif way == 1 and (above := one.getparent()) is not None:
        above.remove(one)
    elif way == 2 and sum(1 for _ in one.iter()) < _SMALL_TREE:
        other.extend([deepcopy(one) for _ in range(some.choice((1, 1, 2, 40)))])  # all first: it may hold the other
    elif way == 3:
        one.tag = other.tag
    else:
        one.text = some.choice(_TEXTS)


def in_pdf(some: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Break objects of a PDF file, also inside their streams; the table of their places is right again."""
    found = {int(number): inside.strip() for number, inside in _OBJECT.findall(data)}
    root = next((number for number, inside in found.items() if b"/Catalog" in inside), 1)
    for number in some.sample(sorted(found), min(len(found), some.randint(1, 3))):
        found[number] = _broken(some, found[number], others)
    if some.random() < 0.1:
        one, other = some.choice(sorted(found)), some.choice(sorted(found))
        found[one], found[other] = found[other], found[one]
    whole: dict[int, str | bytes] = {number: found.get(number, b"null") for number in range(1, max(found) + 1)}
    return assembled(whole, root=root)


def _broken(some: random.Random, inside: bytes, others: Sequence[bytes]) -> bytes:
    mutation = some.choice(_INSIDE)
    stream = _STREAM.match(inside)
    if stream is None:
        return mutation(some, inside, others) if inside else inside
    head, packed = stream[1], stream[2]
    if b"/FlateDecode" not in head or some.random() < 0.2:
        return mutation(some, head, others) + b"stream\n" + packed + b"\nendstream"
    content = zlib.decompressobj().decompress(packed) or b" "
    again = zlib.compress(mutation(some, content, others))
    head = re.sub(rb"/Length \d+(?: 0 R)?", f"/Length {len(again)}".encode(), head)
    return head + b"stream\n" + again + b"\nendstream"


KINDS: dict[str, tuple[Mutation, ...]] = {
    ".txt": (flipped, cut, spliced, shuffled),
    ".html": _INSIDE,
    ".rtf": _INSIDE,
    ".doc": (flipped, cut, spliced),
    ".docx": (flipped, cut, *[in_zip] * 3, *[in_tree] * 10),
    ".odt": (flipped, cut, in_zip, *[in_tree] * 6),
    ".pdf": (flipped, cut, spliced, *[in_pdf] * 7),
}


def mutated(seed: int, suffix: str, files: Sequence[bytes]) -> bytes:
    """Return one of the files, which are all of one kind, broken once or a few times."""
    some = random.Random(seed)
    data = some.choice(files)
    for i in range(some.choice((1, 1, 1, 2, 3))):
        mutation = some.choice(KINDS[suffix])
        # What was broken as a whole may be no zip and no PDF file any more.
        if i and mutation in (in_zip, in_tree, in_pdf):
            break
        data = mutation(some, data, files) or b" "
    return data
