"""How far the name of an organisation goes that no list knows: a head word and the terms that follow it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from corpus.loader import organisation_words
from extract.finders.units.known_bodies import known_bodies
from extract.finders.units.places import province_at
from extract.finders.units.text import Words

_LONGEST = 16  # words of a name
_LONGEST_TASK = 30  # words of what a board is set up for
# Words with which a clause goes on behind such a name, of one syllable and of two.
_OPENS_CLAUSE: Final = frozenset(
    {
        *("có", "được", "đã", "đang", "sẽ", "phải", "là", "do", "để", "theo", "tại", "họp", "gửi", "trình", "trên"),
        *("về", "trong", "khi", "nếu", "như", "cho", "với", "từ", "thì", "mà", "không", "cần"),
    }
)
_OPENS_CLAUSE_BY_TWO: Final = frozenset(
    {
        *("chủ trì", "ban hành", "giao nhiệm", "yêu cầu", "đề nghị", "báo cáo", "xem xét", "chịu trách", "kết luận"),
        *("tiếp tục", "tổ chức", "tham mưu", "giúp việc", "hướng dẫn", "kiểm tra", "bao gồm", "thông qua", "căn cứ"),
        *("thống nhất", "chỉ đạo", "phân công", "quyết định", "phê duyệt", "phối hợp", "thông báo"),
    }
)
# What is done to something: "về bảo vệ quyền lợi người tiêu dùng"
_NEEDS_OBJECT: Final = frozenset(
    {"bảo vệ", "xử lý", "kiểm soát", "quản lý", "phát triển", "hỗ trợ", "sử dụng", "khai thác"}
)
# Those whom an organisation works with, and no part of its name: "Thư viện … và cơ sở giáo dục"
_OTHERS: Final = frozenset(
    {"cơ sở", "doanh nghiệp", "cán bộ", "công chức", "viên chức", "nhân dân", "học sinh", "sinh viên"}
)
_JOINS: Final = frozenset({"và", "-", "&"})


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
            end = i + len(term)
            if words.word(end) == "viên":  # "Kiểm tra viên"
                return Term(end + 1, False, False, words.is_capital(i))
            return Term(end, is_verb, False, words.is_capital(i))
    return None


def name_end(words: Words, i: int, *, proper: bool = False, head: str = "") -> int:
    """Return the number of the word after the name whose first word after the head is `i`, `i` where there is none.

    In a line of capitals a `proper` name goes on while the capitals do. The name may have several parts, the last of
    them behind "và" ("Truyền thông, Dữ liệu và Công nghệ số"), where none is a body under the `head` by itself.
    """
    all_capitals = words.is_set_in_capitals(i)
    if proper and all_capitals:
        return _capitals_end(words, i)
    last: Term | None = None
    end = i
    while end < len(words) and end - i < _LONGEST:
        at = end
        if end > i and words.low[end] in _JOINS:
            at = end + 1
        found = _next(words, at, last, all_capitals, joined=at > end, first=end == i)
        if found is None and head and (stop := _further_parts(words, end, head)):
            return stop
        if found is None:
            break
        end, last = found.end, found
    return end


def _further_parts(words: Words, i: int, head: str) -> int:
    """The word after ", Dữ liệu và Công nghệ số", 0 where no such list of terms follows."""
    end = i
    while end - i < _LONGEST and words.word(end) in (",", "và") and words.is_capital(end + 1):
        term = None if opens_other(words, end + 1) else term_at(words, end + 1)
        if term is None or known_bodies().longest(words, end + 1, head.split()) is not None:
            return 0
        if words.word(end) == "và":
            return term.end
        end = term.end
    return 0


def _capitals_end(words: Words, i: int) -> int:
    end = i
    while end < len(words) and end - i < _LONGEST and (end == i or end not in words.line_starts):
        if not (words.written[end].isupper() or words.low[end] in _JOINS):
            break
        end += 1
    return end


def _next(words: Words, i: int, last: Term | None, all_capitals: bool, *, joined: bool, first: bool) -> Term | None:
    """The next piece of a name at word `i`: a term, or a capital word with its other syllable."""
    term = term_at(words, i)
    capital = words.is_capital(i) and not all_capitals
    if (capital or all_capitals) and opens_other(words, i) and province_at(words, i) == i:
        return None
    if (
        capital
        and term is None
        and (words.low[i] in organisation_words("after name") or (joined and words.low[i - 1] == "và"))
    ):
        return None
    if capital or (first and term):
        return term or _proper(words, i, last)
    if term is None:
        return None
    is_other = term.is_verb or " ".join(words.low[i : term.end]) in _OTHERS
    is_in_name = last is not None and (last.is_verb or not (last.is_proper or last.is_capital or is_other))
    if joined and not is_in_name and not all_capitals:
        return None
    after_verb = last is not None and last.is_verb
    if term.is_verb:
        noun = term_at(words, term.end) if after_verb else None
        names_both = noun is not None and not noun.is_verb  # "Trung tâm hỗ trợ phát triển giáo dục hòa nhập"
        return term if (after_verb and last and (last.is_capital or names_both)) or (joined and all_capitals) else None
    return term if after_verb or all_capitals or term.end - i > 1 else None


def _proper(words: Words, i: int, last: Term | None) -> Term:
    """A word that is no term: of one syllable, or of two, the other in lower case ("Pháp chế").

    Of a proper name each syllable has its capital: "Bạch Mai", "Hải Phòng".
    """
    if (end := province_at(words, i)) > i:
        return Term(end, False, True)
    following = words.word(i + 1)
    is_syllable = following.isalpha() and not words.is_capital(i + 1) and not words.is_short_form(i)
    is_free = following not in organisation_words("after name") and term_at(words, i + 1) is None
    if is_syllable and is_free and not (last and last.is_proper):
        return Term(i + 2, False, True)
    return Term(i + 1, False, not words.is_short_form(i))


def opens_other(words: Words, i: int) -> bool:
    """Tell whether another organisation, or the place of this one, begins at word `i`."""
    return words.word(i) in organisation_words("before other") and (
        term_at(words, i) is None or known_bodies().longest(words, i) is not None
    )


def topic_end(words: Words, i: int) -> int:
    """Return the number of the word after the terms that name a field ("về di sản văn hóa") from word `i`, else `i`."""
    end = i
    while end < len(words) and end - i < _LONGEST:
        at = end + 1 if end > i and words.low[end] in ("và", ",") else end
        term = term_at(words, at)
        if term is None or (at > end and words.low[end] == "," and opens_other(words, at)):
            break
        if term.is_verb and at == end > i:  # "về khoa học và công nghệ thẩm định": the verb is what they do
            break
        end = term.end
        if at == i and term.is_verb and " ".join(words.low[i:end]) in _NEEDS_OBJECT and words.word(end).isalpha():
            further = term_at(words, end)
            return further.end if further and not further.is_verb else i
    return end


def task_end(words: Words, i: int) -> int:
    """Return the number of the word after what a board is set up for, from word `i`: until what it does, or a mark."""
    end = i
    while end < len(words) and end - i < _LONGEST_TASK:
        word = words.low[end]
        is_list = word == "," and not words.is_capital(end + 1) and not _opens_clause(words, end + 1)
        if not (word.isalnum() or is_list or word in ("-", "/", "&")) or _opens_clause(words, end):
            break
        if end in words.line_starts and (words.is_capital(end) or opens_other(words, end)):
            break
        end += 1
    while end > i and words.low[end - 1] in ("và", ",", "-", "/", "của", "các", "ngày"):
        end -= 1
    return end


def _opens_clause(words: Words, i: int) -> bool:
    return words.word(i) in _OPENS_CLAUSE or " ".join(words.low[i : i + 2]) in _OPENS_CLAUSE_BY_TWO
