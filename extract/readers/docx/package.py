"""The zip that a Word file is: measured before it is unpacked, its parts found through their relationships."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from extract.errors import BinaryFileError, DamagedFileError, EncryptedFileError, TooLargeError
from extract.limits import Limits
from extract.readers.docx.names import Element, name

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.1: what an encrypted file is wrapped in
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # those that Word writes and reads
_PARTS = 10_000
# XML takes a multiple of its size in memory and time, pictures none; the words of a thousand pages have about 20 MB.
_XML_SHARE = 8
# Word's own XML packs to a twentieth, an empty picture to less; deflate reaches a thousandth with one byte repeated.
_MOST_PACKED, _SMALL = 200, 20_000_000
_DAMAGED = "tệp bị hỏng, hãy mở bằng Word rồi lưu lại"


class Package:
    """The parts of a Word file.

    Raises BinaryFileError where the bytes are no Word file, EncryptedFileError, DamagedFileError and TooLargeError.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        _require_zip(data)
        self._zip = open_zip(data, limits)
        self._names = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        self._xml_left = limits.unpacked_bytes // _XML_SHARE
        self._setting = _setting(limits)
        self._main = self._find_main()
        self.document = self._required(self._main)
        if name(self.document) != "w:document":
            raise BinaryFileError("không phải tệp Word (.docx), tuy tên tệp nói vậy")
        self._related = dict(self._relationships(self._main))

    def part(self, kind: str) -> Element | None:
        """Return the root of a part that the document uses (`styles`, `numbering`, `footnotes`), None without one."""
        path = self._related.get(kind)
        return None if path is None or path not in self._names else self._required(path)

    def _find_main(self) -> str:
        related = dict(self._relationships(""))
        main = related.get("officeDocument", "word/document.xml")
        if main not in self._names:
            if "[content_types].xml" in self._names:
                raise DamagedFileError(_DAMAGED)
            raise BinaryFileError("tệp nén (zip), không phải tệp Word (.docx)")
        return main

    def _relationships(self, path: str) -> list[tuple[str, str]]:
        """Return (kind, path) of the parts that the one at `path` names; what lies outside the file is left out."""
        folder, base = posixpath.split(path)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        if where not in self._names:
            return []
        found: list[tuple[str, str]] = []
        for one in self._required(where):
            target = one.get("Target")
            if target and one.get("TargetMode") != "External":
                inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
                found.append(((one.get("Type") or "").rpartition("/")[2], inside))
        return found[::-1]  # of two of a kind the first one counts

    def _required(self, path: str) -> Element:
        info = self._names[path]
        if info.flag_bits & 1:
            raise EncryptedFileError("tệp đặt mật khẩu, hãy bỏ mật khẩu rồi thử lại")
        self._xml_left -= info.file_size
        if self._xml_left < 0:
            raise TooLargeError(f"phần chữ của tệp bung ra quá lớn {self._setting}")
        if info.compress_type not in _METHODS:
            raise DamagedFileError(_DAMAGED)
        try:
            # Reads no more than the size that the zip states, which has been measured.
            data = self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise DamagedFileError(_DAMAGED) from error
        return parse(data)


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a zip that may be hostile, after measuring what it says that its parts come to.

    Raises DamagedFileError and TooLargeError.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DamagedFileError(_DAMAGED) from error
    infos = opened.infolist()
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes or len(infos) > _PARTS:
        raise TooLargeError(f"tệp bung ra quá lớn {_setting(limits)}")
    packed = sum(info.compress_size for info in infos)
    if unpacked > _SMALL and unpacked > packed * _MOST_PACKED:
        raise TooLargeError(f"tệp nén bất thường, bung ra gấp {unpacked // max(packed, 1)} lần, nên không đọc")
    return opened


def _setting(limits: Limits) -> str:
    return f"(giới hạn {limits.unpacked_bytes} byte, nâng bằng DOISANH_MAX_UNPACKED_BYTES)"


def parse(data: bytes) -> Element:
    """Parse XML that may be hostile: no entities, no document type, nothing fetched, 256 levels deep at most.

    Raises DamagedFileError.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFileError(_DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFileError("tệp Word khai báo DTD, điều không được phép, nên không đọc")
    return root


def _require_zip(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise EncryptedFileError("tệp đặt mật khẩu, hãy bỏ mật khẩu rồi thử lại")
        raise BinaryFileError("tệp Word đời cũ, không phải .docx: hãy đổi đuôi tệp thành .doc")
    if not data.startswith(b"PK"):
        raise BinaryFileError("không phải tệp Word (.docx), tuy tên tệp nói vậy")
