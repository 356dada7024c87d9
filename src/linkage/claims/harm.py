"""A harm and who answers for it: what is a harm, who can answer for one, and the claim that says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.acts import act_of_noun, is_target, target_type, weapon_of
from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.listed import names_body
from linkage.claims.negation import is_nobody
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.ordinal import counted_off, fuller_telling
from linkage.claims.record import record_subject
from linkage.claims.refutation import first_of_answer
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_phrases

_ANYBODY = frozenset({"persons", "individuals", "people", "those", "natural persons", "entities"})
_LONGEST_ACT = 160  # characters: the harm as written, not the rest of the sentence


@cache
def harms() -> Lexicon:
    """Nouns that are a harm."""
    return Lexicon({"harm": load_phrases("responsibility", "harms")})


def can_answer(scene: Scene, token: Token) -> bool:
    """Whether the word names or describes a party that can be held responsible."""
    if scene.named(token) is not None or token.lower in state_forms() or token.lemma in load_phrases("responsibility", "parties"):
        return True
    return scene.described(token) is not None


def is_harm(scene: Scene, token: Token) -> bool:
    """Whether the word, or what it is about, is a harm; a record's list of them is longer ("the rigged referendum")."""
    if token.pos == "VERB" or _last_deed(token) is not None:
        return True
    if names_harm(scene, token):
        return True
    if _is_body(scene, token):
        return False
    inside = (t for t in token.subtree if t.dep in ("pobj", "conj", "compound", "amod") and t.pos in ("NOUN", "VERB"))
    return any(t.lemma in harms() or (scene.report.record and t.lemma in _record_harms()) for t in inside)


def _is_body(scene: Scene, token: Token) -> bool:
    """Whether the word names a body, in which one may have a role and which is no harm: "a key role in the Fifth Wing, a branch of X".

    Args:
        scene: The report.
        token: What somebody took part in.
    """
    named = scene.named(token)
    if named is None or named.type is not MentionType.ORGANIZATION:
        return False
    return any(names_body(words) for words in (named.text, *(c.text for c in token.children if c.dep == "appos")))


def names_harm(scene: Scene, token: Token) -> bool:
    """Whether the noun, or one joined to it, is itself a word for a harm."""
    if any(t.lemma in harms() or t.lower in harms() or (scene.report.record and t.lemma in _record_harms()) for t in conjuncts(token)):
        return True
    return scene.report.record and (aims_at_harm(token) or any(c.lower in _cruel() for c in token.children if c.dep == "amod"))


@cache
def _cruel() -> frozenset[str]:
    return frozenset(load_phrases("responsibility", "cruel"))


def aims_at_harm(noun: Token) -> bool:
    """Whether the infinitive behind a noun is a harmful deed: "efforts to kill the rebel leader".

    Args:
        noun: A noun.
    """
    if noun.lemma not in load_phrases("responsibility", "endeavours"):
        return False
    aim = _aim(noun)
    return aim is not None and any(t.lemma in load_phrases("responsibility", "harmful") for t in conjuncts(aim))


def serves_harm(scene: Scene, verb: Token, thing: Token) -> bool:
    """Whether what somebody furthers does a harm: "enables the army to carry out raids", "provides kits that are used to commit crimes".

    Args:
        scene: The report.
        verb: The verb of furthering.
        thing: Its object.
    """
    uses = [c for c in thing.children if c.dep in ("relcl", "acl") and c.lemma in load_phrases("responsibility", "using")]
    for clause in (verb, *uses):
        for aim in clause.children:
            if aim.dep in ("xcomp", "ccomp", "advcl") and aim.tag == "VB" and aim.i > thing.i:
                done = read_arguments(aim).undergoer
                verbs = (*load_phrases("responsibility", "committing"), *load_phrases("responsibility", "light"))
                light = aim.lemma in verbs and done is not None and names_harm(scene, done)
                if light or (clause is not verb and aim.lemma in load_phrases("responsibility", "harmful")):
                    return True
    return False


def _aim(noun: Token) -> Token | None:
    """The infinitive behind a noun, also where the parser hung it on the verb: "took part in a plot to kill X"."""
    own = next((c for c in noun.children if c.dep in ("acl", "relcl", "xcomp") and c.tag == "VB"), None)
    following = noun.next
    if own is not None or following is None or following.lower != "to" or following.head.tag != "VB":
        return own
    return following.head if following.dep == "aux" else None


@cache
def _record_harms() -> Lexicon:
    return Lexicon({"harm": load_phrases("responsibility", "record_harms")})


def responsibility_of(
    scene: Scene, anchor: Token, accused: Token | None, act: Token, stance: Stance | None, chain: tuple[Attribution, ...] | None
) -> Iterator[Finding]:
    """The claim that `accused` answers for `act`, one for each attack that the sentences after count off.

    Args:
        scene: The report.
        anchor: The word that says so.
        accused: Who; None where the sentence leaves it open: in a record, the listed one.
        act: The noun of the harm, or the verb of the deed.
        stance: Where the wording itself gives it.
        chain: Who says so, where the wording itself gives it.
    """
    act = _what_was_done(scene, act)
    who = accused_role(scene, accused)
    if who is not None and who.span is not None and who.span.covers(act.span):  # "the army of shelling the town": the army
        short = scene.trimmed(Span(who.span.start, act.head.span.start))
        who = Role("accused", short.of(scene.text), short)
    who = _without_charge(scene, who, accused)
    attacks = act if act.tag == "NNS" else (read_arguments(act).phrase("of") or act)
    act = fuller_telling(scene, act) or act
    span = act_span(scene, act)
    answer = first_of_answer(act.subtree)
    if answer is not None and answer.span.start > span.start:
        span = scene.trimmed(Span(span.start, min(span.end, answer.span.start)))
    if who is None or not len(span) or _says_nothing(scene, act, span) or _is_anybody(scene, who):
        return
    one_by_one = counted_off(scene, attacks)
    if one_by_one:
        yield from _each(scene, anchor, who, Role("act", span.of(scene.text), span), accused, one_by_one, stance, chain)
        return
    for further in (*_further_acts(act), *_named_events(scene, anchor, act)):  # each event is one claim
        yield from responsibility_of(scene, anchor, accused, further, stance, chain)
    target = _target(scene, act)
    if target is not None and who.span is not None and target.span is not None and who.span.covers(target.span):
        target = None  # "the atrocities of the guard": whoever did them
    time, when = scene.time_role(act if act.pos == "VERB" else anchor)
    roles = [who, Role("act", span.of(scene.text), span), target, scene.place_role(act, accused), time]
    place = roles[3]
    if scene.report.record and place is not None and place.span is not None and not anchor.sentence.span.covers(place.span):
        roles[3] = None
    if chain and stance is not Stance.ADMITTED and stance is not Stance.DENIED and chain[0].source == who.value:
        return  # nobody accuses himself: a pronoun was taken for the wrong party
    words = [anchor] + ([accused] if accused is not None and accused.sentence is anchor.sentence else [])
    words += [t for t in anchor.sentence.tokens if chain and chain[0].span is not None and chain[0].span.covers(t.span)]
    yield Finding(
        ClaimKind.RESPONSIBILITY,
        anchor,
        [r for r in roles if r is not None],
        words=words,
        when=when,
        stance=stance,
        attribution=chain,
    )


def _is_anybody(scene: Scene, who: Role) -> bool:
    """Whether nobody in particular is meant: "people accused of murder", "most people"; in a record "individuals", "entities"."""
    words = str(who.value).lower().split()
    rest = " ".join(words[1:] if len(words) > 1 and words[0] in ("most", "many", "some", "all", "any") else words)
    return rest in _ANYBODY if scene.report.record else rest in ("people", "persons", "individuals", "anyone", "everyone")


def _without_charge(scene: Scene, who: Role | None, accused: Token | None) -> Role | None:
    """The accused without what he is cleared or accused of, where a parser hung that on him: "cleared the army of wrongdoing in Z"."""
    of = (
        next((c for c in accused.children if c.dep == "prep" and c.lower == "of" and c.i > accused.i), None)
        if accused is not None
        else None
    )
    charge = next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None
    if who is None or who.span is None or of is None or charge is None or charge.lemma not in load_phrases("responsibility", "charged_of"):
        return who
    if not who.span.covers(charge.span):
        return who
    short = scene.trimmed(Span(who.span.start, of.span.start))
    return Role(who.name, short.of(scene.text), short)


def _what_was_done(scene: Scene, act: Token) -> Token:
    """The harm that is the subject of a passive: "the arrest" of "the arrest was engineered by X"; else the act itself."""
    if act.pos != "VERB":
        return act
    subject = next((c for c in act.children if c.dep == "nsubjpass"), None)
    return subject if subject is not None and names_harm(scene, subject) and read_arguments(act).phrase("by") is not None else act


def _further_acts(act: Token) -> list[Token]:
    """The other events of a list, where each has a target of its own: "the capture of X and the storming of Y"."""
    if read_arguments(act).phrase("of", "on", "against") is None:
        return []
    joined = [t for t in act.children if t.dep == "conj" and act_of_noun(t) is not None]
    return [t for t in joined if any(c.dep == "prep" and c.lower in ("of", "on", "against") for c in t.children)]


def _named_events(scene: Scene, anchor: Token, act: Token) -> list[Token]:
    """The events at a named place that a clause counts among what somebody did: "..., including the shelling of a clinic in X"."""
    if any(a.lower in ("including", "as") for a in act.ancestors):
        return []
    found = []
    for word in anchor.sentence.tokens[act.i + 1 :]:
        link = word.lower == "including" or (word.lower == "as" and word.previous is not None and word.previous.lower == "such")
        event = next((c for c in word.children if c.dep == "pobj"), None) if link else None
        if (
            event is None
            or act_of_noun(event) is None
            or any(c.dep in ("conj", "appos") and names_harm(scene, c) for c in event.children)
            or read_arguments(event).phrase("of", "on", "against") is None
        ):
            continue
        inside = act_span(scene, act).covers(event.span)
        if not inside and any((m := scene.named(t)) is not None and m.type is MentionType.PLACE for t in event.subtree):
            found.append(event)
    return found


def _says_nothing(scene: Scene, act: Token, span: Span) -> bool:
    """Whether a record only says "activities" or "actions" and not which."""
    if not scene.report.record or act.lemma not in load_phrases("responsibility", "empty"):
        return False
    inside = [t for t in act.subtree if span.covers(t.span) and t.i != act.i]
    return not any(t.dep in ("relcl", "acl") or t.lemma in harms() or t.lemma in _record_harms() for t in inside)


def _each(
    scene: Scene, anchor: Token, who: Role, act: Role, accused: Token | None, targets: list[tuple[Token, Token]], stance: Stance | None,
    chain: tuple[Attribution, ...] | None,
) -> Iterator[Finding]:  # fmt: skip
    """One responsibility, and one attack, for each of the attacks that the sentences after count off."""
    first = accused.subtree[0] if accused is not None and accused.sentence is anchor.sentence else anchor
    for ordinal, target in targets:
        role = scene.role("target", target)
        place = scene.place_role(anchor)
        if role is None or role.span is None:
            continue
        quote = Span(min(first.span.start, anchor.span.start), role.span.end)
        roles = [r for r in (who, act, role, place) if r is not None]
        yield Finding(ClaimKind.RESPONSIBILITY, anchor, roles, quote=quote, stance=stance, attribution=chain)
        attack = [
            r for r in (Role("act", "other", ordinal.span), role, Role("target_type", target_type(scene, target)), place) if r is not None
        ]
        yield Finding(ClaimKind.ATTACK, ordinal, attack, words=[ordinal, target])


def force_before(scene: Scene, pronoun: Token) -> Token | None:
    """The force that "they" stands for where the sentence before is about one: "Units of X were sent to Y. They shelled Z."."""
    i = pronoun.sentence.i
    before = scene.parsed.sentences[i - 1] if i else None
    if before is None or before.paragraph != pronoun.sentence.paragraph or pronoun.dep not in ("nsubj", "nsubjpass"):
        return None
    subject = next((c for c in before.root.children if c.dep in ("nsubj", "nsubjpass")), None)
    return subject if subject is not None and subject.tag == "NNS" and subject.lemma in load_phrases("responsibility", "parties") else None


def _named_beside(scene: Scene, token: Token) -> Mention | None:
    """The body that a description is followed by: "the militant group, the Valley Front"."""
    if scene.named(token) is not None:
        return None
    named = (scene.named(c) for c in token.children if c.dep == "appos")
    return next((m for m in named if m is not None and m.type is MentionType.ORGANIZATION), None)


def _is_alone(token: Token) -> bool:
    """Whether nothing is joined to a noun: "the suspect, Jane Doe, was charged"."""
    return token.pos == "NOUN" and len(list(conjuncts(token))) == 1


def accused_role(scene: Scene, token: Token | None) -> Role | None:
    """Who answers: the name or the words for him; None where a pronoun stands for nobody sure."""
    if token is None:
        subject = record_subject(scene.report)
        return None if subject is None else Role("accused", subject.text, subject.span)
    if (token.pos == "PRON" and token.lower in ("who", "which", "that")) or weapon_of(scene, token) is not None or is_nobody(token):
        return None
    if scene.report.record and scene.named(token) is None and (whose := said_of(token)) is not None and whose.i != token.i:
        return accused_role(scene, whose)  # "X is one of the commanders implementing Y": X
    person = scene.described(token) or _named_beside(scene, token) or (scene.person_of(token) if _is_alone(token) else None)
    if person is not None:
        return Role("accused", person.text, person.span)
    force = force_before(scene, token) if token.lower == "they" else None
    if force is not None:
        return scene.role("accused", force)
    role = scene.role("accused", token, with_conjuncts=token.pos != "PRON" and not any(scene.is_person(t) for t in conjuncts(token)))
    if role is None and token.lower in ("he", "she", "his"):
        topic = scene.topic_person()
        return None if topic is None else Role("accused", topic.text, topic.span)
    return role


def is_listed(scene: Scene, doer: Token) -> bool:
    """Whether the one who does something is the one whom the record lists.

    Args:
        scene: The report.
        doer: A noun or a pronoun.
    """
    role = scene.role("accused", doer)
    subject = record_subject(scene.report)
    if role is None or subject is None:
        return False
    words = {w.lower() for w in str(role.value).replace("-", " ").split()}
    return bool(words & {w.lower() for w in subject.text.replace("-", " ").split()})


def act_span(scene: Scene, act: Token) -> Span:
    """The harm as written: the noun with its "of" phrases, or the verb with what it takes.

    Args:
        scene: The report.
        act: The noun or the verb.
    """
    if (deed := _last_deed(act)) is not None:  # "planning, directing or committing acts which ..."
        return scene.trimmed(Span(act.span.start, min(act_span(scene, deed).end, act.span.start + _LONGEST_ACT)))
    if act.pos == "VERB":
        last = act
        if not any(c.dep in ("dobj", "obj") for c in act.children):  # "promoting and supporting the raids" share their object
            last = next((c.subtree[-1] for c in act.children if c.dep == "conj" and c.pos == "VERB"), act)
        for token in act.subtree:
            if (
                token.i > act.i
                and token.span.end - act.span.start <= _LONGEST_ACT
                and not any(a.dep in ("advcl", "conj", "cc", "punct") and a.head is act for a in [token, *token.ancestors])
            ):
                last = token if token.i > last.i else last
        while last.i > act.i and last.dep == "cc" and last.previous is not None:
            last = last.previous
        beside = ("compound", "dobj", "npadvmod", "amod", "nmod", *(("neg",) if act.dep == "pcomp" else ()))
        # "arms trafficking", "hostage - taking", "accused of not protecting X"
        before = [c for c in act.children if act.i - 3 < c.i < act.i and c.dep in beside]
        return scene.trimmed(Span(min([act.span.start, *(c.span.start for c in before)]), last.span.end))
    holds = any(c.dep == "conj" and c.lemma in load_phrases("commands", "holds") for c in act.children)  # "raids in X and authority over Y"
    span = noun_phrase(act, with_conjuncts=not holds and not _further_acts(act))
    if act.lemma in load_phrases("responsibility", "endeavours") and (aim := _aim(act)) is not None:
        return scene.trimmed(Span(span.start, min(aim.subtree[-1].span.end, span.start + _LONGEST_ACT)))
    for child in act.children:
        if (
            child.i > act.i
            and child.dep == "prep"
            and child.lower in ("of", "against", "on", "in", "to", "for")
            and child.span.start - span.end <= 2
        ):
            tail = child.subtree[-1]
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None and inner.lemma not in load_phrases("attribution", "documents"):  # "claimed the raid in a statement"
                end = noun_phrase(inner, with_conjuncts=True).end if inner.pos != "VERB" else tail.span.end
                span = Span(span.start, max(span.end, end))
    if act.lemma in load_phrases("responsibility", "general"):  # "acts" says nothing without "that threaten the peace"
        for child in act.children:
            first = child.subtree[0]
            if (
                child.dep in ("relcl", "acl")
                and 0 <= first.span.start - span.end <= 3
                and first.previous is not None
                and first.previous.text != ","
            ):
                inside = [t for t in child.subtree if t.span.end - span.start <= _LONGEST_ACT]
                span = Span(span.start, max([span.end, *(t.span.end for t in inside)]))
    return scene.trimmed(Span(span.start, min(span.end, span.start + _LONGEST_ACT)))


def _last_deed(act: Token) -> Token | None:
    """The last of a row of deeds, which has the object of all: "committing" of "planning, directing or committing acts"."""
    if act.pos == "VERB" or act.tag not in ("NN", "VBG") or not act.lower.endswith("ing") or any(c.dep == "prep" for c in act.children):
        return None
    deed = act
    while (following := next((c for c in deed.children if c.dep in ("conj", "acl") and c.tag == "VBG"), None)) is not None:
        deed = following
    return deed if deed is not act and any(c.dep == "dobj" for c in deed.children) else None


def is_in_row(verb: Token) -> bool:
    """Whether a verb goes on with a row of deeds that a noun opens, and that is told as one: "planning, directing or committing acts".

    Args:
        verb: A verb.
    """
    while verb.dep in ("conj", "acl") and verb.tag == "VBG":
        verb = verb.head
    return verb.pos == "NOUN" and verb.dep in ("pobj", "pcomp") and _last_deed(verb) is not None


def _target(scene: Scene, act: Token) -> Role | None:
    arguments = read_arguments(act)
    head = arguments.undergoer
    if head is not None and head.lemma == "force" and act.lemma == "use":  # "used lethal force against strikers"
        head = arguments.phrase("against", "on") or read_arguments(head).phrase("against", "on")
    deed = next((c for c in act.children if c.dep == "xcomp" and c.tag == "VB"), None)
    if deed is not None and act.lemma in load_phrases("responsibility", "furthering"):  # "enables the army to carry out raids on X": X
        done = read_arguments(deed).undergoer
        head = read_arguments(done).undergoer if done is not None else None  # "enables the army to fight" is aimed at nobody
    if head is None:
        return None
    mention = scene.named(head)
    if mention is not None and mention.type is MentionType.DATE:
        return None
    return scene.role("target", head) if is_target(scene, head) else None
