"""How far the name of an organisation goes that no list knows: a head word and the terms that follow it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from corpus.loader import organisation_words
from extract.finders.known_bodies import known_bodies
from extract.finders.unit_text import Words

_LONGEST = 16  # words of a name
_JOINS: Final = frozenset({"và", "-", "&"})
# Words that no name goes on with in lower case: function words, and what an organisation is said to do.
_ENDS: Final = frozenset(
    "có được là và của cho với về theo tại trong trên để khi nếu do từ đến các những này đó nêu đã đang sẽ phải không"
    " chủ phối tham trình báo gửi thực tiếp hướng ban đề xem căn chịu thường kịp tăng đẩy rà tổng lập mở ký giao quyết"
    " công thông cung cập chỉ đôn yêu xác xin bố sử lấy đánh hoặc hay như nhưng mà thì nơi cùng sau trước ngày năm số"
    " thuộc trực gồm bao nhận trả cấp đăng dự chuẩn bảo đảm tuyên vận quan chuyển kiểm khẩn chấp phê tự mời đồng hàng"
    " hằng định làm thành quy khuyến khắc cử phân triển nộp lưu ủy khảo quản giúp duy tập tạo tổ xây thẩm rồi cần ra"
    " vào lên xuống lại cũng đều còn mới một hai ba bốn năm nhiều mỗi từng mọi cả ngoài bằng qua vì nên bị bộ sở tỉnh"
    " huyện xã phường thị mình tiến lãnh cán người kết".split()
)
# Words before which a name ends, also in capitals: they open another organisation, or say where it stands.
_OPENERS: Final = frozenset(
    "sở bộ ubnd hđnd tỉnh thành huyện quận xã phường thị đặc ủy quốc chính công tòa viện văn thanh kho ngân bảo vụ cục"
    " tổng chi trung ban phòng hội liên đoàn đảng đài báo trường học mặt tp cổng trang hệ chủ giám thủ phó trưởng"
    " chánh bí hiệu các những nghị quyết danh hồ căn".split()
)


class Term(NamedTuple):
    """A term found; `end` is the number of the word after it."""

    end: int
    is_verb: bool
    is_proper: bool = False  # a word with a capital that is no term: "Bạch", "Phú"
    is_capital: bool = False


@cache
def _terms() -> Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]:
    """The terms by their first word, longest first, each with whether it says what is done."""
    by_word: dict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
    for kind in ("noun", "verb"):
        for term in organisation_words(kind):
            words = tuple(Words.of(term).low)
            by_word[words[0]].append((words, kind == "verb"))
    return {word: sorted(terms, key=lambda term: -len(term[0])) for word, terms in by_word.items()}


def term_at(words: Words, i: int) -> Term | None:
    """Return the longest term that begins at word `i`."""
    for term, is_verb in _terms().get(words.word(i), ()):
        if words.low[i : i + len(term)] == list(term):
            return Term(i + len(term), is_verb, False, words.is_capital(i))
    return None


def name_end(words: Words, i: int) -> int:
    """Return the number of the word after the name whose first word after the head is `i`, `i` where there is none."""
    all_capitals = words.is_set_in_capitals(i)
    last: Term | None = None
    end = i
    while end < len(words) and end - i < _LONGEST:
        at = end
        if end > i and words.low[end] in _JOINS:
            at = end + 1
        found = _next(words, at, last, all_capitals, joined=at > end, first=end == i)
        if found is None:
            break
        end, last = found.end, found
    return end


def _next(words: Words, i: int, last: Term | None, all_capitals: bool, *, joined: bool, first: bool) -> Term | None:
    """The next piece of a name at word `i`: a term, or a capital word with its other syllable."""
    term = term_at(words, i)
    capital = words.is_capital(i) and not all_capitals
    if (capital or all_capitals) and opens_other(words, i):
        return None
    if capital or (first and term):
        return term or Term(_word_end(words, i, last), False, True)
    if term is None:
        return None
    if joined and not (last and last.is_verb) and not all_capitals and not words.is_capital(term.end):
        return None
    after_verb = last is not None and last.is_verb
    if term.is_verb:
        return term if (after_verb and last and last.is_capital) or (joined and all_capitals) else None
    return term if after_verb or all_capitals or term.end - i > 1 else None


def _word_end(words: Words, i: int, last: Term | None) -> int:
    """A word of one syllable, or of two, the other in lower case: "Pháp chế"; of a proper name each has its capital."""
    if last is not None and last.is_proper:
        return i + 1
    following = words.word(i + 1)
    is_syllable = following.isalpha() and not words.is_capital(i + 1)
    if is_syllable and following not in _ENDS and term_at(words, i + 1) is None and not words.is_short_form(i):
        return i + 2
    return i + 1


def opens_other(words: Words, i: int) -> bool:
    """Tell whether another organisation, or the place of this one, begins at word `i`."""
    return words.word(i) in _OPENERS and (term_at(words, i) is None or known_bodies().longest(words, i) is not None)


def topic_end(words: Words, i: int) -> int:
    """Return the number of the word after the terms that name a field ("về di sản văn hóa") from word `i`, else `i`."""
    end = i
    while end < len(words) and end - i < _LONGEST:
        at = end + 1 if end > i and words.low[end] in ("và", ",") else end
        term = term_at(words, at)
        if term is None or (at > end and words.low[end] == "," and opens_other(words, at)):
            break
        end = term.end
    return end
