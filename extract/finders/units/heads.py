"""Head words: whether one opens a name, and how far the name goes that no list knows."""

from typing import Final

from corpus.loader import organisation_words
from extract.finders.units.known_bodies import Known
from extract.finders.units.terms import name_end, term_at
from extract.finders.units.text import Words

_LONGEST_HEAD = 4  # words
# Bodies of the state that are named in lower case too, whatever their name: "ủy ban nhân dân tỉnh".
_LOW_BODIES: Final = frozenset(
    {
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "Thường trực Hội đồng nhân dân",
        "Văn phòng Ủy ban nhân dân",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Bộ phận Tiếp nhận và Trả kết quả",
        "Bộ phận Một cửa",
        "Trung tâm Phục vụ hành chính công",
        "Tòa án nhân dân",
        "Viện kiểm sát nhân dân",
        "Trạm Y tế",
        "Trường Chính trị",
    }
)
_LOW_FIRST: Final = frozenset({"sở", "phòng", "ban", "bộ", "trung", "công", "chi", "văn"})
_TITLES: Final = frozenset({"trưởng", "phó", "chánh", "chủ"})


def may_stand(words: Words, i: int, known: Known) -> bool:
    """Tell whether a known name is one here, by its capitals and the words about it."""
    body = known.body
    if words.is_capital(i):
        if body.name == "Bảo hiểm xã hội":
            is_insurance = words.word(i - 1) in (".", "-", ":", "luật", "về", "") or words.word(known.end) == ","
            return not is_insurance and not words.is_set_in_capitals(i)
        return True
    if body.name in _LOW_BODIES:
        return True
    head = words.low[i]
    if head not in _LOW_FIRST:
        return False
    if words.is_capital(i + 1) or words.is_capital(i + 2):
        return True
    # all in lower case: "sở y tế", "phòng giáo dục và đào tạo"; "phòng y tế" may be any room
    least = {"sở": 3, "bộ": 3, "phòng": 5}.get(head)
    return least is not None and known.end - i >= least and body.level in ("department", "ministry", "district")


def name_by_head(words: Words, i: int) -> tuple[int, str]:
    """Return the word after a name that begins with a head word at `i`, and that head; `i` where there is none."""
    for length in range(_LONGEST_HEAD, 0, -1):
        head = " ".join(words.low[i : i + length])
        start = i + length
        if start >= len(words) or head not in organisation_words("head"):
            continue
        is_nameless = head in organisation_words("place head") and words.is_capital(i)
        nameless = (start if is_nameless else i), head
        if head in organisation_words("closed head") or head in organisation_words("nameless head"):
            return nameless
        if not _opens_name(words, i, start, head):
            return nameless
        first = start + 1 if words.word(start) == "các" else start
        is_proper, has_commas = (head in organisation_words(kind) for kind in ("proper head", "comma head"))
        end = name_end(words, first, proper=is_proper, head=head if has_commas else "")
        return (end, head) if end > first else nameless
    return i, ""


def _opens_name(words: Words, i: int, start: int, head: str) -> bool:
    """Tell whether the word `start` behind a head opens its name."""
    term = term_at(words, start)
    if not words.is_capital(i):
        is_name = term is not None or words.is_short_form(start) or head in organisation_words("proper head")
        return head in organisation_words("low head") and words.is_capital(start) and is_name
    if head in organisation_words("field head"):
        return words.is_capital(start) and _is_field(words, i, start, head)
    if words.is_capital(start):
        return True
    if head in organisation_words("capital head"):
        return False
    if words.word(start) == "các":
        return head in ("ban quản lý", "liên hiệp")
    # "văn phòng đại diện" is anybody's, "Trung tâm tổ chức hội nghị" does it
    return term is not None and words.word(start) not in ("đại", "tổ")


def _is_field(words: Words, i: int, start: int, head: str) -> bool:
    """ "Trường Tiểu học …" and "Hội Nông dân" say what they are of, "Trường Xuân" and "Lịch Hội Thượng" are places."""
    term = term_at(words, start)
    is_field = words.is_short_form(start) or (term is not None and not (term.is_verb and head in ("đoàn", "đội")))
    is_in_name = words.is_capital(i - 1) and words.word(i - 1) not in _TITLES and not words.is_set_in_capitals(i)
    return is_field and not is_in_name
