"""What happened to people who are counted or named, and the word that says it: "were killed", "the wounded", "lost their lives"."""

from __future__ import annotations

from functools import cache

from linkage.claims.daywords import day_words
from linkage.claims.nounphrase import conjuncts
from linkage.claims.straysubject import taken_by_next
from linkage.model.parse import SUBJECTS, Token
from linkage.vocab import Lexicon, load_lexicon, load_pairs, load_phrases, load_vocabulary


@cache
def outcome_words(section: str) -> Lexicon:
    """One section of the vocabulary of outcomes.

    Args:
        section: "nouns", "verbs", "adjectives" or "subject" (verbs whose subject suffers).
    """
    return load_lexicon("outcomes", section)


@cache
def people_words() -> frozenset[str]:
    """Nouns of people who are counted."""
    return frozenset(load_phrases("persons", "groups"))


def of_phrase(token: Token) -> Token | None:
    """The noun behind "of" that belongs to a word."""
    for child in token.children:
        if child.dep == "prep" and child.lower == "of":
            return next((c for c in child.children if c.dep == "pobj"), None)
    return None


def outcome_of(noun: Token, figure: Token) -> tuple[str, Token] | None:
    """What happened to the counted, and the word that says it; None where nothing is said.

    Args:
        noun: The counted.
        figure: The last word of their number.
    """
    told = _outcome_of(noun, figure)
    of_dead = told is not None and told[0] == "injured" and noun.lemma in load_phrases("outcomes", "bodies")
    return ("killed", told[1]) if told is not None and of_dead else told  # "nine bodies were found burned"


def _outcome_of(noun: Token, figure: Token) -> tuple[str, Token] | None:
    for token in (figure, noun):
        concept = outcome_words("nouns").concept(token.lemma) or outcome_words("nouns").concept(token.lower)
        if concept is not None and token.pos in ("NOUN", "ADJ", "VERB", "PROPN"):
            if concept == "detained" and noun.dep in ("dobj", "nsubjpass") and noun.head.lemma in load_phrases("outcomes", "freeing"):
                return None
            top = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head is figure else noun
            worse = _told_of(top) if token.lemma in people_words() else None  # "executed 15 prisoners": killed, not detained
            return worse or (concept, token)
    following = figure.next
    if following is not None and (concept := told_of_them(following)) is not None and noun.i == figure.i:
        return concept, following
    for child in noun.children:
        if child.dep in ("amod", "acl", "acomp") and (concept := _participle(child)) is not None:
            return concept, child
    if figure.head is noun and (told := _told_in_relative(noun)) is not None:
        done = told_by_verb(noun) if told[0] == "sheltering" else None  # "killed 12 people who were sheltering inside"
        return done or told
    behind = noun.next
    if behind is not None and behind.tag == "VBN" and behind.dep == "acl" and noun.lemma in people_words() and told_of_them(behind):
        return told_of_them(behind) or "", behind  # "20 others wounded", wherever the parser hangs it
    head = noun
    for _ in range(4):
        found = told_by_verb(head)
        if found is not None:
            return found
        if (
            head.dep in ("conj", "appos", "nsubj", "attr", "pobj")
            and head.head.pos in ("NOUN", "NUM", "PROPN", "ADJ")
            and head.head_i != head.i
        ):
            head = head.head
        elif head.dep == "pobj" and head.head.lower in ("of", "among", "including", "to", "for", "by") and head.head.head_i != head.head.i:
            head = head.head.head
            if head.lemma in ("refuge", "shelter") and noun.dep == "pobj" and noun.head.lower == "for":
                return "sheltering", head
            concept = outcome_words("nouns").concept(head.lemma) or outcome_words("nouns").concept(head.lower)
            concept = concept or ("killed" if head.lemma in load_phrases("outcomes", "slayings") and noun.lemma in people_words() else None)
            if concept is not None and head.pos == "NOUN" and noun.head.lower == "of":
                return concept, head
        else:
            break
    return None


@cache
def _suffered() -> dict[str, str]:
    """Printed forms of what people suffered -> outcome: "killed", "wounded"."""
    table = load_vocabulary("outcomes")["unnumbered"]
    return {word: code for code, forms in table.items() for word in forms["suffered"]} if isinstance(table, dict) else {}


def told_of_them(word: Token) -> str | None:
    """The outcome that a word right behind a bare figure tells: "six killed", "17 injured".

    Args:
        word: The word behind the figure.
    """
    known = outcome_words("adjectives").concept(word.lower)
    joint = word.next if word.next is not None and word.next.lower in ("&", "and", "or") else None
    together = joint is not None and joint.next is not None and joint.next.lower in _suffered()  # "88 killed and injured"
    return known or (None if together else _suffered().get(word.lower))


def told_right_before(figure: Token) -> tuple[str, Token] | None:
    """What a verb right before a bare figure tells, where a headline joins two: "kills a nurse wounds 25".

    Args:
        figure: The last word of a number.
    """
    before = figure.previous
    if before is None or before.dep == "ROOT" or before.lower not in load_phrases("outcomes", "finite"):
        return None
    concept = outcome_words("verbs").concept(before.lemma) or outcome_words("verbs").concept(before.lower.removesuffix("s"))
    return None if concept is None else (concept, before)


def group_outcome(group: Token) -> str | None:
    """What happened to a group that is called by it: "the dead", "the wounded", "those killed".

    Args:
        group: The noun.
    """
    if group.lemma in outcome_words("victims") or group.lower in outcome_words("victims"):
        return "killed"
    told = (c for c in group.children if c.dep in ("acl", "amod"))
    called = outcome_words("nouns").concept(group.lower) or outcome_words("adjectives").concept(group.lower)
    return called or next((found for c in told if (found := outcome_words("verbs").concept(c.lemma)) is not None), None)


def _told_of(noun: Token) -> tuple[str, Token] | None:
    """What a verb says, or a noun of killing before "of", that happened to people."""
    if noun.dep in ("nsubjpass", "dobj", "obj", "nsubj") and (found := told_by_verb(noun)) is not None:
        return found
    holder = noun.head.head
    told = outcome_words("nouns").concept(holder.lemma) or ("killed" if holder.lemma in load_phrases("outcomes", "slayings") else None)
    if noun.dep == "pobj" and noun.head.lower == "of" and told is not None and holder.lemma not in people_words():
        return told, holder
    return None


def _told_in_relative(noun: Token) -> tuple[str, Token] | None:
    """What the relative clause of people says that happened to them: "12 farmers who were killed", "nine men who later died"."""
    for clause in noun.children:
        if clause.dep == "relcl" and clause.pos == "VERB" and noun.lemma in people_words():
            who = next((c for c in clause.children if c.lower in ("who", "that", "whom")), None)
            if who is not None and (told := told_by_verb(who)) is not None:
                return told
    return None


def _participle(token: Token) -> str | None:
    concept = outcome_words("adjectives").concept(token.lower)
    if concept is not None:
        return concept
    if token.tag == "VBN":
        return outcome_words("verbs").concept(token.lemma)
    return outcome_words("subject").concept(token.lemma) if token.dep in ("acl", "relcl") and token.tag == "VBG" else None


def _bounded(head: Token) -> tuple[str, Token]:
    """The part that a noun plays, and its verb; "between five and nine farmers" and "up to two" play that of the bare noun."""
    bound = head.head
    previous = bound.previous
    two = any(c.dep == "nummod" and any(g.dep == "conj" for g in c.children) for c in head.children)
    between, up_to = bound.lower == "between" and two, bound.lower == "to" and previous is not None and previous.lower == "up"
    if head.dep == "pobj" and (between or up_to):
        verb = bound.head
        if verb.pos not in ("VERB", "AUX") or between:  # the parser often hangs such a subject on a word nearby
            verb = next((t for t in head.sentence.tokens[head.i + 1 :] if any(c.dep == "auxpass" for c in t.children)), verb)
        passive = any(c.dep == "auxpass" for c in verb.children)
        return ("nsubjpass" if passive and head.i < verb.i else "nsubj" if head.i < verb.i else "dobj"), verb
    if head.dep == "appos" and _is_of_date(bound):  # "on Monday, six civilians, all of one family, were killed"
        verb = next((t for t in head.sentence.tokens[head.i + 1 :] if any(c.dep == "auxpass" for c in t.children)), bound)
        return "nsubjpass", verb
    before = head.subtree[0].previous if head.dep == "nsubj" else None
    if before is not None and before.pos == "VERB" and taken_by_next(before) is head:
        return "dobj", before
    return head.dep, bound


def _is_of_date(token: Token) -> bool:
    """Whether a word belongs to a date: to a noun before it the parser hangs what is told of the day."""
    return token.lower in day_words() or (token.text.isdecimal() and any(c.lower in day_words() for c in (token.head, *token.children)))


def _second_passive(verb: Token) -> Token | None:
    """The last of several passives that says what happened to their subject: "killed" of "were trailed, shot and killed"."""
    own = ("nsubj", "nsubjpass", "dobj", "obj")
    joined = [c for c in verb.children if c.dep == "conj" and c.tag in ("VBN", "VBD") and not any(g.dep in own for g in c.children)]
    return next((found for c in joined if (found := c if verb_outcome(c) is not None else _second_passive(c)) is not None), None)


def _driven_out(verb: Token) -> str | None:
    """Whether somebody is made to leave: "forced 3,000 families to flee"."""
    if verb.lemma not in load_phrases("outcomes", "forcing"):
        return None
    flight = next((c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.tag == "VB"), None)
    return "displaced" if flight is not None and flight.lemma in load_phrases("outcomes", "fleeing") else None


def _taken_for_care(verb: Token, head: Token) -> str | None:
    """Whether somebody is brought to where the injured are treated: "another 12 were taken to hospital"; patients are moved there."""
    moved = head.lemma in load_phrases("outcomes", "transferred")
    if verb.lemma not in load_phrases("outcomes", "bringing") or verb.tag != "VBN" or moved:
        return None
    to = next((g for c in verb.children if c.dep == "prep" and c.lower == "to" for g in c.children if g.dep == "pobj"), None)
    return "injured" if to is not None and to.lemma in load_phrases("outcomes", "treating") else None


def told_by_verb(head: Token) -> tuple[str, Token] | None:
    """What a verb says that happened to people who are its subject or its object, and the word that says it.

    Args:
        head: The noun, or the bare figure, that stands for the people.
    """
    dep, verb = _bounded(head)
    if verb.head_i == head.i or verb.i == head.i:
        return None
    if dep in ("nsubjpass", "dobj", "obj") and (found := _of_undergoer(head, dep, verb)) is not None:
        return found
    if dep == "nsubj" and (state := condition_of(verb)) is not None:
        return "injured", state
    if dep in SUBJECTS and (found := _of_subject(dep, verb)) is not None:
        return found
    if dep in ("conj", "npadvmod", "dep", "appos", "nsubj") and (concept := _participle(verb)) is not None and verb.pos in ("VERB", "ADJ"):
        return concept, verb
    return None


def _of_undergoer(head: Token, dep: str, verb: Token) -> tuple[str, Token] | None:
    """What is done to people by a verb whose object they are, or its subject in the passive: "were shot dead", "killed six farmers"."""
    found = verb_outcome(verb) or _driven_out(verb) or _taken_for_care(verb, head)
    if found is not None:
        return found, verb
    if dep == "nsubjpass":
        second = _second_passive(verb)
        return (verb_outcome(second) or "killed", second) if second is not None else None
    if verb.lemma in ("leave", "see", "have"):  # "left six people dead"
        states = (c for c in verb.children if c.dep in ("oprd", "ccomp", "xcomp", "acomp", "conj"))
        state = next((c for c in states if _participle(c)), None)
        if state is not None:
            return _participle(state) or "killed", state
    lives = verb.lemma in ("claim", "take", "cost", "lose") and head.lemma == "life"
    return ("killed", verb) if lives or (verb.lemma == "lose" and head.lemma in people_words()) else None


def _of_subject(dep: str, verb: Token) -> tuple[str, Token] | None:
    """What a verb says that its subject suffers or is: "died", "were found dead", "are trapped"."""
    phrase = _verb_phrase(verb)
    concept = outcome_words("subject").concept(phrase) or outcome_words("subject").concept(verb.lemma)
    if concept is not None and fits_subject(verb, concept):
        return concept, verb
    beside = (c for c in verb.children if c.dep in ("acomp", "attr", "oprd", "advcl", "xcomp"))
    complement = next((c for c in beside if outcome_words("adjectives").concept(c.lower) is not None), None)
    told = dep == "nsubjpass" and verb.lemma in load_phrases("outcomes", "telling")  # "were found dead", "are feared dead"
    if complement is not None and (told or verb.lemma in ("be", "remain", "get", "become")):
        return outcome_words("adjectives").concept(complement.lower) or "killed", complement
    reported = next((c for c in verb.children if c.dep in ("xcomp", "oprd", "ccomp", "acomp") and c.tag == "VBN"), None)
    if dep == "nsubjpass" and reported is not None and (found := verb_outcome(reported)) is not None:  # "was reported killed"
        return found, reported
    if verb.lemma in ("be", "remain", "stay") and any(c.lemma in ("trapped", "stranded") for c in verb.children):
        return "trapped", verb
    return _of_clipped_passive(dep, verb) or _of_joined_passive(verb)


def _of_clipped_passive(dep: str, verb: Token) -> tuple[str, Token] | None:
    """ "Dozens killed in raid", as headlines have it."""
    if dep != "nsubj" or verb.tag not in ("VBN", "VBD") or any(c.dep in ("dobj", "obj") for c in verb.children):
        return None
    found = verb_outcome(verb)
    return (found, verb) if found is not None else None


def _of_joined_passive(verb: Token) -> tuple[str, Token] | None:
    """ "Were killed and 700 injured"."""
    if verb.lemma not in ("be", "get"):
        return None
    joined = (c for c in verb.children if c.dep == "conj" and not any(g.dep in SUBJECTS for g in c.children))
    return next(((found, c) for c in joined if (found := verb_outcome(c)) is not None), None)


def condition_of(verb: Token) -> Token | None:
    """The state of the injured: "are in critical condition"; None where the verb tells of none.

    Args:
        verb: The verb.
    """
    if verb.lemma not in ("be", "remain", "list"):
        return None
    states = (g for c in verb.children if c.dep == "prep" and c.lower == "in" for g in c.children if g.lemma == "condition")
    return next((g for g in states if any(a.lower in load_phrases("outcomes", "conditions") for a in g.children)), None)


def _died_naturally(verb: Token) -> bool:
    """Whether somebody died of what no party does, and of nothing beside: "died of a heart attack", not "died of hunger and cancer"."""
    causes = [noun for c in verb.children if c.lower in ("of", "from") for g in c.children if g.dep == "pobj" for noun in conjuncts(g)]
    return bool(causes) and all(_is_natural(noun) for noun in causes)


def _is_natural(cause: Token) -> bool:
    before = cause.previous
    words = {cause.lemma, "" if before is None else f"{before.lower} {cause.lemma}"}
    return not words.isdisjoint(load_phrases("outcomes", "natural_deaths"))


def fits_subject(verb: Token, concept: str) -> bool:
    """Whether what a verb says of its subject is that outcome: "suffered burns", not "suffered a setback".

    Args:
        verb: The verb.
        concept: The outcome.
    """
    if verb.lemma == "starve" and verb.tag == "VBG":
        return False  # who is starving is alive
    if concept == "killed" and _died_naturally(verb):
        return False
    if concept == "injured":
        objects = [c.lemma for c in verb.children if c.dep in ("dobj", "obj")] + [
            g.lemma for c in verb.children if c.dep == "prep" for g in c.children
        ]
        degrees = (of_phrase(c) for c in verb.children if c.dep in ("dobj", "obj"))  # "various degrees of injury"
        objects += [of.lemma for of in degrees if of is not None]
        return verb.lemma in ("suffocate", "choke") or any(o in load_phrases("outcomes", "harm") for o in objects)
    return True


def _verb_phrase(verb: Token) -> str:
    for child in verb.children:
        if child.dep in ("acomp", "dobj", "obj", "oprd", "xcomp", "advcl") and f"{verb.lemma} {child.lemma}" in outcome_words("subject"):
            return f"{verb.lemma} {child.lemma}"
    following = verb.next
    return (
        f"{verb.lemma} {following.lemma}"
        if following is not None and f"{verb.lemma} {following.lemma}" in outcome_words("subject")
        else verb.lemma
    )


def suffered(verb: Token) -> list[Token]:
    """What a verb needs to say what somebody suffered, which a quote must hold: "injuries" of "sustained injuries", "lives" of "lost".

    Args:
        verb: The verb that tells an outcome.
    """
    objects = [c for c in verb.children if c.dep in ("dobj", "obj") and c.i > verb.i]
    if verb.lemma in outcome_words("subject"):
        return [*objects, *(of for c in objects if (of := of_phrase(c)) is not None)]
    return [c for c in objects if f"{verb.lemma} {c.lemma}" in outcome_words("subject")]


def _by_phrase(verb: Token) -> str | None:
    """What a verb says with the phrase behind it: "taken into custody", "held in detention"."""
    pairs = load_pairs("outcomes", "by_phrase")
    if verb.lemma not in pairs:
        return None
    outcome, preposition = pairs[verb.lemma].split("/")
    nouns = load_phrases("outcomes", "custody")
    behind = (g for c in verb.children if c.dep == "prep" and c.lower == preposition for g in c.children if g.dep == "pobj")
    return next((outcome for g in behind if g.lemma in nouns), None)


def verb_outcome(verb: Token) -> str | None:
    """What a verb says that was done to its object: "shot dead", "shot him dead", "arrested".

    Args:
        verb: The verb.
    """
    if verb.lemma in load_phrases("outcomes", "to_death") and any(t.lower == "death" and t.head.lower == "to" for t in verb.subtree):
        return "killed"  # "stabbed to death"
    if (object_outcome := _by_phrase(verb)) is not None:
        return object_outcome
    if any(c.lower == "dead" for c in verb.children) and f"{verb.lemma} dead" in outcome_words("verbs"):
        return "killed"
    following = verb.next
    if following is not None and (found := outcome_words("verbs").concept(f"{verb.lemma} {following.lower}")) is not None:
        return found
    return outcome_words("verbs").concept(verb.lemma)
