"""The shipped encoder and the way an encoder is saved and loaded."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from model2vec import StaticModel

from models.encoder import SHIPPED, Encoder, EncoderError, load, terms

DIGITISING = "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực"
TEXTS = [DIGITISING, "", "Rà soát, tinh gọn tổ chức bộ máy; sắp xếp đơn vị sự nghiệp công lập", "số hóa"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


def _nearest(encoder: Encoder, query: str, texts: Sequence[str]) -> str:
    return texts[int(np.argmax(encoder.encode(texts) @ encoder.encode([query])[0]))]


def test_rows_are_float32_of_the_said_dimension(encoder: Encoder) -> None:
    rows = encoder.encode(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dimension)
    assert rows.dtype == np.float32
    assert encoder.encode([]).shape == (0, encoder.dimension)


@pytest.mark.parametrize("nothing_known", ["", "  \n", "…!?", "ꦲꦏ꧀ꦱꦫ"])
def test_a_text_of_which_nothing_is_known_gives_a_zero_row(encoder: Encoder, nothing_known: str) -> None:
    assert not encoder.encode([DIGITISING, nothing_known])[1].any()


def test_all_other_rows_have_unit_length(encoder: Encoder) -> None:
    rows = encoder.encode([text for text in TEXTS if text])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_a_row_does_not_depend_on_its_neighbours_or_the_call(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    np.testing.assert_array_equal(together, encoder.encode(TEXTS))
    np.testing.assert_allclose(together, np.vstack([encoder.encode([text]) for text in TEXTS]), atol=1e-6)


def test_threads_may_share_an_encoder(encoder: Encoder) -> None:
    expected = encoder.encode(TEXTS * 50)
    with ThreadPoolExecutor(8) as threads:
        for rows in threads.map(lambda _: encoder.encode(TEXTS * 50), range(32)):
            np.testing.assert_array_equal(rows, expected)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("số hóa kết quả TTHC", "Số hóa kết quả giải quyết thủ tục hành chính", id="abbreviation"),
        pytest.param("so hoa ket qua giai quyet", "Số hóa kết quả giải quyết thủ tục hành chính", id="no diacritics"),
        pytest.param("đào tạo cán bộ", "Bồi dưỡng kỹ năng cho đội ngũ công chức, viên chức", id="other words"),
        pytest.param("tinh gọn bộ máy", "Sắp xếp lại các đơn vị sự nghiệp công lập", id="other words still"),
    ],
)
def test_a_query_is_nearest_to_what_it_means(encoder: Encoder, query: str, meant: str) -> None:
    unrelated = ["Trồng rừng phòng hộ ven biển và chăm sóc cây xanh", "Giá vé tàu hỏa được niêm yết tại nhà ga"]
    assert _nearest(encoder, query, [*unrelated, meant]) == meant


def test_spellings_of_one_text_have_one_vector(encoder: Encoder) -> None:
    rows = encoder.encode(["số hóa – thủy lợi", "SỐ  HOÁ - THUỶ LỢI"])
    np.testing.assert_array_equal(rows[0], rows[1])


def test_the_fingerprint_is_stable_and_tells_models_apart(tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    assert load(copy).fingerprint == load().fingerprint
    (copy / "config.json").write_text((copy / "config.json").read_text() + "\n")
    assert load(copy).fingerprint != load().fingerprint


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"nowhere lacks config\.json"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_damaged_file_is_an_encoder_error(tmp_path: Path, file: str) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    (copy / file).write_bytes((copy / file).read_bytes()[:40])
    with pytest.raises(EncoderError, match="is damaged"):
        load(copy)


def test_the_shipped_folder_is_small() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*")) <= 15_000_000


def test_encoding_imports_nothing_heavy() -> None:
    heavy = "torch sentence_transformers transformers spacy underthesea sklearn"
    code = (
        "import sys; from models.encoder import load; load().encode(['số hóa']);"
        f"print([name for name in {heavy.split()!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_model2vec_reads_the_same_from_the_folder(encoder: Encoder) -> None:
    known = [text for text in TEXTS if text]
    means = StaticModel.from_pretrained(SHIPPED).encode([terms(text) for text in known], max_length=None)
    np.testing.assert_allclose(encoder.encode(known), means / np.linalg.norm(means, axis=1, keepdims=True), atol=1e-5)


def test_terms_are_words_then_pairs() -> None:
    assert terms("Kế hoạch 2026") == "kế hoạch 2026 kế_hoạch hoạch_2026"
    assert terms("") == ""
