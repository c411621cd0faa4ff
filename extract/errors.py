"""Why a file could not be read: one exception a cause, each with a message for people (Vietnamese)."""


class ReadError(Exception):
    """A file gives no text; the message says why and what to do, in Vietnamese."""


class EmptyFileError(ReadError):
    """The file holds no text."""


class BinaryFileError(ReadError):
    """The file is of a kind that no reader knows."""


class DamagedFileError(ReadError):
    """The file is of a known kind, and cut or broken."""


class EncryptedFileError(ReadError):
    """The file opens only with a password."""


class EncodingError(ReadError):
    """The bytes are text in no encoding that the reader knows."""


class MissingProgramError(ReadError):
    """A program that the format needs is not installed."""


class NotVietnameseError(ReadError):
    """The text is not Vietnamese."""


class SettingError(ReadError):
    """A setting in the environment cannot be understood."""


class TooLargeError(ReadError):
    """The file or one of its lines is over a limit that `extract.limits` names."""


class TimeLimitError(ReadError):
    """Reading took longer than the limit that `extract.limits` names."""


class MemoryLimitError(ReadError):
    """Reading needed more memory than the limit that `extract.limits` names."""


class CrashError(ReadError):
    """The reader itself failed or its process died: a fault of ours or of a library, met by this file."""
