"""Whether what somebody is said to claim is called untrue, or denied: "claims that X are false", "..., which X denies"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

from linkage.model.parse import SUBJECTS, Token
from linkage.vocab import load_phrases, load_word_set
from linkage.vocab.speech import speech_verbs

RELATIVE = ("which", "that")
_COMPLEMENTS = ("acomp", "attr", "oprd", "ccomp", "xcomp")


_words = partial(load_word_set, "stance")


@cache
def _owning() -> frozenset[str]:
    return frozenset(load_phrases("responsibility", "owning"))


def is_refuted(noun: Token) -> bool:
    """Whether a noun of speech is called untrue in its clause.

    Args:
        noun: "claims", "reports", "allegations".
    """
    verb = noun.head
    if any(c.lower in _words("untrue") and c.dep == "amod" for c in noun.children):  # "the false claim that ..."
        return True
    if _is_called_untrue(noun):
        return True
    if noun.dep in SUBJECTS and verb.lower in _words("untrue"):  # "are fabricated"; "called (reports baseless)"
        return not _is_denied(verb)
    if noun.dep in ("dobj", "oprd") and verb.lemma in load_phrases("attribution", "quoting") and _ends_untrue(noun):
        return not _is_denied(verb)
    if noun.dep == "dobj" and verb.lemma in _words("bearing_out"):  # "the evidence does not support the claim that ..."
        return _is_denied(verb)
    if noun.dep in (*SUBJECTS, "dobj", "oprd"):
        turned = next((c for c in verb.children if c.dep == "xcomp" and c.lemma == "be"), verb)  # "proved to be false"
        return any(_is_untrue(c, above) for above in (verb, turned) for c in above.children if c.dep in _COMPLEMENTS)
    holder = verb.head
    if noun.dep == "pobj" and holder.lemma == "truth":
        return any(c.lower == "no" for c in holder.children) or _is_denied(holder.head)
    return False


def _is_called_untrue(noun: Token) -> bool:
    """Whether what it is called stands before it: "described as 'absurd' and 'mad' the claim that ..."."""
    word, called = noun.subtree[0].previous, False
    while noun.dep in ("dobj", "pobj") and word is not None and (word.pos in ("ADJ", "CCONJ", "ADV", "PUNCT") or word.dep == "amod"):
        called |= word.lower in _words("untrue")
        word = word.previous
    return called and word is not None and word.lower == "as" and word.head.lemma in load_phrases("attribution", "quoting")


def is_faked(act: Token, *, poison: bool) -> bool:
    """Whether an act is said to be made up: "the strike was staged", "invented the raid"; but "staged an attack on the base".

    Args:
        act: The noun of the act.
        poison: Whether it is an attack with poison, which is staged by nobody who carries it out.
    """
    verb = act.head
    made_up = verb.lemma in _words("faking")
    if act.dep == "nsubjpass":  # "was staged by rebels" may be what they did, "was invented by rebels" never is
        done = any(c.dep == "agent" or (c.dep == "prep" and c.lower in ("against", "by")) for c in verb.children)  # "was staged against X"
        carried_out = done and act.lemma in _words("carried_out") and not poison  # nobody "stages" a massacre that he commits
        return made_up or (verb.lemma == "stage" and not carried_out)
    return act.dep in ("dobj", "pobj") and (made_up or (verb.lemma == "stage" and poison))


def is_not_shown(noun: Token) -> bool:
    """Whether there is said to be nothing that shows what a noun of showing brings in: "found no evidence that ...", "without proof of".

    Args:
        noun: "evidence", "signs".
    """
    if noun.lower == "nothing":  # "there is nothing to suggest that ...", "nothing suggests that ..."
        return any(t.lemma in _words("suggesting") for t in (noun.head, *noun.children))
    if noun.lemma not in _words("showing"):
        return False
    verb = noun.head
    without = noun.dep == "pobj" and verb.lower == "without"
    unfound = noun.dep in ("dobj", "attr", *SUBJECTS) and verb.pos in ("VERB", "AUX") and _is_denied(verb)
    return without or unfound or any(c.lower in ("no", "neither") for c in noun.children)


def not_shown(noun: Token) -> list[Token]:
    """The words of what is not shown: of "no sign of the gunmen who shelled X" the gunmen, and not what they did.

    Args:
        noun: A noun for which `is_not_shown` holds.
    """
    above = noun.head.children if noun.lower == "nothing" and noun.dep == "nsubj" else ()  # "nothing suggests that X"
    found = [c for c in (*noun.children, *above) if c.i > noun.i and not _asks(c)]
    for token in found:  # it grows meanwhile
        clause = token is not noun and token.dep in ("acl", "ccomp")
        tells = (c for c in token.children if not (_asks(c) or c.dep == "relcl" or (c.dep == "acl" and not clause and c.tag != "VBG")))
        found.extend(tells)
    return found


def denies_part_only(act: Token) -> bool:
    """Whether what is denied is somebody's part in an act, which may well have happened: "denied responsibility for the raid".

    Args:
        act: The noun of the act, or the verb that takes it: "ordering" of "denied ordering the raid".
    """
    for word in (act, *act.ancestors):
        if word.lemma in load_phrases("responsibility", "partaking") or word.lower == "behind":
            return True
        if word.pos == "VERB" and (word is not act or word.lemma in load_phrases("commands", "ordering")):
            took_part = any(c.dep == "dobj" and c.lemma == "part" for c in word.children)
            return took_part or word.lemma in load_phrases("commands", "ordering") or _part_beside(act, word)
    return False


def _part_beside(act: Token, verb: Token) -> bool:
    """Whether a parser hung an act on the verb of the denial, beside the part: "denied (any role) (in the raid)"."""
    phrase = act.head
    before = phrase.previous
    return phrase.head is verb and before is not None and before.lemma in load_phrases("responsibility", "partaking")


def _asks(word: Token) -> bool:
    """Whether a clause is one that asks for what is not known: "who shelled X", "where it was hit"."""
    return word.dep in ("pcomp", "ccomp", "acl", "relcl") and any(c.tag in ("WP", "WDT", "WRB", "WP$") for c in word.children)


def _ends_untrue(noun: Token) -> bool:
    """Whether the words that a parser hung behind what somebody claims call it untrue: "called (the charge that X shelled Y a lie)"."""
    words = [t for t in noun.subtree if t.i > noun.i and t.pos != "PUNCT"]
    if not words or words[-1].dep in ("pobj", "conj"):
        return False
    before = words[-1].previous
    fake_news = words[-1].lower == "news" and before is not None and before.lower in _words("untrue")
    return words[-1].lower in _words("untrue") or fake_news


def refuted_clause(word: Token) -> Token | None:
    """The verb of the clause that a word calls untrue: "it is a lie that X"; None where it calls none so.

    Args:
        word: Any word.
    """
    verb = word.head
    if word.dep not in ("acomp", "attr") or not _is_untrue(word, verb):
        return None
    if not any(c.dep in SUBJECTS and c.lower == "it" for c in verb.children):
        return None
    clauses = (c for c in (*verb.children, *word.children) if c.pos in ("VERB", "AUX") and c.i > word.i)
    return next((c for c in clauses if any(m.lower == "that" and m.dep == "mark" for m in c.children)), None)


def answers_clause(verb: Token) -> bool:
    """Whether a verb answers the words before it: "..., which it denies", "..., a charge they reject", "..., which he admitted".

    Args:
        verb: Any verb.
    """
    if verb.dep != "relcl" or not (speech_verbs().concept(verb.lemma) in ("denied", "admitted") or verb.lemma in _owning()):
        return False
    objects = [c.lower for c in verb.children if c.dep == "dobj"]
    by_accused = any(c.dep == "nsubj" and c.lower == "who" for c in verb.children)  # "blamed it on rebels, who denied it"
    return (
        verb.head.lemma in load_phrases("responsibility", "deniable")
        or any(word in RELATIVE for word in objects)
        or (by_accused and any(word in ("it", "this") for word in objects))
    )


def first_of_answer(words: Iterable[Token]) -> Token | None:
    """The first word of what answers an accusation within it; None where nothing does.

    Args:
        words: The words of the accusation.
    """
    for verb in words:
        if answers_clause(verb):
            inside = verb.head if verb.head.lemma in load_phrases("responsibility", "deniable") else verb
            return inside.subtree[0]
    return None


def _is_untrue(word: Token, verb: Token) -> bool:
    return (word.lower in _words("untrue") and not _is_denied(verb)) or (word.lower == "true" and _is_denied(verb))


def _is_denied(verb: Token) -> bool:
    return any(c.dep == "neg" for c in verb.children)
