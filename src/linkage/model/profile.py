"""What the claims say about one person, sorted for reading, and what is denied of a body or state."""

from dataclasses import dataclass

from linkage.model.claim import Claim
from linkage.model.entity import Entity

ANSWERING = frozenset({"perpetrator", "accused", "superior"})  # roles of whoever is said to have done, ordered or to answer for something


@dataclass(frozen=True, slots=True)
class DeniedTies:
    """The incidents and campaigns that claims tie somebody to, and who denies or doubts these.

    Args:
        incident_ids: The incidents.
        campaign_ids: The campaigns.
        denials: The denials and doubts of them that do not name who is tied to them.
        wider: Those that name no single act, one for each sentence; a denial is not both.
    """

    incident_ids: tuple[str, ...] = ()
    campaign_ids: tuple[str, ...] = ()
    denials: tuple[Claim, ...] = ()
    wider: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """What is denied of an organisation, unit or state.

    Args:
        entity: The body.
        denials: What it denies.
        denials_by_others: What others deny or doubt of it.
        side_denials: Denials and doubts of what is said, under another name, of forces of the states it names; `tied` may hold some.
        tied: What claims tie it to.
    """

    entity: Entity
    denials: tuple[Claim, ...] = ()
    denials_by_others: tuple[Claim, ...] = ()
    side_denials: tuple[Claim, ...] = ()
    tied: DeniedTies = DeniedTies()

    @property
    def other_denials(self) -> tuple[Claim, ...]:
        """The denials and doubts of what is said, under another name, of forces of the states it names that stand nowhere else."""
        known = {claim.id for claim in (*self.tied.denials, *self.tied.wider)}
        return tuple(claim for claim in self.side_denials if claim.id not in known)


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """Everything the claims say about one person; every claim that names the person stands in exactly one of the tuples.

    Denials are kept apart from what they deny, so that neither hides the other.

    Args:
        entity: The person.
        identity: Who the person is said to be: other names, age, birth, nationality.
        posts: Posts the person is said to hold or have held.
        ties: Ties to other persons and bodies that are not posts; direct lines among them, which are no command.
        commands: What the person is said to command, have ordered or planned, and whom the person is said to serve under.
        accusations: Harms the person is said to answer for, and acts of violence the person is said to have committed.
        statements: What the person said, in quotation marks.
        listings: Sanctions, indictments and warrants.
        denials: What the person denies.
        denials_by_others: What others deny or doubt of the person: neither accusations nor words of the person.
        said: What else the person is the source of.
        others: The claims that name the person in some other role.
        incident_denials: Denials and doubts of the incidents and campaigns the person is tied to that do not name the person; those of what
            such a campaign holds, too, where a claim names the person as the doer, the accused or the commander.
        wider_denials: Denials of these that name no single act, one for each sentence.
        incident_ids: Incidents that a claim about the person belongs to.
        campaign_ids: Campaigns that a claim about the person belongs to, or with which the person has a linkage matrix by a claim.
        report_ids: The reports that name the person, in the order of the case.
        accusers: Who says so of the accusations, as written, each once; None stands for a report's own voice.
    """

    entity: Entity
    identity: tuple[Claim, ...] = ()
    posts: tuple[Claim, ...] = ()
    ties: tuple[Claim, ...] = ()
    commands: tuple[Claim, ...] = ()
    accusations: tuple[Claim, ...] = ()
    statements: tuple[Claim, ...] = ()
    listings: tuple[Claim, ...] = ()
    denials: tuple[Claim, ...] = ()
    denials_by_others: tuple[Claim, ...] = ()
    said: tuple[Claim, ...] = ()
    others: tuple[Claim, ...] = ()
    incident_denials: tuple[Claim, ...] = ()
    wider_denials: tuple[Claim, ...] = ()
    incident_ids: tuple[str, ...] = ()
    campaign_ids: tuple[str, ...] = ()
    report_ids: tuple[str, ...] = ()
    accusers: tuple[str | None, ...] = ()

    def __post_init__(self) -> None:
        lines = tuple(claim for claim in self.commands if claim.is_direct_line)
        object.__setattr__(self, "ties", (*self.ties, *lines))
        object.__setattr__(self, "commands", tuple(claim for claim in self.commands if not claim.is_direct_line))

    @property
    def denied_or_doubted(self) -> tuple[Claim, ...]:
        """What others deny or doubt of the person, or of what the person is tied to; one list for pages and dossiers."""
        return (*self.denials_by_others, *self.incident_denials)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that names the person, each once."""
        return (
            *self.identity, *self.posts, *self.ties, *self.commands, *self.accusations,
            *self.statements, *self.listings, *self.denials, *self.denials_by_others, *self.said, *self.others,
        )  # fmt: skip
