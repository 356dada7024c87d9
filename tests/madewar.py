"""A made case with a war that holds its siege: for tests of denials in wider terms."""

from dataclasses import dataclass, field, replace

from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.incident import Campaign
from linkage.model.place import Place, WherePrecision
from linkage.model.when import When
from madematrix import TOWN, MadeCase

WAR = "war-in-the-land"
ACT = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell", "of": "strike"}
BARRELS = {"act": "bombing", "weapon": "barrel bombs"}


@dataclass
class MadeWar(MadeCase):
    """A made case whose land is at war; a war of another land lies apart."""

    in_war: list[Claim] = field(default_factory=list)
    war_when: When | None = None

    def deny(self, quote: str, *, source: str = "Russia", kind: str = "attack", of: str = "war", when: str = "", **roles: str) -> Claim:
        """Adds a denial, of the war unless something else is named."""
        claim = self.say(kind, quote, source=source, stance="denied", of="" if of == "war" else of, when=when, **roles)
        if of == "war":
            self.in_war.append(claim)
        return claim

    def case_file(self) -> CaseFile:
        """The whole case, with the war."""
        made = super().case_file()
        land = Place("overlay:the-land", "the Land", 12.0, 42.0, TOWN.country, WherePrecision.COUNTRY)
        war = Campaign(WAR, "Reported war in the Land", land, self.war_when, (), tuple(c.id for c in self.in_war), ())
        return replace(made, campaigns=(*made.campaigns, war))
