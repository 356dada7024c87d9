"""Deeds: what a clause says that somebody did, where the doing is itself a harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from linkage.claims.acts import act_of_noun, act_verbs, weapon_of
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import Arguments, read_arguments, said_of
from linkage.claims.closingformula import formula_from
from linkage.claims.deedclause import deployed, is_in_deed, is_ordered, is_told_of
from linkage.claims.designation import designating_verbs
from linkage.claims.finding import Finding
from linkage.claims.forces import plays_leading_role
from linkage.claims.harm import aims_at_harm, can_answer, is_harm, is_in_row, is_listed, names_harm, responsibility_of, serves_harm
from linkage.claims.hedge import hedge_of
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import conjuncts
from linkage.claims.reality import is_conditional, is_guessed, is_unreal
from linkage.claims.record import tells_listing
from linkage.claims.responsibility import punishes
from linkage.claims.scene import Scene
from linkage.claims.wrong import is_benign, is_wrong
from linkage.model.claim import Stance
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_lexicon, load_pairs, load_phrases, load_word_set

_listed = partial(load_word_set, "responsibility")


def read_deeds(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Who took part in, committed or furthered a harm; in a record also who obstructed, extorted, recruited and the like."""
    for token in sentence.tokens[: formula_from(scene, sentence)]:
        if token.pos == "VERB" and (punishes(scene, token) or token.lemma not in load_pairs("responsibility", "accusing")):
            yield from _by_deed(scene, attributions, token)


def _by_deed(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    modal = any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "might") for c in verb.children)
    if is_negated(verb) or (modal and (not is_guessed(verb) or is_conditional(verb))):
        return
    if is_ordered(verb) or is_in_row(verb):
        return  # told with the order, or with the first of a row
    arguments = read_arguments(verb)
    part = _part(verb, arguments)
    if part is not None:
        doer = _who_acts(arguments.doer)
        able = doer is None or doer.pos == "PRON" or can_answer(scene, doer) or said_of(doer) is not None
        able = able or not (scene.report.record or verb.lemma == "pose")  # "the criminal world poses a threat to X"
        if part.lemma in _listed("fights") and scene.report.record and doer is not None and not is_listed(scene, doer):
            return  # that a force fought is told as an attack
        if not scene.report.record and (part.lemma in _listed("fights") or (part.pos == "VERB" and not is_wrong(scene, part))):
            return
        if scene.report.record and (is_benign(scene, part) or plays_leading_role(verb, part)):
            return
        if is_harm(scene, part) and able and not (scene.report.record and tells_listing(scene, verb.sentence)):
            yield from responsibility_of(scene, verb, doer, part, None, None)
        return
    if any(a.lemma in load_pairs("responsibility", "accusing") for a in verb.ancestors):
        return
    if scene.report.record and (called := _called_for(verb, arguments)) is not None:
        yield from responsibility_of(scene, verb, called, verb, None, None)
        return
    if (failing := _failing(scene, verb)) is not None:
        yield from responsibility_of(scene, verb, failing, verb, None, None)
        return
    if not scene.report.record and (told := _carried_out(scene, attributions, verb, arguments)) is not None:
        yield from responsibility_of(scene, verb, arguments.doer, told, Stance.ALLEGED, None)
        return
    if (
        (supposed := _supposed(verb)) is not None
        and load_lexicon("commands", "verbs").concept(verb.lemma) is None
        and not scene.report.record
    ):
        yield from _thought_of(scene, verb, arguments, supposed)
        return
    if arguments.passive and verb.lemma in load_pairs("responsibility", "attributing"):
        yield from _attributed(scene, attributions, verb, arguments)
        return
    if not arguments.passive and verb.lemma in _LAYING:
        yield from _attributing(scene, attributions, verb, arguments)
        return
    if not scene.report.record:
        yield from _in_news(scene, verb, arguments)
    else:
        yield from _in_record(scene, verb, arguments)


def _called_for(verb: Token, arguments: Arguments) -> Token | None:
    """Who "called for violence" or "incited Y to murder"; None where the verb tells of no such call."""
    preposition = load_pairs("responsibility", "calling").get(verb.lemma)
    harm = arguments.phrase(preposition) if preposition is not None else None
    return arguments.doer if harm is not None and harm.pos == "NOUN" and harm.lemma in _listed("called_for") else None


def _who_acts(doer: Token | None) -> Token | None:
    """Whose deed it is: "he" of "his actions contributed to X"."""
    if doer is None or doer.lemma not in (*_listed("general"), "presence", "role", "rhetoric"):
        return doer
    return next((c for c in doer.children if c.dep == "poss"), doer)


def _failing(scene: Scene, verb: Token) -> Token | None:
    """Who "failed to prevent the massacre" or "did nothing to stop it"; None where the verb tells of no such failure."""
    nothing = verb.lemma == "do" and any(c.dep == "dobj" and c.lower in ("nothing", "little") for c in verb.children)
    if verb.lemma not in _listed("omitting") and not nothing:
        return None
    for thing in [verb, *(c for c in verb.children if c.dep == "dobj")]:
        further = [g for c in thing.children if c.dep in ("xcomp", "acl", "advcl") for g in c.children]  # "failed to act to prevent X"
        for child in (*thing.children, *further):
            if child.lemma in _listed("preventing") and child.dep in ("xcomp", "acl", "advcl", "relcl"):
                second = next((c for c in child.children if c.dep == "conj"), child)  # "prevent or punish the crimes"
                harm = read_arguments(child).undergoer or read_arguments(second).undergoer
                doer = read_arguments(verb).doer
                return doer if harm is not None and names_harm(scene, harm) else None
    return None


def _carried_out(scene: Scene, attributions: Attributions, verb: Token, arguments: Arguments) -> Token | None:
    """The act told of before that somebody says a party carried out: "the inquiry concluded that the army had carried out the attack"."""
    thing, doer = arguments.undergoer, arguments.doer
    if verb.lemma not in _listed("light") or thing is None or doer is None or act_of_noun(thing) is None:
        return None
    if not can_answer(scene, doer):
        return None
    if read_arguments(thing).undergoer is not None or not any(
        c.dep in ("det", "nummod") and c.lower not in ("a", "an") for c in thing.children
    ):
        return None
    said = hedge_of(verb) is not None or (verb.dep != "acl" and any(f.attribution is not None for f in attributions.over(verb)))
    return thing if said else None


def _supposed(verb: Token) -> Token | None:
    """Who "is believed to have" done what the verb says; None where it stands in no such clause."""
    above = verb.head
    if verb.dep not in ("xcomp", "ccomp") or above.lemma not in _listed("supposing") or not any(c.lemma == "have" for c in verb.children):
        return None
    thought = read_arguments(above)
    return thought.undergoer if thought.passive else None


def _thought_of(scene: Scene, verb: Token, arguments: Arguments, accused: Token) -> Iterator[Finding]:
    """ "The militia is believed to have killed a priest"."""
    thing = arguments.undergoer
    harmful = verb.lemma in _listed("harmful") or (thing is not None and names_harm(scene, thing))
    if thing is None or arguments.passive or not harmful or not can_answer(scene, accused):
        return
    light = verb.lemma in _listed("light") and names_harm(scene, thing)
    yield from responsibility_of(scene, verb, accused, thing if light else verb, Stance.ALLEGED, None)


def _attributed(scene: Scene, attributions: Attributions, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "The bombing was claimed by X", "crimes committed by X", "an attack ascribed to X": X."""
    preposition = load_pairs("responsibility", "attributing")[verb.lemma]
    accused, harm = arguments.phrase(preposition), arguments.undergoer
    if accused is None or harm is None or not can_answer(scene, accused):
        return
    beside = [c for c in harm.children if c.dep in ("compound", "amod")] + read_arguments(harm).phrases.get("of", [])
    told = any(names_harm(scene, c) for c in beside)  # "recruitment activities", "acts of torture"
    if harm.lemma in _listed("empty") and not (told and scene.report.record):
        return
    if not (names_harm(scene, harm) if scene.report.record else is_harm(scene, harm)):
        return
    if verb.lemma == "claim":
        source = attributions.attribution(accused, verb.text)
        yield from responsibility_of(scene, verb, accused, harm, Stance.ADMITTED, (source,) if source is not None else None)
    else:
        yield from responsibility_of(scene, verb, accused, harm, Stance.ALLEGED if preposition != "by" else None, None)


def _attributing(scene: Scene, attributions: Attributions, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "The inquiry attributed the attack to X", "police pinned the attack on X": X."""
    preposition = load_pairs("responsibility", "attributing")[verb.lemma]
    harm, accused = arguments.undergoer, arguments.phrase(preposition)
    if harm is None or not names_harm(scene, harm):
        return
    accused = accused or read_arguments(harm).phrase(preposition)
    if accused is None or arguments.doer is None or not can_answer(scene, accused):
        return
    source = attributions.attribution(arguments.doer, verb.text)
    yield from responsibility_of(scene, verb, accused, harm, Stance.ALLEGED, (source,) if source is not None else None)


_LAYING = frozenset(verb for verb, preposition in load_pairs("responsibility", "attributing").items() if preposition != "by") - {"blame"}


def _part(verb: Token, arguments: Arguments) -> Token | None:
    """The harm of "took part in Z", "played a key role in Z", "provides support for Z"; None where the verb is another."""
    pairs = load_pairs("responsibility", "participating")
    thing = next((c for c in verb.children if c.dep in ("dobj", "obj") and c.lower != "alia"), None)
    aside = next((c for c in verb.children if c.lower == "alia"), None)
    if aside is not None and thing is not None and f"{verb.lemma} {thing.lemma}" in pairs:  # "taking part in, inter alia, X"
        return next((g for g in aside.children if g.dep == "appos"), None)
    if thing is not None and f"{verb.lemma} {thing.lemma}" in pairs:
        prepositions = pairs[f"{verb.lemma} {thing.lemma}"].split("/")
        if thing.lemma in ("support", "threat", "danger"):  # "support for the violence": that it is support belongs to the act
            return thing if read_arguments(thing).phrase(*prepositions) is not None else None
        return read_arguments(thing).phrase(*prepositions) or _phrase_behind(verb, arguments, prepositions)
    return _phrase_behind(verb, arguments, pairs[verb.lemma].split("/")) if verb.lemma in pairs else None


def _phrase_behind(verb: Token, arguments: Arguments, prepositions: list[str]) -> Token | None:
    """The first phrase behind the verb: in "in this role, he took part in Z" he took part in Z."""
    return next((t for p in prepositions for t in arguments.phrases.get(p, []) if t.i > verb.i), None) or arguments.phrase(*prepositions)


def _in_news(scene: Scene, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    doer, thing = arguments.doer, arguments.undergoer
    shield = (
        (arguments.phrase("as") or (read_arguments(thing).phrase("as") if thing is not None else None))
        if verb.lemma in _listed("shielding")
        else None
    )
    if shield is not None and shield.lemma in _listed("shields") and doer is not None and (can_answer(scene, doer) or doer.pos == "PRON"):
        yield from responsibility_of(scene, verb, doer, verb, None, None)
        return
    if thing is None or doer is None or arguments.passive:
        return
    if verb.lemma in _listed("breaking") and any(t.lemma in _listed("kept") for t in conjuncts(thing)):
        if can_answer(scene, doer) or doer.pos == "PRON":
            yield from responsibility_of(scene, verb, doer, verb, None, None)
        return
    phrase = next((f"{verb.lemma} {c.lower}" for c in verb.children if c.dep == "prt"), verb.lemma)
    aim = any(c.lower == "to" and c.dep == "aux" for c in verb.children)
    brute = verb.lemma == "use" and thing.lemma == "force" and any(c.lower in _listed("brute") for c in thing.children)
    if (phrase in _listed("plain_wrongs") or brute) and can_answer(scene, doer) and not aim and not is_unreal(verb):
        yield from responsibility_of(scene, verb, doer, verb, None, None)
        return
    if verb.lemma not in _listed("wrongs") or not is_harm(scene, thing):
        return
    if can_answer(scene, doer) or doer.pos == "PRON":
        yield from responsibility_of(scene, verb, doer, thing, None, None)


def _in_record(scene: Scene, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    thing, doer = arguments.undergoer, _by_own_words(verb, arguments)
    if thing is None and verb.lemma == "refuse":  # "refused to address complaints"
        thing = next((c for c in verb.children if c.dep == "xcomp"), None)
    if verb.lemma in _listed("preventing") and any(a.lemma in _listed("omitting") for a in verb.ancestors):
        return  # told with "failed to"
    behind = _harm_behind(verb, arguments)
    if behind is not None and doer is not None and names_harm(scene, behind):
        if not arguments.passive and not is_told_of(verb) and (doer.pos == "PRON" or can_answer(scene, doer)):
            yield from responsibility_of(scene, verb, doer, verb, None, None)
        return
    if thing is None or arguments.passive or is_told_of(verb) or (doer is None and verb.dep in ("acl", "relcl")):
        return
    if doer is None:
        if is_in_deed(verb):
            return
        sent = deployed(verb)
        doer = sent or _subject_above(verb)
        if sent is None and doer is not None and (doer.dep == "auxpass" or doer.dep == "nsubjpass"):
            return  # "were beaten and denied treatment"
    quotes_criteria = tells_listing(scene, verb.sentence)
    if quotes_criteria and _says_which(verb):
        return
    if quotes_criteria:
        doer = None  # what the criteria say is said of the listed one
    if doer is not None and _is_of_another(scene, doer):
        return
    deed = _deed_in_record(scene, verb, arguments, doer, thing, quotes_criteria=quotes_criteria)
    if deed is not None:
        yield from responsibility_of(scene, verb, doer, deed, None, None)


def _by_own_words(verb: Token, arguments: Arguments) -> Token | None:
    """Who does what a verb says, where its subject is his own words or acts: "his actions enabled the arrest of X"."""
    doer, thing = arguments.doer, arguments.undergoer
    if doer is not None and doer.dep == "dobj" and doer.lemma in _listed("utterances"):
        doer = read_arguments(doer.head).doer  # "made statements inciting hatred": whoever made them
    if thing is not None and (act_of_noun(thing) is not None or any(t.dep == "pcomp" and t.tag == "VBG" for t in verb.subtree)):
        return _who_acts(doer)  # "undermined Z by banning Y"; alone his actions tell of no deed
    return doer


def _is_of_another(scene: Scene, doer: Token) -> bool:
    """Whether a deed is that of nobody who can answer for it: "his ties to X are a driver of what fuels the war"."""
    if doer.pos == "PRON" or can_answer(scene, doer):
        return False
    whose = said_of(doer)
    return whose is None or (whose.pos == "NOUN" and not can_answer(scene, whose))


def _deed_in_record(
    scene: Scene, verb: Token, arguments: Arguments, doer: Token | None, thing: Token, *, quotes_criteria: bool
) -> Token | None:
    """The word for the deed for which a record holds its doer responsible; None where it tells of none, or elsewhere."""
    phrase = next((f"{verb.lemma} {c.lower}" for c in verb.children if c.dep == "prt"), verb.lemma)
    if _listed("committing") & {verb.lemma, phrase} and names_harm(scene, thing):
        if _is_told_elsewhere(scene, verb, phrase, doer, thing):
            return None
        return thing if verb.lemma in _listed("light") else verb
    if (
        (aims_at_harm(thing) and verb.lemma in load_phrases("commands", "leading"))
        or (verb.lemma in _listed("judging") and (_of_court(thing) or _is_sentence(verb, thing)))
        or (verb.lemma in _listed("enacting") and _enacts_harm(scene, arguments, thing))
    ):
        return verb
    if verb.lemma in _listed("harmful"):
        by_another = doer is not None and not is_listed(scene, doer)
        if by_another and (verb.lemma in act_verbs() or verb.lemma in designating_verbs()):
            return None  # an attack by somebody else is told as an attack, a sentence of a court as a conviction
        return _whole_deed(verb)
    if verb.lemma not in _listed("furthering") or quotes_criteria:
        return None
    unlawful = any(c.lower in _listed("unlawfully") for c in verb.children)
    return _whole_deed(verb) if names_harm(scene, thing) or serves_harm(scene, verb, thing) or unlawful else None


def _is_told_elsewhere(scene: Scene, verb: Token, phrase: str, doer: Token | None, thing: Token) -> bool:
    """Whether what somebody carries out or directs is told as a command or as an attack, or is no harm of his."""
    act = act_of_noun(thing) is not None
    led = thing.lemma in _listed("general") or thing.lemma in load_phrases("commands", "operations") or act
    if verb.lemma in _listed("directing") and led:
        return True  # "oversees all activities of the unit", "directed the siege" is a command
    if thing.lemma in ("operation", "activity", "deployment") and any(c.dep == "poss" and c.pos == "PRON" for c in thing.children):
        return True  # "conducts its operations"
    aimed = read_arguments(thing).undergoer is not None and act
    if phrase == "carry out" and aimed and thing.lemma not in _listed("crimes"):
        return True  # told as an attack
    return verb.lemma in _listed("using") and doer is not None and weapon_of(scene, thing) is not None and not is_listed(scene, doer)


def _harm_behind(verb: Token, arguments: Arguments) -> Token | None:
    """What stands behind a verb that does harm by it alone: "subjected detainees to torture", "voted in favour of the annexation"."""
    if verb.lemma == "subject":
        return arguments.phrase("to")
    if verb.lemma != "vote":
        return None
    favour = arguments.phrase("in")
    favoured = read_arguments(favour).phrase("of") if favour is not None and favour.lemma in ("favour", "favor", "support") else None
    return arguments.phrase("for") or favoured


def _enacts_harm(scene: Scene, arguments: Arguments, thing: Token) -> bool:
    """Whether a law or an order is about a harm: "signed the decree on the annexation of X"."""
    if thing.lemma not in _listed("enactments"):
        return False
    if any(c.dep == "acl" and c.tag == "VBG" and c.lemma in _listed("harmful") for c in thing.children):
        return True  # "decisions restricting the freedom of the press"
    about = (t for taken in (read_arguments(thing), arguments) for p in ("on", "for", "to", "about") for t in taken.phrases.get(p, []))
    return any(t.i > thing.i and (names_harm(scene, t) if t.pos != "VERB" else is_wrong(scene, t)) for t in about)


def _of_court(thing: Token) -> bool:
    """Whether somebody deals with a case or a ruling against others: "led the trial of X", "handed down several rulings against X"."""
    named = read_arguments(thing).phrase("of") if thing.lemma == "number" else thing
    if named is None or not any(t.lemma in _listed("court_acts") for t in conjuncts(named)):
        return False
    against = [read_arguments(t).phrase("against", "into", "of") for t in (thing, named)]
    against += [c for t in thing.subtree if t.lower == "against" for c in t.children if c.dep == "pobj"]
    return any(t is not None and (t.pos == "PROPN" or t.lemma in load_phrases("persons", "groups")) for t in against)


def _is_sentence(verb: Token, thing: Token) -> bool:
    """Whether a judge "handed down a five-year sentence to X"."""
    given = read_arguments(verb).phrase("to", "on") or read_arguments(thing).phrase("to", "on")
    named = given is not None and (given.pos == "PROPN" or given.lemma in load_phrases("persons", "groups"))
    return named and thing.lemma in load_phrases("responsibility", "terms")


def _subject_above(verb: Token) -> Token | None:
    """The subject of the clause that a verb is joined to, where the verb has none: "X shelled A; looted B; and burned C".

    The word for the passive stands for a subject that the parser did not find.
    """
    subjects = ("nsubj", "nsubjpass", "auxpass")
    while verb.dep in ("conj", "dep", "parataxis") and verb.head.pos in ("VERB", "AUX", "ADJ"):
        verb = verb.head.head if verb.head.dep == "acomp" else verb.head
        subject = next((c for c in verb.children if c.dep in subjects), None)
        if subject is not None:
            return subject
    before = next((c for c in verb.children if c.dep == "ccomp" and c.i < verb.i), None)
    return next((c for c in before.children if c.dep == "nsubj"), None) if before is not None else None


def _says_which(verb: Token) -> bool:
    """Whether the clause only says which acts are meant: "deeds that threaten the truce or break agreements"."""
    first = verb
    while first.dep == "conj" and first.head.pos == "VERB":
        first = first.head
    return first.dep == "relcl" and (first.head.lemma in _listed("general") or first.head.lemma in _listed("parties"))


def _whole_deed(verb: Token) -> Token:
    """The verb with the one that leads it: "attempted to export", "helped finance"."""
    return verb.head if verb.dep in ("xcomp", "ccomp") and verb.head.lemma in _listed("leading") else verb
