"""Blame without a verb of accusing: "the work of X", "bore the hallmarks of X", "nothing to do with it"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from linkage.claims.acts import act_of_noun, act_verbs, weapon_of
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.harm import can_answer, is_harm, names_harm, responsibility_of
from linkage.claims.negation import is_negated, names_nobody
from linkage.claims.ordinal import told_before
from linkage.claims.scene import Scene
from linkage.claims.wrong import is_wrong
from linkage.model.claim import Stance
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs, load_phrases, load_word_set

_listed = partial(load_word_set, "responsibility")


@cache
def _cues() -> frozenset[str]:
    """The words at which a sentence is looked at more closely."""
    idioms = _listed("works") | _listed("traces") | _listed("amounting") | {"finger", "blame", "guilt", "nothing", "hand"}
    idioms |= _listed("alleging") | _listed("confessing") | {"claim"} | frozenset(load_phrases("attribution", "seeming"))
    idioms |= _listed("causing") | _listed("crimes_by") | _listed("parts")
    return idioms | frozenset(load_pairs("responsibility", "on_account"))


def read_blame(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Who is blamed in a sentence by a noun or an idiom."""
    for token in sentence.tokens:
        if token.lemma not in _cues():
            continue
        if token.lemma in _listed("works") and token.dep == "attr":
            yield from _by_work(scene, token)
        elif token.lemma in _listed("traces") and token.dep == "dobj" and token.head.lemma in _listed("bearing"):
            yield from _by_trace(scene, token)
        elif token.lemma == "finger" and token.head.lemma == "point":
            yield from _by_finger(scene, attributions, token)
        elif token.lower in ("blame", "guilt") and token.dep in ("nsubj", "nsubjpass", "dobj"):
            yield from _by_blame(scene, attributions, token)
        elif token.lemma == "blame" and token.tag == "VB" and token.head.lemma == "be" and token.dep in ("xcomp", "acomp", "ccomp"):
            yield from _to_blame(scene, token)
        elif token.lemma in load_pairs("responsibility", "on_account") and token.pos == "NOUN":
            yield from _on_account(scene, token)
        elif token.lower == "nothing" and token.dep == "dobj" and token.head.lemma == "have":
            yield from _nothing_to_do(scene, token)
        elif token.lower == "hands" and token.dep == "pobj":
            yield from _at_hands(scene, token)
        elif token.pos == "VERB" and token.lemma in _listed("amounting"):
            yield from _amounting(scene, token)
        elif scene.report.record:
            continue
        elif token.pos == "NOUN" and token.lemma in _listed("crimes_by"):
            yield from _crime_by(scene, token)
        elif token.pos == "NOUN" and token.lemma in _listed("parts"):
            yield from _for_his_part(scene, token)
        elif token.pos == "VERB" and not is_negated(token) and not names_nobody(token):
            yield from _by_verb(scene, attributions, token)


def _by_verb(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    """Who is said to have done a deed by a verb that is no accusing of itself: alleged, confessed, claimed, appears to have."""
    clause = read_arguments(verb)
    if verb.lemma in _listed("alleging"):
        yield from _alleging(scene, attributions, verb)
    elif verb.lemma in _listed("confessing"):
        yield from _confessing(scene, attributions, verb)
    elif verb.lemma == "claim" and clause.doer is not None and clause.undergoer is not None and not clause.passive:
        if clause.undergoer.dep == "dobj" and act_of_noun(clause.undergoer) is not None and can_answer(scene, clause.doer):
            yield from _of_oneself(scene, attributions, verb, clause.doer, clause.undergoer)  # "X claimed the bombing"
    elif verb.lemma in _listed("causing") and clause.passive and clause.undergoer is not None and weapon_of(scene, clause.doer) is not None:
        party = _whose_weapon(scene, clause.doer)
        if party is not None and names_harm(scene, clause.undergoer):  # "the blast was caused by a rocket of X"
            yield from responsibility_of(scene, verb, party, clause.undergoer, None, None)
    elif verb.lemma in load_phrases("attribution", "seeming") and clause.doer is not None:
        deed = next((c for c in verb.children if c.dep == "xcomp" and c.tag == "VBN" and c.lemma in _listed("light")), None)
        party = read_arguments(deed).phrase("by") if deed is not None else None
        if party is not None and names_harm(scene, clause.doer) and can_answer(scene, party):  # "the raid seems carried out by X"
            yield from responsibility_of(scene, verb, party, clause.doer, Stance.ALLEGED, None)


def _whose_weapon(scene: Scene, weapon: Token | None) -> Token | None:
    """Whose a weapon is said to be: "a rocket of the militia", "a rocket fired by the militia", "the militia's rocket"."""
    if weapon is None:
        return None
    fired = next((c for c in weapon.children if c.dep == "acl" and c.tag == "VBN"), None)
    parties = (
        read_arguments(weapon).phrase("of", "from"),
        read_arguments(fired).doer if fired is not None else None,
        *(c for c in weapon.children if c.dep in ("poss", "compound", "nmod")),
    )
    return next((party for party in parties if party is not None and can_answer(scene, party)), None)


def _alleging(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    """ "The mayor alleged the army shelled the school", "police suspect that the group planted the bomb"."""
    deed = next((c for c in verb.children if c.dep == "ccomp" and c.pos == "VERB"), None)
    speaker = read_arguments(verb).doer
    if deed is None or speaker is None or is_negated(deed):
        return
    done = read_arguments(deed)
    accused, thing = done.doer, done.undergoer
    light = deed.lemma in _listed("light") and thing is not None and names_harm(scene, thing)
    harmful = (
        light
        or (verb.lemma == "allege" and thing is not None)
        or is_wrong(scene, deed)
        or act_verbs().concept(deed.lemma) is not None
        or weapon_of(scene, thing) is not None
    )
    source = attributions.attribution(speaker, verb.text)
    if accused is not None and harmful and source is not None and (can_answer(scene, accused) or accused.pos == "PRON"):
        yield from responsibility_of(scene, verb, accused, thing if light and thing is not None else deed, Stance.ALLEGED, (source,))


def _confessing(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    """ "X confessed to the kidnapping", "X pleaded guilty to murdering Y", "X admitted killing Y"."""
    guilty = next((c for c in verb.children if c.lower == "guilty"), None)
    if verb.lemma == "plead" and guilty is None:
        return
    act = read_arguments(verb).phrase("to") or (read_arguments(guilty).phrase("to") if guilty is not None else None)
    act = act or next((c for c in verb.children if c.dep == "xcomp" and c.tag == "VBG"), None)
    doer = read_arguments(verb).doer
    if act is not None and doer is not None and (is_wrong(scene, act) or act_verbs().concept(act.lemma) is not None):
        denied = guilty is not None and is_negated(guilty)  # "pleaded not guilty to murder"
        yield from _of_oneself(scene, attributions, verb, doer, act, Stance.DENIED if denied else Stance.ADMITTED)


def _of_oneself(
    scene: Scene, attributions: Attributions, verb: Token, doer: Token, act: Token, stance: Stance = Stance.ADMITTED
) -> Iterator[Finding]:
    source = attributions.attribution(doer, verb.text)
    if source is not None:
        yield from responsibility_of(scene, verb, doer, act, stance, (source,))


def _by_work(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "The blast was the work of X"."""
    harm, party = read_arguments(noun.head).doer, read_arguments(noun).phrase("of") or _owner(noun)
    if harm is not None and party is not None and names_harm(scene, harm) and can_answer(scene, party):
        yield from responsibility_of(scene, noun, party, harm, None, None)


def _by_trace(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "The bombing bore the hallmarks of X"."""
    harm, party = read_arguments(noun.head).doer, read_arguments(noun).phrase("of") or _owner(noun)
    if harm is not None and party is not None and names_harm(scene, harm) and can_answer(scene, party):
        yield from responsibility_of(scene, noun, party, harm, Stance.ALLEGED, None)


def _owner(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep == "poss" and c.pos != "PRON"), None)


def _by_finger(scene: Scene, attributions: Attributions, noun: Token) -> Iterator[Finding]:
    """ "X pointed the finger at Y over Z"."""
    clause = read_arguments(noun.head)
    party = clause.phrase("at", "to", "towards") or read_arguments(noun).phrase("at", "to")
    if party is None or not can_answer(scene, party):
        return
    beside: list[Arguments] = [clause, read_arguments(noun), read_arguments(party)]
    act = next((a for taken in beside for p in ("for", "over") for a in taken.phrases.get(p, []) if is_harm(scene, a)), None)
    act = act or told_before(scene, noun)
    source = attributions.attribution(clause.doer, noun.head.text) if noun.dep == "dobj" and clause.doer is not None else None
    if act is not None:
        yield from responsibility_of(scene, noun.head, party, act, Stance.ALLEGED, (source,) if source is not None else None)


def _by_blame(scene: Scene, attributions: Attributions, noun: Token) -> Iterator[Finding]:
    """ "Blame for Z rests with Y", "X laid the blame for Z on Y"."""
    verb = noun.head
    clause, own = read_arguments(verb), read_arguments(noun)
    if verb.lemma not in _listed("resting" if noun.dep == "nsubj" else "laying"):
        return
    party = clause.phrase("on", "with", "upon") or own.phrase("on", "with", "upon")
    act = next((a for taken in (own, clause) for a in taken.phrases.get("for", []) if is_harm(scene, a)), None)
    act = act or told_before(scene, noun)
    if party is None or act is None or not can_answer(scene, party):
        return
    said = noun.dep == "dobj" and clause.doer is not None
    source = attributions.attribution(clause.doer, verb.text) if said and clause.doer is not None else None
    yield from responsibility_of(scene, verb, party, act, Stance.ALLEGED if noun.dep != "nsubj" else None, (source,) if source else None)


def _to_blame(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "The rebels are to blame for Z"."""
    act, party = read_arguments(verb).phrase("for"), read_arguments(verb.head).doer
    if act is not None and party is not None and is_harm(scene, act) and not is_negated(verb.head):
        yield from responsibility_of(scene, verb, party, act, None, None)


def _on_account(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X is on trial for Z", "X was detained on suspicion of Z", "X faces charges of Z"."""
    act = read_arguments(noun).phrase(*load_pairs("responsibility", "on_account")[noun.lemma].split("/"))
    verb = noun.head.head if noun.dep == "pobj" and noun.head.lower in ("on", "under") else noun.head if noun.dep == "dobj" else None
    if act is None or verb is None or verb.pos not in ("VERB", "AUX") or is_negated(verb) or not is_wrong(scene, act):
        return
    if noun.dep == "dobj" and verb.lemma not in _listed("facing"):
        return
    clause = read_arguments(verb)
    party = clause.undergoer if clause.passive or (clause.undergoer is not None and noun.dep == "pobj") else clause.doer
    if party is not None:
        yield from responsibility_of(scene, noun, party, act, Stance.ALLEGED, None)


def _nothing_to_do(scene: Scene, nothing: Token) -> Iterator[Finding]:
    """ "It had nothing to do with the bombing"."""
    do = next((c for c in nothing.children if c.lemma == "do"), None)
    act = read_arguments(do).phrase("with") if do is not None else None
    if act is not None and is_harm(scene, act):
        yield from responsibility_of(scene, nothing.head, read_arguments(nothing.head).doer, act, Stance.DENIED, None)


def _at_hands(scene: Scene, hands: Token) -> Iterator[Finding]:
    """ "The killing of villagers at the hands of X"."""
    harm, party = hands.head.head, read_arguments(hands).phrase("of")
    if hands.head.lower == "at" and party is not None and harm.pos == "NOUN" and names_harm(scene, harm) and can_answer(scene, party):
        yield from responsibility_of(scene, harm, party, harm, None, None)


def _amounting(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "The army's attack on X amounted to a war crime": the army."""
    clause = read_arguments(verb)
    harm = clause.doer
    crime = clause.undergoer or clause.phrase("to")
    party = read_arguments(harm).doer if harm is not None and harm.pos == "NOUN" else None
    if harm is None or party is None or crime is None or is_negated(verb):
        return
    if crime.lemma in _listed("crimes") and is_harm(scene, harm) and can_answer(scene, party):
        yield from responsibility_of(scene, verb, party, harm, None, None)


def _crime_by(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "Called the raid an act of aggression by X", "war crimes by government forces"."""
    taken = read_arguments(noun)
    party = next((t for t in taken.phrases.get("by", []) if can_answer(scene, t)), None)
    of = taken.phrase("of")
    if party is None and of is not None:  # "an act of aggression by X", where "by" hangs on "aggression"
        party = next((t for t in read_arguments(of).phrases.get("by", []) if can_answer(scene, t)), None)
    told = noun.lemma not in _listed("empty") or (of is not None and names_harm(scene, of))
    if party is not None and told and act_of_noun(noun) is None and not is_negated(noun):
        yield from responsibility_of(scene, noun, party, noun, None, None)


def _for_his_part(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X was jailed for his role in the bombing", "X faces trial over his part in Z": X."""
    act = read_arguments(noun).phrase("in")
    his = any(c.dep == "poss" and c.lower in ("his", "her", "their", "its") for c in noun.children)
    if act is None or not his or noun.dep != "pobj" or noun.head.lower not in ("for", "over") or not is_wrong(scene, act):
        return
    verb = noun.head.head
    while verb.pos not in ("VERB", "AUX") and verb.head_i != verb.i:
        verb = verb.head
    clause = read_arguments(verb)
    party = clause.undergoer if clause.passive or (clause.undergoer is not None and verb.lemma not in _listed("facing")) else clause.doer
    if party is not None and not is_negated(verb):
        yield from responsibility_of(scene, noun, party, act, Stance.ALLEGED, None)
