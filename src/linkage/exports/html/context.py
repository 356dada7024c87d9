"""Quote -> the words around it in its sentence, so that a short quote can be understood where it is shown."""

import re

from linkage.model.span import Span

LONG_ENOUGH = 90  # characters: a quote of this length stands for itself
REACH = 110  # characters shown on either side at most
SENTENCE_END = re.compile(r"[.!?…](?=[\s”’\"'»)]*\s)|\n")


def read_context(text: str, quote: Span) -> tuple[str, str]:
    """The words before and after a short quote, as far as its sentence goes.

    Args:
        text: The report's text.
        quote: Where the quote stands.

    Returns:
        What stands before and after it in its sentence, cut at a word with "…" where that is long; both "" for a long quote.
    """
    if len(quote) >= LONG_ENOUGH:
        return "", ""
    before = text[max(0, quote.start - REACH) : quote.start]
    ends = [match.end() for match in SENTENCE_END.finditer(before + " ")]
    if ends:
        before = before[ends[-1] :].lstrip(" ”’\"'»)\n\t")
    elif quote.start > REACH:
        before = "…" + before[before.find(" ") + 1 :]
    after = text[quote.end : quote.end + REACH]
    end = SENTENCE_END.search(after + " ")
    if end is not None:
        after = after[: end.end()].rstrip()
    elif quote.end + REACH < len(text):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    closed = quote.of(text).rstrip()[-1:] in {".", "!", "?"}
    return before, "" if closed else after
