"""Responsibility -> whether its harm is told as what somebody did ("raided the mill") or as a thing ("the raid on the mill")."""

import re
from functools import cache

from linkage.model.claim import Claim
from linkage.model.span import Span
from linkage.vocab.lexicon import load_phrases

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:.]")
_OF_THINGS = ("ing", "’s", "'s", "tion", "sion", "ment", "ism")  # ends of nouns, and of whose it is
_REACH = 60  # characters before the harm that are looked at


def is_deed_told_by_verb(claim: Claim, text: str) -> bool:
    """Whether the harm of a claim, as written, begins with a verb that has its doer before it: it cannot stand behind "answerable for".

    Args:
        claim: A responsibility.
        text: The text of its report.
    """
    words = _WORD.findall(claim.word("act") or "")
    act, accused = _find(claim, "act", text), _find(claim, "accused", text)
    if act is None or not words or _begins_thing(words[0]):
        return False
    start = max(0, act.start - _REACH)
    if accused is not None and accused.end <= act.start:
        start = max(start, accused.end)
    before = [word.casefold() for word in _WORD.findall(text[start : act.start])]
    if before[-1:] == ["to"]:  # "tried to flood the town", not "led to floods"
        return words[1:] != [] and words[1].casefold() in load_phrases("responsibility", "things")
    is_deed = words[0] in _deeds() and before[-1:] != [] and before[-1] not in load_phrases("responsibility", "before_things")
    while before and (before[-1] in load_phrases("responsibility", "before_verbs") or before[-1].endswith("ly")):
        is_deed |= before.pop() in load_phrases("responsibility", "before_verbs")[:3]
    return is_deed or not before or before[-1] in {",", ";", ":", ".", *load_phrases("responsibility", "who_did")}


def _find(claim: Claim, name: str, text: str) -> Span | None:
    """Where the words of a role stand: where the claim says, else in its quote."""
    role = claim.role(name)
    if role is None or role.span is not None:
        return None if role is None else role.span
    at = text.find(str(role.value), claim.quote.start, claim.quote.end)
    return None if at < 0 else Span(at, at + len(str(role.value)))


def _begins_thing(word: str) -> bool:
    """Whether what begins with a word is a thing: an article or number, a name, whose it is, or what was done as a noun ("flooding")."""
    return word.casefold() in load_phrases("responsibility", "things") or not word[0].islower() or word.endswith(_OF_THINGS)


@cache
def _deeds() -> frozenset[str]:
    """Verbs of what somebody did, as they stand behind who did it: "floods", "flooded"."""
    verbs = {verb for section in load_phrases("responsibility", "deeds") for verb in load_phrases("responsibility", section)}
    ends = {verb: ("s", "d") if verb.endswith("e") else ("s", "ed") for verb in verbs if " " not in verb}
    return frozenset(form for verb, (s, ed) in ends.items() for form in (verb + s, verb + ed))
