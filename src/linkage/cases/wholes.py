"""Campaigns that may hold another, as a war holds a siege."""

from linkage.model.incident import Campaign
from linkage.model.place import WherePrecision
from linkage.vocab.states import states_named


def may_be_of(found: Campaign, compared: Campaign) -> bool:
    """Whether a campaign that the claims gave may be a part of another, or the war that holds it: then it is no other one.

    Args:
        found: The one.
        compared: The other.
    """
    place, own = found.place, compared.place
    if found.declared or own is None:
        return False
    if place is None:  # "the war in X"
        return own.country in states_named(found.name)
    return place.id == own.id or (place.precision is WherePrecision.COUNTRY and place.country == own.country)
