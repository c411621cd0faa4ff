"""PDF files built by hand for tests: pages of drawing operators, the objects that they use, a table of places."""

import hashlib
import io
import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate

import pypdfium2

A4 = (595, 842)
# Letters beyond ASCII that the tests write, from byte 128 on.
_LETTERS = "ếạảáàíủỉđộụệở"
_NAMES = " ".join(f"/uni{ord(letter):04X}" for letter in _LETTERS)
_BYTES = {ord(letter): 128 + i for i, letter in enumerate(_LETTERS)}
HELVETICA = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    f" /Encoding << /Type /Encoding /Differences [128 {_NAMES}] >> >>"
)
_FIRST_FREE = 3  # 1 is the catalog, 2 the root of the page tree


def stream(content: str | bytes, attributes: str = "") -> bytes:
    """Return a stream object, deflated."""
    packed = zlib.compress(content.encode("latin-1") if isinstance(content, str) else content, 9)
    head = f"<< {attributes} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def assembled(objects: Mapping[int, str | bytes], trailer: str = "", *, root: int = 1) -> bytes:
    """Return a file of numbered objects, `root` the catalog; numbers run from 1 without a gap."""
    parts = [b"%PDF-1.7\n"]
    for number in sorted(objects):
        one = objects[number]
        inside = one.encode("latin-1") if isinstance(one, str) else one
        parts.append(f"{number} 0 obj\n".encode() + inside + b"\nendobj\n")
    *places, end = accumulate(map(len, parts))
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\n"
    return b"".join((*parts, tail.encode(), f"startxref\n{end}\n%%EOF\n".encode()))


def pdf(
    *contents: str,
    size: tuple[float, float] = A4,
    font: str = HELVETICA,
    objects: Mapping[str, str | bytes] | None = None,
    trailer: str = "",
) -> bytes:
    """Return a file with a page for each of the contents; `objects` are forms and pictures by name."""
    named = dict(objects or {})
    first = _FIRST_FREE + 1
    forms = " ".join(f"/{name} {first + i} 0 R" for i, name in enumerate(named))
    page = first + len(named)
    used = f"<< /Font << /F {_FIRST_FREE} 0 R >> /XObject << {forms} >> >>"
    kids = " ".join(f"{page + 2 * i} 0 R" for i in range(len(contents)))
    made: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} /MediaBox [0 0 {size[0]} {size[1]}]"
        f" /Resources {used} >>",
        3: font,
        **dict(enumerate(named.values(), first)),
    }
    for i, content in enumerate(contents):
        made[page + 2 * i] = f"<< /Type /Page /Parent 2 0 R /Contents {page + 2 * i + 1} 0 R >>"
        made[page + 2 * i + 1] = stream(content)
    return assembled(made, trailer)


def many_pages(count: int) -> bytes:
    """Return a file of many pages without contents, about forty bytes each."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(*A4)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def words(lines: Sequence[str], *, top: float = 800, size: float = 12) -> str:
    """Return the operators that write lines, one below the other."""
    shown = "".join(f"({line.translate(_BYTES)}) Tj T* " for line in lines)
    return f"BT /F {size} Tf {size * 1.2:.2f} TL 1 0 0 1 60 {top} Tm {shown}ET"


# The padding of short passwords in PDF 32000-1:2008, 7.6.3.3, algorithm 2.
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked_pdf(password: bytes) -> bytes:
    """Return a file that opens only with a password (the standard handler, revision 2: 40 bits of RC4)."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    name = hashlib.md5(b"doisanh").digest()
    key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + name).digest()[:5]
    user = _rc4(key, _PADDING)
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"
    return pdf("", trailer=f"/Encrypt {lock} /ID [<{name.hex()}> <{name.hex()}>]")


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
