"""When something happened, as far as the words allow."""

from dataclasses import dataclass

from linkage.model.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """A time with its wording.

    Args:
        text: The words as printed ("on Wednesday night").
        edtf: Extended Date/Time Format (ISO 8601-2), a day or an interval; "" where the wording fixes none.
        span: Where the words stand; None where the time was taken from the report's date.
    """

    text: str
    edtf: str
    span: Span | None = None
