"""Mention -> Claim.

Begin with `rules`: it asks the grammar of each kind what a sentence tells, then who says so and how, then what is told twice. Which file
does what:

- the readers: reader (what each of them is), rules, light, table
- posts: post, posttitle, postbody, postholder, postrow, postline, postfragment, officerpost, behindoffice, personrank, tenure, term
- commands: command, commandpost, order, forces
- who is held responsible: responsibility, held, blame, mutual, deed, deedclause; of what: harm, wrong, charge
- attacks: attack, attackverb, attacknoun, attackfinding, unmasked; with words alone: verbalattack; their act: acts, actkind;
  by whom: doeraround, blameddoer, fight, eachother; on whom: reach
- casualties: casualties, casualty, singlevictims, victimlist, partofthem, removal; what happened to them: outcome
- damage and what people are denied: damage, deprivation
- sanctions and courts: designation
- words in quotation marks: statement
- ties: affiliation, tie, tieverb
- who somebody is: identity
- likenesses: similarity
- who says so: attribution, frame, sources, told, carrying, theybefore, heading, aside, heard, hedge, feeling, reproof, saying, sayingverb,
  speechclauses, sourceplace
- how it stands: standing; whether it happened at all: reality, negation, norm, doubted, refutation, unconfirmed, answer
- the report around a clause: scene, relative, ordinal; where: whereabouts, placeagain; when: timing, daywords
- the clause itself: clauses, straysubject, nounphrase, clipped
- records of sanctions authorities: record, fields, fragment, listed, closingformula
- languages read without a parser: lightscene, lightattack, lightdoer, lighttarget, lightcasualties, lightharm, lightpost, lightspeech,
  lightstatement, lightfinding
- tables: tablemapping, tableexample, tablerow, tablecells
- from findings to claims: finding, fittingroles, quoting, retelling, teaser; how likely an analyst accepts them: signs, confidence
"""

from linkage.claims.reader import Reader, ReaderOutput
from linkage.claims.rules import RulesReader
from linkage.claims.table import TableReader
from linkage.claims.tableexample import example_mapping

__all__ = ["Reader", "ReaderOutput", "RulesReader", "TableReader", "example_mapping"]
