"""What the process that workers are forked from loads once: the pipeline and its data, so that a worker starts at once.

Nothing here may start a thread: it would be missing in the workers.
"""

from contextlib import suppress

from extract.pipeline import plan_of
from extract.source import Source

# Data that cannot be read is said by the worker that needs it.
with suppress(Exception):
    plan_of("", Source("KẾ HOẠCH\nCải cách hành chính năm 2022\n", "text/1"))
