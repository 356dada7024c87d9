"""Casualties: people were killed, injured, missing, detained, trapped, displaced, or are sheltering."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import conjuncts, is_negated, noun_phrase, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.scene import CountHit, Scene
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.count import Count
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_lexicon, load_phrases, load_vocabulary


@cache
def _section(name: str) -> Lexicon:
    return load_lexicon("outcomes", name)


@cache
def _people() -> frozenset[str]:
    return frozenset(load_phrases("persons", "groups"))


def read_casualties(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The casualties that a sentence tells of: a count of people beside a word for what happened to them."""
    counts = scene.counts(sentence)
    last: Finding | None = None
    for hit in counts:
        figure = sentence.tokens[hit.end - 1]
        if _is_age(sentence, hit):
            continue
        found = _for_count(scene, sentence, hit, figure) or _part_of_whole(scene, sentence, hit, figure, last)
        if found is not None:
            last = found
            yield found
    counts = [hit for hit in counts if not _is_age(sentence, hit)]
    yield from _single_victims(scene, sentence, counts)
    yield from _single_deaths(scene, sentence, counts)
    yield from _nobody(scene, sentence)


def _is_age(sentence: Sentence, hit: CountHit) -> bool:
    """A bare number in brackets behind a name: "Maria (12)"."""
    tokens = sentence.tokens
    if hit.end - hit.start != 1 or hit.start < 2 or hit.end >= len(tokens):
        return False
    return tokens[hit.start - 1].text == "(" and tokens[hit.end].text == ")" and tokens[hit.start - 2].pos == "PROPN"


def _part_of_whole(scene: Scene, sentence: Sentence, hit: CountHit, figure: Token, last: Finding | None) -> Finding | None:
    """ "including five children", "among them a nurse": the part shares what happened to the whole before it."""
    if last is None:
        return None
    before = [t.lower for t in sentence.tokens[max(0, hit.start - 3) : hit.start]]
    noun = _counted(figure)
    part = bool({"including", "among"} & set(before)) or (
        noun.dep == "conj" and any(c.lower == "including" for a in noun.ancestors for c in [a.head, a])
    )
    if not part or noun.lemma not in _people():
        return None
    return _finding(scene, str(last.roles[0].value), last.anchor, noun, hit.count, [*sentence.tokens[hit.start : hit.end]], figure)


def _nobody(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "No civilians were hurt", "there were no casualties": none is a finding."""
    for token in sentence.tokens:
        if token.lower != "no" or token.dep != "det":
            continue
        noun = token.head
        outcome = _outcome_of(noun, noun) if noun.lemma in _people() or noun.lemma in _section("nouns") else None
        if outcome is not None:
            found = _finding(scene, outcome[0], outcome[1], noun, Count(0, 0), [token, noun, outcome[1]], token)
            if found is not None:
                found.stance = None
                yield found


def _for_count(scene: Scene, sentence: Sentence, hit: CountHit, figure: Token) -> Finding | None:
    noun = figure if _is_told_behind(figure) else _counted(figure)
    outcome = _of_victims(figure, noun) or _outcome_of(noun, figure) or _toll(noun)
    if outcome is None:
        return None
    code, cue = outcome
    if noun.lemma in load_phrases("counts", "things") or _is_of_counted(noun):
        return None
    return _finding(scene, code, cue, noun, hit.count, [*sentence.tokens[hit.start : hit.end], cue], figure)


def _is_of_counted(noun: Token) -> bool:
    """Whether the noun only says whose the people counted before it are: "ten members of one family"."""
    holder = noun.head.head
    return noun.dep == "pobj" and noun.head.lower == "of" and holder.pos == "NOUN" and any(c.dep == "nummod" for c in holder.children)


def _is_told_behind(figure: Token) -> bool:
    """Whether the word behind a bare figure says what happened: "five killed and 35 injured", but not "35 injured civilians"."""
    following = figure.next
    if following is None or _section("adjectives").concept(following.lower) is None:
        return False
    behind = following.next
    return behind is None or behind.pos not in ("NOUN", "PROPN", "ADJ")


def _finding(scene: Scene, code: str, cue: Token, noun: Token, count: Count, words: list[Token], figure: Token) -> Finding | None:
    victims: Role | None = None
    if noun.pos in ("NOUN", "PROPN", "ADJ") and noun.lemma not in _section("nouns") and noun.i != figure.i:
        span = _group_words(scene, noun, figure)
        victims = Role("victims", span.of(scene.text), span) if len(span) else None
    elif (of := _of_phrase(noun)) is not None and noun.lemma in _section("nouns"):
        victims = scene.role("victims", of)
    time, when = scene.time_role(_told_by(cue))
    numbers = [Role("min", count.min, figure.span)] + ([Role("max", count.max, figure.span)] if count.max is not None else [])
    roles = [Role("outcome", code, cue.span), *numbers, victims, scene.place_role(cue, noun), time]
    negated = is_negated(cue)
    return Finding(
        ClaimKind.CASUALTIES, cue, [r for r in roles if r is not None], words=[*words, noun], when=when,
        stance=Stance.DENIED if negated and count.min else None,
    )  # fmt: skip


def _told_by(cue: Token) -> Token:
    """The verb whose clause holds the time: "reported" of "on Monday six were reported killed"."""
    is_reported = cue.dep in ("xcomp", "oprd", "ccomp", "acomp") and any(c.dep == "auxpass" for c in cue.head.children)
    return cue.head if is_reported else cue


def _of_victims(figure: Token, noun: Token) -> tuple[str, Token] | None:
    """ "three of the victims were officers", "the dead included six women"."""
    victims = _section("victims")
    of = _of_phrase(figure)
    if of is not None and (of.lemma in victims or any(c.lower == "killed" for c in of.children)):
        return "killed", of
    verb = noun.head
    if verb.lemma == "include" and noun.dep in ("dobj", "conj"):
        subject = read_arguments(verb).doer
        if subject is not None and (
            subject.lemma in victims or subject.lower in victims or any(c.lower == "killed" for c in subject.children)
        ):
            return "killed", subject
    return None


def _toll(noun: Token) -> tuple[str, Token] | None:
    """ "the death toll rose to 61", "a toll of 20"."""
    if noun.dep != "pobj" or noun.head.lower not in ("to", "at", "of", "in"):
        return None
    holder = noun.head.head
    candidates = [holder, *holder.children] if holder.pos in ("VERB", "AUX") else [holder]
    for token in candidates:
        if token.pos == "NOUN" and (
            token.lemma == "toll" or (token.lemma in ("count", "number") and any(c.lemma in ("death", "body") for c in token.children))
        ):
            return "killed", token
    return None


def _group_words(scene: Scene, noun: Token, figure: Token) -> Span:
    """The people counted, without the figure: "civilians" of "at least 30 civilians"."""
    span = noun_phrase(noun, with_phrases=False)
    start = min(max(span.start, figure.span.end), noun.span.start) if figure.i < noun.i else span.start
    while start < span.end and scene.text[start] in " -":
        start += 1
    return scene.trimmed(Span(start, span.end))


_COUNTING = ("nummod", "quantmod", "compound", "amod", "npadvmod", "advmod", "nmod", "det")


def _counted(figure: Token) -> Token:
    """The noun that a figure counts: "civilians" of "three civilians", "women" of "dozens of women"; else the figure itself."""
    token = figure
    while (
        token.head_i != token.i
        and (token.head.pos in ("NUM", "NOUN", "PROPN", "ADJ") or (token.head.pos == "VERB" and token.head.dep == "amod"))
        and (token.dep in _COUNTING or (token.dep == "conj" and token.head.pos == "NUM") or token.head.dep == "amod")
    ):
        token = token.head
    of = _of_phrase(token)
    if of is not None and token.i <= figure.i and of.lower not in ("them", "whom", "those", "these", "which", "attack"):
        return of
    return token


def _of_phrase(token: Token) -> Token | None:
    for child in token.children:
        if child.dep == "prep" and child.lower == "of":
            return next((c for c in child.children if c.dep == "pobj"), None)
    return None


def _outcome_of(noun: Token, figure: Token) -> tuple[str, Token] | None:
    """What happened to the counted, and the word that says it."""
    for token in (figure, noun):
        concept = _section("nouns").concept(token.lemma) or _section("nouns").concept(token.lower)
        if concept is not None and token.pos in ("NOUN", "ADJ", "VERB", "PROPN"):
            return concept, token
    following = figure.next
    if following is not None and (concept := _section("adjectives").concept(following.lower)) is not None and noun.i == figure.i:
        return concept, following
    for child in noun.children:
        if child.dep in ("amod", "acl", "acomp") and (concept := _participle(child)) is not None:
            return concept, child
    head = noun
    for _ in range(4):
        found = _by_verb(head)
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
            concept = _section("nouns").concept(head.lemma)
            if concept is not None and head.pos == "NOUN" and noun.head.lower == "of":
                return concept, head
        else:
            break
    return None


def _participle(token: Token) -> str | None:
    concept = _section("adjectives").concept(token.lower)
    if concept is not None:
        return concept
    if token.tag == "VBN":
        return _section("verbs").concept(token.lemma)
    return _section("subject").concept(token.lemma) if token.dep in ("acl", "relcl") and token.tag == "VBG" else None


def _bounded(head: Token) -> tuple[str, Token]:
    """The part that a noun plays, and its verb; "between 12 and 14 civilians" and "up to two" play that of the bare noun."""
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
    return head.dep, bound


@cache
def _dates() -> frozenset[str]:
    times = load_vocabulary("times")
    return frozenset(str(word) for s in ("months", "weekdays") if isinstance(table := times[s], dict) for word in table)


def _is_of_date(token: Token) -> bool:
    """Whether a word belongs to a date: to a noun before it the parser hangs what is told of the day."""
    return token.lower in _dates() or (token.text.isdecimal() and any(c.lower in _dates() for c in (token.head, *token.children)))


def _by_verb(head: Token) -> tuple[str, Token] | None:
    dep, verb = _bounded(head)
    if verb.head_i == head.i or verb.i == head.i:
        return None
    if dep in ("nsubjpass",) or (dep in ("dobj", "obj")):
        found = _verb_outcome(verb)
        if found is not None:
            return found, verb
        if (
            dep in ("dobj", "obj")
            and verb.lemma in ("leave", "see", "have")
            and (state := next((c for c in verb.children if c.dep in ("oprd", "ccomp", "xcomp", "acomp", "conj") and _participle(c)), None))
            is not None
        ):
            return _participle(state) or "killed", state
        if dep in ("dobj", "obj") and verb.lemma in ("claim", "take", "cost", "lose") and head.lemma in ("life",):
            return "killed", verb
        if dep in ("dobj", "obj") and verb.lemma == "lose" and head.lemma in _people():
            return "killed", verb
    if dep == "nsubj" and (state := _condition(verb)) is not None:
        return "injured", state
    if dep in ("nsubj", "nsubjpass"):
        phrase = _verb_phrase(verb)
        concept = _section("subject").concept(phrase) or _section("subject").concept(verb.lemma)
        if concept is not None and _fits_subject(verb, concept):
            return concept, verb
        complement = next(
            (
                c
                for c in verb.children
                if c.dep in ("acomp", "attr", "oprd", "advcl", "xcomp") and (_section("adjectives").concept(c.lower) is not None)
            ),
            None,
        )
        if complement is not None and verb.lemma in ("be", "remain", "get", "become"):
            return _section("adjectives").concept(complement.lower) or "killed", complement
        reported = next((c for c in verb.children if c.dep in ("xcomp", "oprd", "ccomp", "acomp") and c.tag == "VBN"), None)
        if dep == "nsubjpass" and reported is not None and (found := _verb_outcome(reported)) is not None:  # "was reported killed"
            return found, reported
        if verb.lemma in ("be", "remain", "stay") and any(c.lemma in ("trapped", "stranded") for c in verb.children):
            return "trapped", verb
        if dep == "nsubj" and (verb.tag == "VBN" or verb.tag == "VBD") and not any(c.dep in ("dobj", "obj") for c in verb.children):
            found = _verb_outcome(verb)  # headlines: "Dozens killed in ..."
            if found is not None:
                return found, verb
        for child in verb.children:  # "were killed and 700 injured"
            if (
                child.dep == "conj"
                and (found := _verb_outcome(child)) is not None
                and not any(c.dep in ("nsubj", "nsubjpass") for c in child.children)
                and verb.lemma in ("be", "get")
            ):
                return found, child
    if dep in ("conj", "npadvmod", "dep", "appos", "nsubj") and (concept := _participle(verb)) is not None and verb.pos in ("VERB", "ADJ"):
        return concept, verb
    return None


def _condition(verb: Token) -> Token | None:
    """The state of the injured: "are in critical condition"; None where the verb tells of none."""
    if verb.lemma not in ("be", "remain"):
        return None
    states = (g for c in verb.children if c.dep == "prep" and c.lower == "in" for g in c.children if g.lemma == "condition")
    return next((g for g in states if any(a.lower in load_phrases("outcomes", "conditions") for a in g.children)), None)


def _fits_subject(verb: Token, concept: str) -> bool:
    if concept == "injured":
        objects = [c.lemma for c in verb.children if c.dep in ("dobj", "obj")] + [
            g.lemma for c in verb.children if c.dep == "prep" for g in c.children
        ]
        return verb.lemma in ("suffocate", "choke") or any(
            o in ("injury", "wound", "suffocation", "burn", "fracture", "symptom", "problem", "difficulty", "inhalation", "asphyxiation")
            for o in objects
        )
    return True


def _verb_phrase(verb: Token) -> str:
    for child in verb.children:
        if child.dep in ("acomp", "dobj", "obj", "oprd", "xcomp", "advcl") and f"{verb.lemma} {child.lemma}" in _section("subject"):
            return f"{verb.lemma} {child.lemma}"
    following = verb.next
    return (
        f"{verb.lemma} {following.lemma}"
        if following is not None and f"{verb.lemma} {following.lemma}" in _section("subject")
        else verb.lemma
    )


def _verb_outcome(verb: Token) -> str | None:
    following = verb.next
    if following is not None and (found := _section("verbs").concept(f"{verb.lemma} {following.lower}")) is not None:
        return found
    return _section("verbs").concept(verb.lemma)


def _single_victims(scene: Scene, sentence: Sentence, counts: list[CountHit]) -> Iterator[Finding]:
    """One person without a number: "a nurse was killed", "killed a woman and her child"."""
    numbered = {i for hit in counts for i in range(hit.start, hit.end)}
    for verb in sentence.tokens:
        if (
            verb.pos != "VERB"
            or verb.dep == "amod"
            or is_negated(verb)
            or any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "might", "to") for c in verb.children)
        ):
            continue
        outcome = _section("verbs").concept(verb.lemma) or (
            _section("subject").concept(verb.lemma) if verb.lemma in ("die", "perish") else None
        )
        if outcome not in ("killed", "injured"):
            continue
        arguments = read_arguments(verb)
        victim = arguments.undergoer if _section("verbs").concept(verb.lemma) is not None else arguments.doer
        if victim is None or victim.sentence is not sentence:
            continue
        group = _listed_people(scene, victim)
        counted = [head for head in group if _is_numbered(head, numbered, group)]
        if counted == [] or (counted == group[-1:] and len(group) == 2 and _is_beside(counted[0])):
            alone = [head for head in group if head not in counted]
            yield from _each_one(scene, outcome, verb, victim, alone)


def _is_numbered(head: Token, numbered: set[int], group: list[Token]) -> bool:
    """Whether a number counts the people of one part of a list, and not those of the part behind it."""
    behind = {t.i for other in group if other.i > head.i for t in other.subtree}
    return any(t.i in numbered for t in head.subtree if t.i not in behind)


def _is_beside(head: Token) -> bool:
    """ "Three others", "two other civilians", "her three children": people beside the one told before them."""
    return head.lemma == "other" or any(c.lower == "other" or c.dep == "poss" for c in head.children)


def _listed_people(scene: Scene, victim: Token) -> list[Token]:
    """The people of a list; the parser takes those between its commas for appositions: "A, B, C and their cousin"."""
    group = list(conjuncts(victim))
    if len(group) < 2 or not scene.is_person(victim):
        return group
    between = [c for c in victim.subtree if c.dep == "appos" and scene.is_person(c) and c.i < group[-1].i]
    return sorted({*group, *between}, key=lambda t: t.i)


def _single_deaths(scene: Scene, sentence: Sentence, counts: list[CountHit]) -> Iterator[Finding]:
    """ "The death of a child", "the killing of a man and his mother"."""
    numbered = {i for hit in counts for i in range(hit.start, hit.end)}
    for noun in sentence.tokens:
        victim = _of_phrase(noun) if noun.pos == "NOUN" and noun.lemma in ("death", "killing") and not is_negated(noun) else None
        if victim is not None:
            group = list(conjuncts(victim))
            if not any(t.i in numbered for head in group for t in head.subtree):
                yield from _each_one(scene, "killed", noun, victim, group)


def _each_one(scene: Scene, outcome: str, cue: Token, victim: Token, group: list[Token]) -> Iterator[Finding]:
    """The casualties of a group in which everybody is named or described alone."""
    if not all(_is_one(scene, t) for t in group):
        return
    found = _finding(scene, outcome, cue, victim, Count(len(group), len(group)), [cue, *group], victim)
    if found is not None:
        role = scene.role("victims", victim, with_conjuncts=len(group) > 1)
        found.roles = [r for r in found.roles if r.name != "victims"]
        if role is not None:
            found.roles.insert(3, role)
        yield found


def _is_one(scene: Scene, token: Token) -> bool:
    """Whether the noun is one person: a name, "a nurse", "the groom", "his father"."""
    if scene.is_person(token) or any(c.dep == "appos" and scene.is_person(c) for c in token.children):
        return True
    if (
        token.tag not in ("NN",)
        or token.lemma not in _people()
        or token.lemma in ("people", "population", "family", "staff", "personnel", "crew", "police", "group", "force")
    ):
        return False
    if any(c.lower == "old" for c in token.children):  # "35-year-old journalist of the paper was killed"
        return True
    return any(c.dep in ("det", "poss") and c.lower not in ("no", "every", "each", "any", "some") for c in token.children)
