"""The rules that the reported facts of an incident bear on; it says nothing of whether one was broken."""

from dataclasses import dataclass

from linkage.model.comparison import UnreadWords
from linkage.model.conflict import Classification


@dataclass(frozen=True, slots=True)
class Defeater:
    """Something that, if it were so, would take the facts out of a rule.

    Args:
        id: Its key in `vocab/norms.yaml`.
        name: What it is, in plain words ("military use of the object").
        claim_ids: The incident's claims that report it; empty where none does.
        unread: Sentences with its words, told of the incident, from which no claim of it was read.
    """

    id: str
    name: str
    claim_ids: tuple[str, ...]
    unread: tuple[UnreadWords, ...] = ()


@dataclass(frozen=True, slots=True)
class EngagedNorm:
    """A rule on which reported facts bear.

    Args:
        id: Its key in `vocab/norms.yaml`.
        name: What it is about, in plain words.
        rules: Numbers of the ICRC study of customary humanitarian law.
        articles: Provisions of Rome Statute, article 8(2), by the class of the conflict, each with the class it is for; empty where the
            conflict is not classified, or the Statute has none.
        note: What to know of it; "" where there is nothing.
        claim_ids: The claims whose facts make it relevant.
        defeaters: What would defeat it.
    """

    id: str
    name: str
    rules: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    note: str
    claim_ids: tuple[str, ...]
    defeaters: tuple[Defeater, ...]


@dataclass(frozen=True, slots=True)
class IncidentNorms:
    """The rules on which the reported facts of one incident bear.

    Args:
        incident_id: The incident.
        classification: The class of its conflict, and who says so.
        norms: The rules, in the order of the vocabulary.
    """

    incident_id: str
    classification: Classification
    norms: tuple[EngagedNorm, ...]
