"""Who holds a post: the person beside the title, of whom it is said, or whom a record lists."""

from __future__ import annotations

from functools import cache, partial

from linkage.claims.clauses import is_one_of, read_arguments
from linkage.claims.fragment import opens_without_subject
from linkage.claims.listed import same_name
from linkage.claims.posttitle import behind_asides
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.vocab import load_phrases, load_word_set, title_lexicon

_listed = partial(load_word_set, "posts")


def listed_holder(scene: Scene, head: Token) -> tuple[Mention, list[Token]] | None:
    """The listed one where a record does not name him: "Appointed by decree as prosecutor of X", "Served as a major in Y".

    Args:
        scene: The report.
        head: The word that carries the title.

    Returns:
        The person, and the words that say so.
    """
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


def is_listed_body(scene: Scene, holder: Mention) -> bool:
    """Whether who seems to hold a post is the body that a record lists, which holds no office of a person.

    Args:
        scene: The report.
        holder: Who seems to hold it.
    """
    listed = record_subject(scene.report) if scene.lists_body else None
    return listed is not None and same_name(holder.text, listed.text)


def holder_of(scene: Scene, tokens: list[Token], first: int, last: int, after: int, head: Token) -> tuple[Mention, list[Token]] | None:
    """Who holds a post, by the words around its title.

    Args:
        scene: The report.
        tokens: The sentence.
        first: The first word of the title.
        last: Its last word.
        after: The last word of its body; that of the title where no body stands behind it.
        head: The word that carries the title.

    Returns:
        The person, and the words that say so.
    """
    said = holder_said(scene, head) if head.dep == "attr" and head.head.lemma == "be" else None
    for j in (last + 1, after + 1):
        k = j = behind_asides(tokens, j)
        if said is not None and said[0].span.end <= tokens[first].span.start:
            break  # "A is the aide of the president, B": A
        if k < len(tokens) and tokens[k].text == "," and _is_in_name_of_office(head):
            continue  # "in the Office of the President, B"
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
    return holder_said(scene, head)


def _is_in_name_of_office(head: Token) -> bool:
    """Whether a title only says whose office a body is: "the Office of the President"."""
    return head.dep == "pobj" and head.head.lower == "of" and head.head.head.lower in load_phrases("posts", "offices_of")


def _names_body(noun: Token) -> bool:
    """Whether a capacity is a body by its name, and none in which somebody serves: "in the Office of the President"."""
    return noun.text[0].isupper() and noun.i > 0 and noun.lower in load_phrases("posts", "offices_of")


def _before(tokens: list[Token], first: int) -> Token | None:
    j = first - 1
    while j >= 0 and (tokens[j].text in (",", "(") or tokens[j].lower in _listed("left_out") | {"a", "an"}):
        j -= 1
    return tokens[j] if j >= 0 else None


def _is_rank(scene: Scene, token: Token) -> bool:
    return any(m.span.covers(token.span) for m in scene.in_sentence(token.sentence, MentionType.RANK))


def holder_said(scene: Scene, head: Token) -> tuple[Mention, list[Token]] | None:
    """Of whom a post or rank is said: "X is the head of Y", "X was appointed head", "as head of Y, X ...", "its leader is X".

    Args:
        scene: The report.
        head: The word that carries the title or rank.

    Returns:
        The person, and the words that say so.
    """
    top = head
    while (top.dep == "conj" and (top.head.pos in ("NOUN", "PROPN") or top.head.lower == "one")) or is_one_of(top):
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
    elif top.dep == "pobj" and verb.lower in ("of", "as") and verb.head.lemma in _listed("capacities") and not _names_body(verb.head):
        subject = _in_capacity(verb.head)
    elif top.dep == "pobj" and verb.lower == "as" and (verb.previous is None or verb.previous.lower != "such"):
        clause = verb.head
        done_by = clause.dep == "pobj" and clause.head.lower == "by"  # "was appointed by X as head of Y"
        if clause.pos == "ADJ" or done_by or (clause.pos == "NOUN" and scene.person_of(clause) is None and scene.report.record):
            clause = next((a for a in clause.ancestors if a.pos in ("VERB", "AUX")), clause)  # "remains active in X as head of Y"
        if clause.pos in ("VERB", "AUX"):
            arguments = read_arguments(clause)
            follows = clause.lemma in _listed("replacing")  # "X succeeded Y as leader", "Y was replaced by X as leader": X
            called = clause.lemma in _listed("appointed") or clause.lemma in _listed("identifying")  # "identified X as the head of Y": X
            taken = (arguments.passive or called) and not follows
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
        topic = None if subject.pos == "PRON" or scene.lists_body else scene.topic_person()
        referent = scene.referent(subject) or topic
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


def _is_description(scene: Scene, token: Token) -> bool:
    """ "The 59-year-old", "the general", "the minister": a person by what he is."""
    return scene.named(token) is None and (
        token.lower in ("old",)
        or "year-old" in token.lower
        or token.lemma in title_lexicon()
        or any(c.lower == "old" for c in token.children)
    )
