"""Command: a person or body commanded, ordered, planned or oversaw an operation or a force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.acts import act_of_noun, counted_noun
from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.forces import body_of_misread, force_before, force_words, is_force, is_of_accusation, plays_leading_role, subordinate_to
from linkage.claims.fragment import opens_without_subject
from linkage.claims.negation import is_negated, negating
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.officerpost import is_in_office
from linkage.claims.personrank import rank_of
from linkage.claims.reality import is_told
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_lexicon, load_pairs, load_phrases


@cache
def _verbs() -> Lexicon:
    return load_lexicon("commands", "verbs")


@cache
def _nouns() -> Lexicon:
    return load_lexicon("commands", "nouns")


@cache
def _harms() -> frozenset[str]:
    return frozenset(load_phrases("responsibility", "harms"))


@cache
def _operations() -> frozenset[str]:
    return frozenset(load_phrases("commands", "operations"))


def read_commands(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """Who commanded, ordered, planned or oversaw what in a sentence."""
    for token in sentence.tokens:
        if token.pos == "VERB":
            yield from _by_verb(scene, token) if not is_in_office(scene, token) else ()
        elif token.pos == "NOUN" and token.lemma == "role" and scene.report.record:
            yield from _leading_role(scene, token)
        elif token.pos == "NOUN":
            yield from _by_noun(scene, token)
        elif token.lower == "subordinate" and token.dep in ("amod", "acomp", "relcl", "acl"):
            yield from _subordinate(scene, token)
        elif token.lower in load_pairs("commands", "holding") and token.dep in ("prep", "acomp", "ROOT"):
            yield from _in_control(scene, token)
        elif token.lower in ("under", "behind") and token.dep in ("prep", "acomp", "ROOT", "advmod"):
            yield from _by_phrase(scene, token)


def _by_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    mode = _verbs().concept(verb.lemma)
    if (
        mode is None
        or (is_negated(verb) and not is_told(verb))
        or any(c.dep == "aux" and c.lower in ("will", "would", "could", "may") for c in verb.children)
    ):
        return
    if verb.dep in ("advcl", "xcomp") and verb.tag == "VB" and verb.head.lemma in load_phrases("commands", "creating"):
        return  # "a body created to plan operations": what it is for
    if is_of_accusation(verb):
        return  # "accused of ordering the raid" is told as what he is accused of
    arguments = read_arguments(verb)
    superior, thing = arguments.doer, arguments.undergoer
    if verb.lemma == "control" and arguments.passive and scene.named(thing) is not None:
        return  # "the company is controlled by X" is a tie
    listed = None
    having = any(c.lower == "having" for c in verb.children)  # "responsible for having led X"
    if (verb.tag == "VBG" or having) and verb.lemma in load_phrases("commands", "leading"):
        answers, who = _answering(scene, verb)
        superior = who if answers else superior
        listed = record_subject(scene.report) if answers and who is None else None
    if superior is None and listed is None and not arguments.passive and opens_without_subject(scene, verb):
        listed = record_subject(scene.report)  # "Commanded the brigade in 2014"
    if scene.report.record and superior is not None and scene.named(superior) is None and superior.pos == "NOUN":
        whose = said_of(superior)  # "X was one of the officials who planned the raid": X
        superior = whose if whose is not None and can_command(scene, whose) else superior
    told_whole = mode == "ordered" or verb.lemma in load_phrases("commands", "ordering")
    if told_whole and any(c.dep in ("xcomp", "ccomp") for c in verb.children):
        return  # told with what was ordered
    if thing is None or (listed is None and (superior is None or not can_command(scene, superior))):
        return
    troops = read_arguments(thing).phrase("of") if thing.lemma in ("activity", "operation", "work", "action") else None
    if troops is not None and any(scene.named(t) is not None or t.lemma in force_words() for t in conjuncts(troops)):
        thing = troops  # "oversees all activities of the brigade": the brigade
        mode = "commands" if mode == "planned" else mode
    office = verb.lemma in load_phrases("commands", "heading") and superior is not None and _is_civil(scene, thing)
    if not office and not _is_object(scene, thing, mode):
        return
    direct = scene.report.record and arguments.passive and thing.dep in ("attr", "appos") and scene.named(thing) is None
    told_of = said_of(thing) if direct else None
    body = scene.named(told_of) if told_of is not None else None
    if told_of is not None and body is not None and body.type is MentionType.ORGANIZATION:
        thing = told_of  # "X is a company led by Y": X
    if office and superior is not None and _is_civil(scene, thing):
        yield from _heads(scene, verb, superior, thing)
        return
    yield from _finding(scene, verb, superior, thing, mode, [verb], listed)


def _is_civil(scene: Scene, body: Token) -> bool:
    """Whether a body is no force: who heads a ministry or a firm holds an office there, and commands nobody."""
    mention = scene.named(body)
    if mention is None and body.lemma == "company" and read_arguments(body).phrase("of") is not None:
        return False  # "led a company of soldiers"
    words = body.lemma.split() if mention is None else [w.lower() for w in mention.text.split(" of ")[0].split(" for ")[0].split()[-1:]]
    return any(w in load_phrases("commands", "civil") for w in words)


def _heads(scene: Scene, verb: Token, head: Token, body: Token) -> Iterator[Finding]:
    """ "The ministry is headed by X", "X, who runs the institute": his post, whatever it is called."""
    owner = next((c for c in body.children if c.dep == "poss" and c.lower in ("whose", "its", "their")), None)
    if owner is not None and owner.lower == "whose" and verb.dep == "relcl":  # "a firm whose board is headed by X"
        owner = verb.head
    person, where = scene.role("person", head), scene.role("organization", owner or body)
    if person is None or where is None or not (scene.is_person(head) or head.pos == "PRON") or person.value == where.value:
        return
    mention = scene.named(head)
    rank = rank_of(scene, mention) if mention is not None else None
    roles = [person, where] if rank is None else [person, Role("rank", rank.text, rank.span), where]
    yield Finding(ClaimKind.POST, verb, roles, words=[verb, head, body])


def _by_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "the mastermind of X", "has command over X", "his orders to Y", "a direct line to X"."""
    phrase = f"{noun.previous.lemma} {noun.lemma}" if noun.previous is not None else noun.lemma
    mode = _nouns().concept(phrase) or _nouns().concept(noun.lemma)
    if mode is None:
        return
    arguments = read_arguments(noun)
    top = noun.head if noun.dep == "conj" and noun.head.pos == "NOUN" else noun  # "has command and control over Y"
    verb = top.head
    thing = arguments.phrase("of", "over", "to") if mode != "ordered" else arguments.phrase("to")
    if thing is None and top.dep in ("dobj", "obj") and mode != "ordered":  # "took command of Y", "of" hung on the verb
        thing = read_arguments(verb).phrase("of", "over")
    if thing is None and noun.lemma in _MINDS:
        clause = next((c for c in noun.children if c.dep == "relcl"), None)
        thing = read_arguments(clause).undergoer if clause is not None else None
        mode = (_verbs().concept(clause.lemma) or mode) if clause is not None else mode
    if thing is None or not _is_object(scene, thing, mode):
        return
    answers, superior = _answering(scene, noun) if noun.lower in load_phrases("commands", "leading_nouns") else (False, None)
    listed = record_subject(scene.report) if answers and superior is None else None
    if answers:
        yield from _finding(scene, noun, superior, thing, mode, [noun, verb], listed)
        return
    if top.dep in ("attr", "dobj", "obj", "oprd") and verb.pos in ("VERB", "AUX"):
        superior = read_arguments(verb).doer
    elif noun.lemma in _MINDS and (noun.dep == "appos" or verb.lemma == "be"):  # "X is, according to Y, the brain that planned Z"
        superior = verb if noun.dep == "appos" else next((c for c in verb.children if c.dep in ("nsubj", "expl")), None)
    elif noun.dep == "pobj" and verb.lower in ("as", "through", "in", "for"):
        clause = verb.head
        if clause.pos in ("VERB", "AUX"):
            inner = read_arguments(clause)
            superior = (
                inner.undergoer
                if verb.lower == "as" and inner.undergoer is not None and not inner.passive
                else (inner.undergoer if inner.passive else inner.doer)
            )
    owner = next((c for c in noun.children if c.dep == "poss" and c.pos != "PRON"), None)
    superior = owner or superior
    if (
        superior is None
        or not can_command(scene, superior)
        or noun.lemma in ("commander", "leader")
        or (noun.lemma == "charge" and (verb.lemma not in ("take", "assume", "have") or noun.tag != "NN"))
        or (noun.lemma in ("authority", "control", "responsibility") and verb.lemma not in ("have", "exercise", "hold", "be", "assume"))
    ):
        return
    yield from _finding(scene, noun, superior, thing, mode, [noun, verb])


def _leading_role(scene: Scene, role: Token) -> Iterator[Finding]:
    """ "Had a leading role in battles for X"."""
    verb = role.head
    fight = read_arguments(role).phrase("in") or read_arguments(verb).phrase("in")
    superior = read_arguments(verb).doer
    if verb.pos != "VERB" or fight is None or superior is None or not plays_leading_role(verb, fight):
        return
    if can_command(scene, superior):
        yield from _finding(scene, role, superior, fight, "commands", [role, verb])


def _by_phrase(scene: Scene, word: Token) -> Iterator[Finding]:
    """ "X are under his command", "behind both operations, X"."""
    inner = next((c for c in word.children if c.dep == "pobj"), None)
    if inner is None:
        return
    if word.lower == "under":
        mention = scene.named(inner)
        clause = word.head
        if mention is not None and mention.type is MentionType.ORGANIZATION and clause.lemma in load_phrases("commands", "serving"):
            served = read_arguments(clause).doer  # "the battalion operates under the 5th Brigade"
            if served is not None and (scene.named(served) is not None or served.lemma in force_words()):
                yield from _finding(scene, clause, inner, served, "commands", [word, inner])
            return
        if inner.lemma not in load_phrases("commands", "under") or is_purchase(inner):
            return
        owner = next((c for c in inner.children if c.dep == "poss"), None) or read_arguments(inner).phrase("of")
        clause = word.head
        thing = read_arguments(clause).doer if clause.pos in ("VERB", "AUX") else clause if clause.pos in ("NOUN", "PROPN") else None
        thing = read_arguments(clause).undergoer if clause.pos == "VERB" and read_arguments(clause).passive else thing
        joined = next((c for c in thing.children if c.dep == "conj" and c.i < word.i), None) if thing is not None else None
        if (
            joined is not None and joined.lemma in force_words() and owner is not None and owner.pos == "PRON"
        ):  # "X and the unit under his command": the unit
            thing = joined
        if (before := force_before(word)) is not None:
            thing = before
        by = next((read_arguments(c).phrase("by") for c in thing.children if c.dep == "acl"), None) if thing is not None else None
        if by is not None and is_force(scene, by):
            thing = by  # "under him, the crimes committed by the gang went on": the gang
        if thing is not None and (body := body_of_misread(scene, thing)) is not None:
            thing = body
        if owner is None or thing is None or not (can_command(scene, owner) or owner.pos == "PRON"):
            return
        armed = thing.lower in force_words()  # "men"
        if inner.lemma == "control" and scene.named(thing) is None and not armed and not _is_object(scene, thing, "commands"):
            return  # "areas under its control"
        if scene.named(thing) is None and clause.pos == "VERB" and {thing.lemma, thing.lower} & set(load_phrases("bodies", "sites")):
            return  # "the hall was built under his leadership"
        yield from _finding(scene, inner, owner, thing, _nouns().concept(inner.lemma) or "commands", [word, inner])
        return
    if not any(t.lemma in _operations() for t in conjuncts(inner)):
        return
    verb = word.head
    superior = read_arguments(verb).doer if verb.pos in ("VERB", "AUX") else verb if verb.pos == "PROPN" else None
    if superior is None:
        following = [t for t in word.sentence.tokens if t.i > inner.i and scene.is_person(t)]
        superior = following[0] if following and following[0].i - inner.i < 5 else None
    if superior is not None and scene.is_person(superior):
        yield from _finding(scene, inner, superior, inner, "commands", [word, inner])


def _subordinate(scene: Scene, word: Token) -> Iterator[Finding]:
    told = subordinate_to(scene, word)
    if told is not None:
        yield from _finding(scene, word, told[1], told[0], "commands", [word])


def _in_control(scene: Scene, word: Token) -> Iterator[Finding]:
    """ "X has been in direct control of Y", "in command of Y", "at the head of Y"."""
    nouns = load_pairs("commands", "holding")[word.lower].split("/")
    inner = next((c for c in word.children if c.dep == "pobj" and c.lemma in nouns), None)
    clause = word.head
    if inner is None or clause.pos not in ("VERB", "AUX") or is_negated(clause):
        return
    holds = read_arguments(clause)
    superior = holds.undergoer if holds.passive else holds.doer  # "was put in charge of Y"
    thing = read_arguments(inner).phrase("of")
    if thing is not None and thing.tag == "VBG":  # "in charge of running the camps"
        thing = read_arguments(thing).undergoer
    if superior is None or thing is None or not can_command(scene, superior):
        return
    if scene.named(thing) is not None or any(t.lemma in _operations() for t in [thing, *thing.subtree]):
        yield from _finding(scene, inner, superior, thing, "commands", [word, inner])


def is_operation(scene: Scene, token: Token) -> bool:
    """Whether the word is something that can be led or planned: a force, an operation.

    Args:
        scene: The report.
        token: A noun.
    """
    return _is_object(scene, token, "commands") or _is_object(scene, token, "planned")


def _answering(scene: Scene, word: Token) -> tuple[bool, Token | None]:
    """Whether the word stands behind "responsible for" or "involved in", and who is responsible; None for the listed one."""
    if word.dep == "conj":
        word = word.head
    cue = word.head.head
    if cue.tag == "VBG" and cue.dep == "pcomp" and cue.head.lower == word.head.lower:  # "for establishing X and for leading Y"
        cue = cue.head.head
    if word.dep not in ("pcomp", "pobj") or cue.lower not in load_pairs("responsibility", "responsible"):
        return False, None
    clause = cue if cue.pos == "VERB" else cue.head
    held = read_arguments(clause) if clause.pos in ("VERB", "AUX") else None
    who = (held.undergoer if held.passive else held.doer) if held is not None else None
    if who is None and cue.dep in ("amod", "acl", "relcl") and cue.head.pos in ("NOUN", "PROPN"):
        who = said_of(cue.head) or cue.head
    return who is not None or scene.report.record, who


def is_purchase(noun: Token) -> bool:
    """Whether an order is one for goods: "under state defence orders".

    Args:
        noun: The noun.
    """
    return any(c.dep in ("compound", "amod") and c.lemma in load_phrases("commands", "contracts") for c in noun.children)


def can_command(scene: Scene, token: Token) -> bool:
    """Whether the word names or describes somebody who can command.

    Args:
        scene: The report.
        token: A noun or a pronoun.
    """
    mention = scene.named(token)
    if mention is not None:
        return mention.type in (MentionType.PERSON, MentionType.ORGANIZATION)
    if token.lower in ("he", "she", "who", "his", "him") or token.lemma in load_phrases("commands", "superiors"):
        return True
    return token.pos == "NOUN" and scene.person_of(token) is not None  # "X's deputy, Colonel Y, commanded the raid"


def _is_object(scene: Scene, token: Token, mode: str) -> bool:
    mention = scene.named(token)
    if token.lower == "it" and scene.lists_body:  # "It is led by X": the body that a record lists
        return mode in ("commands", "oversees")
    if mention is not None:
        return mention.type is MentionType.ORGANIZATION and mode in ("commands", "oversees", "direct-line")
    if mode in ("ordered", "planned") and any(act_of_noun(t) is not None or t.lemma in _harms() for t in conjuncts(token)):
        return True
    if mode == "planned" and token.lemma == "activity" and any(c.dep == "poss" and is_force(scene, c) for c in token.children):
        return True  # "planning the armed group's activities"
    return any(t.lemma in _operations() or t.lemma in force_words() for t in conjuncts(token)) or (
        token.lemma in ("part", "some", "number", "unit", "group", "people", "all", "centre", "center", "facility", "site")
        and any(t.lemma in _operations() for t in token.subtree)
    )


def _finding(
    scene: Scene, anchor: Token, superior: Token | None, thing: Token, mode: str, words: list[Token], listed: Mention | None = None
) -> Iterator[Finding]:
    who = scene.role("superior", superior) if superior is not None else None
    if listed is not None:
        who = Role("superior", listed.text, listed.span)
    if who is None:
        return
    force = (
        any(t.lemma in force_words() or t.lower in force_words() for t in conjuncts(thing))
        or scene.named(thing) is not None
        or (thing.pos == "PRON" and counted_noun(thing) is None)
        or any(t.lemma in force_words() for t in thing.subtree if t.dep == "pobj" and thing.lemma in ("part", "some", "number"))
    )
    span = noun_phrase(thing, with_conjuncts=True)
    if not force:
        span = _with_aim(thing, span)
    span = scene.trimmed(span)
    name = "subordinate" if force else "operation"
    what = scene.role(name, thing) if thing.pos == "PRON" and force else Role(name, span.of(scene.text), span)
    if what is None or what.value == who.value or (scene.named(thing) is not None and str(who.value) in str(what.value)):
        return
    roles = [who, what, Role("mode", mode)]
    _, when = scene.time_role(anchor)
    told = [*words, *negating(anchor), thing] if superior is None else [*words, *negating(anchor), superior, thing]
    stance = Stance.DENIED if is_negated(anchor) else None
    yield Finding(ClaimKind.COMMAND, anchor, roles, words=told, when=when, stance=stance)


def _with_aim(operation: Token, span: Span) -> Span:
    """The words of an operation with whom or what it was aimed at: "the assault on the town of X"."""
    for child in operation.children:
        inner = next((c for c in child.children if c.dep == "pobj"), None)
        if child.dep == "prep" and child.lower in _AIMS and inner is not None and 0 <= child.span.start - span.end <= 2:
            span = Span(span.start, max(span.end, noun_phrase(inner).end))
    return span


_MINDS = ("mind", "brain")
_AIMS = ("on", "against", "at", "around", "near", "in", "of", "to", "towards")
