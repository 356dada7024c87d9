"""Offices that a person marked against the posts that become claims: a tagger that finds them is of no use if no claim tells of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.agreement import same_role
from bench.scoring import Agreement
from linkage.claims.rules import RulesReader
from linkage.mentions import parse_report
from linkage.mentions.relations import relate_neighbours
from linkage.model.claim import Claim, ClaimKind
from linkage.model.mention import Mention, MentionType, Relation
from linkage.model.report import Report
from linkage.model.span import Span

_OFFICES = (MentionType.TITLE, MentionType.ROLE)
_NEAR = 700  # characters between a marked name and the quote that tells of it


@dataclass(frozen=True, slots=True)
class MarkedOffice:
    """An office that a person gave to somebody.

    Args:
        person: Whose.
        office: The office.
        bodies: The bodies that the person gave to them in the same text.
    """

    person: Mention
    office: Mention
    bodies: tuple[Mention, ...]


def marked_offices(names: Sequence[Mention], ties: frozenset[tuple[Span, Span]]) -> Iterator[MarkedOffice]:
    """The offices of a text, in order of where they stand.

    Args:
        names: What is marked.
        ties: (person, what belongs to the person) of each marked relation; either end may come first.
    """
    by_span = {m.span: m for m in names}
    pairs = [(by_span[one], by_span[other]) for tie in ties for one, other in (tie, tie[::-1]) if by_span[one].type is MentionType.PERSON]
    for person, office in sorted(pairs, key=lambda pair: (pair[1].span, pair[0].span)):
        if office.type in _OFFICES:
            bodies = (other for whose, other in pairs if whose == person and other.type is MentionType.ORGANIZATION)
            yield MarkedOffice(person, office, tuple(sorted(bodies, key=lambda m: m.span)))


def read_posts(report: Report, officers: Sequence[Mention], relations: Sequence[Relation]) -> list[Claim]:
    """The posts that the package claims, with the officers and relations of models that did not see the text.

    The package's own models only tell it which names are of bodies and no persons.

    Args:
        report: The text.
        officers: Its officers with what belongs to them.
        relations: What belongs to whom.
    """
    parsed = parse_report(report)
    told = replace(parsed, officers=list(officers), relations=[*relate_neighbours(parsed.sentences, parsed.mentions), *relations])
    return [c for c in RulesReader().read(told).claims if c.kind is ClaimKind.POST]


def agree(marked: Sequence[MarkedOffice], posts: Sequence[Claim]) -> dict[str, Agreement]:
    """How many of the offices are told of the right person, and how many of them with the right body; each post tells of one.

    An office that the text gives twice and a claim tells once counts once as missed. A post that nobody marked counts as found: whoever
    marks officers leaves out presidents, ministers and speakers of rebels.

    Args:
        marked: The offices of one text.
        posts: The posts that are claimed.
    """
    left, told, whole = list(posts), 0, 0
    for one in marked:
        found = next((post for post in left if _tells(post, one)), None)
        if found is not None:
            left.remove(found)
            told += 1
            body = found.word("organization")
            whole += not one.bodies or any(same_role("post", "organization", b.text, body) for b in one.bodies)
    return {
        "posts, as claims": Agreement(len(marked), len(posts), told),
        "posts, as claims, with the right body": Agreement(len(marked), len(posts), whole),
    }


def _tells(post: Claim, marked: MarkedOffice) -> bool:
    if abs(post.quote.start - marked.person.span.start) > _NEAR:
        return False
    pairs = (("person", marked.person.text), ("title", marked.office.text))
    return all(same_role("post", role, words, post.word(role)) for role, words in pairs)
