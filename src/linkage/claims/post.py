"""Posts: a person held an office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from linkage.claims.clauses import is_one_of, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.fragment import opens_without_subject
from linkage.claims.negation import own_negations
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.officerpost import agree_on_posts, read_officer_posts
from linkage.claims.postbody import BEFORE_NAME, is_body, is_event, is_time, seat_of, whose_body, works_in
from linkage.claims.postfragment import read_fragment
from linkage.claims.posttitle import behind_asides, behind_marks, is_part_of_title, whole_title
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.term import read_term, term_time
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType, RelationType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases, rank_lexicon, title_lexicon


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(load_phrases("posts", section))


_BODIES = (MentionType.ORGANIZATION, MentionType.PLACE)


def read_posts(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The posts that a sentence tells of: a title before a name, beside it, or said of it."""
    if scene.report.record and (fragment := read_fragment(scene, sentence)):
        yield from fragment
        return
    yield from _by_rank(scene, sentence)
    yield from agree_on_posts(scene, list(_by_title(scene, sentence)), list(read_officer_posts(scene, sentence)))


def _by_title(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    i = 0
    tokens = sentence.tokens
    while i < len(tokens):
        hit = title_lexicon().at(tokens, i)
        if hit is None or tokens[hit.end - 1].pos not in ("NOUN", "PROPN", "ADJ"):
            i += 1
            continue
        found = _at(scene, tokens, hit.start, hit.end)
        if found is not None:
            yield found
        i = hit.end


def _at(scene: Scene, tokens: list[Token], start: int, end: int) -> Finding | None:
    first, last = whole_title(scene, tokens, start, end)
    head = next((t for t in tokens[start:end] if not start <= t.head_i < end), tokens[end - 1])
    title_span = scene.trimmed(Span(tokens[first].span.start, tokens[last].span.end))
    if tokens[end - 1].lemma == "member" and first and tokens[first - 1].lower == "family":
        return None  # "family members of X"
    second = tokens[end - 1].lemma == "deputy" or tokens[start].lower == "second"
    if second and end < len(tokens) and tokens[end].lower == "to":
        return None  # "deputy to General X" is a tie to X
    body, after = _body(scene, tokens, first, last, head)
    person = _of_listed(scene, head) or _person(scene, tokens, first, last, after, head)
    if person is None:
        return None
    if body is None and scene.lists_body and head.dep == "nsubj" and any(c.lower in ("the", "its") for c in head.children):
        listed = record_subject(scene.report)  # "The founder is X", in the record of a body
        body = Role("organization", listed.text, listed.span) if listed is not None else None
    if body is not None and tokens[last].lemma in load_phrases("ties", "nouns") and _is_person(scene, tokens, body):
        return None  # "a partner of X" is a tie
    if body is None and not _stands_alone(tokens[start:end]):
        return None
    mention, words = person
    roles = [Role("person", mention.text, mention.span), Role("title", title_span.of(scene.text), title_span)]
    rank = rank_of(scene, mention)
    if rank is not None:
        roles.append(Role("rank", rank.text, rank.span))
    if body is not None:
        roles.append(body)
    roles += read_term(scene, head, appointing=any(a.lemma in _listed("appointed") for a in head.ancestors))
    time = term_time(scene, roles)
    no = own_negations(head.head) if head.dep == "attr" and head.head.lemma in ("be", "become") else []  # "is not the commander"
    stance = Stance.DENIED if no else None
    return Finding(ClaimKind.POST, head, roles, words=[tokens[first], tokens[last], *words, *no], when=time, stance=stance)


def _of_listed(scene: Scene, head: Token) -> tuple[Mention, list[Token]] | None:
    """The listed one where a record does not name him: "Appointed by decree as prosecutor of X", "Served as a major in Y"."""
    top = head
    while top.dep in ("conj", "appos") and top.head.pos in ("NOUN", "PROPN"):
        top = top.head
    first = head.sentence.tokens[0]
    verb = top.head
    if first.head is top and first.lower.endswith("ed") and first.lower[:-2] in _coming_in():  # "Appointed commander of X"
        listed = record_subject(scene.report)
        return (listed, [first]) if listed is not None else None
    if verb.lower == "as":
        verb = next((a for a in verb.ancestors if a.pos == "VERB"), verb)
    while verb.pos in ("ADP", "SCONJ", "NOUN") and (verb.lower in ("to", "of") or verb.lemma in _listed("capacities")):
        verb = verb.head
    if verb.pos != "VERB" or verb.lemma not in _coming_in() or not opens_without_subject(scene, verb):
        return None
    listed = record_subject(scene.report)
    return (listed, [verb]) if listed is not None else None


@cache
def _coming_in() -> frozenset[str]:
    """Verbs behind which an office or a rank is somebody's own."""
    return frozenset(w for section in ("appointed", "giving", "serving", "entering", "tenures") for w in _listed(section))


def _is_person(scene: Scene, tokens: Sequence[Token], body: Role) -> bool:
    """Whether what stands for the body is a person: "an aide of X"."""
    return any(m.span == body.span for m in scene.in_sentence(tokens[0].sentence, MentionType.PERSON))


def _stands_alone(title: Sequence[Token]) -> bool:
    """Whether an office is one without a body beside it, whatever opens it: "president", "interim president"."""
    words = [t.lemma for t in title]
    endings = {" ".join(words[i:]) for i in range(len(words))}
    return " ".join(words) not in _listed("needs_body") and bool(endings & _listed("standing"))


def _body(scene: Scene, tokens: list[Token], first: int, last: int, head: Token) -> tuple[Role | None, int]:
    """The body of which the title is, and the index of the last word that belongs to both."""
    j = behind_marks(tokens, last + 1)  # "the 'Minister of Finance' of X"
    owned = first > 1 and tokens[first - 1].lower in ("'s", "’s") and is_body(scene, tokens[first - 2])
    if j + 1 < len(tokens) and tokens[j].lower in ("of", "at", "for", "in", "with", "to", "under"):
        k = j + 1
        while k < len(tokens) and (tokens[k].lower in BEFORE_NAME or tokens[k].text in "‘'\"“«"):
            k += 1
        if k < len(tokens) and tokens[k].pos in ("NOUN", "PROPN", "ADJ", "NUM", "X") and not is_time(scene, tokens[j], tokens[k]):
            role, index = _body_at(scene, tokens, k)
            if role is not None and tokens[j].lower == "under" and _is_over(tokens, k, index):
                role = None  # "officials under his authority", "minister under President X"
            if role is not None and tokens[j].lower == "under" and first and tokens[first - 1].lower in state_forms():
                return Role("organization", tokens[first - 1].text, tokens[first - 1].span), index  # "the Ruritanian minister under X"
            if tokens[j].lower in ("in", "at") and first and seat_of(scene, tokens[k], tokens[first - 1]):
                role = None  # "became Front commander in X": of the Front
            if role is not None and owned and tokens[j].lower != "of":  # "the UN's envoy for X": of the UN
                mention = scene.named(tokens[first - 2])
                return (role if mention is None else Role("organization", mention.text, mention.span)), index
            if role is not None and (tokens[j].lower != "to" or role.span is not None):
                return role, index
    before = tokens[first - 1] if first else None
    while before is not None and before.lower in _listed("left_out") | {"-", "s", "'"}:
        before = tokens[before.i - 1] if before.i else None
    if before is not None:
        mention = scene.named(before)
        if before.lower in ("'s", "’s") and before.i:
            mention = scene.named(tokens[before.i - 1])
            speaks_for = head.lemma in load_phrases("attribution", "spokespeople")
            if mention is not None and (mention.type is not MentionType.PERSON or speaks_for):
                return Role("organization", mention.text, mention.span), last
        if mention is not None and mention.type is not MentionType.PERSON:
            return Role("organization", mention.text, mention.span), last
        if before.lower in state_forms() and (where := works_in(scene, head)) is not None:
            return where, last  # "a Ruritanian judge working in the Lonja Court": of the court
        if before.lower in state_forms():
            return Role("organization", before.text, before.span), last
        if (
            (before.pos in ("NOUN", "PROPN") or before.text[0].isupper())
            and (before.dep in ("compound", "nmod") or (before.dep == "amod" and before.text[0].isupper()))
            and before.head.i in (head.i, head.head.i)
            and before.lemma not in ("former",)
        ):
            return Role("organization", before.text, before.span), last
    owner = next((c for c in head.children if c.dep == "poss"), None)
    if owner is not None and owner.lower == "whose":
        return whose_body(scene, owner), last
    if owner is not None and owner.pos == "PRON":
        named = _place_of(scene, owner, head) if head.lemma in _listed("of_places") else scene.referent(owner)
        return (Role("organization", named.text, named.span), last) if named is not None and named.type in _BODIES else (None, last)
    if owner is not None:
        role = scene.role("organization", owner)
        if role is not None and not scene.is_person(owner):
            return role, last
    return None, last


def _place_of(scene: Scene, owner: Token, head: Token) -> Mention | None:
    """The place whose office it is: the state named before "its" in the sentence, else the place told of."""
    states = [m for m in scene.in_sentence(owner.sentence, MentionType.PLACE) if m.text.lower() in state_forms()]
    return next((m for m in reversed(states) if m.span.end <= owner.span.start), None) or scene.places.near(head)


def _is_over(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether what stands behind "under" is no body but somebody's hold over one, or who held the office above."""
    return title_lexicon().at(tokens, k) is not None or any(t.lemma in load_phrases("commands", "under") for t in tokens[k : last + 1])


def _body_at(scene: Scene, tokens: list[Token], k: int) -> tuple[Role | None, int]:
    mention = next((m for t in tokens[k : k + 3] if (m := scene.named(t)) is not None), None)
    if mention is not None and scene.text[mention.span.end : mention.span.end + 1] == "-":
        mention = None  # "of the X-backed Valley Front"
    head = tokens[k]
    while head.dep in ("compound", "amod", "nmod", "npadvmod", "poss", "det", "nummod", "case") and head.head.i > head.i:
        head = head.head
    span = scene.trimmed(noun_phrase(head))
    if span.start > tokens[k].span.start:
        span = Span(tokens[k].span.start, span.end)
    if mention is not None and mention.type is not MentionType.PERSON and (mention.span.end >= span.end or mention.span.overlaps(span)):
        span = Span(
            min(span.start, mention.span.start) if span.start > tokens[k].span.start - 1 else span.start, max(mention.span.end, span.end)
        )
    for person in scene.in_sentence(head.sentence, MentionType.PERSON):
        named = any(t.pos in ("NOUN", "PROPN") for t in tokens if span.start <= t.span.start < person.span.start)
        if named and span.start < person.span.start < span.end:  # "of the Network Anna Kovacs": the name is no part of the body
            rank = rank_of(scene, person)  # "of the 12th Brigade General X": neither is the rank
            end = rank.span.start if rank is not None and rank.span.overlaps(span) else person.span.start
            span = scene.trimmed(Span(span.start, end))
    if not len(span) or span.of(scene.text).lower() in rank_lexicon() or is_event(head):
        return None, k
    last = max((t.i for t in tokens if t.span.end <= span.end), default=k)
    return Role("organization", span.of(scene.text), span), last


def _person(scene: Scene, tokens: list[Token], first: int, last: int, after: int, head: Token) -> tuple[Mention, list[Token]] | None:
    """Who holds the post, and the words that say so."""
    for j in (last + 1, after + 1):
        k = j = behind_asides(tokens, j)
        if k < len(tokens) and tokens[k].text == "," and tokens[last].tag == "NNS":
            continue  # "a decree naming senior officers, X stayed where he was"
        while k < len(tokens) and (
            tokens[k].text in (",", "'", "’", "”", '"', "(") or tokens[k].lower in ("mr", "mr.", "dr", "dr.") or _is_rank(scene, tokens[k])
        ):
            k += 1
        if (
            k < len(tokens)
            and scene.is_person(tokens[k])
            and (k == j or tokens[j].text != "," or tokens[k].dep == "appos" or head.dep == "appos" or k - j <= 3)
        ):
            mention = scene.named(tokens[k])
            owned = k > last + 1 and mention is not None and scene.text[mention.span.end : mention.span.end + 2] in ("'s", "’s")
            other = tokens[j].text == "," and head.dep != "nsubj" and tokens[k].dep == "nsubj" and j == k
            short = tokens[k].lower in load_phrases("bodies", "legal_forms")  # "director of Northern Works (LLC NW)"
            if mention is not None and not owned and not other and not short:
                return mention, [tokens[k]]
    if head.dep == "appos" or (head.dep == "conj" and head.head.dep == "appos"):
        holder = head.head if head.dep == "appos" else head.head.head
        mention = scene.named(holder)
        if mention is not None and mention.type is MentionType.PERSON:
            return mention, [holder]
    before = _before(tokens, first)
    if before is not None and tokens[first - 1].lower in (",", "the", "a", "(") and scene.is_person(before):
        mention = scene.named(before)
        return (mention, [before]) if mention is not None else None
    if first and head.i > 0 and tokens[first - 1].dep in ("compound", "nmod", "nsubj", "appos") and tokens[last].i < len(tokens) - 1:
        adjacent = scene.named(tokens[first - 1]) if scene.is_person(tokens[first - 1]) else None
        if adjacent is not None and tokens[last + 1].lower in ("of", "for") and after > last:  # "X head of the Y", in a text without commas
            return adjacent, [tokens[first - 1]]
    if head.dep in ("compound", "nmod") and scene.is_person(head.head):  # "agent and writer X"
        mention = scene.named(head.head)
        return (mention, [head.head]) if mention is not None else None
    return _said_of(scene, head)


def _before(tokens: list[Token], first: int) -> Token | None:
    j = first - 1
    while j >= 0 and (tokens[j].text in (",", "(") or tokens[j].lower in _listed("left_out") | {"a", "an"}):
        j -= 1
    return tokens[j] if j >= 0 else None


def _is_rank(scene: Scene, token: Token) -> bool:
    return any(m.span.covers(token.span) for m in scene.in_sentence(token.sentence, MentionType.RANK))


def _said_of(scene: Scene, head: Token) -> tuple[Mention, list[Token]] | None:
    """ "X is the head of Y", "X was appointed head", "as head of Y, X ...", "its leader is X"."""
    top = head
    while (top.dep == "conj" and top.head.pos in ("NOUN", "PROPN")) or is_one_of(top):
        top = top.head if top.dep == "conj" else top.head.head
    subject: Token | None = None
    verb = top.head
    if top.dep == "pobj" and verb.lower == "since" and verb.head.lemma == "be":  # "has been since May 2021 head of X"
        subject = read_arguments(verb.head).doer
    elif top.dep == "attr" and verb.lemma in ("be", "become", "remain"):
        subject = read_arguments(verb).doer
    elif top.dep in ("oprd", "dobj", "attr", "xcomp", "ccomp") and verb.lemma in _listed("appointed"):
        arguments = read_arguments(verb)
        subject = next((c for c in verb.children if c.dep in ("dobj", "nsubjpass") and c.i != top.i), None) or arguments.undergoer
        if subject is not None and subject.i == top.i:
            subject = next((c for c in top.children if c.dep == "appos"), None)
    elif top.dep == "dobj" and top.lemma in _listed("capacities") and verb.lemma in _listed("holding"):  # "keeps a command position in X"
        subject = read_arguments(verb).doer
    elif top.dep == "pobj" and verb.lower in ("of", "as") and verb.head.lemma in _listed("capacities"):
        subject = _in_capacity(verb.head)
    elif top.dep == "pobj" and verb.lower == "as" and (verb.previous is None or verb.previous.lower != "such"):
        clause = verb.head
        done_by = clause.dep == "pobj" and clause.head.lower == "by"  # "was appointed by X as head of Y"
        if clause.pos == "ADJ" or done_by or (clause.pos == "NOUN" and scene.person_of(clause) is None and scene.report.record):
            clause = next((a for a in clause.ancestors if a.pos in ("VERB", "AUX")), clause)  # "remains active in X as head of Y"
        if clause.pos in ("VERB", "AUX"):
            arguments = read_arguments(clause)
            follows = clause.lemma in _listed("replacing")  # "X succeeded Y as leader", "Y was replaced by X as leader": X
            taken = (arguments.passive or clause.lemma in _listed("appointed")) and not follows
            subject = arguments.undergoer if taken else arguments.doer
        elif clause.pos in ("NOUN", "PROPN"):
            subject = clause
    elif top.dep in ("nsubj",) and verb.lemma == "be":
        subject = next((c for c in verb.children if c.dep == "attr" and scene.is_person(c)), None)
    elif top.dep == "pobj" and verb.lower == "to" and verb.head.lemma in (*_listed("appointed"), *_listed("capacities")):
        clause = verb.head
        subject = read_arguments(clause).undergoer if clause.pos == "VERB" else _in_capacity(clause)
    if subject is None and top.dep == "attr" and opens_without_subject(scene, verb):  # "Is the head of X"
        listed = record_subject(scene.report)
        return None if listed is None else (listed, [verb])
    if subject is None:
        return None
    if subject.pos == "PRON" or _is_description(scene, subject):
        referent = scene.referent(subject) or (scene.topic_person() if subject.pos != "PRON" else None)
        return None if referent is None or referent.type is not MentionType.PERSON else (referent, [subject])
    mention = scene.named(subject) or scene.person_of(subject)
    if mention is None or mention.type is not MentionType.PERSON:
        return None
    return mention, [subject]


def _in_capacity(noun: Token) -> Token | None:
    """Who "held the position of" X, or acts "in his role as" X: the subject of the clause."""
    clause = noun
    while clause.pos not in ("VERB", "AUX") and clause.head_i != clause.i:
        clause = clause.head
    if clause.pos not in ("VERB", "AUX") or (noun.dep in ("dobj", "obj") and clause.lemma not in _listed("holding")):
        return None
    arguments = read_arguments(clause)
    return arguments.undergoer if arguments.passive else arguments.doer


def _by_rank(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "He holds the rank of Colonel in X", "was promoted to general of X": a rank in a body that is named."""
    tokens = sentence.tokens
    for hit in rank_lexicon().find(tokens):
        named = _named_at(scene, tokens, hit.end)
        link = named[1] if named is not None else hit.end  # "Colonel X of the 5th Brigade"
        k = link + 1
        if k >= len(tokens) or tokens[link].lower not in ("of", "in", "for", "with", "from"):
            continue
        office = title_lexicon().at(tokens, hit.start)
        if is_part_of_title(tokens, hit.start, hit.end) or (office is not None and office.end >= hit.end):
            continue  # "Director General of X"
        while k + 1 < len(tokens) and tokens[k].lower in ("the", "former"):
            k += 1
        unit = scene.named(tokens[k])
        if unit is None or unit.type is not MentionType.ORGANIZATION:
            continue
        head = next((t for t in tokens[hit.start : hit.end] if not hit.start <= t.head_i < hit.end), tokens[hit.end - 1])
        body, _ = _body_at(scene, tokens, k)
        person = (named[0], tokens[hit.end : link]) if named is not None else None
        person = person or _of_listed(scene, head) or _beside(scene, head) or _said_of(scene, head)
        if body is None or person is None:
            continue
        mention, words = person
        rank = Span(tokens[hit.start].span.start, tokens[hit.end - 1].span.end)
        roles = [Role("person", mention.text, mention.span), Role("rank", rank.of(scene.text), rank), body]
        roles += read_term(scene, head, appointing=True)
        time = term_time(scene, roles)
        yield Finding(ClaimKind.POST, head, roles, words=[*tokens[hit.start : hit.end], *words], when=time)


def _named_at(scene: Scene, tokens: list[Token], i: int) -> tuple[Mention, int] | None:
    """The person whose name begins at a word, and the index of the word behind it."""
    mention = scene.named(tokens[i]) if i < len(tokens) else None
    if mention is None or mention.type is not MentionType.PERSON or mention.span.start != tokens[i].span.start:
        return None
    return mention, next((t.i for t in tokens[i:] if t.span.start >= mention.span.end), len(tokens))


def _beside(scene: Scene, head: Token) -> tuple[Mention, list[Token]] | None:
    """Of whom an apposition says it: "X, a lieutenant in the 5th Brigade"."""
    mention = scene.named(head.head) if head.dep == "appos" else None
    return None if mention is None or mention.type is not MentionType.PERSON else (mention, [head.head])


def _is_description(scene: Scene, token: Token) -> bool:
    """ "The 59-year-old", "the general", "the minister": a person by what he is."""
    return scene.named(token) is None and (
        token.lower in ("old",)
        or "year-old" in token.lower
        or token.lemma in title_lexicon()
        or any(c.lower == "old" for c in token.children)
    )


def rank_of(scene: Scene, person: Mention) -> Mention | None:
    """The rank that the report gives the person, beside this mention or another one of the same surname."""
    surname = person.text.split()[-1].lower()
    found = None
    for relation in scene.parsed.relations:
        if relation.type is RelationType.HAS_RANK and relation.head.of(scene.text).split()[-1].lower() == surname:
            rank = next((m for m in scene.parsed.mentions if m.span == relation.tail and m.type is MentionType.RANK), None)
            if relation.head == person.span:
                return rank
            found = found or rank
    return found
