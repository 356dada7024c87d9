"""What a rule needs to know of the report around a clause: who is meant, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from linkage.claims.behindoffice import name_behind_office
from linkage.claims.clauses import clause_head
from linkage.claims.listed import names_body, same_name, stands_for_listed
from linkage.claims.nounphrase import conjuncts, noun_phrase, without_none
from linkage.claims.theybefore import bodies_that_act, people_before, people_done_to, said_of_itself
from linkage.claims.timing import time_of
from linkage.claims.whereabouts import Whereabouts
from linkage.model.claim import Role
from linkage.model.count import Count
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import ParsedReport, Sentence, Token
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab import Lexicon, load_lexicon, load_phrases
from linkage.vocab.publication import heads_line
from linkage.vocab.speech import speech_verbs

NAMED = (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE)
_HE = frozenset({"he", "him", "himself", "his", "she", "her", "hers", "herself"})
_DOERS, _SUFFERERS = ("perpetrator", "accused"), ("target", "victims")  # roles of who does harm, and of whom it is done to
_THEY = frozenset({"they", "them", "their", "themselves", "it", "its", "itself"})


@cache
def _speakers() -> Lexicon:
    return Lexicon({"speaker": load_phrases("attribution", "speakers")})


@cache
def offices() -> frozenset[str]:
    """The nouns of offices and ranks ("chief" of "chief of police"), and of some callings."""
    return frozenset(t.split(" of ")[0].split()[-1] for t in load_phrases("posts", "titles")) | {
        "general",
        "colonel",
        "major",
        "resident",
        "activist",
        "witness",
        "doctor",
        "journalist",
    }


@dataclass(frozen=True, slots=True)
class CountHit:
    """A count in a sentence: words `start` to `end` (exclusive), and what it says."""

    start: int
    end: int
    count: Count


def _acts_on(pronoun: Token) -> bool:
    """Whether a pronoun tells who says, admits or does something, as nobody does who was killed."""
    verb = pronoun.head
    return pronoun.dep == "nsubj" and (
        verb.lemma in speech_verbs() or verb.lemma in ("plead", "confess") or load_lexicon("acts", "verbs").concept(verb.lemma) is not None
    )


def _is_killed(mention: Mention, sentence: Sentence) -> bool:
    """Whether a person is told to have been killed: Y of "admitted to murdering X and Y"."""
    for word in sentence.words_in(mention.span):
        top = word
        while top.dep in ("conj", "appos", "compound"):
            top = top.head
        verb = top.head.lemma
        kills = verb in load_phrases("acts", "killing") or load_lexicon("acts", "verbs").concept(verb) == "execution"
        if top.dep in ("dobj", "nsubjpass") and kills:
            return True
    return False


def _is_part_of(word: Token) -> bool:
    """Whether a pronoun only tells how many of those that are named: "some of the hostages"."""
    return any(c.dep == "prep" and c.lower == "of" for c in word.children)


class Scene:
    """One parsed report with its mentions by word, and what pronouns and short descriptions in it stand for.

    Args:
        parsed: The report with its sentences and mentions.
    """

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        self.report = parsed.report
        self.text = parsed.report.text
        self.unresolved: list[Token] = []  # pronouns that a rule asked for and that stand for nobody sure
        self._by_token: dict[tuple[int, int], Mention] = {}
        self._by_type: dict[tuple[int, MentionType], list[Mention]] = {}
        starts = [s.span.start for s in parsed.sentences]
        for mention in parsed.mentions:
            sentence = self._sentence_at(mention.span.start, starts)
            if sentence is None:
                continue
            self._by_type.setdefault((sentence.i, mention.type), []).append(mention)
            if mention.type in NAMED:
                for token in sentence.words_in(mention.span):
                    self._by_token[sentence.i, token.i] = mention
        self.places = Whereabouts(parsed.sentences, self.text, self.named, lambda sentence: self.in_sentence(sentence, MentionType.DATE))
        self.quotations = [m.span for m in parsed.mentions if m.type is MentionType.QUOTATION]

    def _sentence_at(self, offset: int, starts: list[int]) -> Sentence | None:
        low, high = 0, len(starts)
        while low < high:
            middle = (low + high) // 2
            if starts[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return self.parsed.sentences[low - 1] if low else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the report in its base form and as printed, in lower case."""
        return frozenset(w for s in self.parsed.sentences for t in s.tokens for w in (t.lemma, t.lower))

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of the report, from the first to the last word of each."""
        spans: dict[int, Span] = {}
        for sentence in self.parsed.sentences:
            first = spans.setdefault(sentence.paragraph, sentence.span)
            spans[sentence.paragraph] = Span(first.start, sentence.span.end)
        return list(spans.values())

    # -- mentions ---------------------------------------------------------------------------------------------------

    def named(self, token: Token | None) -> Mention | None:
        """The person, body or place that the word belongs to by name, or None."""
        return None if token is None else self._by_token.get((token.sentence.i, token.i))

    def in_sentence(self, sentence: Sentence, sort: MentionType) -> list[Mention]:
        """The mentions of one type in the sentence, in order."""
        return self._by_type.get((sentence.i, sort), [])

    def counts(self, sentence: Sentence) -> list[CountHit]:
        """The counts of the sentence, in order."""
        found = []
        for mention in self.in_sentence(sentence, MentionType.COUNT):
            inside = sentence.words_in(mention.span)
            if inside:
                found.append(CountHit(inside[0].i, inside[-1].i + 1, self.parsed.counts[mention.span]))
        return found

    def is_person(self, token: Token) -> bool:
        """Whether the word names a person."""
        mention = self.named(token)
        return mention is not None and mention.type is MentionType.PERSON

    def person_of(self, head: Token) -> Mention | None:
        """The person whom a noun phrase names: its head, an apposition to it, or a name right behind it."""
        mention = self.named(head)
        if mention is not None and mention.type is MentionType.PERSON:
            return mention
        place = mention is not None and mention.type is MentionType.PLACE  # "in the war against X, Jane Doe met Y"
        for child in head.children:
            if child.dep == "appos" and not place and head.lemma not in load_phrases("bodies", "called"):
                for token in (child, *(c for c in child.children if c.dep in ("appos", "compound"))):
                    mention = self.named(token)
                    if mention is not None and mention.type is MentionType.PERSON:
                        return mention
        called = next((c for c in head.children if c.dep == "acl" and c.lower in ("named", "called")), None)
        if called is not None:  # "a witness named X"
            mention = next((m for c in called.children if c.dep == "oprd" and (m := self.named(c)) is not None), None)
            if mention is not None and mention.type is MentionType.PERSON:
                return mention
        return self._name_behind(head) or name_behind_office(head, self.named, self.in_sentence(head.sentence, MentionType.TITLE))

    def _name_behind(self, head: Token) -> Mention | None:
        """The name right behind an office: "the chairman of the network Jane Doe", "the mayor, Jane Doe"."""
        if head.lemma not in offices() or head.tag in ("NNS", "NNPS"):
            return None
        end = noun_phrase(head).end
        following = [t for t in head.sentence.tokens if t.span.start >= end][:4]
        for token in following:
            mention = self.named(token)
            if mention is not None:
                return mention if mention.type is MentionType.PERSON else None
            if (
                token.text != ","
                and token.lower.rstrip(".") not in load_phrases("persons", "honorifics")
                and not any(m.span.covers(token.span) for m in self.in_sentence(head.sentence, MentionType.RANK))
            ):
                return None
        return None

    # -- wording ----------------------------------------------------------------------------------------------------

    def role(self, name: str, head: Token | None, *, with_conjuncts: bool = False) -> Role | None:
        """A role filled by the noun phrase of `head`: the name in it, what its pronoun stands for, or its words."""
        if head is None:
            return None
        if head.lower in _HE | _THEY | {"who", "which", "that", "this", "these", "those"} or (head.pos == "PRON" and not _is_part_of(head)):
            speaker = said_of_itself(head)
            if speaker is not None and (self.named(speaker) is not None or speaker.lemma in bodies_that_act()):
                return self.role(name, speaker)
            referent = self.referent(head)
            if (people := self._people_before(name, head, referent)) is not None:
                return self.role(name, people)
            if referent is None:
                self.unresolved.append(head)
                return None
            return Role(name, referent.text, referent.span)
        mention = self.named(head)
        if mention is not None and not with_conjuncts:
            return Role(name, mention.text, mention.span)
        body = mention is not None and mention.type is MentionType.ORGANIZATION
        person = None if body else self.person_of(head) or self.described(head)  # "the Front, an affiliate of X": the Front
        alone = head.tag not in ("NNS", "NNPS") and len(list(conjuncts(head))) == 1
        if person is not None and (alone or not with_conjuncts):
            return Role(name, person.text, person.span)
        span = self.trimmed(without_none(self.text, noun_phrase(head, with_conjuncts=with_conjuncts)))
        owned = next((c for c in head.children if c.dep == "case" and c.span.end == span.end), None)
        if owned is not None:  # "the army's attack": the army
            span = self.trimmed(Span(span.start, owned.span.start))
        dash = self.text.rfind("—", span.start, min(head.span.start, span.end))
        if dash >= 0:  # "LONJA—Six people were killed": the place where it was written
            span = self.trimmed(without_none(self.text, Span(dash + 1, span.end)))
        opening = span.of(self.text).lower().split(" ")[0]
        if opening == "whose" or (opening == "that" and head.tag in ("NNS", "NNPS")):  # "verify that rebels ...": no word of theirs
            span = self.trimmed(Span(span.start + len(opening), span.end))
        return Role(name, span.of(self.text), span) if len(span) else None

    def stands_for_doer(self, pronoun: Token) -> bool:
        """Whether somebody who did something fits "its" or "their": a body named before, a force or people told of before."""
        body = self.referent(pronoun)
        return body is not None or self._people_before("perpetrator", pronoun, body) is not None

    def _people_before(self, name: str, pronoun: Token, body: Mention | None) -> Token | None:
        """The noun for people or a force that "they" or "it" stands for, where it is nearer than the body that it could stand for."""
        if pronoun.lower == "them" and name in _SUFFERERS:
            return people_done_to(pronoun)
        if pronoun.lower not in ("they", "their", "it", "its") or name not in _DOERS + _SUFFERERS:
            return None
        people = people_before(self.parsed.sentences, pronoun, does=name in _DOERS)
        nearer = people is not None and (body is None or people.sentence is pronoun.sentence or not pronoun.sentence.span.covers(body.span))
        return people if nearer else None

    def trimmed(self, span: Span) -> Span:
        """The stretch without quotation marks and commas at its ends, and without a bracket that ends before it: "(Agency) Officials"."""
        words = span.of(self.text)
        closed = words.find(")")
        if 0 <= closed < len(words) - 1 and "(" not in words[:closed]:
            span = Span(span.start + closed + 1, span.end)
            words = span.of(self.text)
        left = len(words) - len(words.lstrip(" \"'“”‘’«»,;:-–—("))
        right = len(words.rstrip(" \"'“”‘«»,;:-–—").rstrip())
        return Span(span.start + left, max(span.start + right, span.start + left))

    # -- reference --------------------------------------------------------------------------------------------------

    def referent(self, token: Token, *, spoken_of: bool = True) -> Mention | None:
        """The nearest right name for a pronoun or a short description ("the general"), or None where none is sure.

        "He" is a person named before, subjects first; "it" and "they" a body or a state. The search goes back over the
        sentence and the three before it, then to the person whom the report is about.

        Args:
            token: The pronoun.
            spoken_of: Whether it may be somebody whom words in quotation marks name, where the pronoun stands outside them.
        """
        if token.lower in _HE or token.lower == "who":
            return self._person_before(token, spoken_of=spoken_of)
        if token.lower in _THEY:
            return self.body_before(token)
        return None

    def described(self, head: Token) -> Mention | None:
        """Whom a bare description stands for: "the general", "the commander", "the 59-year-old"; None where it is none.

        A person whose rank or office before this point ends with the same word comes first, then the person whom a record
        is about. In a record of a body, "the company" and "the unit" are that body.
        """
        words = {c.lower for c in head.children}
        if self.report.record and "the" in words and (listed := self._listed_by(head)) is not None:
            return listed
        opens = self.report.record and head.subtree[0].i == 0 and not any(c.dep in ("det", "poss") for c in head.children)
        if opens and head.tag in ("NN", "NNP") and head.lemma in offices() and self.named(head) is None:
            return self.topic_person()  # "Chief of staff of X, who planned Y"
        if "the" not in words or head.tag in ("NNS", "NNPS") or any(c.dep in ("prep", "poss", "appos", "relcl") for c in head.children):
            return None
        if head.lower == "old" or "year-old" in head.lower or {"year", "old"} <= words:
            return self.topic_person() or self._person_before(head)
        if head.lemma not in offices() or self.named(head) is not None:
            return None
        for relation in reversed(self.parsed.relations):
            same = relation.tail.of(self.text).lower().split()[-1].rstrip(".") == head.lemma
            if same and relation.head.end <= head.span.start:
                return Mention(MentionType.PERSON, relation.head, relation.head.of(self.text))
        return self.topic_person() if self.report.record and not self.lists_body else None

    def _listed_by(self, head: Token) -> Mention | None:
        """The listed one where a record says "the company", "the unit" or "the person concerned"."""
        if self.named(head) is None and stands_for_listed(head, body=self.lists_body):
            return self.listed_before(head)
        return None

    def listed_before(self, token: Token) -> Mention | None:
        """Whom a record lists, as the statement of reasons last named him before the word; else as its first line does."""
        listed = self.topic_person() if self.report.record else None
        if listed is None:
            return None
        for sentence in self._backwards(token.sentence, 8):
            named = self.in_sentence(sentence, MentionType.PERSON) + self.in_sentence(sentence, MentionType.ORGANIZATION)
            own = [m for m in named if listed.span.end < m.span.start and m.span.end <= token.span.start]
            own = [m for m in own if same_name(m.text, listed.text)]
            if own:
                return max(own, key=lambda m: m.span.start)
        return listed

    @cached_property
    def lacks_commas(self) -> bool:
        """Whether the text has lost its commas, as that of some collections has."""
        return self.text.count(",") * 400 < len(self.text)

    @cached_property
    def lists_body(self) -> bool:
        """Whether a record lists a body and no person: its name holds a word for bodies."""
        listed = self.topic_person() if self.report.record else None
        return listed is not None and names_body(listed.text)

    def _person_before(self, token: Token, *, spoken_of: bool = True) -> Mention | None:
        """Subjects of earlier clauses first, the nearest sentence first; then any person; then the headline's."""
        barred = self._own_subject(token)
        listed = self.topic_person() if self.report.record else None
        if listed is not None and barred is None and not self.lists_body:  # a record speaks of whom it lists
            own = [m for m in self.in_sentence(token.sentence, MentionType.PERSON) if self._is_subject(m, token.sentence)]
            return own[-1] if own and own[-1].span.end <= token.span.start else self.listed_before(token)
        for sentence in self._backwards(token.sentence, 4):
            before = [m for m in self.in_sentence(sentence, MentionType.PERSON) if m.span.end <= token.span.start]
            before = [m for m in before if not self._tells(m, sentence, token) and not (_acts_on(token) and _is_killed(m, sentence))]
            people = [m for m in before if not self._possessive(m) and m is not barred and (spoken_of or not self._only_quoted(m, token))]
            if people:
                subjects = [m for m in people if self._is_subject(m, sentence)]
                return subjects[-1] if subjects else people[-1]
        topic = self.topic_person()
        return None if topic is None or (barred is not None and topic.text == barred.text) else topic

    def _tells(self, mention: Mention, sentence: Sentence, token: Token) -> bool:
        """Whether somebody only tells what stands in quotation marks around a word: who speaks says "we", and "they" of others."""
        quotation = self.in_quotation(token.span)
        if quotation is None or quotation.covers(mention.span) or self.in_quotation(mention.span) is not None:
            return False
        heads = (t.head for t in sentence.words_in(mention.span) if t.dep == "nsubj")
        return any(verb.lemma in speech_verbs() for verb in heads)

    def _only_quoted(self, mention: Mention, token: Token) -> bool:
        quotation = self.in_quotation(mention.span)
        return quotation is not None and not quotation.covers(token.span)

    def _own_subject(self, token: Token) -> Mention | None:
        """The subject of the clause in which "him" is the object: "the guard shot him" is not about the guard."""
        if token.lower not in ("him", "her") or token.dep not in ("dobj", "obj", "pobj", "dative"):
            return None
        clause = clause_head(token)
        while clause.dep == "conj" and clause.head.pos == "VERB" and not any(c.dep in ("nsubj", "nsubjpass") for c in clause.children):
            clause = clause.head  # "X went up to Y and stabbed him": Y
        return next((self.named(c) for c in clause.children if c.dep == "nsubj"), None)

    def body_before(self, token: Token) -> Mention | None:
        """The body or state that "it" or "the group" stands for: subjects first, then one named before it in its own sentence."""
        if self.lists_body and token.lower in ("it", "its", "itself"):  # a record speaks of whom it lists
            own = [m for m in self.in_sentence(token.sentence, MentionType.ORGANIZATION) if self._is_subject(m, token.sentence)]
            return own[-1] if own and own[-1].span.end <= token.span.start else self.listed_before(token)
        for sentence in self._backwards(token.sentence, 2):
            bodies = [m for m in self.in_sentence(sentence, MentionType.ORGANIZATION) if m.span.end <= token.span.start]
            bodies = [m for m in bodies if not self._tells(m, sentence, token)]
            subjects = [m for m in bodies if self._is_subject(m, sentence)]
            if subjects:
                return subjects[-1]
            states = [
                m for m in self.in_sentence(sentence, MentionType.PLACE) if m.span.end <= token.span.start and self._is_subject(m, sentence)
            ]
            if states:
                return states[-1]
            if bodies and sentence is token.sentence:
                return bodies[-1]
        return None

    def _backwards(self, sentence: Sentence, reach: int) -> Iterable[Sentence]:
        for i in range(sentence.i, max(-1, sentence.i - reach), -1):
            yield self.parsed.sentences[i]

    def _is_subject(self, mention: Mention, sentence: Sentence) -> bool:
        return any(
            t.dep in ("nsubj", "nsubjpass") or (t.dep in ("appos",) and t.head.dep in ("nsubj", "nsubjpass"))
            for t in sentence.words_in(mention.span)
        )

    def _possessive(self, mention: Mention) -> bool:
        after = self.text[mention.span.end : mention.span.end + 2]
        return after in ("'s", "’s")

    def topic_person(self) -> Mention | None:
        """The person whom the report is about: the only one of the headline or, in a record, its subject."""
        if self.report.record:
            line = self.text.split("\n", 1)[0].strip()
            start = self.text.index(line)
            return Mention(MentionType.PERSON, Span(start, start + len(line)), line)
        people = [m for m in self.parsed.mentions if m.type is MentionType.PERSON]
        title_end = len(self.text.split("\n", 1)[0])
        in_title = [m for m in people if m.span.end <= title_end]
        return in_title[0] if len(in_title) == 1 else None

    # -- place and time ---------------------------------------------------------------------------------------------

    def place_role(self, anchor: Token, *others: Token | None) -> Role | None:
        """Where: a place named within the clause or its arguments, else the nearest of the sentence, else of the paragraph."""
        mention = self.places.near(anchor, *others)
        return None if mention is None else Role("place", mention.text, mention.span)

    def time_role(self, anchor: Token) -> tuple[Role | None, When | None]:
        """When: the time in the clause of `anchor`, else the nearest one of the sentence."""
        times = [m for m in self.in_sentence(anchor.sentence, MentionType.DATE) if not heads_line(self.text, m.span.start)]
        mention = time_of(anchor, times, record=self.report.record)
        if mention is None:
            return None, None
        return Role("time", mention.text, mention.span), When(mention.text, mention.concept or "", mention.span)

    def in_quotation(self, span: Span) -> Span | None:
        """The quotation that holds the stretch, or None."""
        return next((q for q in self.quotations if q.covers(span)), None)

    def speaks(self, token: Token) -> bool:
        """Whether the noun can be a source: a person, body or state, or a word for people and bodies that speak."""
        if self.named(token) is not None or token.lower in _HE | {"they", "it"}:
            return True
        return token.lemma in _speakers() or token.lower in _speakers() or re.fullmatch(r"[A-Z]{2,6}", token.text) is not None
