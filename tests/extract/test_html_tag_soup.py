"""Pages of any tags in any order: read or refused, never a fault; every word once, in its place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.pipeline import extract
from extract.readers import read

_TAGS = (
    "p", "div", "b", "table", "tr", "td", "th", "thead", "tfoot", "tbody", "caption", "ul", "ol", "li", "br",
    "pre", "span", "a href=x", "header", "h1", "font face=.VnTime", "td rowspan=3", "td colspan=0 rowspan=0", "article",
    "select", "o:p",
)  # fmt: skip
_tags = st.sampled_from([*(f"<{tag}>" for tag in _TAGS), *(f"</{tag.split()[0]}>" for tag in _TAGS)])
_soup = st.lists(st.one_of(_tags, st.sampled_from(["được ", "ở ", "xã", "\n", "&lt;", "&#7879;"])), max_size=60)
# Elements whose text is kept wherever they stand.
_KEEPING = (
    "p",
    "div",
    "b",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "caption",
    "ul",
    "li",
    "br",
    "pre",
    "h1",
    "td rowspan=2",
)
_kept = st.lists(
    st.sampled_from([*(f"<{tag}>" for tag in _KEEPING), *(f"</{tag}>" for tag in _KEEPING), "ở"]), max_size=60
)


@given(_soup)
@settings(deadline=None)
def test_any_tags_are_read_or_refused(parts: list[str]) -> None:
    try:
        plan = extract("a.html", "".join(parts).encode())
    except ReadError:
        return
    for table in read("a.html", "".join(parts).encode()).tables:
        for row in table.rows:
            for cell in row.cells:
                assert all(plan.text[start:end].strip() for start, end in cell.pieces)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read("a.html", data + "<p>được ở xã".encode())
    except ReadError:
        return
    assert source.text.strip()


@given(_kept)
@settings(deadline=None)
def test_no_word_is_lost_or_said_twice(parts: list[str]) -> None:
    source = read("a.html", ("<p>được</p>" + "".join(parts)).encode())
    assert source.text.count("ở") == parts.count("ở")
