"""Affiliations: a tie between persons or bodies that is not a post."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.forces import force_words, subordinate_to
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.personrank import rank_of
from linkage.claims.scene import Scene
from linkage.claims.tie import is_party, listed, make_ties, name_behind, named_among, part_of_body, tie_subject
from linkage.claims.tieverb import ties_of_verb
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType, RelationType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_phrases


@cache
def _participles() -> Lexicon:
    return Lexicon({"tie": load_phrases("ties", "participles")})


@cache
def _verbs() -> frozenset[str]:
    sections = ("verbs", "giving", "receiving", "honouring", "serving")
    return frozenset().union(*(listed(section) for section in sections)) | {phrase.split()[0] for phrase in listed("phrases")}


def read_affiliations(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The ties that a sentence tells of: "associated with X", "an ally of X", "X-backed Y", "supports X"."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        suffix = tokens[i].lower in listed("suffixes") and i >= 2 and tokens[i - 1].text in ("-", "‑")
        hit = _participles().at(tokens, i) if not suffix else None
        if hit is not None and tokens[i].pos in ("VERB", "ADJ", "NOUN", "ADV", "PROPN") and not is_negated(tokens[i]):
            yield from _by_participle(scene, tokens, hit.start, hit.end)
            i = hit.end
            continue
        token = tokens[i]
        if suffix:
            yield from _by_suffix(scene, tokens, i)
        elif token.lower == "behalf" and scene.report.record:
            yield from _on_behalf(scene, token)
        elif token.pos == "NOUN" and (token.lemma in listed("bonds") or (scene.report.record and token.lemma in listed("contracts"))):
            yield from _by_bond(scene, token)
        elif token.pos == "NOUN" and (token.lemma in listed("nouns") or (token.lemma == "member" and _of_body(scene, token))):
            yield from _by_noun(scene, token)
        elif token.pos == "NOUN" and token.lemma == "member" and token.tag == "NNS":
            yield from _members(scene, token)
        elif token.lower == "of" and scene.is_person(token.head) and not scene.report.record:
            yield from _person_of(scene, token)
        elif token.pos == "VERB" and token.lemma in _verbs():
            yield from ties_of_verb(scene, token)
        i += 1


def _by_participle(scene: Scene, tokens: list[Token], start: int, end: int) -> Iterator[Finding]:
    first, last = tokens[start], tokens[end - 1]
    other = next((c for c in last.children if c.dep in ("pobj", "dobj", "pcomp")), None)
    other = part_of_body(scene, other)
    if other is None:
        other = next((t for t in tokens[end : end + 6] if is_party(scene, t)), None)
    if other is None or (first.lower == "subordinate" and subordinate_to(scene, first) is not None):
        return  # told as a command
    if other.lemma in listed("kin") and name_behind(scene, other) is None:  # "married to the daughter of X"
        link = next((c for c in other.children if c.dep == "prep" and c.lower == "of"), None)
        owner = next((c for c in other.children if c.dep == "poss" and c.pos != "PRON"), None)
        inner = next((c for c in link.children if c.dep == "pobj"), None) if link is not None else owner
        if inner is None:
            return
        other, last = inner, link if link is not None else last
    holder = first.head
    if first.lower == "parts":
        return  # "in occupied parts of X"
    if first.pos == "NOUN" and first.dep == "pobj" and holder.lower == "of":
        return  # "the leader of a branch of Y": his post
    subject = _of_whom(first)
    if first.lower == "controlled" and subject is not None and subject.lemma in force_words() and scene.named(subject) is None:
        return  # told as a command
    if last.lower == "by":
        yield from _done_by(scene, first, last, other, subject)
        return
    before = first.previous
    left = before if before is not None and before.lower in ("closely", "directly", "officially", "formerly", "financially") else first
    tie = Span(left.span.start, last.span.end)
    yield from make_ties(scene, first, tie_subject(scene, subject), other, tie, [first, last])
    again = next((c for c in last.children if c.dep == "conj" and c.lower == last.lower), None)
    further = next((c for c in again.children if c.dep == "pobj"), None) if again is not None else None
    if further is not None:  # "associated with X and with Y"
        yield from make_ties(scene, first, tie_subject(scene, subject), further, tie, [first, last])


def _of_whom(participle: Token) -> Token | None:
    """Of whom a participle tells: "a firm linked to X", "the firm was linked to X"."""
    holder = participle.head
    if participle.dep in ("acl", "amod", "relcl", "appos") and holder.pos in ("NOUN", "PROPN"):
        return holder
    if participle.pos == "VERB":
        arguments = read_arguments(participle)
        own = next((c for c in participle.children if c.dep == "nsubjpass"), None)
        return own or (arguments.undergoer if arguments.passive else arguments.doer)
    clause = _clause_above(holder)
    if clause.pos not in ("VERB", "AUX"):
        return None
    arguments = read_arguments(clause)
    return arguments.undergoer if arguments.doer is None else arguments.doer


def _clause_above(word: Token) -> Token:
    """The verb of the clause in which a word stands; the root where there is none."""
    while word.pos not in ("VERB", "AUX") and word.head_i != word.i:
        word = word.head
    return word


def _done_by(scene: Scene, first: Token, last: Token, doer: Token, party: Token | None) -> Iterator[Finding]:
    """ "Y, backed by X": X is the one who does it."""
    if party is None or not is_party(scene, doer) or not (is_party(scene, party) or (party.pos == "PRON" and scene.report.record)):
        return
    meant = said_of(party) if scene.report.record and scene.named(party) is None else None
    if meant is not None and scene.named(meant) is not None:
        party = meant  # "X is a firm owned by Y": X
    named = name_behind(scene, doer) if scene.named(doer) is None else None
    role = scene.role("person", doer) if named is None else Role("person", named.text, named.span)
    yield from make_ties(scene, first, role, party, Span(first.span.start, last.span.end), [first, last, doer])


def _on_behalf(scene: Scene, word: Token) -> Iterator[Finding]:
    """ "Manages a fund on behalf of X": in a record, whoever does it acts for X."""
    other = read_arguments(word).phrase("of")
    clause = next((a for a in word.ancestors if a.pos in ("VERB", "AUX")), None)
    if other is None or clause is None or not is_party(scene, other) or is_negated(clause):
        return
    arguments = read_arguments(clause)
    subject = arguments.undergoer if arguments.passive else arguments.doer
    if subject is None or subject.i == other.i:
        return
    yield from make_ties(scene, word, tie_subject(scene, subject), other, Span(word.head.span.start, other.head.span.end), [word, subject])


def _by_suffix(scene: Scene, tokens: list[Token], i: int) -> Iterator[Finding]:
    """ "the X-backed Valley Front": the first part is the one who backs; "the Y-affiliated X": X is affiliated."""
    backer, head = tokens[i - 2], tokens[i].head
    mention = scene.named(backer)
    if head.i < i or tokens[i].lower == "led" or not is_party(scene, head):
        return
    if mention is None and backer.lower not in state_forms() and not (is_party(scene, backer) and scene.named(head) is not None):
        return
    span = mention.span if mention is not None else backer.span
    tie = Span(backer.span.start if mention is None else min(mention.span.start, backer.span.start), tokens[i].span.end)
    holder = said_of(head) if head.dep == "appos" and scene.named(head) is None else None  # "X, a Y-linked trader": X
    other = scene.named(holder or head) or (name_behind(scene, head) if scene.report.record else None)
    words = noun_phrase(head)
    start = min((t.span.start for t in tokens if t.i > i and t.span.start < head.span.end), default=head.span.start)
    role = (
        Role("other", other.text, other.span)
        if other is not None
        else Role("other", Span(start, words.end).of(scene.text), Span(start, words.end))
    )
    first = Role("person", span.of(scene.text), span)
    if tokens[i].lower in listed("joined"):
        first, role = Role("person", role.value, role.span), Role("other", first.value, first.span)
    roles = [first, role, Role("tie", tie.of(scene.text), tie)]
    yield Finding(ClaimKind.AFFILIATION, tokens[i], roles, words=[backer, head])


def _of_body(scene: Scene, noun: Token) -> bool:
    """Whether it is a body or a state that is said to be a member: a person holds a post."""
    subject = said_of(noun)
    mention = None if subject is None else scene.named(subject) or (scene.referent(subject) if subject.pos == "PRON" else None)
    state = mention is not None and mention.text.lower() in state_forms()
    return mention is not None and (mention.type is MentionType.ORGANIZATION or state)


def _by_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X is an ally of Y", "X, a close associate of Y", "Y's right-hand man X"."""
    if noun.lemma == "partner" and scene.report.record and (noun.previous is None or noun.previous.lemma != "business"):
        return  # in a record, a partner of a firm holds a post
    phrases = read_arguments(noun).phrases
    behind = [t for p in ("of", "to", "with", "for", "between") for t in phrases.get(p, [])]
    other = next((t for t in behind if is_party(scene, t)), behind[0] if behind else None)
    owner = next((c for c in noun.children if c.dep == "poss" and c.pos != "PRON"), None)
    other = other or owner
    named = _named_behind(scene, noun)
    if other is None and (stated := _of_state(scene, noun)) is not None:
        yield from stated
        return
    if other is None and noun.tag == "NNS" and (both := _both(noun)) is not None:
        tie = scene.trimmed(noun_phrase(noun, with_phrases=False))
        yield from make_ties(scene, noun, tie_subject(scene, both[0]), both[1], tie, [noun])
        return
    if other is None and named is not None:  # "its ally X", "the rebels' backer X", "rebel supporter X"
        other = _party_before(scene, noun) if any(c.dep == "poss" for c in noun.children) else _party_within(scene, noun)
        if other is not None:
            mention = scene.named(named)
            start = named.span.start if mention is None else mention.span.start
            span = Span(start, noun_phrase(named, with_conjuncts=True, with_phrases=False).end)
            yield from make_ties(scene, noun, Role("person", span.of(scene.text), span), other, noun.span, [noun, named])
        return
    if other is None and noun.lemma in listed("unions"):
        return  # "part of the X alliance": X is what the alliance is called
    if other is None and noun.lemma == "man":
        return  # "Tutsi men": who they are, and nobody's men
    if other is None:  # "X, a Y affiliate"
        within = _party_within(scene, noun)
        other = owner = within if scene.named(within) is not None else None
    if other is None or not is_party(scene, other):
        return
    subject = _who_is(scene, noun)
    if subject is None or subject.i == other.i:
        return
    tie = scene.trimmed(noun_phrase(noun, with_phrases=False))
    if owner is None:
        preposition = other.head
        tie = Span(tie.start, max(tie.end, preposition.span.end if preposition.span.start >= tie.start else tie.end))
    yield from make_ties(scene, noun, tie_subject(scene, subject), other, tie, [noun, subject])


def _who_is(scene: Scene, noun: Token) -> Token | None:
    """Who is said to be what a noun of a tie says: "X is an ally of Y", "X, an ally of Y"."""
    subject: Token | None = None
    if noun.dep == "appos":
        subject = noun.head
    elif noun.dep in ("attr", "pobj") and noun.head.lemma in ("be", "become", "remain", "of", "as"):
        clause = _clause_above(noun.head)
        if clause.pos in ("VERB", "AUX"):
            subject = _held_by(clause)
        elif clause.pos == "PROPN":
            subject = clause
    else:
        following = next((t for t in noun.sentence.tokens[noun.i + 1 : noun.i + 2] if scene.named(t) is not None), None)
        subject = next((c for c in noun.children if c.dep == "appos"), None) or said_of(noun) or following
    counted = any(c.dep == "nummod" for c in noun.children)
    if subject is None and scene.report.record and not counted:  # "was identified as being a general and a close ally of X"
        return _held_by(next((a for a in noun.ancestors if a.pos in ("VERB", "AUX") and a.head_i == a.i), noun))
    return subject


def _held_by(clause: Token) -> Token | None:
    """Of whom a clause tells: who does it, in the passive whom it is done to."""
    arguments = read_arguments(clause)
    return arguments.undergoer if arguments.passive else arguments.doer


def _of_state(scene: Scene, noun: Token) -> list[Finding] | None:
    """ "The regime and its Ruritanian backers": whose they are, where an adjective tells the state that backs; None for all else."""
    state = next((c for c in noun.children if state_forms().get(c.lower, ("", ""))[1] == "demonyms"), None)
    own = any(c.dep == "poss" and c.lower in ("its", "their", "his", "her") for c in noun.children)
    if state is None or not own or noun.lemma not in listed("backing") or noun.dep != "conj" or not is_party(scene, noun.head):
        return None
    person = Role("person", state.text, state.span)
    return list(make_ties(scene, noun, person, noun.head, noun.span, [noun, state], alone=True))


def _members(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "Security Council members France and Britain": bodies and states that belong to a body named before them."""
    body = next((c for c in noun.children if c.dep in ("compound", "nmod") and scene.named(c) is not None), None)
    named = next((c for c in noun.children if c.dep == "appos" and c.i == noun.i + 1), None)
    mention = scene.named(body)
    if body is None or named is None or mention is None or mention.type is not MentionType.ORGANIZATION:
        return
    if all(scene.named(t) is not None and t.lower in state_forms() for t in conjuncts(named)):
        span = Span(named.span.start, list(conjuncts(named))[-1].span.end)
        yield from make_ties(scene, noun, Role("person", span.of(scene.text), span), body, noun.span, [noun, named])


def _person_of(scene: Scene, link: Token) -> Iterator[Finding]:
    """ "Anna Reid of the Zaria Observatory": somebody without an office, by the body for which he speaks."""
    person = scene.named(link.head)
    body = next((c for c in link.children if c.dep == "pobj"), None)
    mention = scene.named(body)
    plain = link.head.tag == "NNP" and link.head.lemma not in listed("parties")  # no "Members of X"
    if not plain or person is None or body is None or mention is None or mention.type is not MentionType.ORGANIZATION:
        return
    beside = scene.text[person.span.end : link.span.start]
    office = any(r.head == person.span and r.type is RelationType.HAS_TITLE for r in scene.parsed.relations)
    held = office or rank_of(scene, person) is not None  # "Colonel X of the 5th Brigade": told as a post
    if beside in (" ", ", ") and not held and mention.text.lower() not in state_forms():
        role = Role("person", person.text, person.span)
        yield from make_ties(scene, link, role, body, link.span, [link.head, link])


def _both(noun: Token) -> tuple[Token, Token] | None:
    """The two of whom "X and Y are allies" tells."""
    if noun.dep != "attr" or noun.head.lemma not in ("be", "become", "remain"):
        return None
    subject = read_arguments(noun.head).doer
    joined = list(conjuncts(subject)) if subject is not None else []
    return (joined[0], joined[1]) if len(joined) == 2 else None


def _named_behind(scene: Scene, noun: Token) -> Token | None:
    """The last word of the name right behind a noun without a comma: "its ally X"."""
    following = noun.next
    mention = scene.named(following)
    if following is None or mention is None or not is_party(scene, following):
        return None
    return next((t for t in noun.sentence.tokens[following.i :] if t.span.end == mention.span.end), None)


def _party_within(scene: Scene, noun: Token) -> Token | None:
    """The party that stands before the noun as a part of it: "rebel supporter", "a Valley Front affiliate"."""
    return next((c for c in noun.children if c.dep in ("compound", "amod", "nmod") and is_party(scene, c)), None)


def _party_before(scene: Scene, noun: Token) -> Token | None:
    """Whose "its ally" is: the nearest party that the sentence names before."""
    first = noun.subtree[0].i
    return next((t for t in reversed(noun.sentence.tokens[:first]) if t.pos in ("NOUN", "PROPN") and is_party(scene, t)), None)


def _person_with(scene: Scene, noun: Token) -> Token | None:
    """Who "with" brings in further down: "his collusion in smuggling with X"."""
    links = (t for t in noun.subtree if t.lower == "with" and t.i > noun.i)
    return next((c for link in links for c in link.children if c.dep == "pobj" and scene.is_person(c)), None)


def _by_bond(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X has close ties with Y", "his links to Y", "ties between X and Y"."""
    arguments = read_arguments(noun)
    between = arguments.phrase("between")
    if between is not None:
        first, *rest = conjuncts(between)
        tie = scene.trimmed(noun_phrase(noun, with_phrases=False))
        if is_party(scene, first) and rest:
            yield from make_ties(scene, noun, tie_subject(scene, first), rest[0], tie, [noun, first])
        return
    above = noun.head.children if scene.report.record and noun.dep == "dobj" else []
    links = (c for c in (*noun.children, *above) if c.dep == "prep" and c.lower in ("to", "with") and c.i > noun.i)
    preposition = next(links, None)
    other = next((c for c in preposition.children if c.dep == "pobj"), None) if preposition is not None else None
    if scene.report.record and (other is None or not is_party(scene, other)):
        other = named_among(scene, other) if other is not None else _person_with(scene, noun)
        preposition = preposition or (other.head if other is not None else None)
    if preposition is None or other is None or not is_party(scene, other):
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
    yield from make_ties(scene, noun, tie_subject(scene, subject), other, tie, [noun])
