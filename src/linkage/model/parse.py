"""A report's sentences as a grammar sees them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from linkage.model.count import Count
from linkage.model.issue import Issue
from linkage.model.mention import Mention, MentionType, Relation
from linkage.model.report import Report
from linkage.model.span import Span

_INDEX, _START, _END = attrgetter("i"), attrgetter("span.start"), attrgetter("span.end")
OFFICERS = frozenset({MentionType.PERSON, MentionType.RANK, MentionType.TITLE, MentionType.ROLE, MentionType.ORGANIZATION})
SUBJECTS = ("nsubj", "nsubjpass")  # labels of a noun that is the subject of a verb: of who does it, of whom it is done to
DOING_SUBJECTS = ("nsubj", "csubj")  # of a noun or a clause that does it


@dataclass(slots=True, eq=False)
class Token:
    """One word of a sentence.

    Args:
        i: Its index in the sentence.
        text: The word as printed.
        lemma: Its base form, lower-case.
        pos: Universal part of speech ("NOUN", "VERB", ...).
        tag: Fine-grained tag of the parser ("VBN", ...).
        dep: Dependency label to its head ("nsubj", "dobj", ...; ClearNLP labels).
        head_i: Index of its head; its own index for the root.
        span: Where it stands in the report.
        sentence: The sentence it belongs to.
        lower: The word in lower case; follows from the text.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head_i: int
    span: Span
    sentence: "Sentence"
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()

    @property
    def head(self) -> "Token":
        """The word it depends on; itself for the root."""
        return self.sentence.tokens[self.head_i]

    @property
    def children(self) -> list["Token"]:
        """The words that depend on it directly, in order."""
        table = self.sentence.children_by_head
        return table[self.i] if table is not None else self.sentence.children(self.i)

    @property
    def next(self) -> "Token | None":
        """The word after it, or None at the end of the sentence."""
        tokens = self.sentence.tokens
        return tokens[self.i + 1] if self.i + 1 < len(tokens) else None

    @property
    def previous(self) -> "Token | None":
        """The word before it, or None at the start of the sentence."""
        return self.sentence.tokens[self.i - 1] if self.i else None

    @property
    def subtree(self) -> list["Token"]:
        """The word and everything that depends on it, in order."""
        found = [self]
        for token in found:  # it grows meanwhile
            found.extend(token.children)
        found.sort(key=_INDEX)
        return found

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Its head, its head's head, and so on to the root."""
        token = self
        while token.head_i != token.i:
            token = token.head
            yield token

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: its words in order and the stretch they cover.

    Args:
        i: Its index in the report.
        paragraph: Index of its paragraph.
        span: Where it stands in the report.
        tokens: Its words.
        children_by_head: The words that depend on each; None until somebody asks for one.
    """

    i: int
    paragraph: int
    span: Span
    tokens: list[Token]
    children_by_head: list[list[Token]] | None = None

    def children(self, i: int) -> list[Token]:
        """The words that depend directly on word `i`, in order."""
        if self.children_by_head is None:
            table: list[list[Token]] = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head_i != token.i:
                    table[token.head_i].append(token)
            self.children_by_head = table
        return self.children_by_head[i]

    def forget_children(self) -> None:
        """Read the heads of its words anew: to be called when a head was changed."""
        self.children_by_head = None

    def words_in(self, span: Span) -> list[Token]:
        """Its words that lie wholly inside a stretch, in order."""
        first = bisect_left(self.tokens, span.start, key=_START)
        return self.tokens[first : bisect_right(self.tokens, span.end, first, key=_END)]

    def words_over(self, span: Span) -> list[Token]:
        """Its words of which a part lies inside a stretch, in order."""
        first = bisect_right(self.tokens, span.start, key=_END)
        return self.tokens[first : bisect_left(self.tokens, span.end, first, key=_START)]

    @property
    def root(self) -> Token:
        """The word on which all others depend."""
        return next(t for t in self.tokens if t.head_i == t.i)


@dataclass(slots=True, eq=False)
class ParsedReport:
    """A report with its sentences and mentions: what a reader of claims works on.

    Args:
        report: The report.
        sentences: In order; empty where no parser for the language is installed.
        mentions: In order of their start.
        relations: Which rank, title, role and body belong to which person.
        issues: What this stage saw and left out.
        counts: What each count mention says, by its span.
        officers: Persons with ranks, titles, roles and bodies as a researcher of security forces marks them: fewer and more exact than
            among `mentions`, which the grammars of claims work on.
    """

    report: Report
    sentences: list[Sentence]
    mentions: list[Mention]
    relations: list[Relation]
    issues: list[Issue]
    counts: dict[Span, Count] = field(default_factory=dict)
    officers: list[Mention] = field(default_factory=list)

    @property
    def all_mentions(self) -> list[Mention]:
        """The mentions in order of their start; in a sentence that names an officer, the names are those that `officers` holds.

        Two readings of one name ("GOC 7 Division" as one body, or as an office and a unit) would contradict each other.
        """
        theirs = [s for s in self.sentences if any(s.span.overlaps(o.span) for o in self.officers)]
        kept = [m for m in self.mentions if m.type not in OFFICERS or not any(s.span.overlaps(m.span) for s in theirs)]
        return sorted([*kept, *self.officers], key=lambda m: (m.span.start, -m.span.end))

    @property
    def all_relations(self) -> list[Relation]:
        """The relations between mentions that `all_mentions` holds."""
        told = {m.span for m in self.all_mentions}
        return [r for r in self.relations if r.head in told and r.tail in told]
