"""Designations: someone was sanctioned, indicted or wanted, as prose tells it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import Arguments, read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.fragment import leaves_out_listed
from linkage.claims.harm import is_listed
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import conjuncts
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import Lexicon, load_lexicon, load_phrases

_AUTHORITIES = (
    "court",
    "union",
    "council",
    "treasury",
    "department",
    "government",
    "tribunal",
    "prosecutor",
    "authority",
    "state",
    "ministry",
    "judge",
    "office",
    "commission",
    "police",
    "interpol",
    "detective",
    "magistrate",
    "inspector",
    "jury",
    "chamber",
)


@cache
def designating_verbs() -> Lexicon:
    """Verbs of putting somebody on a list or under measures, by the instrument they name."""
    return load_lexicon("designations", "verbs")


@cache
def _nouns() -> Lexicon:
    return load_lexicon("designations", "nouns")


def read_designations(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """Who was listed, indicted, convicted or is wanted in a sentence, and by which authority."""
    for token in sentence.tokens:
        if token.lower in _LISTED and token.dep == "amod" and (scene.report.record or _names_lister(scene, token)):
            yield from _by_adjective(scene, token)
        elif token.pos == "VERB" and not is_negated(token):
            yield from _by_verb(scene, token)
        elif token.lower in ("measures", "sanctions") and token.dep == "pobj" and scene.report.record:
            yield from _subject_to(scene, token)
        elif token.lower == "sanctions" and token.dep == "pobj":
            yield from _under_sanctions(scene, token)
        elif token.pos in ("NOUN", "PROPN") and token.lemma in load_phrases("designations", "opened"):
            yield from _by_warrant(scene, token)


@cache
def _telling() -> frozenset[str]:
    """The verbs that may tell of a designation: nothing else is read of those that do not."""
    listed = (load_phrases("designations", section) for section in ("outlawing", "declaring"))
    return designating_verbs().words().union(("find", *_PLACING, *_IMPOSING), *listed)


def _by_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    if verb.lemma not in _telling():
        return
    arguments = read_arguments(verb)
    instrument = designating_verbs().concept(verb.lemma)
    person, authority = arguments.undergoer, arguments.doer
    guilty = next((c for c in verb.children if c.lower == "guilty"), None) if verb.lemma == "find" else None
    if guilty is not None and is_negated(guilty):
        return  # "found him not guilty"
    if guilty is not None:  # "found him guilty of Y"
        instrument = "conviction"
        person = person or next((c for c in guilty.children if c.dep == "nsubj"), None)
    if verb.lemma in (*_PLACING, *_IMPOSING):
        on = arguments.phrase("on", "to", "in")
        if on is not None and on.lemma in load_phrases("designations", "lists"):
            instrument = "sanctions"
        elif verb.lemma in _IMPOSING and person is not None and person.lemma in ("sanction", "freeze", "ban"):
            instrument, person = "sanctions", arguments.phrase("on", "against") or read_arguments(person).phrase("on", "against")
        under = arguments.phrase("under")
        if under is not None and under.lemma == "sanction" and verb.lemma in ("place", "put"):  # "was placed under EU sanctions"
            instrument = "sanctions"
            authority = authority or next((c for c in under.children if c.dep in ("compound", "amod", "nmod", "poss")), None)
    if verb.lemma in load_phrases("designations", "outlawing") and verb.tag in ("VBN", "VBD") and authority is None:
        where = _outlawed_in(verb)
        person = person if person is not None and scene.named(person) is not None else _named_before(scene, verb)
        if where is not None and person is not None:
            instrument, authority = "sanctions", where
    if verb.lemma in load_phrases("designations", "declaring") and (called := _called_terrorist(verb)) is not None:
        instrument, passive = "sanctions", verb.tag == "VBN" and not any(c.dep == "aux" and c.lemma == "have" for c in verb.children)
        person = next((t for t in (person, verb.head) if t is not None and t is not called and scene.named(t) is not None), None)
        authority = arguments.phrase("by") or read_arguments(called).phrase("by") if passive else arguments.doer
    if authority is None and instrument is not None and verb.tag == "VBN":  # "convicted of murder by a court", where "by" hangs on "murder"
        authority = next((c for t in verb.subtree if t.lower == "by" and t.i > verb.i for c in t.children if _is_authority(scene, c)), None)
    if verb.tag in ("VBN", "VBD") and instrument is not None and (appearing := _appearing(verb)) is not None:
        person, authority = appearing.doer, appearing.phrase("in", "before", "at")
    if instrument == "conviction" and scene.report.record and verb.dep == "advcl" and _is_authority(scene, person):
        person = None  # "Convicted by X, the court of appeal reduced his sentence"
    left_out = person is None and (leaves_out_listed(scene, verb) or verb.dep == "advcl")  # "Convicted by a military court"
    if instrument is None or (person is None and not left_out):
        return
    if instrument == "sanctions" and verb.lemma in ("list", "designate") and not _is_authority(scene, authority):
        if scene.report.record and authority is None and any(c.lower in ("for", "under", "in") for c in verb.children):
            yield from _by_publisher(scene, verb, person)
        return
    if authority is None and instrument in ("indictment", "conviction", "investigation"):
        authority = arguments.phrase("in", "before", "at")
        place = scene.named(authority)
        if place is not None and place.type is MentionType.PLACE and place.text.lower() not in state_forms():
            authority = None  # "charged in the X killing"
    if authority is not None and authority.lemma in load_phrases("acts", "court_orders"):
        authority = read_arguments(authority).phrase("of", "by", "from") or authority  # "imprisoned by order of the court"
    if authority is None or not _is_authority(scene, authority):
        return
    yield from _finding(scene, verb, person, authority, instrument)


_PLACING = ("place", "put", "add", "include")
_IMPOSING = ("impose", "adopt", "apply", "introduce")


def _called_terrorist(verb: Token) -> Token | None:
    """What somebody is declared to be in "lists X as a terrorist organisation", "designated a terror group by Y"; None for all else."""
    taken = [c for c in verb.children if c.i > verb.i and c.dep in ("dobj", "oprd", "attr", "xcomp", "ccomp", "npadvmod")]
    taken += read_arguments(verb).phrases.get("as", [])
    taken += [g for t in taken for c in t.children if c.lower == "as" for g in c.children if g.dep == "pobj"]
    bodies = (t for t in taken if t.lemma in ("organisation", "organization", "group", "entity"))
    return next((t for t in bodies if any(c.lemma in ("terrorist", "terror") for c in t.children)), None)


def _outlawed_in(verb: Token) -> Token | None:
    """The state in which somebody is outlawed: "banned in Russia"."""
    following = verb.next
    where = following.next if following is not None and following.lower == "in" else None
    where = where.next if where is not None and where.lower == "the" else where
    return where if where is not None and where.lower in state_forms() else None


def _named_before(scene: Scene, verb: Token) -> Token | None:
    """The body named right before a bracket or a description: "the Valley Front (a group banned in X)"."""
    before = verb.sentence.tokens[max(0, verb.i - _NEAR) : verb.i]
    named = (t for t in reversed(before) if (m := scene.named(t)) is not None and m.type is MentionType.ORGANIZATION)
    return next(named, None)


_NEAR = 7  # words


def _appearing(verb: Token) -> Arguments | None:
    """ "Appeared in court charged with murder": what "appeared" takes, wherever the parser hangs the charge."""
    above = next((a for a in verb.ancestors if a.pos in ("VERB", "AUX")), None)
    near = above is not None and above.lemma == "appear" and verb.dep in ("advcl", "acl", "xcomp", "oprd", "conj")
    return read_arguments(above) if above is not None and near else None


def _names_lister(scene: Scene, word: Token) -> bool:
    """Whether the word before says on whose list it is: "EU-listed"."""
    before = word.sentence.tokens[word.i - 2] if word.i > 1 and word.sentence.tokens[word.i - 1].text == "-" else None
    named = scene.named(before)
    return named is not None and before is not None and (named.type is MentionType.ORGANIZATION or before.lower in state_forms())


_LISTED = frozenset({"sanctioned", "designated", "listed"})
_LISTED_ONES = frozenset({"entity", "person", "individual", "company", "organisation", "organization", "group", "body"})


def _by_adjective(scene: Scene, word: Token) -> Iterator[Finding]:
    """In a record, "designated person X": X is on the publisher's list too."""
    publisher = scene.report.publisher
    if word.previous is not None and word.previous.text == "-" and word.i > 1:  # "the EU-listed X"
        lister = scene.named(word.sentence.tokens[word.i - 2])
        publisher = lister.text if lister is not None else None
    behind = word.sentence.tokens[word.i + 1 : word.i + 6]
    named = next((m for t in behind if (m := scene.named(t)) is not None), None)
    if named is None and word.head.lemma in _LISTED_ONES and (whose := said_of(word.head)) is not None and not is_listed(scene, whose):
        named = scene.named(whose)  # "works for X, a designated entity"
    if publisher is None or named is None or named.type is MentionType.PLACE:
        return
    roles = [Role("person", named.text, named.span), Role("authority", publisher), Role("instrument", "sanctions", word.span)]
    yield Finding(ClaimKind.DESIGNATION, word, roles, words=[word], attribution=())


def _subject_to(scene: Scene, noun: Token) -> Iterator[Finding]:
    """In a record, "X, a firm under restrictive measures": X is on the publisher's list too."""
    word = noun.head.head
    if word.lower != "subject" or not any(c.lower in ("restrictive", "union") for c in noun.children):
        return
    top = word.head if word.pos == "ADJ" or word.dep == "acl" else word
    if top.pos == "AUX":  # "a bank, which is subject to measures"
        top = read_arguments(top).doer or top
    yield from _by_publisher(scene, noun, said_of(top) or top)


def _under_sanctions(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "X has been under EU sanctions since 2018", "Y is the subject of Ruritanian sanctions"."""
    link = noun.head
    verb = link.head.head if link.lower == "of" and link.head.lemma in ("subject", "target") else link.head
    under = link.lower == "under" or (link.lower == "of" and verb is not link.head)
    if not under or verb.lemma not in ("be", "come", "remain", "fall", "stay") or is_negated(verb):
        return
    authority = next((c for c in noun.children if c.dep in ("compound", "amod", "nmod", "poss") and _is_authority(scene, c)), None)
    person = read_arguments(verb).doer
    if authority is not None and person is not None and scene.named(person) is not None:
        yield from _finding(scene, noun, person, authority, "sanctions")


def _by_publisher(scene: Scene, anchor: Token, person: Token | None) -> Iterator[Finding]:
    """The listing of another one by the authority whose record it is."""
    publisher = scene.report.publisher
    if person is not None and person.lower in ("both", "all") and person.dep == "appos":  # "X and Y, both listed under Z"
        person = person.head
        while person.dep == "conj":
            person = person.head
    for head in conjuncts(person) if person is not None else ():
        named = scene.named(head)
        if publisher is None or named is None or named.type is MentionType.PLACE or is_listed(scene, head):
            continue
        roles = [Role("person", named.text, named.span), Role("authority", publisher), Role("instrument", "sanctions", anchor.span)]
        yield Finding(ClaimKind.DESIGNATION, anchor, roles, words=[anchor, head], attribution=())


def _is_authority(scene: Scene, token: Token | None) -> bool:
    if token is None:
        return False
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PERSON
    return token.lower in state_forms() or token.lemma in _AUTHORITIES


def _by_warrant(scene: Scene, noun: Token) -> Iterator[Finding]:
    instrument = _nouns().concept(f"{noun.previous.lemma} {noun.lemma}") if noun.previous is not None else None
    instrument = instrument or _nouns().concept(noun.lemma)
    opened = next((c for c in noun.children if c.dep == "acl" and c.tag == "VBN" and noun.head_i == noun.i), None)
    verb = noun.head if opened is None or not scene.report.record else opened  # "Arrest warrant issued by the judge of X"
    if instrument is None or verb.pos != "VERB" or verb.lemma not in load_phrases("designations", "opening"):
        return
    arguments = read_arguments(verb)
    person = read_arguments(noun).phrase("for", "against", "into") or arguments.phrase("for", "against", "into")
    if person is not None and person.lemma in ("arrest", "detention", "capture"):  # "a warrant for his arrest"
        person = next((c for c in person.children if c.dep == "poss"), None) or read_arguments(person).phrase("of")
    if arguments.doer is None or (person is None and verb is not opened):
        return
    yield from _finding(scene, verb, person, arguments.doer, instrument)


def _finding(scene: Scene, anchor: Token, person: Token | None, authority: Token, instrument: str) -> Iterator[Finding]:
    by = scene.role("authority", authority)
    time, when = scene.time_role(anchor)
    listed = record_subject(scene.report) if person is None else None
    if listed is not None and by is not None:
        roles = [Role("person", listed.text, listed.span), by, Role("instrument", instrument, anchor.span), time]
        yield Finding(ClaimKind.DESIGNATION, anchor, [r for r in roles if r is not None], words=[anchor, authority], when=when)
    if person is None:
        return
    for head in (*conjuncts(person), *_told_apart(person)):
        if (described := scene.described(head)) is not None:
            role: Role | None = Role("person", described.text, described.span)
        elif head.pos == "PRON" and head.lower in ("his", "their", "its"):
            role = scene.role("person", head)
        elif head.pos == "PRON" and head.lower in ("it", "them", "him", "her", "he", "she", "they"):
            who = scene.topic_person() if head.lower == "it" else scene.referent(head)
            role = Role("person", who.text, who.span) if who is not None else None
        elif scene.named(head) is not None or scene.person_of(head) is not None:
            role = scene.role("person", head)
        elif head.lemma in ("individual", "entity", "person", "people", "suspect", "man", "gunman"):
            named = _among(scene, anchor)
            role = named or (scene.role("person", head) if head.lemma in ("suspect", "man", "gunman") else None)
        else:
            role = None
        if role is None or by is None or role.value == by.value:
            continue
        roles = [role, by, Role("instrument", instrument, anchor.span), time]
        yield Finding(ClaimKind.DESIGNATION, anchor, [r for r in roles if r is not None], words=[anchor, head, authority], when=when)


def _told_apart(person: Token) -> list[Token]:
    """Those that a bracket names among others: "sanctions against the authorities (including X)"."""
    links = (c for c in person.children if c.lower == "including")
    return [name for link in links for c in link.children if c.dep in ("pobj", "dobj") for name in conjuncts(c)]


def _among(scene: Scene, anchor: Token) -> Role | None:
    """ "X was among the 65 individuals sanctioned by Y": X."""
    for ancestor in anchor.ancestors:
        if ancestor.lemma == "be":
            subject = next((c for c in ancestor.children if c.dep == "nsubj"), None)
            if subject is not None and scene.is_person(subject):
                return scene.role("person", subject)
    return None
