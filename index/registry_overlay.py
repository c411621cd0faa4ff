"""The user's own rows of the registry: a table in the data folder, laid over the one that comes with the program.

A row of a document that the program knows takes its place; a relation between the same two documents, too. Nothing is
written unless the whole, laid over, is consistent.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from corpus.data_files import GazetteerError
from corpus.records import RegisteredDocument, Relation
from corpus.registry_tables import check, document_row, read_rows, relation_row
from extract.law.registry import LegalRegistry, shipped
from index.errors import RegistryError

_NAME = "registry.tsv"
_HEAD = """\
# Rows laid over the registry of legal documents that comes with the program; written by `doisanh registry`.
# Eight cells are a document: number, day of issue, kind, issuer, first day in force, first day without, source, title.
# Nine are a relation: number and day of what acts, relation, number and day of the other, day, parts, standing, source.
"""
Item = TypeVar("Item")
Rows = tuple[tuple[RegisteredDocument, ...], tuple[Relation, ...]]


class RegistryOverlay:
    """The registry of a data folder, read anew where the user's table has changed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._read: tuple[object, LegalRegistry] | None = None

    def registry(self) -> LegalRegistry:
        """Return the program's registry with the user's rows over it; raises RegistryError where they are damaged."""
        stamp = self._stamp()
        if stamp is None:
            return shipped()
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, laid_over(shipped(), self.rows()))
        return self._read[1]

    def rows(self) -> Rows:
        """Return the user's rows; none where there is no table."""
        if self._stamp() is None:
            return (), ()
        return read(self._path)

    def write(self, rows: Rows) -> LegalRegistry:
        """Put rows into the user's table, in place of those of the same document or relation.

        Raises RegistryError where the registry would not be consistent; then nothing is written.
        """
        own = self.rows()
        documents = _over(own[0], rows[0], _document_end)
        relations = _over(own[1], rows[1], _relation_ends)
        merged = laid_over(shipped(), (documents, relations))
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_text(
                _HEAD + "".join([*map(document_row, documents), *map(relation_row, relations)]), encoding="utf-8"
            )
            fresh.replace(self._path)
        except OSError as error:
            raise RegistryError(f"không ghi được sổ đăng ký của thư viện: {error.strerror}") from error
        return merged

    def _stamp(self) -> tuple[int, int] | None:
        """What changes when the table does, None where there is none."""
        if not self._path.is_file():
            return None
        found = self._path.stat()
        return found.st_mtime_ns, found.st_size


def read(source: Path | str) -> Rows:
    """Read rows of documents and relations from a file or a text; raises RegistryError that says what is wrong."""
    name = source.name if isinstance(source, Path) else "văn bản"
    try:
        text = source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source
        return read_rows(text, name=name)
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{name}: không đọc được ({error})") from error
    except GazetteerError as error:
        raise RegistryError(f"sổ đăng ký không nhận dòng này: {error}") from error


def laid_over(base: LegalRegistry, rows: Rows) -> LegalRegistry:
    """Return a registry with rows over those of another; raises RegistryError where they do not fit together."""
    documents = _over(base.documents, rows[0], _document_end)
    relations = _over(base.relations, rows[1], _relation_ends)
    try:
        check(documents, relations)
    except GazetteerError as error:
        raise RegistryError(str(error)) from error
    return LegalRegistry(documents, relations)


def _document_end(one: RegisteredDocument) -> tuple[object, ...]:
    return one.id, one.issued


def _relation_ends(one: Relation) -> tuple[object, ...]:
    return one.id, one.issued, one.type, one.other_id, one.other_issued


def _over(base: Iterable[Item], over: Iterable[Item], key: Callable[[Item], tuple[object, ...]]) -> tuple[Item, ...]:
    return tuple({key(one): one for one in (*base, *over)}.values())
