"""What can go wrong in a library: one exception a cause, messages for people in Vietnamese."""


class LibraryError(Exception):
    """The library cannot do what was asked; the message says why, in Vietnamese."""


class NotALibraryError(LibraryError):
    """The data folder cannot be opened or holds a library of another version."""


class LockedError(LibraryError):
    """Another process is writing to the library."""


class UnknownPlanError(LibraryError):
    """The library holds no plan of that name."""


class UnknownEntryError(LibraryError):
    """The library holds no entry of that name."""


class NoPictureError(LibraryError):
    """There is no picture of that page of a plan; the message says why and names no folder."""


class BadQueryError(LibraryError):
    """A query or filter that cannot be read."""


class UnknownDocumentError(LibraryError):
    """The registry holds no document of that number."""


class RegistryError(LibraryError):
    """Rows for the registry that are damaged or do not fit it; the message says where."""
