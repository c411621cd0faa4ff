"""Lines above the head (ghi chú): a note on the source, a remark of whoever sent the file. No part of the document."""

import re
from collections.abc import Sequence

from extract.finders.units.names import PLACE

_MOST_NOTES = 5
_REACH = 8  # paragraphs from the letterhead to the number or the kind
_NUMBER_LINE = re.compile(r"S[ốỐ]\s*:?\s*[\d.…/-]")
_DAY_LINE = re.compile(rf"{PLACE}\s*,\s*ngày\b")
_KIND = re.compile(r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN)\W*$")
_BODY = re.compile(
    r"(?:Ủy ban|Uỷ ban|UBND|Hội đồng nhân dân|HĐND|Sở|Bộ|Ban|Chính phủ|Văn phòng|Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy)\b"
    r"[^.;:]*$"
)


def notes_above_head(texts: Sequence[str]) -> int:
    """Return how many of the first paragraphs stand above the head; none where no head follows soon.

    >>> notes_above_head(["Chép từ trang của tỉnh.", "SỞ NỘI VỤ", "Số: 12/KH-SNV", "KẾ HOẠCH"])
    1
    >>> notes_above_head(["SỞ NỘI VỤ", "KẾ HOẠCH"]), notes_above_head(["Kính gửi các đơn vị.", "Trân trọng."])
    (0, 0)
    """
    first = next((i for i, text in enumerate(texts[: _MOST_NOTES + 1]) if _opens_head(text)), 0)
    return first if any(_NUMBER_LINE.match(text) or _KIND.match(text) for text in texts[first : first + _REACH]) else 0


def _opens_head(text: str) -> bool:
    return bool(text.isupper() or _NUMBER_LINE.match(text) or _DAY_LINE.match(text) or _BODY.match(text))
