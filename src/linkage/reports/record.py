"""Whether a text is an entry of a sanctions list: lines of fields, then reasons."""

import re

HEAD_LINES = 15  # filled lines at the top in which the fields stand
LONGEST_NAME = 200  # characters of the first line; bodies have long names
LONGEST_FIELD = 250  # characters; a longer line is the paragraph of reasons
ENOUGH = 3

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}} {MONTH} \d{{4}}"
DATE_ALONE = re.compile(rf"^(?:c(?:irca|\.)? )?(?:{DATE})$", re.IGNORECASE)
MEASURE = r"assets? freeze|travel ban|arms embargo|entry ban|asset blocking|transaction ban|director disqualification"
MEASURES = re.compile(rf"^(?:(?:{MEASURE})[ ,;&|]*(?:and )?)+$", re.IGNORECASE)
REFERENCE = re.compile(r"^[A-Z]{2,4}[ie]?[. ]?\d{3,6}$")
CODE_OR_DATE = re.compile(rf"^(?:{DATE}|[A-Z]{{0,4}}[-/. ]?\d[\w/.-]*|[A-Z]{{2,}}-[A-Z]{{2,}})$", re.IGNORECASE)
LABELS = (
    r"name(?: \d| \(?[a-z ]*script\)?)?|title|designation|d\.?o\.?b\.?|p\.?o\.?b\.?|date of birth|place of birth|a\.?k\.?a\.?|f\.?k\.?a\.?",
    r"(?:good|low) quality a\.?k\.?a\.?|alias(?:es)?|nationality|citizenship|passport(?: no\.?| number)?|national identification no\.?",
    r"identification number|gender|position|function|address|listed on|date of listing|listing date|reasons? for listing",
    r"statement of reasons|other information|group id|programme|regime",
)
LABEL = re.compile(rf"\b(?:{'|'.join(LABELS)})\s*:", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def is_record(text: str) -> bool:
    """Whether a text is an entry of a sanctions list and no prose.

    The shape decides: a short first line with a name, then short lines of fields. A line counts by what it is made of (a date and
    nothing else, a register's reference, fields between bars, labels such as "DOB:", a measure such as "Asset freeze", the name in
    another script, a row of aliases), never by what it says of anybody.

    Args:
        text: The text of a report.

    Returns:
        True where enough of the lines at the top are fields.

    Source: the entries of the EU's consolidated list, of the UN Security Council's lists and of the UK list.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip() != ""][:HEAD_LINES]
    if len(lines) < 2:
        return False
    first, *rest = lines
    points = len(LABEL.findall(first))
    if points == 0 and not is_name_line(first):
        return False
    fields = [line for line in rest if len(line) <= LONGEST_FIELD]
    return points + sum(field_points(line, first) for line in fields) + int(is_capital_name(first)) >= ENOUGH


def is_name_line(line: str) -> bool:
    """Whether a line may be a name: short, and no sentence."""
    return len(line) <= LONGEST_NAME and not line.endswith((".", "?", "!")) and any(c.isalpha() for c in line)


def is_capital_name(line: str) -> bool:
    """Whether a line has a surname in capitals, as lists print them ("Zamid CHALAYEV"), and no small words."""
    words = re.findall(r"[^\W\d_]+", line)
    return len(words) <= 8 and any(len(w) > 2 and w.isupper() for w in words) and all(w[0].isupper() for w in words)


def field_points(line: str, name: str) -> int:
    """How strongly a line looks like fields of a record.

    Args:
        line: One line below the name.
        name: The first line.

    Returns:
        0 for a line that prose might hold; 1 to 3 for a line of fields; one for each label.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) >= 3 and sum(CODE_OR_DATE.match(part) is not None for part in parts) >= 2:
        return 2 + int(any(MEASURES.match(part) is not None for part in parts))
    if MEASURES.match(line) is not None or REFERENCE.match(line) is not None:
        return 2
    if DATE_ALONE.match(line) is not None:
        return 1
    labels = len(LABEL.findall(line))
    return labels if labels > 0 else int(is_other_script(line, name) or is_alias_row(line))


def is_other_script(line: str, name: str) -> bool:
    """Whether a short line repeats a Latin name in another script."""
    letters = [c for c in line if c.isalpha()]
    foreign = sum(LATIN.match(c) is None for c in letters)
    return len(line) <= LONGEST_NAME and len(letters) > 3 and foreign > 0.9 * len(letters) and LATIN.search(name) is not None


def is_alias_row(line: str) -> bool:
    """Whether a line is a row of names between semicolons."""
    names = [part.strip() for part in line.split(";")]
    return len(names) >= 2 and not line.endswith(".") and all(0 < len(name.split()) <= 6 and name[0].isupper() for name in names)
