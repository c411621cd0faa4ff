"""Numbers of lists as Word writes them: the number formats of ISO/IEC 29500-1, 17.18.59, that plans use."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_ROMAN = 3999
_MOST_REPEATS = 30


def written(value: int, form: str) -> str:
    """Return a number as a format writes it; a format that plans have no use for is written as decimal.

    >>> [written(4, form) for form in ("decimal", "decimalZero", "upperRoman", "lowerLetter", "none")]
    ['4', '04', 'IV', 'd', '']
    >>> written(27, "lowerLetter"), written(7, "001, 002, 003, ...")
    ('aa', '007')
    """
    if form == "none":
        return ""
    if form in ("upperRoman", "lowerRoman"):
        return _cased(_roman(value), form)
    if form in ("upperLetter", "lowerLetter"):
        return _cased(_letter(value), form)
    if form == "decimalZero":
        return f"{value:02}"
    first = form.split(",", 1)[0].strip()
    if first.isdecimal():  # a format of its own: "001, 002, 003, ..."
        return str(value).zfill(min(len(first), _MOST_REPEATS))
    return str(value)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text.lower()


def _roman(value: int) -> str:
    if not 0 < value <= _MOST_ROMAN:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _letter(value: int) -> str:
    """After z come aa, bb, cc, as Word has them."""
    repeats, at = divmod(value - 1, len(_LETTERS))
    return str(value) if value < 1 or repeats >= _MOST_REPEATS else _LETTERS[at] * (repeats + 1)
