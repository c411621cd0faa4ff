"""Why the judge could not judge."""


class JudgeError(Exception):
    """The labels, the baseline or the README are missing or not as they must be; the message says which and how."""
