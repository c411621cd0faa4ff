"""Data files as such: composed, sourced, and clear about what is wrong with them."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import loader
from corpus.loader import GazetteerError

LOADERS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "provinces.toml": loader.provinces,
    "bodies.toml": loader.bodies,
    "kinds.toml": loader.document_kinds,
    "issuers.toml": loader.issuers,
    "fields.toml": loader.reform_fields,
    "laws.tsv": loader.laws,
    "abbreviations.tsv": loader.abbreviations,
}


@pytest.mark.parametrize("name", LOADERS)
def test_file_is_composed_and_says_where_it_comes_from(name: str) -> None:
    text = (loader._GAZETTEER / name).read_text(encoding="utf-8")
    head = text[: re.search(r"^[^#\n]", text, re.MULTILINE).start()]  # type: ignore[union-attr]
    assert unicodedata.is_normalized("NFC", text)
    assert "Source" in head


DAMAGE = [
    ("provinces.toml", 'province = [\n    { name = "A }\n]', "line 2"),
    ("provinces.toml", 'provinces = [{ name = "A" }]', "province"),
    ("provinces.toml", "province = []", "province"),
    ("provinces.toml", 'province = [{ name = "A", kind = "tỉnh" }, { name = "B" }]', "province 2: 'kind'"),
    ("provinces.toml", 'province = [{ name = "A", kind = "tỉnh", until = "2025-06-30" }]', "province 1: 'until'"),
    ("provinces.toml", 'province = [{ name = "A", kind = "tỉnh", until = 2025-06-30T00:00:00 }]', "'until'"),
    ("provinces.toml", 'province = [{ name = "A", kind = "tỉnh", merges = "B" }]', "'merges'"),
    ("bodies.toml", 'body = [{ name = "A", level = "mass", abbreviations = [""] }]', "body 1: 'abbreviations'"),
    ("bodies.toml", 'body = [{ name = "A", level = "mass", abreviations = ["B"] }]', "body 1: wanted"),
    ("kinds.toml", "kind = [1]", "kind 1"),
    ("issuers.toml", "issuer = [{ ending = 'QH(', name = \"Quốc hội\" }]", "issuer 1: 'ending'"),
    ("fields.toml", "field = [{ id = 1 }]", "field 1: 'id'"),
    ("laws.tsv", "# nothing but a comment\n", "no rows"),
    ("laws.tsv", "# head\nLuật A\t2015\n", "line 2: wanted are 3"),
    ("laws.tsv", "Luật A\t15\t-\n", "line 1: '15' is no year"),
    ("abbreviations.tsv", "TTHC\t\n", "line 1: wanted are 2"),
]


@pytest.mark.parametrize(("name", "text", "message"), DAMAGE)
def test_damaged_file_says_where(
    name: str, text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(loader, "_GAZETTEER", tmp_path)
    with pytest.raises(GazetteerError, match=re.escape(message)) as error:
        LOADERS[name].__wrapped__()  # type: ignore[attr-defined]
    assert str(error.value).startswith(name)


@pytest.mark.parametrize("name", LOADERS)
def test_missing_file_and_wrong_encoding(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "_GAZETTEER", tmp_path)
    with pytest.raises(GazetteerError, match=re.escape(name)):
        LOADERS[name].__wrapped__()  # type: ignore[attr-defined]
    (tmp_path / name).write_bytes("Sở".encode("utf-16"))
    with pytest.raises(GazetteerError, match=re.escape(name)):
        LOADERS[name].__wrapped__()  # type: ignore[attr-defined]
