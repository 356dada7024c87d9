"""The author that a report prints at its top."""

import re

HEAD_LINES = 8  # filled lines in which a byline is looked for
LONGEST_BYLINE = 80  # characters
BYLINE = re.compile(r"^(?:(?:written |posted |story )?by|text:|автор:?|por|par)[ :]+(?P<name>\S.*)$", re.IGNORECASE)
END_OF_NAME = re.compile(r"\s*(?:[|•·,;(]|\s[–—-]\s| for | in |\d).*$")
NAME = re.compile(r"^[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,4}$")
PARTICLES = frozenset({"and", "de", "del", "al", "el", "van", "von", "der", "bin", "ibn", "la", "y"})


def read_byline(text: str) -> str | None:
    """The author named by a line of its own at the top of a report ("By Jane Doe").

    Args:
        text: The text of a report.

    Returns:
        The name as printed; None where no line is plainly a byline.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip() != ""][:HEAD_LINES]
    for number, line in enumerate(lines[1:], start=1):
        found = BYLINE.match(line)
        if found is None or len(line) > LONGEST_BYLINE:
            continue
        name = END_OF_NAME.sub("", found["name"]).rstrip(" .")
        if NAME.match(name) is not None and (number <= 2 or is_capitalised(name)):
            return name
    return None


def is_capitalised(name: str) -> bool:
    """Whether every word of a name but its particles has a capital, so that it is no phrase such as "by land and sea"."""
    return all(word[0].isupper() or word in PARTICLES for word in name.split())
