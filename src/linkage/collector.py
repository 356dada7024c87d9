"""Python's search for circles of objects, put off while a case is worked out.

Every search looks through all that is kept, and a large case is millions of objects that hold no circle: it took a tenth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """No search meanwhile, for the whole process; afterwards as before. Objects that nothing holds are still given up at once."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
