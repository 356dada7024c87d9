"""Affiliations: a tie between persons or bodies that is not a post."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import Arguments, conjuncts, is_negated, noun_phrase, read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_phrases


@cache
def _participles() -> Lexicon:
    return Lexicon({"tie": load_phrases("ties", "participles")})


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(load_phrases("ties", section))


def read_affiliations(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The ties that a sentence tells of: "associated with X", "an ally of X", "X-backed Y", "supports X"."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        suffix = tokens[i].lower in _listed("suffixes") and i >= 2 and tokens[i - 1].text in ("-", "‑")
        hit = _participles().at(tokens, i) if not suffix else None
        if hit is not None and tokens[i].pos in ("VERB", "ADJ", "NOUN", "ADV", "PROPN") and not is_negated(tokens[i]):
            yield from _by_participle(scene, tokens, hit.start, hit.end)
            i = hit.end
            continue
        token = tokens[i]
        if suffix:
            yield from _by_suffix(scene, tokens, i)
        elif token.pos == "NOUN" and token.lemma in _listed("bonds"):
            yield from _by_bond(scene, token)
        elif token.pos == "NOUN" and token.lemma in _listed("nouns"):
            yield from _by_noun(scene, token)
        elif token.pos == "VERB" and token.lemma in _listed("verbs") | _listed("giving"):
            yield from _by_verb(scene, token)
        i += 1


def _party(scene: Scene, token: Token | None) -> bool:
    """Whether the word names a person, a body or a state, or describes one."""
    if token is None:
        return False
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PLACE or mention.text.lower() in state_forms()
    return token.lemma in _listed("parties") or token.lower in state_forms() or scene.person_of(token) is not None


def _subject(scene: Scene, token: Token | None) -> Role | None:
    if token is None:
        subject = record_subject(scene.report)
        return None if subject is None else Role("person", subject.text, subject.span)
    who = token.next.next if token.next is not None and token.next.text == "," else token.next
    mention = scene.named(token)
    if scene.report.record and mention is not None and mention.type is MentionType.PLACE and who is not None and who.lower == "who":
        return _subject(scene, None)  # "a trader in X, who supports Y": the trader
    if token.pos == "PRON" or _names(scene, token) or scene.described(token) is not None:
        return scene.role("person", token)
    described = said_of(token)  # "X is a businessman linked to Y": X
    if described is not None and described.i != token.i:
        return _subject(scene, described)
    opens = token.subtree[0].i == 0 and token.tag in ("NN", "NNP") and not any(c.dep == "det" for c in token.children)
    if scene.report.record and (token.head_i == token.i or opens):  # "Businessman linked to Y": the listed one
        return _subject(scene, None)
    return scene.role("person", token) if _party(scene, token) else None


def _names(scene: Scene, token: Token) -> bool:
    """Whether the word is part of a name that can have ties."""
    mention = scene.named(token)
    return mention is not None and _party(scene, token)


def _any_one(scene: Scene, head: Token) -> bool:
    """Whether a record tells of "a company" without a word on which: of nobody in particular."""
    following = head.next
    named = scene.named(head) is not None or (following is not None and scene.named(following) is not None)
    told = any(c.dep in ("prep", "acl", "relcl", "amod", "compound", "appos") for c in head.children)
    return scene.report.record and not named and not told and any(c.lower in ("a", "an") for c in head.children)


def _other(scene: Scene, head: Token) -> Role | None:
    """The other party: the name behind "the rebel group" or "his brother", else its own words."""
    if scene.named(head) is None:
        following = head.next
        named = [c for c in head.children if c.dep == "appos" and c.i > head.i]
        for token in [*named, *([following] if following is not None else [])]:
            mention = scene.named(token)
            if mention is not None and mention.type in (MentionType.ORGANIZATION, MentionType.PERSON):
                return Role("other", mention.text, mention.span)
    return scene.role("other", head)


def _make(scene: Scene, anchor: Token, person: Role | None, other: Token, tie: Span, words: list[Token]) -> Iterator[Finding]:
    if person is None:
        return
    for head in conjuncts(other):
        if not _party(scene, head) or _any_one(scene, head):
            continue
        role = _other(scene, head)
        if role is None or str(role.value).lower() == str(person.value).lower():
            continue
        yield Finding(ClaimKind.AFFILIATION, anchor, [person, role, Role("tie", tie.of(scene.text), tie)], words=[*words, head])


def _by_participle(scene: Scene, tokens: list[Token], start: int, end: int) -> Iterator[Finding]:
    first, last = tokens[start], tokens[end - 1]
    other = next((c for c in last.children if c.dep in ("pobj", "dobj", "pcomp")), None)
    if other is None:
        other = next((t for t in tokens[end : end + 6] if _party(scene, t)), None)
    if other is None:
        return
    holder = first.head
    if first.pos == "NOUN" and first.dep == "pobj" and holder.lower == "of":
        return  # "the leader of a branch of Y": his post
    subject: Token | None
    if first.dep in ("acl", "amod", "relcl", "appos") and holder.pos in ("NOUN", "PROPN"):
        subject = holder
    elif first.pos == "VERB":
        arguments = read_arguments(first)
        subject = arguments.undergoer if arguments.passive else arguments.doer
    else:
        clause = holder
        while clause.pos not in ("VERB", "AUX") and clause.head_i != clause.i:
            clause = clause.head
        subject = read_arguments(clause).doer if clause.pos in ("VERB", "AUX") else None
        if subject is None and clause.pos in ("VERB", "AUX"):
            subject = read_arguments(clause).undergoer
    if last.lower == "by":  # "backed by X": X is the one who does it
        person, party = other, subject
        if party is None or not _party(scene, person) or not _party(scene, party):
            return
        role = scene.role("person", person)
        tie = Span(first.span.start, last.span.end)
        yield from _make(scene, first, role, party, tie, [first, last, person])
        return
    before = first.previous
    left = before if before is not None and before.lower in ("closely", "directly", "officially", "formerly", "financially") else first
    yield from _make(scene, first, _subject(scene, subject), other, Span(left.span.start, last.span.end), [first, last])


def _by_suffix(scene: Scene, tokens: list[Token], i: int) -> Iterator[Finding]:
    """ "the X-backed Valley Front": the first part is the one who backs; "the Y-affiliated X": X is affiliated."""
    backer, head = tokens[i - 2], tokens[i].head
    mention = scene.named(backer)
    if head.i < i or tokens[i].lower == "led" or not _party(scene, head):
        return
    if mention is None and backer.lower not in state_forms() and not (_party(scene, backer) and scene.named(head) is not None):
        return
    span = mention.span if mention is not None else backer.span
    tie = Span(backer.span.start if mention is None else min(mention.span.start, backer.span.start), tokens[i].span.end)
    other = scene.named(head)
    words = noun_phrase(head)
    start = min((t.span.start for t in tokens if t.i > i and t.span.start < head.span.end), default=head.span.start)
    role = (
        Role("other", other.text, other.span)
        if other is not None
        else Role("other", Span(start, words.end).of(scene.text), Span(start, words.end))
    )
    first = Role("person", span.of(scene.text), span)
    if tokens[i].lower in _listed("joined"):
        first, role = Role("person", role.value, role.span), Role("other", first.value, first.span)
    roles = [first, role, Role("tie", tie.of(scene.text), tie)]
    yield Finding(ClaimKind.AFFILIATION, tokens[i], roles, words=[backer, head])


def _by_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X is an ally of Y", "X, a close associate of Y", "Y's right-hand man X"."""
    if noun.lemma == "partner" and scene.report.record and (noun.previous is None or noun.previous.lemma != "business"):
        return  # in a record, a partner of a firm holds a post
    other = read_arguments(noun).phrase("of", "to", "with", "for")
    owner = next((c for c in noun.children if c.dep == "poss" and c.pos != "PRON"), None)
    other = other or owner
    named = _named_behind(scene, noun)
    if other is None and named is not None:  # "its ally X", "the rebels' backer X", "rebel supporter X"
        other = _party_before(scene, noun) if any(c.dep == "poss" for c in noun.children) else _party_within(scene, noun)
        if other is not None:
            mention = scene.named(named)
            start = named.span.start if mention is None else mention.span.start
            span = Span(start, noun_phrase(named, with_conjuncts=True, with_phrases=False).end)
            yield from _make(scene, noun, Role("person", span.of(scene.text), span), other, noun.span, [noun, named])
        return
    if other is None:  # "X, a Y affiliate"
        within = _party_within(scene, noun)
        other = owner = within if scene.named(within) is not None else None
    if other is None or not _party(scene, other):
        return
    subject: Token | None = None
    if noun.dep == "appos":
        subject = noun.head
    elif noun.dep in ("attr", "pobj") and noun.head.lemma in ("be", "become", "remain", "of", "as"):
        clause = noun.head
        while clause.pos not in ("VERB", "AUX") and clause.head_i != clause.i:
            clause = clause.head
        subject = read_arguments(clause).doer if clause.pos in ("VERB", "AUX") else clause if clause.pos == "PROPN" else None
    else:
        subject = next((c for c in noun.children if c.dep == "appos"), None) or said_of(noun)
        following = next((t for t in noun.sentence.tokens[noun.i + 1 : noun.i + 2] if scene.named(t) is not None), None)
        subject = subject or following
    if subject is None or subject.i == other.i:
        return
    tie = scene.trimmed(noun_phrase(noun, with_phrases=False))
    if owner is None:
        preposition = other.head
        tie = Span(tie.start, max(tie.end, preposition.span.end if preposition.span.start >= tie.start else tie.end))
    yield from _make(scene, noun, _subject(scene, subject), other, tie, [noun, subject])


def _named_behind(scene: Scene, noun: Token) -> Token | None:
    """The last word of the name right behind a noun without a comma: "its ally X"."""
    following = noun.next
    mention = scene.named(following)
    if following is None or mention is None or not _party(scene, following):
        return None
    return next((t for t in noun.sentence.tokens[following.i :] if t.span.end == mention.span.end), None)


def _party_within(scene: Scene, noun: Token) -> Token | None:
    """The party that stands before the noun as a part of it: "rebel supporter", "a Valley Front affiliate"."""
    return next((c for c in noun.children if c.dep in ("compound", "amod", "nmod") and _party(scene, c)), None)


def _party_before(scene: Scene, noun: Token) -> Token | None:
    """Whose "its ally" is: the nearest party that the sentence names before."""
    first = noun.subtree[0].i
    return next((t for t in reversed(noun.sentence.tokens[:first]) if t.pos in ("NOUN", "PROPN") and _party(scene, t)), None)


def _by_bond(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X has close ties with Y", "his links to Y", "ties between X and Y"."""
    arguments = read_arguments(noun)
    between = arguments.phrase("between")
    if between is not None:
        first, *rest = conjuncts(between)
        tie = scene.trimmed(noun_phrase(noun, with_phrases=False))
        if _party(scene, first) and rest:
            yield from _make(scene, noun, _subject(scene, first), rest[0], tie, [noun, first])
        return
    preposition = next((c for c in noun.children if c.dep == "prep" and c.lower in ("to", "with") and c.i > noun.i), None)
    other = next((c for c in preposition.children if c.dep == "pobj"), None) if preposition is not None else None
    if preposition is None or other is None or not _party(scene, other):
        return
    owner = next((c for c in noun.children if c.dep == "poss"), None)
    if owner is not None:
        subject: Token | None = owner
    elif noun.dep == "pobj" and noun.head.lower == "with" and noun.head.head.pos in ("NOUN", "PROPN"):
        subject = noun.head.head  # "a businessman with ties to Y"
    else:
        clause = noun.head
        while clause.pos not in ("VERB", "AUX") and clause.head_i != clause.i:
            clause = clause.head
        if is_negated(clause) or is_negated(noun):
            return
        subject = read_arguments(clause).doer
        if subject is None and not scene.report.record:
            return
    start = owner.subtree[-1].span.end if owner is not None else noun_phrase(noun, with_phrases=False).start
    tie = scene.trimmed(Span(start, preposition.span.end))
    yield from _make(scene, noun, _subject(scene, subject), other, tie, [noun])


def _supported(scene: Scene, verb: Token) -> tuple[Token, Span] | None:
    """Who is supported by "provides funds to X" or "provides X with weapons", and the words of the tie."""
    arguments = read_arguments(verb)
    thing = arguments.undergoer
    if verb.lemma not in _listed("giving") or thing is None:
        return None
    given = arguments.phrase("with")
    if given is not None and any(t.lemma in _listed("supports") for t in conjuncts(given)) and _party(scene, thing):
        return thing, verb.span
    party = arguments.phrase("to", "for") or read_arguments(thing).phrase("to", "for")
    if party is None or not _party(scene, party) or not any(t.lemma in _listed("supports") for t in conjuncts(thing)):
        return None
    link = party.head
    return party, Span(verb.span.start, link.span.end) if link.i > verb.i else verb.span


def _founded(scene: Scene, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "Y was founded in 2014 by X", "Y is an organisation established by X"."""
    body, founder = arguments.undergoer, arguments.phrase("by")
    if body is None or founder is None or not _party(scene, founder):
        return
    if scene.named(body) is None:
        body = said_of(body) or body
    if _party(scene, body):
        yield from _make(scene, verb, scene.role("person", founder), body, verb.span, [verb, founder])


def _by_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    if is_negated(verb) or any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "should") for c in verb.children):
        return
    arguments = read_arguments(verb)
    if arguments.passive and verb.lemma in _listed("founding"):
        yield from _founded(scene, verb, arguments)
        return
    supported = _supported(scene, verb)
    if supported is not None:
        yield from _make(scene, verb, _subject(scene, arguments.doer), supported[0], supported[1], [verb])
        return
    if verb.lemma in _listed("giving"):
        return
    other = arguments.undergoer if not arguments.passive else None
    last = verb
    if other is None or not _party(scene, other):
        for preposition in ("to", "with", "for", "from", "of"):
            candidate = arguments.phrase(preposition)
            if (
                candidate is not None
                and _party(scene, candidate)
                and verb.lemma not in ("lead", "control", "serve", "work", "own", "create", "establish", "found", "form", "meet")
            ):
                other = candidate
                last = next((c for c in verb.children if c.lower == preposition), verb)
                break
    if (
        other is None
        or not _party(scene, other)
        or (
            verb.lemma in ("lead", "control", "advise", "meet", "arm", "train", "host", "shelter", "represent", "recruit")
            and scene.named(other) is None
        )
    ):
        return
    if arguments.doer is None and not scene.report.record:
        return
    first = next((c for c in verb.children if c.dep == "advmod" and c.i == verb.i - 1), verb)
    tie = Span(first.span.start, max(last.span.end, verb.span.end))
    yield from _make(scene, verb, _subject(scene, arguments.doer), other, tie, [verb])
