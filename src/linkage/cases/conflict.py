"""Campaign -> the class of its conflict, as case.yaml has it."""

from linkage.model.case import CaseFile
from linkage.model.conflict import UNCLASSIFIED, Classification


def classify(case_file: CaseFile, campaign_id: str | None) -> Classification:
    """The class of the conflict that a campaign belongs to, with who says so; nothing is classified by Linkage.

    Args:
        case_file: The case.
        campaign_id: The campaign; None for an incident that belongs to none.

    Returns:
        What case.yaml declares of the campaign; "not classified" where it declares nothing.
    """
    declared = (campaign.classification for campaign in case_file.settings.campaigns if campaign.id == campaign_id)
    return next(declared, UNCLASSIFIED)
