"""Files that LibreOffice converts: the plan as from Word, in bounded time, nothing fetched and nothing left."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from extract.errors import BinaryFileError, DamagedFileError, EncryptedFileError, MissingProgramError, TimeLimitError
from extract.limits import Limits
from extract.pipeline import extract
from extract.readers import read
from extract.workers import extract_file
from tests.extract.docx_building import docx, p, zipped
from tests.extract.docx_plan import PLAN, TASKS

_SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_installed = pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)
_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _odt(body: str) -> bytes:
    return zipped({"mimetype": _TYPE, "META-INF/manifest.xml": _MANIFEST, "content.xml": _ODT.format(body)})


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of a program that stands for LibreOffice, with a folder of its own for temporary files."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path / "bin" / "soffice"


def _write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@_installed
@pytest.mark.parametrize("suffix", [".odt", ".rtf", ".doc"])
def test_a_plan_reads_alike_from_every_format(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(PLAN)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(_SOFFICE), profile, "--headless", "--convert-to", suffix[1:], "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "plan.docx")], check=True, capture_output=True, timeout=120)
    plan = extract(f"plan{suffix}", (tmp_path / f"plan{suffix}").read_bytes())
    assert plan.reader == "docx/1"
    assert "LibreOffice" in plan.warnings[0]
    assert (plan.document.number, plan.document.issuer) == ("15", "Sở Nội vụ tỉnh Đồng Nai")
    found = [
        (one.section, one.number, one.task, one.output, one.lead, one.coordinating, one.deadline) for one in plan.tasks
    ]
    assert found == TASKS


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """Give the port of a web server, and the paths that it is asked for."""
    paths: list[str] = []

    class _Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), _Noting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port, paths
    server.shutdown()
    thread.join()
    server.server_close()


@_installed
def test_links_are_not_followed(asked: tuple[int, list[str]], tmp_path: Path) -> None:
    port, paths = asked
    secret = tmp_path / "secret.txt"
    secret.write_text("Mật khẩu của máy chủ", encoding="utf-8")
    image = f'<draw:image xlink:href="http://127.0.0.1:{port}/i.png" xlink:type="simple" xlink:show="embed"/>'
    frame = f'<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">{image}</draw:frame>'
    section = f'<text:section text:name="S"><text:section-source xlink:href="{secret.as_uri()}"/></text:section>'
    source = read("a.odt", _odt(f"<text:p>Kế hoạch được duyệt</text:p><text:p>{frame}</text:p>{section}"))
    assert source.text == "Kế hoạch được duyệt\n"
    assert paths == []


@_installed
@pytest.mark.parametrize("first", [b"", b"\xef\xbb\xbf\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1 "])
def test_no_link_of_html_under_the_name_of_a_word_file_is_followed(first: bytes, asked: tuple[int, list[str]]) -> None:
    port, paths = asked
    there = f"http://127.0.0.1:{port}"
    links = f'<link rel="stylesheet" href="{there}/s.css"><base href="{there}/">'
    html = f'<html><head>{links}</head><body><p>Kế hoạch được duyệt</p><img src="i.png"></body></html>'
    with suppress(DamagedFileError):
        read("a.doc", first + html.encode())
    assert paths == []


@_installed
def test_no_link_of_rtf_is_followed(asked: tuple[int, list[str]]) -> None:
    port, paths = asked
    there = f"http://127.0.0.1:{port}"
    fields = "".join(
        f'{{\\field{{\\*\\fldinst {name} "{there}/{name}" \\\\d}}{{\\fldrslt x}}}}'
        for name in ("INCLUDEPICTURE", "INCLUDETEXT")
    )
    read("a.rtf", f"{{\\rtf1\\ansi{{\\*\\template {there}/t.dot}}{fields} K\\u7871?  ho\\u7841?ch}}".encode())
    assert paths == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("start", ["<html><body>", "<!-- a -->\n<!DOCTYPE html><body>", "<TABLE><TR><TD>", "\n<p>"])
def test_html_under_the_name_of_a_word_file_is_read_as_html(
    start: str, encoding: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    source = read("a.doc", f"{start}Kế hoạch được duyệt".encode(encoding))
    assert source.text == "Kế hoạch được duyệt\n"
    assert source.reader.startswith("html")


def test_what_is_of_no_format_is_refused_before_libreoffice_starts(program: Path, tmp_path: Path) -> None:
    _write(program, f"touch {tmp_path}/started")
    for data in (b"ke hoach", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MIME-Version: 1.0"):
        with pytest.raises(BinaryFileError, match=r"tuy tên tệp nói vậy|MHTML"):
            read("a.doc", data)
    assert not (tmp_path / "started").exists()


@_installed
def test_a_broken_file_is_said_to_be_so() -> None:
    with pytest.raises(DamagedFileError, match="LibreOffice"):
        read("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))


def test_without_libreoffice_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("extract.readers.office._PROGRAMS", ("soffice",))
    with pytest.raises(MissingProgramError, match="cần cài LibreOffice"):
        read("a.rtf", b"{\\rtf1 }")


def test_a_program_that_hangs_is_killed_with_all_that_it_started(program: Path, tmp_path: Path) -> None:
    _write(program, f"sleep 300 &\necho $! > {tmp_path}/child\necho $$ > {tmp_path}/parent\nwait")
    started = time.monotonic()
    with pytest.raises(TimeLimitError, match="DOISANH_MAX_SECONDS"):
        read("a.doc", b"\xd0\xcf\x11\xe0", Limits(seconds=1))
    assert time.monotonic() - started < 10
    for one in ("child", "parent"):
        process = int((tmp_path / one).read_text())
        assert _ends(process)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_program_that_hangs_ends_with_the_worker_that_started_it(program: Path, tmp_path: Path) -> None:
    _write(program, f"sleep 300 &\necho $! > {tmp_path}/child\necho $$ > {tmp_path}/parent\nwait")
    with pytest.raises(TimeLimitError, match="DOISANH_MAX_SECONDS"):
        extract_file("a.doc", b"\xd0\xcf\x11\xe0", Limits(seconds=2))
    for one in ("child", "parent"):
        assert _ends(int((tmp_path / one).read_text()))
    assert list((tmp_path / "temporary").glob("doisanh-*")) == []


def _ends(process: int) -> bool:
    """Tell whether a process is gone, or dead and not yet waited for, within seconds."""
    status = Path(f"/proc/{process}/stat")
    for _ in range(50):
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_program_that_makes_nothing(program: Path, tmp_path: Path) -> None:
    _write(program, "exit 0")
    with pytest.raises(DamagedFileError):
        read("a.odt", _odt(""))
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_word_file_under_an_older_name_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read("a.doc", docx(p("Kế hoạch được duyệt"))).text == "Kế hoạch được duyệt\n"


def test_a_file_with_a_password_is_refused_before_libreoffice_starts() -> None:
    with pytest.raises(EncryptedFileError):
        read("a.doc", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
