"""The words of a dossier's summary: templates that are filled with counts, and no other sentences."""

from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.sections import SourceRows, count_sources, group_by_saying
from linkage.model.amount import amount
from linkage.model.dossier import Fact, FactKind

# What a line says where claims were found ({sources} and {claims} are counted; {name} is the subject), and what it says there is none of.
FOUND: dict[FactKind, str] = {
    FactKind.ACCUSED: "Accusations of a harm that name {name}: {claims} of {sources}",
    FactKind.COMMAND: "Said to command, to have ordered or planned, or to serve under somebody: {claims} of {sources}",
    FactKind.POSTS: "Posts that {name} is said to hold or to have held: {claims} of {sources}",
    FactKind.TIES: "Ties that are not posts: {claims} of {sources}",
    FactKind.STATEMENTS: "Words that reports give as {name}’s own: {claims} of {sources}",
    FactKind.LISTINGS: "Sanctions, warrants, indictments: {claims} of {sources}",
    FactKind.DENIALS: "Denials by {name}: {claims} of {sources}",
    FactKind.INCIDENT_DENIALS: "Denials and doubts of others, of what is said of {name} or of an incident or campaign that a claim "
    "ties to {name}, or of what that campaign holds: {claims} of {sources}",
    FactKind.OTHER_DENIALS: "Further denials and doubts, of other acts in a declared campaign: {claims} of {sources}",
    FactKind.ANSWERABLE: "Claims that name somebody as the doer of an act or as answerable for it: {claims} of {sources}",
    FactKind.COMMANDED: "Claims that name somebody as having commanded, ordered or planned it: {claims} of {sources}",
    FactKind.INCIDENTS: "Claims that tell of attacks, casualties or damage: {claims} of {sources}",
    FactKind.DEPRIVATION: "Claims that people were deprived of means of living: {claims} of {sources}",
    FactKind.CAMPAIGN_DENIALS: "Denials, and words that doubt it: {claims} of {sources}",
    FactKind.WIDER_DENIALS: "Denials in wider terms (of a war, of a campaign as a whole, or of such acts at all) "
    "by a side that claims blame: {claims} of {sources}",
    FactKind.LIKENESS: "Claims that liken it to another campaign: {claims} of {sources}",
}
ABSENT: dict[FactKind, str] = {
    FactKind.ACCUSED: "that anybody accuses {name} of a harm",
    FactKind.COMMAND: "that {name} commanded, ordered or planned anything, or served under anybody",
    FactKind.POSTS: "of a post of {name}",
    FactKind.TIES: "of a tie of {name} that is not a post",
    FactKind.STATEMENTS: "of words that are {name}’s own",
    FactKind.LISTINGS: "of a sanction, warrant or indictment against {name}",
    FactKind.DENIALS: "of a denial by {name}",
    FactKind.INCIDENT_DENIALS: "that others deny or doubt what is said of {name}, or an incident or campaign that a claim ties to {name}, "
    "or what that campaign holds",
    FactKind.OTHER_DENIALS: "of a further denial or doubt, of another act in a declared campaign",
    FactKind.ANSWERABLE: "that anybody is named as the doer or as answerable",
    FactKind.COMMANDED: "that anybody is named as having commanded, ordered or planned it",
    FactKind.INCIDENTS: "of attacks, casualties or damage",
    FactKind.DEPRIVATION: "that people were deprived of means of living",
    FactKind.CAMPAIGN_DENIALS: "of a denial, or of words that doubt it",
    FactKind.WIDER_DENIALS: "of a denial in wider terms by a side that claims blame",
    FactKind.LIKENESS: "that anybody likens it to another campaign",
}


def word_fact(fact: Fact, name: str, index: CaseIndex) -> tuple[str, list[SourceRows]]:
    """A line of the summary with who says so.

    Args:
        fact: What is counted.
        name: The subject.
        index: The case.

    Returns:
        The words, and the claims by who says so and how they stand to it; no claims where the words say that there are none.
    """
    rows = index.rows(fact.claim_ids)
    if not rows:
        return word_absent(ABSENT[fact.kind].format(name=name), index), []
    words = FOUND[fact.kind].format(name=name, claims=count(len(rows), "claim"), sources=count(count_sources(rows), "source"))
    return f"{words}, from {fact.origins.in_words}.", group_by_saying(rows)


def word_absent(what: str, index: CaseIndex) -> str:
    """That nothing was found, and in how many reports.

    Args:
        what: Of what ("of a denial").
        index: The case.
    """
    return f"No evidence found in {count(index.report_count, 'report')} {what}."


def word_untied(person: str, campaign: str, beside: int, index: CaseIndex) -> str:
    """That no claim ties a person to a campaign, and what stands beside it.

    Args:
        person: The name of the person.
        campaign: The name of the campaign.
        beside: How many claims of the person stand in sentences that name the campaign.
        index: The case.
    """
    told = f"that names {person} as a doer, as a commander or as answerable in “{campaign}”"
    if beside == 0:
        return word_absent(f"of a claim {told}", index)
    stand = "one claim of the person stands" if beside == 1 else f"{beside} claims of the person stand"
    where = "the campaign or its place in words that were not read as telling where it was"
    return f"No claim {told} was read in {count(index.report_count, 'report')}; but {stand} in a sentence that names {where}:"


def count(number: int, noun: str) -> str:
    """ "1 claim", "2,345 claims"."""
    return amount(number, noun)


def word_offsets(row: ClaimRow) -> str:
    """Where a quote stands in the text of its report: code points, counted from 0.

    Args:
        row: The claim.
    """
    return f"{row.claim.quote.start:,} to {row.claim.quote.end:,}"
