from linkage.model.claim import ClaimKind, Stance

RESPONSIBILITY = ClaimKind.RESPONSIBILITY


def test_an_accusation_is_the_accusers_allegation(read):
    claim = read("Prosecutors accused Colonel Ivan Petrov of ordering the massacre of villagers in Gori.", RESPONSIBILITY)[0]
    assert (claim.source, claim.stance) == ("Prosecutors", Stance.ALLEGED)
    assert claim.value("accused") == "Ivan Petrov"


def test_a_passive_accusation_stays_an_allegation(read):
    claim = read("Ivan Petrov is accused of torturing prisoners in Gori.", RESPONSIBILITY)[0]
    assert (claim.source, claim.stance) == (None, Stance.ALLEGED)


def test_blame_on_somebody_reads_the_same_as_blaming_him_for_it(read):
    first = read("Officials blamed the attack on the rebels.", RESPONSIBILITY)[0]
    second = read("Officials blamed the rebels for the attack.", RESPONSIBILITY)[0]
    assert first.value("accused") == second.value("accused") == "the rebels"


def test_claiming_responsibility_is_an_admission(read):
    claim = read("The Shining Path claimed responsibility for the attack on the bridge.", RESPONSIBILITY)[0]
    assert claim.stance is Stance.ADMITTED
    assert claim.source == claim.value("accused")


def test_nobody_is_held_responsible_where_no_group_claims_it(read):
    assert not read("No group has claimed responsibility for the attack.", RESPONSIBILITY)


def test_responsibility_for_what_is_no_harm_is_left_out(read):
    assert not read("Ivan Petrov is responsible for the budget of the ministry.", RESPONSIBILITY)


def test_a_state_that_is_blamed_is_not_where_it_happened(read):
    (claim,) = read("Residents blame the Ruritanian government and Russia for the attack.", ClaimKind.RESPONSIBILITY)
    assert "place" not in {role.name for role in claim.roles}
