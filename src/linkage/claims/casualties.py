"""Casualties: people were killed, injured, missing, detained, trapped, displaced, or are sheltering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.claims.acts import targets
from linkage.claims.casualty import make_casualties
from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.negation import is_bound, is_nobody, names_nobody
from linkage.claims.outcome import (
    group_outcome,
    of_phrase,
    outcome_of,
    outcome_words,
    people_words,
    told_by_verb,
    told_of_them,
    told_right_before,
    verb_outcome,
)
from linkage.claims.partofthem import part_of_them
from linkage.claims.sayingverb import contrasts
from linkage.claims.scene import CountHit, Scene
from linkage.claims.singlevictims import is_one, read_single_victims
from linkage.claims.victimlist import VictimList, is_mixed, stands_in, tells_part, victim_lists
from linkage.model.claim import Role
from linkage.model.count import Count
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs

_COUNTING = ("nummod", "quantmod", "compound", "amod", "npadvmod", "advmod", "nmod", "det")  # how the words of a number hang on the counted


def read_casualties(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The casualties that a sentence tells of: a count of people beside a word for what happened to them."""
    counts = [hit for hit in scene.counts(sentence) if not _is_age(scene, sentence, hit)]
    lists = [one for one in victim_lists(scene, sentence, counts) if tells_part(one) or _told_of_list(one, counts) is not None]
    told: list[tuple[int, Finding]] = []
    for hit in counts:
        if any(stands_in(listed, hit) for listed in lists):
            continue
        figure = _figure(sentence.tokens, hit)
        whole = told[-1][1] if told else None
        found = (
            _of_them(scene, sentence, hit, figure, whole)
            or _for_count(scene, sentence, hit, figure)
            or _part_of_whole(scene, sentence, hit, figure, whole)
            or _of_another(scene, sentence, hit, figure, whole)
        )
        if found is not None:
            told.append((hit.start, found))
            yield found
            yield from _then_killed(scene, found, hit, figure)
    for listed in lists:
        before = [finding for start, finding in told if start < listed.start]
        yield from _for_list(scene, listed, before[-1] if before and tells_part(listed) else None, counts)
    yield from _one_of_them(scene, sentence, told, lists)
    yield from read_single_victims(scene, sentence, counts)
    yield from _nobody(scene, sentence)


def _figure(tokens: Sequence[Token], hit: CountHit) -> Token:
    """The word of a count that hangs on what is counted: its last, but "10" of "10-12 people" where the parser hangs the last on it."""
    last = tokens[hit.end - 1]
    return last.head if hit.start <= last.head_i < last.i else last


def _for_list(scene: Scene, listed: VictimList, whole: Finding | None, counts: list[CountHit]) -> Iterator[Finding]:
    """ "Three nurses and a guard were hurt", "including a nurse and a boy": all of a list together."""
    first = listed.heads[0]
    outcome = (str(whole.roles[0].value), whole.anchor) if whole is not None else _told_of_list(listed, counts)
    found = None if outcome is None else make_casualties(scene, *outcome, first, listed.count, [outcome[1], *listed.heads], first)
    if found is not None:
        numbers = [r for r in found.roles if r.name in ("outcome", "min", "max")]
        rest = [r for r in found.roles if r not in numbers and r.name != "victims"]
        found.roles = [*numbers, Role("victims", listed.span.of(scene.text), listed.span), *rest]
        yield found


def _one_of_them(scene: Scene, sentence: Sentence, told: list[tuple[int, Finding]], lists: list[VictimList]) -> Iterator[Finding]:
    """ "Killed three people, including a child", "among them a nurse": one person who is a part of the whole told before."""
    for cue in sentence.tokens:
        opens = cue.lower == "including" or (cue.lower == "them" and cue.previous is not None and cue.previous.lower == "among")
        before = [finding for start, finding in told if start < cue.i] if opens else []
        noun = (
            next((t for t in sentence.tokens[cue.i + 1 : cue.i + 5] if t.pos == "NOUN" and t.dep != "compound"), None) if before else None
        )
        if noun is None or noun.tag != "NN" or not is_one(scene, noun) or any(noun in listed.heads for listed in lists):
            continue
        whole = before[-1]
        found = make_casualties(scene, str(whole.roles[0].value), whole.anchor, noun, Count(1, 1), [cue, noun], noun)
        role = scene.role("victims", noun)
        if found is not None and role is not None:
            found.roles = [r for r in found.roles if r.name != "victims"]
            found.roles.insert(3, role)
            yield found


def _told_of_list(listed: VictimList, counts: list[CountHit]) -> tuple[str, Token] | None:
    """What happened to all of a list with a number in it; one of single people only is read with its verb."""
    first = listed.heads[0]
    return _of_victims(first, first) or outcome_of(first, first) if is_mixed(listed, counts) else None


def _is_age(scene: Scene, sentence: Sentence, hit: CountHit) -> bool:
    """A bare number behind a name: "Maria (12)", "Maria Lopez, 34,", and where the commas were lost "Maria Lopez 34 a nurse"."""
    tokens = sentence.tokens
    if hit.end - hit.start != 1 or hit.start < 1 or hit.end >= len(tokens) or not tokens[hit.start].text.isdecimal():
        return False
    before, after = tokens[hit.start - 1], tokens[hit.end]
    if before.text in ("(", ",") and hit.start > 1:
        return (
            after.lower in ((")",) if before.text == "(" else (",", ";", ".", "and", "of", "from", "who"))
            and tokens[hit.start - 2].pos == "PROPN"
        )
    return scene.is_person(before) and after.pos in ("DET", "PUNCT", "VERB", "AUX", "PRON")


def _part_of_whole(scene: Scene, sentence: Sentence, hit: CountHit, figure: Token, last: Finding | None) -> Finding | None:
    """ "including five children", "among them a nurse": the part shares what happened to the whole before it."""
    if last is None:
        return None
    before = [t.lower for t in sentence.tokens[max(0, hit.start - 3) : hit.start]]
    noun = _counted(figure)
    part = bool({"including", "among"} & set(before)) or (
        noun.dep == "conj" and any(c.lower == "including" for a in noun.ancestors for c in [a.head, a])
    )
    if not part or noun.lemma not in people_words():
        return None
    return make_casualties(scene, str(last.roles[0].value), last.anchor, noun, hit.count, [*sentence.tokens[hit.start : hit.end]], figure)


def _of_them(scene: Scene, sentence: Sentence, hit: CountHit, figure: Token, whole: Finding | None) -> Finding | None:
    """ "Eight of them children": what happened to them is told of the whole before, in the sentence or in the one before it."""
    who = part_of_them(sentence.tokens, hit)
    if who is None:
        return None
    before = scene.parsed.sentences[sentence.i - 1] if sentence.i else None
    if whole is None and before is not None and before.paragraph == sentence.paragraph:
        whole = next((f for f in read_casualties(scene, before) if f.roles[1].value not in (0, None)), None)
    if whole is None or not isinstance(whole.roles[1].value, int) or whole.roles[1].value < hit.count.min:
        return None
    first, noun = who
    here = whole.anchor.sentence is sentence
    words = [*sentence.tokens[hit.start : hit.end], *([] if here else sentence.tokens[:1])]
    found = make_casualties(scene, str(whole.roles[0].value), whole.anchor if here else noun, noun, hit.count, words, figure)
    if found is not None:
        span = Span(first.span.start, noun.span.end)
        found.roles = [Role("victims", span.of(scene.text), span) if r.name == "victims" else r for r in found.roles]
    return found


def _of_another(scene: Scene, sentence: Sentence, hit: CountHit, figure: Token, whole: Finding | None) -> Finding | None:
    """ "The ministry reported nine killed, whereas the mayor reported 52": another source's figure of the same."""
    verb = figure.head if figure.dep == "dobj" else figure.head.head
    bare = figure.pos == "NUM" and (figure.dep == "dobj" or (figure.dep == "pobj" and figure.head.lower in ("at", "of")))
    if whole is None or whole.anchor.sentence is not sentence or not bare or not contrasts(verb) or verb.lemma not in speech_verbs():
        return None
    return make_casualties(scene, str(whole.roles[0].value), figure, figure, hit.count, sentence.tokens[hit.start : hit.end], figure)


def _nobody(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "No civilians were hurt", "there were no casualties", "nobody was killed": none is a finding."""
    for token in sentence.tokens:
        alone = token.lower in ("nobody", "none")
        noun = token if alone else token.head
        if noun.lower in ("one", "single"):  # "not one civilian", "not a single child"
            noun = noun.head
        if is_bound(token):
            continue  # "no fewer than ten civilians"
        if not alone and (token.lower != "no" or token.dep != "det") and (token.lower != "not" or not is_nobody(noun)):
            continue
        outcome = outcome_of(noun, noun) if alone or noun.lemma in people_words() or noun.lemma in outcome_words("nouns") else None
        if outcome is not None:
            found = make_casualties(scene, outcome[0], outcome[1], noun, Count(0, 0), [token, noun, outcome[1]], token)
            if found is not None:
                found.stance = None
                yield found


def _for_count(scene: Scene, sentence: Sentence, hit: CountHit, figure: Token) -> Finding | None:
    before = told_right_before(figure)
    if (
        before is not None and before[1].pos == "VERB" and before[1] in (figure.head, _counted(figure).head)
    ):  # the parser has it so, with what it counts
        before = None
    noun = figure if before is not None or _is_told_behind(figure) else _counted(figure)
    outcome = before or _of_victims(figure, noun) or outcome_of(noun, figure) or _toll(noun)
    if outcome is None:
        return None
    code, cue = outcome
    if _is_thing(noun) or _numbers_unit(figure, noun) or _is_of_counted(noun) or _joins_a_thing(figure, cue):
        return None
    below = cue.dep in ("ccomp", "xcomp", "acl") and names_nobody(cue.head)
    if hit.count.min and (below or names_nobody(cue)):
        return None  # "none of them saw more than 200 people escape"
    return make_casualties(scene, code, cue, noun, hit.count, [*sentence.tokens[hit.start : hit.end], cue], figure)


def _is_thing(noun: Token) -> bool:
    """Whether what is counted are no people: "burned two shops", "twelve buses were hit"."""
    if noun.lemma in people_words():
        return False
    sort = targets().concept(noun.lemma)
    return noun.lemma in load_phrases("counts", "things") or sort in _THINGS or noun.lemma in load_phrases("acts", "ground")


def _numbers_unit(figure: Token, noun: Token) -> bool:
    """Whether the number is a unit's name and counts nobody: "23 Brigade arrested X"."""
    return figure.text.isdecimal() and noun.tag == "NNP" and noun.lower in load_phrases("bodies", "units")


_THINGS = frozenset({"residential", "infrastructure", "convoy", "market", "shelter", "theatre", "cultural"})


def _joins_a_thing(figure: Token, cue: Token) -> bool:
    """Whether the count is of something that stands beside the dead: "three dead, and two accounts"."""
    thing = figure.head
    if figure.dep != "nummod" or thing.pos != "NOUN" or thing.dep not in ("conj", "appos") or cue.pos == "VERB":
        return False
    told = thing.lemma in people_words() or thing.lemma in outcome_words("nouns")
    return not told and (thing.head is cue or cue in thing.head.children)


def _is_of_counted(noun: Token) -> bool:
    """Whether the noun only says whose the people counted before it are: "ten members of one family"; or whose parent somebody is."""
    holder = noun.head.head
    if noun.dep == "pobj" and noun.head.lower == "of" and holder.tag == "NN" and holder.lemma in load_phrases("identity", "parents"):
        return True  # "Keith Marsh, a father of seven, died"
    return noun.dep == "pobj" and noun.head.lower == "of" and holder.pos == "NOUN" and any(c.dep == "nummod" for c in holder.children)


def _then_killed(scene: Scene, found: Finding, hit: CountHit, figure: Token) -> Iterator[Finding]:
    """What else was done to the captured: "nineteen farmers were seized and executed"."""
    verb = found.anchor
    if found.roles[0].value != "detained" or verb.pos != "VERB":
        return
    later = (c for c in verb.children if c.dep == "conj" and c.tag == verb.tag and verb_outcome(c) == "killed")
    second = next((c for c in later if not any(g.dep in ("nsubj", "nsubjpass", "dobj") for g in c.children)), None)
    more = None if second is None else make_casualties(scene, "killed", second, _counted(figure), hit.count, [second, figure], figure)
    if more is not None:
        yield more


def _is_told_behind(figure: Token) -> bool:
    """Whether the word behind a bare figure says what happened: "six killed and 17 injured", but not "17 injured civilians"."""
    following = figure.next
    if following is None or told_of_them(following) is None:
        return False
    behind = following.next
    return behind is None or behind.pos not in ("NOUN", "PROPN", "ADJ")


def _of_victims(figure: Token, noun: Token) -> tuple[str, Token] | None:
    """ "three of the victims were officers", "the dead included six women"."""
    victims = outcome_words("victims")
    of = of_phrase(figure)
    died = told_by_verb(figure) if of is not None and group_outcome(of) is not None else None
    if died is not None and died[0] == "killed":  # "two of the wounded later died"
        return died
    if of is not None and (of.lemma in victims or any(c.lower == "killed" for c in of.children)):
        return "killed", of
    first = noun
    while _is_in_row(first) or (first is not noun and first.dep == "appos"):
        first = first.head
    verb = first.head
    if verb.lemma == "be" and noun.dep in ("nsubj", "attr"):  # "among the dead were six women", "six women were among those killed"
        among = read_arguments(verb).phrase("among")
        if among is not None and (found := group_outcome(among)) is not None:
            return found, among
    rest = read_arguments(verb).undergoer if verb.lemma in load_phrases("outcomes", "making_up") and noun.dep == "nsubj" else None
    among = of_phrase(rest) if rest is not None else None
    if among is not None and (found := group_outcome(among)) is not None:  # "six guards made up half of the victims"
        return found, among
    if verb.lemma == "include" and first.dep == "dobj":
        subject = read_arguments(verb).doer
        if subject is not None and (
            subject.lemma in victims or subject.lower in victims or any(c.lower == "killed" for c in subject.children)
        ):
            return "killed", subject
    return None


def _toll(noun: Token) -> tuple[str, Token] | None:
    """ "the death toll rose to 61", "a toll of 20"."""
    verb = noun.head
    comes_to = noun.dep in ("dobj", "npadvmod") and verb.lemma in load_phrases("outcomes", "reaching")
    if noun.pos == "NUM" and (comes_to or (noun.dep == "attr" and verb.lemma == "be")):  # "the toll reached 61", "the toll was 61"
        candidates = [c for c in verb.children if c.dep == "nsubj"]
    elif noun.dep != "pobj" or verb.lower not in ("to", "at", "of", "in", "as"):
        return None
    else:
        holder = verb.head
        candidates = [holder, *holder.children] if holder.pos in ("VERB", "AUX") else [holder]
    for token in candidates:
        if token.pos == "NOUN" and (
            token.lemma == "toll" or (token.lemma in ("count", "number") and any(c.lemma in ("death", "body") for c in token.children))
        ):
            return "killed", token
        counts = token.pos == "NOUN" and token.lemma in ("number", "count", "toll")
        done = next((g for c in token.children if c.lower == "of" for g in c.children if g.dep == "pcomp" and g.tag == "VBN"), None)
        if counts and done is not None and (outcome := verb_outcome(done)) is not None:  # "put the number of killed at 13"
            return outcome, done
        of = of_phrase(token) if counts else None
        if of is not None and (found := group_outcome(of) or group_outcome(token)) is not None:  # "put the number of wounded at 250"
            return found, of
    return None


def _is_in_row(token: Token) -> bool:
    """Whether a noun goes on with a row that another noun begins."""
    return (token.dep == "conj" and token.head.pos in ("NOUN", "PROPN")) or (token.dep == "nmod" and _is_next_in_row(token))


def _is_next_in_row(token: Token) -> bool:
    """Whether the noun above is counted by a number of its own: "six women five children", in a text without commas."""
    return token.pos == "NOUN" and any(c.dep == "nummod" and c.i > token.i for c in token.head.children)


def _counted(figure: Token) -> Token:
    """The noun that a figure counts: "civilians" of "three civilians", "women" of "dozens of women"; else the figure itself."""
    token = figure
    while (
        token.head_i != token.i
        and (token.head.pos in ("NUM", "NOUN", "PROPN", "ADJ") or (token.head.pos == "VERB" and token.head.dep == "amod"))
        and (token.dep in _COUNTING or (token.dep == "conj" and token.head.pos == "NUM") or token.head.dep == "amod")
        and not _is_next_in_row(token)
    ):
        token = token.head
    of = of_phrase(token) if token.i == figure.i or token.lemma not in people_words() else None  # "15 prisoners of war": prisoners
    if of is not None and token.i <= figure.i and of.lower not in ("them", "whom", "those", "these", "which", "attack"):
        return of
    return token
