"""Attacks that a report counts off ("two attacks ... The first was against X. The second, against Y"), or points back to."""

from collections.abc import Iterator

from linkage.claims.acts import act_of_noun, act_verbs, listed
from linkage.claims.clauses import read_arguments
from linkage.claims.negation import is_negated
from linkage.claims.scene import Scene
from linkage.model.parse import Sentence, Token

_ORDINALS = ("first", "second", "third", "fourth", "other", "latter", "former")
_REACH = 4  # sentences after the one that names the attacks together


def counted_off(scene: Scene, noun: Token) -> list[tuple[Token, Token]]:
    """What each of several attacks was directed at, told one by one in the sentences after.

    Args:
        scene: The report.
        noun: A plural noun of attacks ("attacks" of "two of the bloodiest attacks").

    Returns:
        (ordinal, head of the target), in order; empty where the report does not count them off.
    """
    if noun.tag != "NNS":
        return []
    following = scene.parsed.sentences[noun.sentence.i + 1 : noun.sentence.i + 1 + _REACH]
    found = [pair for sentence in following for pair in _in_sentence(sentence)]
    return found if len(found) >= 2 else []


def _in_sentence(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    for token in sentence.tokens[:4]:
        if (
            token.lower not in _ORDINALS
            or token.i + 1 >= len(sentence.tokens)
            or not (token.i and sentence.tokens[token.i - 1].lower == "the")
        ):
            continue
        verb = token.head if token.head.pos in ("VERB", "AUX") else sentence.root
        arguments = read_arguments(verb) if verb.pos in ("VERB", "AUX") else read_arguments(token)
        target = arguments.phrase("against", "on", "at") or _first_against(sentence)
        if target is None and verb.lemma in ("hit", "strike", "target", "destroy", "kill"):
            target = arguments.undergoer
        if target is not None:
            yield token, target
        return


def _first_against(sentence: Sentence) -> Token | None:
    return next((g for t in sentence.tokens if t.lower in ("against", "on") for g in t.children if g.dep == "pobj"), None)


def told_before(scene: Scene, word: Token, back: int = 6) -> Token | None:
    """What "X claimed responsibility" is about: the last attack that a noun told of before.

    Args:
        scene: The report.
        word: The word that points back.
        back: Sentences before in which it is looked for.
    """
    bare: Token | None = None
    for sentence in reversed(scene.parsed.sentences[max(0, word.sentence.i - back) : word.sentence.i + 1]):
        before = [t for t in sentence.tokens if t.span.end <= word.span.start]
        told = [t for t in before if (act_of_noun(t) is not None and t.dep != "compound" and not is_negated(t)) or _tells_act(t)]
        full = [t for t in told if _tells_act(t) or _says_more(t)]
        if full:
            return full[-1]
        bare = bare or (told[-1] if told else None)
    return bare


def _tells_act(verb: Token) -> bool:
    if verb.pos != "VERB" or verb.dep in ("amod", "compound"):
        return False
    return act_verbs().concept(verb.lemma) is not None or (verb.lemma in listed("killing") and read_arguments(verb).undergoer is not None)


def fuller_telling(scene: Scene, act: Token) -> Token | None:
    """The words that "the attack" or "that blast" stands for: the last telling before it that says more of such an act, or None.

    Args:
        scene: The report.
        act: The noun of an act.
    """
    concept = act_of_noun(act)
    if concept is None or not _points_back(act):
        return None
    found: list[Token] = []
    for sentence in reversed(scene.parsed.sentences[max(0, act.sentence.i - _FAR) : act.sentence.i + 1]):
        for token in reversed([t for t in sentence.tokens if t.span.end <= act.span.start]):
            told = act_of_noun(token) if token.dep != "compound" and not _is_elsewhere(scene, token, act) else None
            if told is not None and (told == concept or "other" in (concept, told)) and _says_more(token):
                found.append(token)
    return next((t for t in found if t.tag == act.tag), found[0] if found else None)


_FAR = 10  # sentences
_WHICH = (*_ORDINALS, "last", "latest", "same", "next", "recent", "previous", "new", "earlier", "alleged")
_DEFINITE = ("the", "this", "that", "these", "those", "both", "all", "another")


def _is_elsewhere(scene: Scene, told: Token, act: Token) -> bool:
    """Whether a noun tells no act that the report's own words may point back to: a fire, or what somebody quoted speaks of."""
    quotation = scene.in_quotation(told.span)
    return told.lemma in listed("party_only") or (quotation is not None and not quotation.covers(act.span))


def _points_back(noun: Token) -> bool:
    return any(c.lower in _DEFINITE for c in noun.children) and all(
        c.dep in ("det", "predet", "nummod", "punct") or c.lower in ("same", "latest") for c in noun.children if c.dep not in ("conj", "cc")
    )


def _says_more(noun: Token) -> bool:
    if any(c.lower in ("no", "any") for c in noun.children):
        return False
    told = any(c.dep in ("compound", "amod", "nummod", "nmod", "poss") and c.lower not in _WHICH for c in noun.children)
    return told or any(c.dep == "prep" and c.lower in ("on", "against", "of") for c in noun.children)
