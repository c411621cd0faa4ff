"""Names of organisations written out: short forms expanded, capitals, dashes and standard names as usual."""

import re
from functools import cache, lru_cache

from corpus.loader import abbreviations, bodies, provinces
from extract.finders.units.known_bodies import headless, known_bodies
from extract.finders.units.text import Words
from models.normal import canonical

# Short forms that stand inside names everywhere; those of single bodies come from the gazetteer.
_SHORT = (
    (re.compile(r"\bUBKT\b"), "Ủy ban Kiểm tra"),
    (
        re.compile(r"\b(?:UBMTTQVN|UB MTTQ ?VN|UBMTTQ|Uỷ ban MTTQ|Ủy ban MTTQ)(?: Việt Nam)?\b"),
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
    ),
    (re.compile(r"\bHĐND\s?[-–]\s?UBND\b"), "Hội đồng nhân dân - Ủy ban nhân dân"),
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bVP\b\.?\s?"), "Văn phòng "),
    (re.compile(r"\bCCHC\b"), "cải cách hành chính"),
    (re.compile(r"\bTTHC\b"), "thủ tục hành chính"),
    (re.compile(r"\bTP\b\.?\s?(?=[A-ZĐ]|$)"), "thành phố "),
)
# Of a district; the office of a commune is written with "và".
_JOINT_OFFICE = re.compile(r"(?:Văn phòng|VP\.?)\s?HĐND\s?[-–]\s?UBND")
# A letter with a tone or a roof is in a word, not in a short form: "SỞ NỘI VỤ", but "VP UBND TP".
_MARKED = re.compile(r"[ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DASH = re.compile(r"\s?[-–—]\s?(?=[^\W\d_])")
# The Party's committee of a body that has a name of its own: "ĐẢNG ỦY BỘ NỘI VỤ", "ĐẢNG ỦY UBND TỈNH".
_COMMITTEE_OF = re.compile(r"ĐẢNG ỦY (?=(?:BỘ|SỞ|ỦY BAN|UBND|HỘI ĐỒNG|HĐND)\s)")
_PLACE_AT_END = re.compile(r"\b(?P<kind>huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?P<place>[^,]{2,40})$")


@lru_cache(maxsize=4096)  # a plan names the same few bodies again and again
def expanded(text: str) -> str:
    """Write a name out: "VP.UBND tỉnh" → "Văn phòng Ủy ban nhân dân tỉnh"; capitals and dashes as usual."""
    name = settled(" ".join(text.split()))
    name = _abbreviated().get(name, name)
    if committee := _COMMITTEE_OF.match(name):
        return f"Đảng ủy {expanded(name[committee.end() :])}"
    if name.isupper() and " " in name and _MARKED.search(name):
        name = _from_capitals(without_short_forms(name))
    return without_short_forms(_standard_words(_with_head(name)))


def without_short_forms(name: str) -> str:
    """Write out the short forms inside a name, and nothing else: what names of classes get."""
    for pattern, full in _SHORT:
        name = pattern.sub(full, name)
    return " ".join(_DASH.sub(" - ", name).split())


def settled(text: str) -> str:
    """Place the marks of tones one way and leave the capitals: "Uỷ ban", "Cộng hoà" → "Ủy ban", "Cộng hòa"."""
    return _LETTERS.sub(lambda found: _settled(found.group()), text)


@lru_cache(maxsize=4096)
def _settled(word: str) -> str:
    plain = canonical(word)
    if len(plain) != len(word):
        return word
    return "".join(letter.upper() if old.isupper() else letter for old, letter in zip(word, plain, strict=True))


@cache
def _abbreviated() -> dict[str, str]:
    """Abbreviations of bodies → their standard name; the first body in the gazetteer that has one keeps it."""
    names: dict[str, str] = {}
    for body in bodies():
        for short in (*body.abbreviations, *body.aliases):
            names.setdefault(short, body.name)
    return names


def _with_head(name: str) -> str:
    """ "TNMT" for the department, where nothing else is said."""
    body = headless().get(" ".join(Words.of(name).low)) if name.isupper() else None
    return body.name if body else name


def _from_capitals(name: str) -> str:
    """A name set in capitals in its usual case: "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM"."""
    lowered = canonical(name)
    for province in sorted({one.name for one in provinces()}, key=len, reverse=True):
        lowered = re.sub(rf"\b{re.escape(canonical(province))}$", province, lowered)
    lowered = _PLACE_AT_END.sub(lambda found: f"{found['kind']} {found['place'].title()}", lowered)
    for inner in ("ủy ban nhân dân", "hội đồng nhân dân"):
        lowered = lowered.replace(inner, inner.capitalize())
    return lowered[0].upper() + lowered[1:]


def _standard_words(name: str) -> str:
    """Give the parts of the name that the gazetteer knows their standard form, and other short forms their full one."""
    words = Words.of(name)
    pieces: list[str] = []
    at = i = 0
    while i < len(words):
        known = known_bodies().longest(words, i) if i == 0 or _begins_part(words, i) else None
        is_branch = known is not None and known.body.level == "enterprise" and known.end == i + 1 < len(words)
        if known is not None and not is_branch and not _JOINT_OFFICE.match(name, words.starts[i]):
            gap = name[at : words.starts[i]]
            # "Vụ Pháp chế, Bộ Tài chính" is one body of the other
            pieces += [" - " if gap.strip() == "," and known.body.level == "ministry" else gap, known.body.name]
            at, i = words.ends[known.end - 1], known.end
            continue
        if i and (full := _short_terms().get(words.written[i])):
            pieces += [name[at : words.starts[i]], full]
            at = words.ends[i]
        i += 1
    return "".join([*pieces, name[at:]])


def _begins_part(words: Words, i: int) -> bool:
    """A further organisation inside a name begins with a capital, or where a word says so."""
    return words.is_capital(i) or words.word(i - 1) in ("thuộc", "của", ",", "-")


@cache
def _short_terms() -> dict[str, str]:
    """Short forms of terms as parts of names write them ("PTQĐ"); the likeliest full form of each."""
    return dict(reversed([(short, full) for short, full in abbreviations() if len(short) > 2 and " " in full]))
