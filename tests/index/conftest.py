"""What tests of the index share: a tiny encoder without weights, plans written on the spot, factories."""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.loader import samples
from index.analysis import analyse
from index.embedded import EmbeddedEngine
from index.engine import Item
from index.entry import Entry
from index.library import Library
from index.store import Store
from models.encoder import Encoder
from models.normal import canonical

DIMENSION = 256


class HashedEncoder:
    """Bags of syllables as unit vectors: near where words are shared, the same on every machine, no weights."""

    def __init__(self, fingerprint: str = "hashed/1") -> None:
        self.fingerprint = fingerprint
        self.dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text."""
        rows = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for syllable in re.findall(r"\w+", canonical(text)):
                row[zlib.crc32(syllable.encode()) % DIMENSION] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return cast("NDArray[np.float32]", np.divide(rows, lengths, out=rows, where=lengths > 0))


def write_plan(
    folder: Path,
    name: str,
    *,
    tasks: Sequence[str] = ("Công bố danh mục thủ tục hành chính đã rà soát",),
    issuer: str = "SỞ NỘI VỤ TỈNH ĐỒNG NAI",
    symbol: str = "KH-SNV",
    place: str = "Đồng Nai",
    year: int = 2022,
    period: str | None = None,
    lead: str = "Văn phòng Sở",
    deadline: str | None = None,
    prose: str = "Triển khai Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
) -> Path:
    """Write a small plan: a head, a paragraph, and a task table with one row a task."""
    cells = f"Báo cáo | {lead} | Phòng Tài chính | {deadline or f'Quý II/{year}'}"
    rows = "".join(f"| {number} | {task} | {cells} |\n" for number, task in enumerate(tasks, 1))
    text = (
        f"{issuer}\n\nSố: 42/{symbol}\n\n{place}, ngày 07 tháng 01 năm {year}\n\n"
        f"KẾ HOẠCH\nCải cách hành chính {period or f'năm {year}'}\n\nI. CĂN CỨ\n\n{prose}\n\n"
        "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH\n\n"
        "| STT | Nhiệm vụ | Sản phẩm | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |\n"
        f"|---|---|---|---|---|---|\n{rows}"
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def make_entry(name: str = "mẫu#task-0-10", *, text: str = "Số hóa hồ sơ", **values: Any) -> Entry:
    """An entry called `name`; what is not given is empty."""
    plan, place = name.split("#")
    kind, start, end = place.split("-")
    given: dict[str, Any] = {
        "entry": name, "kind": kind, "plan": plan, "source": f"{plan}.txt", "text": text, "trail": (),
        "start": int(start), "end": int(end), "province": None, "issuer": None, "level": None, "period": None,
        "field": None, "lead": (), "coordinating": (), "deadline": None, "output": None, "units": (), "cites": (),
        "around": "",
    }  # fmt: skip
    return Entry(**{**given, **values})


def make_item(key: int, text: str = "Số hóa hồ sơ", **values: Any) -> Item:
    """An engine's item of a text, with the vector that the tiny encoder gives it."""
    vector = HashedEncoder().encode([text])[0]
    return Item(key=key, terms=analyse(text), around=analyse(""), vector=vector, **values)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return HashedEncoder()


@pytest.fixture(scope="session")
def encoder_called() -> Callable[[str], Encoder]:
    """Give the tiny encoder under another fingerprint."""
    return HashedEncoder


@pytest.fixture(scope="session")
def new_plan() -> Callable[..., Path]:
    """Give the function that writes a small plan: see `write_plan`."""
    return write_plan


@pytest.fixture(scope="session")
def new_entry() -> Callable[..., Entry]:
    return make_entry


@pytest.fixture(scope="session")
def new_item() -> Callable[..., Item]:
    return make_item


@pytest.fixture(scope="session")
def open_library() -> Callable[..., Library]:
    """Give the function that opens a library over the tiny encoder; the caller closes it."""

    def opened(folder: Path, fingerprint: str = "hashed/1") -> Library:
        (folder / "index").mkdir(parents=True, exist_ok=True)
        return Library(folder, Store.open(folder), HashedEncoder(fingerprint))

    return opened


@pytest.fixture
def library(tmp_path: Path, open_library: Callable[..., Library]) -> Iterator[Library]:
    """Give an empty library in `tmp_path / "data"`."""
    with open_library(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store."""
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def open_engine(tmp_path: Path) -> Callable[..., EmbeddedEngine]:
    """Give the function that opens the engine in a folder of this test, by default always the same."""

    def opened(folder: Path | None = None, fingerprint: str = "hashed/1") -> EmbeddedEngine:
        place = folder or tmp_path / "index"
        place.mkdir(parents=True, exist_ok=True)
        return EmbeddedEngine(place, fingerprint=fingerprint, dimension=DIMENSION)

    return opened


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory, open_library: Callable[..., Library]) -> Iterator[Library]:
    """Give a library of the sample plans that come with the program; tests only ask it."""
    with open_library(tmp_path_factory.mktemp("samples")) as opened:
        opened.ingest([samples()])
        yield opened
