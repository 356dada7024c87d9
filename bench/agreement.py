"""Whether two claims agree: the rules by which extracted claims are compared with an analyst's."""

import re
import unicodedata

from bench.gold import FlatClaim, plain_spaces

# The roles without which a claim of that kind is not right; of a tuple, one is enough.
KEY_ROLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "post": (("person",), ("title", "organization")),
    "command": (("superior",), ("subordinate", "operation")),
    "responsibility": (("accused",), ("act",)),
    "attack": (("act",), ("target", "place")),
    "casualties": (("outcome",), ("min",)),
    "damage": (("object",), ("extent",)),
    "deprivation": (("what",), ("place",)),
    "designation": (("person",), ("authority",)),
    "statement": (("speaker",), ("utterance",)),
    "affiliation": (("person",), ("other",)),
    "identity": (("person",), ("attribute",), ("value",)),
    "similarity": (("first",), ("second",)),
}
CODED = frozenset({"act", "target_type", "outcome", "instrument", "attribute", "mode"})
SMALL_WORDS = frozenset({"the", "a", "an", "of", "in", "at", "on", "and", "mr", "mrs", "his", "her", "its", "their", "said"})
LONGEST_QUOTE = 700  # characters: a quote is a clause or a sentence, not a page
SENTENCE_END = r"[.!?][”’\"»)]*"


def folded(value: object) -> list[str]:
    """The words of a mention in lower case, without accents, punctuation and small words (unless it has no others)."""
    letters = (c for c in unicodedata.normalize("NFKD", str(value)) if unicodedata.combining(c) == 0)
    words = re.findall(r"\w+", "".join(letters).lower())
    return [word for word in words if word not in SMALL_WORDS] or words


def nearly(a: str, b: str) -> bool:
    """Whether two words are the same but for an ending: one begins with the other less its last letter."""
    return a == b or (min(len(a), len(b)) > 4 and (a.startswith(b[:-1]) or b.startswith(a[:-1])))


def same_mention(gold: object, found: object) -> bool:
    """Whether two mentions name the same: two thirds of the shorter one's words stand in the longer, its first or last among them.

    Args:
        gold: The analyst's wording.
        found: The wording to compare.

    Returns:
        True where they agree; a whole sentence never agrees with a name.
    """
    short, long = sorted((folded(gold), folded(found)), key=len)
    if short == []:
        return long == []
    if len(short) * 6 < len(long):
        return False
    stands = [any(nearly(word, other) for other in long) for word in short]
    return sum(stands) * 3 >= len(short) * 2 and (stands[0] or stands[-1])


def same_words(gold: object, found: object) -> bool:
    """Whether two utterances share half of the words of each."""
    a, b = set(folded(gold)), set(folded(found))
    return len(a & b) * 2 >= max(len(a), len(b), 1)


def same_number(gold: object, found: object) -> bool:
    """Whether two values are the same number."""
    try:
        return float(str(gold)) == float(str(found))
    except ValueError:
        return False


def as_set(value: object) -> set[object]:
    """One word or a list of words as a set."""
    return set(value) if isinstance(value, list | tuple | set) else {value}


def same_role(kind: str, role: str, gold: object, found: object) -> bool:
    """Whether the found value of a role agrees with the analyst's; where the analyst left it open, anything does.

    Args:
        kind: The claims' kind.
        role: The role.
        gold: The analyst's value or None.
        found: The found value or None.

    Returns:
        Equality for codes and numbers, an overlap for lists, half of the words for utterances, else `same_mention`.
    """
    if gold is None:
        return True
    if found is None:
        return False
    if role in ("min", "max"):
        return same_number(gold, found)
    if role == "what":
        return not as_set(gold).isdisjoint(as_set(found))
    if role in CODED and (kind, role) != ("responsibility", "act"):
        return str(gold).lower() == str(found).lower()
    return same_words(gold, found) if role == "utterance" else same_mention(gold, found)


def same_source(gold: FlatClaim, found: FlatClaim) -> bool:
    """Whether both are said by the same, or both in the report's own voice."""
    if gold.source is None or found.source is None:
        return gold.source is None and found.source is None
    return same_mention(gold.source, found.source)


def key_agreement(gold: FlatClaim, found: FlatClaim) -> tuple[int, int]:
    """How many key roles agree, and how many the analyst filled. A likeness has no direction.

    Args:
        gold: The analyst's claim.
        found: A claim of the same kind.

    Returns:
        (agreeing, all).
    """
    if gold.kind == "similarity":
        first, second = gold.roles["first"], gold.roles["second"]
        a, b = found.roles.get("first") or "", found.roles.get("second") or ""
        return max(same_mention(first, a) + same_mention(second, b), same_mention(first, b) + same_mention(second, a)), 2
    agreeing = total = 0
    for names in KEY_ROLES[gold.kind]:
        asked = [name for name in names if gold.roles.get(name) is not None]
        total += asked != []
        agreeing += any(same_role(gold.kind, name, gold.roles[name], found.roles.get(name)) for name in asked)
    return agreeing, total


def told_again(gold: FlatClaim, found: FlatClaim) -> bool:
    """Whether two claims of different sentences agree in every role that both have, and in their source."""
    shared = (name for name in gold.given() if found.roles.get(name) is not None)
    return all(same_role(gold.kind, name, gold.roles[name], found.roles[name]) for name in shared) and same_source(gold, found)


def stretches(text: str, claim: FlatClaim) -> list[tuple[int, int]]:
    """Where a claim's quote stands: at its offsets, else wherever its words do."""
    if claim.start is not None and claim.end is not None:
        return [(claim.start, claim.end)]
    quote = plain_spaces(claim.quote)
    return [match.span() for match in re.finditer(re.escape(quote), text)] if quote != "" else []


def whole_sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to the ends of its sentences, so that a clause and its sentence meet."""
    before = [match.end() for match in re.finditer(rf"{SENTENCE_END}\s+|\n+", text[:start])]
    last = max(end - 1, 0)
    after = re.search(rf"{SENTENCE_END}(\s|$)|\n", text[last:])
    return max(before, default=0), len(text) if after is None else last + after.end()


def share_a_sentence(text: str, gold: FlatClaim, found: FlatClaim) -> bool:
    """Whether the quotes of two claims lie in the same sentence somewhere; a quote as long as a page lies nowhere."""
    if len(found.quote) > LONGEST_QUOTE:
        return False
    places = [whole_sentences(text, *stretch) for stretch in stretches(text, found)]
    for stretch in stretches(text, gold):
        start, end = whole_sentences(text, *stretch)
        if any(start < other_end and other_start < end for other_start, other_end in places):
            return True
    return False
