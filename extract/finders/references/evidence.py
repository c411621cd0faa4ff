"""What the registry knows of a document, in words that a drafter can check."""

import re

from extract.finders.references.registered import Entry

_CITED = re.compile(r"citations (?P<agreeing>\d+)/(?P<all>\d+)")
_SOURCES = {
    "official gazette": "Công báo",
    "official documents": "văn bản đã công bố",
    "published plans": "kế hoạch đã công bố",
    "public collections": "các bộ sưu tập công khai",
    "citations": "nơi viện dẫn",
}


def evidence_of(entry: Entry) -> str:
    """Return number, day, issuer and title of a registered document, and where they were confirmed."""
    one = entry.document
    known = f"{one.kind} số {one.id} ngày {written_day(entry.day)} của {one.issuer}, trích yếu “{one.title}”"
    if one.in_force_to is not None:
        known += f", hết hiệu lực từ ngày {written_day(one.in_force_to.isoformat())}"
    return f"Sổ đăng ký văn bản: {known} (nguồn: {_sources(one.source)})"


def _sources(source: str) -> str:
    """Say the sources of a row in Vietnamese.

    >>> _sources("Bộ pháp điển 3.3.TT.1.1; citations 8/9; official gazette")
    'Bộ pháp điển 3.3.TT.1.1; 8/9 nơi viện dẫn ghi ngày này; Công báo'
    """
    said = [_SOURCES.get(one, one) for one in source.split("; ")]
    return _CITED.sub(r"\g<agreeing>/\g<all> nơi viện dẫn ghi ngày này", "; ".join(said))


def written_day(day: str) -> str:
    """Write a day as documents do: single digits of the day, and the months 1 and 2, have a zero before them.

    >>> written_day("2020-03-05"), written_day("2022-02-11"), written_day("2018-04-23")
    ('05/3/2020', '11/02/2022', '23/4/2018')
    """
    year, month, of_month = day.split("-")
    return f"{of_month}/{month if month in ('01', '02') else int(month)}/{year}"
