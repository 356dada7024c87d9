"""Who is held responsible by a word for it: "X is responsible for Z", "X's involvement in Z", "X claimed responsibility for Z"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from linkage.claims.attribution import Attributions
from linkage.claims.clauses import is_one_of, read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.harm import can_answer, is_harm, names_harm, responsibility_of
from linkage.claims.negation import is_negated, is_unclaimed, own_negations
from linkage.claims.ordinal import told_before
from linkage.claims.scene import Scene
from linkage.claims.wrong import is_answered_for
from linkage.model.claim import Attribution, Stance
from linkage.model.parse import Token
from linkage.vocab import load_pairs, load_phrases
from linkage.vocab.speech import speech_verbs


def read_held(scene: Scene, attributions: Attributions, word: Token) -> Iterator[Finding]:
    """Who is held responsible by a word, and for what; nothing for a word that holds nobody responsible.

    Args:
        scene: The report.
        attributions: Who says what in it.
        word: The word: "responsible", "involvement", "behind".
    """
    preposition = _preposition(word)
    if preposition is None:
        return
    if word.lower == "behind":
        yield from _behind(scene, word)
        return
    prepositions = preposition.split("/")
    links = _links_behind(word, prepositions)
    if not _objects(links) and word.lower == "involvement" and word.dep == "dobj" and _speech_of(word.head) == "alleged":
        yield from _alleged_before(scene, attributions, word)
        return
    acts = [act for act in _what_for(scene, word, links, prepositions) if is_answered_for(scene, act)]
    if not acts or not _holds_for(scene, word, acts):
        return
    holding = _holding_of(scene, attributions, word)
    if holding is not None and _is_claimed(word):
        holding = _claimed(attributions, word, holding.accused)
    if holding is None:
        return
    stance = holding.stance
    if stance is None and is_negated(word if word.pos == "VERB" else word.head):
        stance = Stance.DENIED
    if word.lower == "guilty" and own_negations(word):
        stance = Stance.DENIED  # "found not guilty of Z"
    for act in acts:
        yield from responsibility_of(scene, word, holding.accused, act, stance, holding.chain)


def said_by(attributions: Attributions, doer: Token | None, verb: Token) -> Attribution | None:
    """Whoever does what a verb tells, as the source of it.

    Args:
        attributions: Who says what in the report.
        doer: Who does it; None where the clause names nobody.
        verb: The verb.
    """
    return attributions.attribution(doer, verb.text) if doer is not None and doer.pos in ("NOUN", "PROPN", "PRON", "ADJ") else None


def _preposition(token: Token) -> str | None:
    """The preposition behind a word that holds somebody responsible: "for" of "responsible"; None for any other word."""
    pairs = load_pairs("responsibility", "responsible")
    if token.pos not in ("ADJ", "VERB", "NOUN", "ADP"):
        return None
    one_of_them = token.tag == "NNS" and is_one_of(token)  # "one of the organisers of the raid"
    return pairs.get(token.lemma if one_of_them else token.lower)


def _speech_of(verb: Token) -> str | None:
    """The stance that a verb of speech gives what it tells; None for any other word."""
    return speech_verbs().concept(verb.lemma)


def _is_claimed(word: Token) -> bool:
    """Whether somebody claims it for himself: "claimed responsibility"."""
    return word.lower == "responsibility" and word.head.lemma == "claim"


def _alleged_before(scene: Scene, attributions: Attributions, word: Token) -> Iterator[Finding]:
    """ "Officials alleged X's involvement", of an act told of before."""
    harm, source = told_before(scene, word), said_by(attributions, read_arguments(word.head).doer, word.head)
    if harm is not None and source is not None:
        yield from responsibility_of(scene, word, _whose(scene, word), harm, Stance.ALLEGED, (source,))


# -- What for ----------------------------------------------------------------------------------------------------------


def _links_behind(word: Token, prepositions: Sequence[str]) -> list[Token]:
    """The prepositions with what somebody is held responsible for, those behind the word first."""
    links = sorted((c for c in word.children if c.dep == "prep" and c.lower in prepositions), key=lambda c: c.i < word.i)
    following = word.next
    if not links and word.dep == "acomp" and following is not None and following.lower in prepositions and following.head is word.head:
        return [following]  # "has been active in X", where "in" hangs on the verb
    return links


def _objects(links: Iterable[Token]) -> list[Token]:
    return [c for link in links for c in link.children if c.dep in ("pobj", "pcomp")]


def _what_for(scene: Scene, word: Token, links: Sequence[Token], prepositions: Sequence[str]) -> list[Token]:
    """What somebody is held responsible for; in a record all that is told: "responsible for A and for B"."""
    acts = _objects(links)
    if not acts and _is_claimed(word) and (before := told_before(scene, word)) is not None:
        acts = [before]
    if not scene.report.record:
        return acts[:1]
    return acts[:1] + _objects(g for link in links for g in link.children if g.dep == "conj" and g.lower in prepositions)


def _holds_for(scene: Scene, word: Token, acts: Sequence[Token]) -> bool:
    """Whether the word holds somebody responsible for these acts: some words do in a record only, and of harms alone."""
    record = scene.report.record
    if record and any(c.lower == "such" for act in acts for c in act.children):
        return False  # "involved in such repression": told before
    if word.lower == "linked":  # "linked to the death of X"
        return record and all(names_harm(scene, act) and act.pos == "NOUN" for act in acts)
    if word.lower == "part":  # "is part of a scheme"
        return record and word.dep == "attr" and all(names_harm(scene, act) for act in acts)
    return record or word.lower != "active"


# -- Who, and how it stands ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Holding:
    """Somebody who is held responsible.

    Args:
        accused: Who; None where the clause names nobody.
        stance: How who says so stands to it; None where the words around tell.
        chain: Who says so; None where the words around tell.
    """

    accused: Token | None
    stance: Stance | None = None
    chain: tuple[Attribution, ...] | None = None


def _alleged(attributions: Attributions, accused: Token | None, verb: Token | None) -> _Holding:
    """Who is held responsible by whoever does what a verb says, where there is one: "the inquiry found X guilty"."""
    source = said_by(attributions, read_arguments(verb).doer, verb) if verb is not None else None
    return _Holding(accused, Stance.ALLEGED, (source,) if source is not None else None)


def _holding_of(scene: Scene, attributions: Attributions, word: Token) -> _Holding | None:
    """Who is held responsible by a word; None where somebody tells of a part in it and nobody whose: "documented involvement in X"."""
    holding = _by_place(scene, attributions, word)
    if holding is not None and holding.accused is None and word.dep == "ccomp" and _speech_of(word.head) == "denied":
        # "X denied its aircraft were involved", where the parser took them for what is denied
        return replace(holding, accused=read_arguments(word.head).undergoer)
    return holding


def _by_place(scene: Scene, attributions: Attributions, word: Token) -> _Holding | None:
    """Who is held responsible, by where the word stands in its clause."""
    holder = word.head
    if (group := _before_both(word)) is not None:
        return _Holding(group)
    if word.dep in ("acomp", "attr", "oprd") or (word.pos == "VERB" and word.tag == "VBN"):
        return _as_predicate(attributions, word)
    beside = word.dep in ("amod", "relcl", "acl")
    if beside and holder.lower in load_phrases("responsibility", "somebody") and (named_as := said_of(holder)) is not None:
        return _alleged(attributions, named_as, named_as.head if named_as.dep == "dobj" else None)  # "named X as one of those responsible"
    if is_one_of(word):
        return _Holding(said_of(word))
    if word.dep == "appos" and word.pos == "NOUN" and holder.pos in ("NOUN", "PROPN"):  # "the Front, the perpetrator of Z"
        return _Holding(holder)
    if beside and holder.pos in ("NOUN", "PROPN"):
        deemed = holder.dep in ("dobj", "nsubj") and _deems(holder.head)
        return _alleged(attributions, holder, holder.head) if deemed else _Holding(holder)
    if holder.pos == "VERB" and word.pos != "NOUN" and _deems(holder):
        arguments = read_arguments(holder)
        accused = next((c for c in word.children if c.dep == "nsubj"), None) or arguments.undergoer
        return _alleged(attributions, accused, None if arguments.passive else holder)
    return _by_noun(scene, attributions, word) if word.pos == "NOUN" else _Holding(None)


def _deems(verb: Token) -> bool:
    """Whether somebody judges by a verb: "holds X responsible", "found X guilty"."""
    return verb.lemma in load_phrases("responsibility", "deeming")


def _before_both(word: Token) -> Token | None:
    """The first of the parties of "X and Y, both responsible for Z"; None elsewhere."""
    both = next((c for c in word.children if c.lower in ("both", "all") and c.i == word.i - 1), None)
    comma = both.previous if both is not None else None
    if comma is None or comma.text != "," or comma.previous is None:
        return None
    first = comma.previous
    while (first.dep in ("conj", "compound", "pobj") and first.head.pos in ("NOUN", "PROPN")) or first.dep == "conj":
        first = first.head
    return first


def _as_predicate(attributions: Attributions, word: Token) -> _Holding:
    """ "X is responsible for Z", "X was involved in Z", "the inquiry holds X responsible for Z"."""
    if word.pos == "VERB":
        arguments = read_arguments(word)
        return _Holding(arguments.undergoer or arguments.doer)
    arguments = read_arguments(word.head)
    if _deems(word.head):
        return _alleged(attributions, arguments.undergoer, None if arguments.passive else word.head)
    return _Holding(arguments.doer)


def _by_noun(scene: Scene, attributions: Attributions, word: Token) -> _Holding | None:
    """ "Responsibility for Z lies with X", "X denied involvement in Z", "X bears responsibility for Z"."""
    verb = word.head
    if verb.lemma in load_phrases("responsibility", "resting") and (party := read_arguments(verb).phrase("with", "on", "upon")):
        return _Holding(party)
    if verb.pos != "VERB":
        return _Holding(None)
    borne = verb.lemma in load_phrases("responsibility", "having")
    told = "admitted" if verb.lemma == "claim" else None if borne else _speech_of(verb)
    accused = _whose(scene, word) or (read_arguments(verb).doer if told in (None, "denied", "admitted") else None)
    if accused is None and told is not None:
        return None
    if told == "denied" and accused is not None:
        source = said_by(attributions, accused, verb)
        return _Holding(accused, Stance.DENIED, (source,) if source is not None else None)
    return _Holding(accused)


def _claimed(attributions: Attributions, word: Token, claimant: Token | None) -> _Holding | None:
    """Who claims responsibility for himself; None where nobody does."""
    if claimant is None or any(c.lower == "no" for c in claimant.children) or is_unclaimed(word.head):
        return None
    source = said_by(attributions, claimant, word.head)
    return _Holding(claimant, Stance.ADMITTED, (source,) if source is not None else None)


def _whose(scene: Scene, word: Token) -> Token | None:
    """Whose "involvement" or "role" it is: the owner before the noun, a party beside it, or the one behind "of"."""
    owner = next((c for c in word.children if c.dep in ("poss", "amod", "compound") and c.pos != "PRON" and can_answer(scene, c)), None)
    if scene.report.record and owner is None:  # "demonstrating his role in Z"
        owner = next((c for c in word.children if c.dep == "poss" and c.lower in ("his", "her")), None)
    of = read_arguments(word).phrase("of", "by")
    return owner or (of if of is not None and can_answer(scene, of) else None)


def _behind(scene: Scene, word: Token) -> Iterator[Finding]:
    act = next((c for c in word.children if c.dep == "pobj"), None)
    if act is None or word.head.lemma not in ("be", "stand") or not is_harm(scene, act):
        return
    stance = Stance.DENIED if is_negated(word.head) or any(c.dep == "neg" for c in word.children) else None
    yield from responsibility_of(scene, word, read_arguments(word.head).doer, act, stance, None)
