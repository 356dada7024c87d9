"""What a rule found: a claim before it is known who says so."""

from dataclasses import dataclass, field

from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.model.when import When


@dataclass(slots=True)
class Finding:
    """A claim before it is known who says so.

    Args:
        kind: The kind of claim.
        anchor: The word that carries it: a verb, a noun of action, a title.
        roles: What fills its roles.
        quote: The stretch that carries it; None takes the stretch from the first to the last of its words.
        words: Words that the quote must cover, beside the roles.
        when: Its time.
        stance: Where the rule knows better than the attribution; None leaves it to the attribution.
        attribution: Where the rule itself knows who says so; None leaves it to the sentence.
        doubts: What the rule would have wanted to see and did not ("no target"). A claim with doubts is a proposal: the trained
            confidence decides whether it is kept, so a rule may propose more than it could vouch for.
    """

    kind: ClaimKind
    anchor: Token
    roles: list[Role]
    quote: Span | None = None
    words: list[Token] = field(default_factory=list)
    when: When | None = None
    stance: Stance | None = None
    attribution: tuple[Attribution, ...] | None = None
    doubts: tuple[str, ...] = ()
