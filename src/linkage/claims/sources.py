"""Who a noun phrase names as the source of what is said: a name, somebody described, or the maker of a document."""

from __future__ import annotations

import re
from itertools import pairwise

from linkage.claims.acts import act_of_noun
from linkage.claims.clauses import read_arguments
from linkage.claims.negation import is_nobody
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.outcome import outcome_words, people_words
from linkage.claims.scene import Scene, offices
from linkage.claims.told import Told, points_back
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Attribution
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs

_OF_WHOM = ("of", "for", "in", "from", "at", "with", "within", "inside")
_LONGEST_SOURCE = 90  # characters
_BESIDE = 20  # characters between a speaker and the marks
_FAR_ISSUED = 4  # sentences back to where a document is issued


class Sources:
    """The sources of one report.

    Args:
        scene: The report.
        told: Who has said something so far; grows while the report is read.
    """

    def __init__(self, scene: Scene, told: Told) -> None:
        self.scene, self.told = scene, told

    def attribution(self, head: Token, cue: str) -> Attribution | None:
        """The link of the chain that a noun phrase makes; None for a pronoun that cannot be resolved.

        Args:
            head: The noun or the pronoun.
            cue: The word that says that somebody says it.
        """
        scene = self.scene
        if is_nobody(head) or _is_victim(head):
            return None
        if head.pos == "PRON" or head.lower in ("he", "she", "they", "it", "who", "which", "that"):
            if head.lower in ("who", "which", "that"):
                holder = next((a.head for a in head.ancestors if a.dep == "relcl"), None)
                if holder is not None:
                    return self.attribution(holder, cue)
            if head.lower in ("he", "she", "they", "it", "who"):
                return self._pronoun(head, cue)
            if head.lower in ("some", "many", "others"):
                return Attribution(head.text, head.span, cue, named=False)
            return None
        joined = list(conjuncts(head))
        if len(joined) > 1:
            span = scene.trimmed(noun_phrase(head, with_conjuncts=True))
            return Attribution(span.of(scene.text), span, cue, named=any(scene.named(t) is not None for t in joined))
        person = scene.person_of(head) or scene.described(head)
        if person is not None:
            return Attribution(person.text, person.span, cue)
        mention = scene.named(head) or self._named_behind(head)
        if mention is not None and mention.type is not MentionType.PERSON:
            mention = self._officer_of(head) or mention
            return Attribution(mention.text, mention.span, cue)
        on_behalf = self._spoken_for(head)
        if on_behalf is not None:
            return Attribution(on_behalf.text, on_behalf.span, cue)
        now = self.issuing_now(head)
        issuer = self._issuer(head) or (now if now is not None and now.pos in ("NOUN", "PROPN") else None)
        if issuer is not None:
            return self.attribution(issuer, cue)
        again = self.told.pointed_at(head)
        if again is not None and _fits(head, again.source):
            return Attribution(again.source, again.span, cue, again.named)
        body = self.scene.body_before(head) if points_back(head) and head.lemma in load_phrases("attribution", "bodies") else None
        if body is not None and _fits(head, body.text):
            return Attribution(body.text, body.span, cue)
        maker = self._maker(head)
        if maker is not None:
            return self.attribution(maker, cue)
        inner = self.named_inside(head)
        span = scene.trimmed(self._behind_day(head, _who(head)))
        owner = next((c for c in head.children if c.dep == "case" and c.span.end == span.end), None)
        span = span if owner is None else scene.trimmed(Span(span.start, owner.span.start))  # "the army's claim": the army
        if not len(span):
            return None
        return Attribution(span.of(scene.text), span, cue, named=inner)

    def _behind_day(self, head: Token, span: Span) -> Span:
        """The words for a source without the day told before it, where commas are lost: "on Tuesday aid workers said"."""
        days = [m.span for m in self.scene.in_sentence(head.sentence, MentionType.DATE) if m.span.end <= head.span.start]
        ends = [day.end + 1 for day in days if day.overlaps(span)]
        return Span(max(ends), span.end) if ends else span

    def _officer_of(self, body: Token) -> Mention | None:
        """Who speaks for a body whose apostrophe was lost: "said the Observatorys head Jane Doe"."""
        office = body.next
        name = office.next if office is not None and office.lower in offices() else None
        mention = self.scene.named(name) if name is not None else None
        return mention if mention is not None and mention.type is MentionType.PERSON else None

    def _named_behind(self, head: Token) -> Mention | None:
        """The body that a common noun calls by its name right behind it: "the aid group Open Hands"."""
        name = next((c for c in head.children if c.dep == "appos" and c.pos == "PROPN" and c.subtree[0].i == head.i + 1), None)
        mention = self.scene.named(name)
        return mention if mention is not None and mention.type is MentionType.ORGANIZATION else None

    def _pronoun(self, head: Token, cue: str) -> Attribution | None:
        """ "He said": the source that spoke last, unless a person named since then is nearer."""
        last = self.told.somebody_before(head) if head.lower in ("he", "she") else self.told.last_before(head)
        own = (self._of_clause(head) or self._document_before(head)) if head.lower == "it" else None
        if own is not None and not (cue in load_phrases("attribution", "adding") and last is not None):
            return self.attribution(own, cue)
        referent = self.scene.referent(head, spoken_of=False)
        if referent is not None and head.lower in ("he", "she") and self._is_spoken_of(head, referent.text):
            referent = None  # "He said: "X was shot"": somebody else than X
        if last is not None and head.lower in ("he", "she") and self._is_spoken_of(head, last.source):
            last = None
        if referent is not None and (last is None or last.span is None or referent.span.start > last.span.start):
            return Attribution(referent.text, referent.span, cue)
        return None if last is None else Attribution(last.source, last.span, cue, last.named)

    def _is_spoken_of(self, head: Token, name: str) -> bool:
        """Whether words in quotation marks beside a speaker name him, as nobody does who speaks of himself."""
        near = (q for q in self.scene.quotations if max(q.start - head.span.end, head.span.start - q.end) <= _BESIDE)
        said = {word for q in near for word in re.findall(r"\w+", q.of(self.scene.text))}
        return any(word in said for word in re.findall(r"[A-Z]\w{3,}", name))

    def _of_clause(self, pronoun: Token) -> Token | None:
        """The subject of what "it said" tells, where that can speak: "the army never shelled X, it said"."""
        told = next((c for c in pronoun.head.children if c.dep in ("ccomp", "parataxis") and c.i < pronoun.i), None)
        subject = next((c for c in told.children if c.dep in ("nsubj", "nsubjpass")), None) if told is not None else None
        return subject if subject is not None and subject.pos != "PRON" and self.scene.speaks(subject) else None

    def _document_before(self, pronoun: Token) -> Token | None:
        """The document of which the sentence before tells: "The Commission's report is not about one side. It also accuses ..."."""
        sentences, i = self.scene.parsed.sentences, pronoun.sentence.i
        before = sentences[i - 1] if i else None
        if before is None or before.paragraph != pronoun.sentence.paragraph or pronoun.dep != "nsubj":
            return None
        subject = next((c for c in before.root.children if c.dep == "nsubj"), None)
        return subject if subject is not None and subject.lemma in load_phrases("attribution", "documents") else None

    def _maker(self, head: Token) -> Token | None:
        """Whose words a document is: "an investigation by X", "X's statement"."""
        if head.lemma not in load_phrases("attribution", "documents"):
            return None
        by = read_arguments(head).phrase("by", "from", "of")
        owner = next((c for c in head.children if c.dep == "poss" and c.pos != "PRON"), None)
        if by is None and owner is None and head.lemma in load_phrases("attribution", "tallies"):
            owner = next((c for c in head.children if c.dep in ("compound", "nmod") and self.scene.named(c) is not None), None)
        maker = by or owner
        return maker if maker is not None and self.scene.named(maker) is not None else None

    def _issuer(self, head: Token) -> Token | None:
        """Who made the document that "the statement" points back to: "X issued a statement", "X said in a statement"."""
        if head.lemma not in load_phrases("attribution", "documents") or not points_back(head):
            return None
        sentences, here = self.scene.parsed.sentences, head.sentence
        for sentence in reversed(sentences[max(0, here.i - _FAR_ISSUED) : here.i]):
            if sentence.paragraph < here.paragraph - 1:
                return None
            for noun in (t for t in sentence.tokens if t.lemma == head.lemma and t.pos == "NOUN"):
                maker = self._maker(noun) or issuing(noun)
                if maker is not None and self.scene.speaks(maker):
                    return maker
        return None

    def issuing_now(self, document: Token) -> Token | None:
        """Who issues the document that speaks: "the ministry issued a statement accusing X".

        Args:
            document: A noun.

        Returns:
            The subject of the clause; None where the noun is no document, or what issues it cannot speak.
        """
        issuer = issuing(document) if document.dep == "dobj" else None
        return issuer if issuer is not None and self.scene.speaks(issuer) else None

    def _spoken_for(self, head: Token) -> Mention | None:
        """On whose behalf somebody without a name speaks: "the mayor is worried, her spokesman said"."""
        if head.lemma not in load_phrases("attribution", "spokespeople"):
            return None
        owner = next((c for c in head.children if c.dep == "poss" and c.lower in ("his", "her", "its")), None)
        if owner is None or any(c.dep == "appos" for c in head.children):
            return None
        return self.scene.body_before(owner) if owner.lower == "its" else self.scene.referent(owner, spoken_of=False)

    def named_inside(self, head: Token) -> bool:
        """Whether a name or a state stands inside what describes a source: "a Red Cross doctor", "Syrian officials".

        Args:
            head: The noun.
        """
        beside = [t for t in head.children if t.dep in ("compound", "amod", "poss", "nmod")]
        return any(self.scene.named(t) is not None or t.lower in state_forms() for t in beside)


def issuing(document: Token) -> Token | None:
    """Who issues a document, or says something in it: the subject over "released a statement" and "said in a statement".

    Args:
        document: A noun.

    Returns:
        The subject; None where the noun is none or nobody issues it.
    """
    if document.lemma not in load_phrases("attribution", "documents"):
        return None
    link = document.head
    verb = link.head if document.dep == "pobj" and link.lower in ("in", "via", "through") else link
    told = verb.pos == "VERB" and (document.dep in ("dobj", "pobj") or verb is not link)
    known = verb.lemma in load_phrases("attribution", "issuing") or (verb is not link and speech_verbs().concept(verb.lemma) is not None)
    return next((c for c in verb.children if c.dep == "nsubj"), None) if told and known else None


def _fits(noun: Token, name: str) -> bool:
    """Whether a noun may point back to a name: "the ministry" to a ministry only."""
    return noun.lemma not in load_phrases("attribution", "called_so") or noun.lemma in name.lower()


def _is_victim(head: Token) -> bool:
    """Whether a noun tells who died or was hurt, and not who speaks: "a man and a boy died, and the source added ..."."""
    if head.lemma not in people_words() or head.dep not in ("nsubj", "nsubjpass"):
        return False
    return any(outcome_words(section).concept(head.head.lemma) is not None for section in ("verbs", "subject"))


def _from_own_words(head: Token, span: Span) -> Span:
    """The words for a speaker without those of what was told before, where commas are lost: "civilians local sources said"."""
    words = [t for t in head.sentence.tokens[: head.i + 1] if t.span.start >= span.start]
    start = span.start
    for word, following in pairwise(words):
        is_figure = word.pos == "NUM" and word.text.isdecimal() and following.lower == "overnight"  # "reached 330 overnight sources said"
        goes_on = word.lower == "overnight" and start == word.span.start > span.start
        owner = following.dep == "case"  # "the rebels' commander"
        if is_figure or goes_on or (word.tag == "NNS" and word.lemma in people_words() and not owner):
            start = following.span.start
    return Span(start, span.end)


def _is_blame(preposition: Token) -> bool:
    """Whether "for" brings in what somebody is blamed for, and not whom somebody speaks for: "blamed by residents for the killing"."""
    inner = next((c for c in preposition.children if c.dep == "pobj"), None)
    return preposition.lower == "for" and inner is not None and (act_of_noun(inner) is not None or inner.lemma in outcome_words("nouns"))


def _who(head: Token) -> Span:
    """A noun phrase, and for somebody without a name the words that tell who it is: "a spokesman for the rebels"."""
    span = _from_own_words(head, noun_phrase(head))
    if head.lemma not in load_phrases("attribution", "somebody"):
        return span
    for child in head.children:
        behind = child.i > head.i and 0 <= child.subtree[0].span.start - span.end <= 1 and not _is_blame(child)
        close = child.lower == "close" and child.dep in ("amod", "acomp")
        if behind and ((child.dep == "prep" and child.lower in _OF_WHOM) or close):
            end = child.subtree[-1].span.end
            if end - span.start <= _LONGEST_SOURCE and not any(t.pos in ("VERB", "AUX") for t in child.subtree):
                span = Span(span.start, end)
    return span
