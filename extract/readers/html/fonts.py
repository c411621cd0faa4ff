"""What the text of a web page says where its fonts are of a legacy encoding, or where it is in one untold."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.readers.encodings import warning
from extract.readers.html.drafts import Run
from extract.readers.legacy import LegacyEncoding, detect, to_unicode
from extract.readers.vietnamese import is_vietnamese

# Letters of Vietnamese that no legacy encoding carries as they are, and those in whose places it puts its own.
_UNICODE = re.compile("[đĐăĂơƠưƯĩĨũŨ\u1ea0-\u1ef9\u0309\u0323]")
_LATIN = re.compile("[\u00a1-\u00ff]")
# In Unicode there are twice as many of the first as of the second. Converted text often keeps the name of its font.
_MOST_UNICODE = 0.5


@dataclass(frozen=True, slots=True)
class FontReading:
    """How the text of a page is read: the encodings of fonts that hold, and that of all other text, if it is in one."""

    of_fonts: frozenset[LegacyEncoding]
    otherwise: LegacyEncoding | None
    warnings: tuple[str, ...]

    def text(self, line: Sequence[Run]) -> str:
        """Return the text of a line in Unicode."""
        return "".join(
            self._unicode("".join(run.text for run in runs), encoding)
            for encoding, runs in groupby(line, key=lambda run: run.encoding)
        )

    def _unicode(self, text: str, named: LegacyEncoding | None) -> str:
        encoding = named if named in self.of_fonts else self.otherwise
        return text if encoding is None or _UNICODE.search(text) else to_unicode(text, encoding)


def font_reading(lines: Callable[[], Iterable[Sequence[Run]]]) -> FontReading:
    """Find out how the lines of a page are to be read."""
    counts: dict[LegacyEncoding, tuple[int, int]] = {}
    for line in lines():
        for run in line:
            if run.encoding is not None:
                unicode, latin = counts.get(run.encoding, (0, 0))
                found = len(_UNICODE.findall(run.text)), len(_LATIN.findall(run.text))
                counts[run.encoding] = unicode + found[0], latin + found[1]
    of_fonts = frozenset(one for one, (unicode, latin) in counts.items() if unicode <= latin * _MOST_UNICODE)
    rest = "\n".join("".join(run.text for run in line if run.encoding not in of_fonts) for line in lines())
    otherwise = None if is_vietnamese(rest) else detect(rest)
    recovered = [one for one in sorted(of_fonts) if counts[one] != (0, 0)] + ([otherwise] if otherwise else [])
    return FontReading(of_fonts, otherwise, tuple(dict.fromkeys(map(warning, recovered))))
