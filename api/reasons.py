"""What the schema's checks say, in Vietnamese."""

from collections.abc import Mapping
from typing import Any

_REASONS = {
    "missing": "thiếu giá trị bắt buộc",
    "int_parsing": "phải là số nguyên",
    "bool_parsing": "phải là true hoặc false",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "string_too_short": "phải có ít nhất {min_length} ký tự",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_pattern_mismatch": "phải có chữ hoặc số",
    "literal_error": "phải là một trong: {expected}",
    "date_from_datetime_parsing": "phải là ngày dạng năm-tháng-ngày (2022-12-31)",
    "date_parsing": "phải là ngày dạng năm-tháng-ngày (2022-12-31)",
    "value_error": "{error}",
}


def reason(error: Mapping[str, Any]) -> str:
    """Return why a value was refused; `error` is one of the errors that pydantic lists."""
    words = _REASONS.get(str(error["type"]), "giá trị không hợp lệ")
    return words.format(**error.get("ctx", {}))
