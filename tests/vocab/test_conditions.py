"""What a claim must be to bear on something."""

import pytest

from linkage.errors import VocabularyError
from linkage.vocab import conditions, lexicon
from linkage.vocab.conditions import load_concepts, read_words
from madeclaims import make_claim, make_report
from smallcase import CLAIMS, REPORTS


@pytest.fixture
def concept(monkeypatch):
    def concept_(*shown_by, words=None):
        content = {"things": {"one": {"name": "one thing", "group": "g", "shown_by": list(shown_by)}}, "words": words or {}}
        monkeypatch.setattr(conditions, "load_vocabulary", lambda _: content)
        load_concepts.cache_clear()
        [found] = load_concepts("test", "things")
        return found

    yield concept_
    load_concepts.cache_clear()
    lexicon.load_vocabulary.cache_clear()


def bears(concept, name):
    claim = CLAIMS[name]
    text = next(r.text for r in REPORTS if r.id == claim.report_id)
    return concept.borne_on_by(claim, read_words(claim, text))


@pytest.mark.parametrize(
    ("condition", "name", "expected"),
    [
        ({"kind": "attack"}, "attack", True),
        ({"kind": "attack"}, "damage", False),
        ({"kind": ["attack", "damage"]}, "damage", True),
        ({"kind": "attack", "target_type": "hospital"}, "attack", True),
        ({"kind": "attack", "target_type": ["school", "market"]}, "attack", False),
        ({"kind": "attack", "stance": "denied"}, "attack", False),
        ({"kind": "attack", "stance": "denied"}, "denial", True),
        ({"kind": "deprivation", "what": "food"}, "deprivation", True),
        ({"kind": "deprivation", "what": "heating"}, "deprivation", False),
        ({"kind": "statement", "words": "arms"}, "statement", True),
        ({"kind": "command", "words": "arms"}, "command", False),
        ({"kind": "attack", "words": "guns", "in": "weapon"}, "attack", True),
        ({"kind": "attack", "words": "guns", "in": "target"}, "attack", False),
    ],
)
def test_all_that_a_condition_names_must_hold(concept, condition, name, expected):
    words = {"arms": ["lay down your arms"], "guns": ["gun*"]}
    assert bears(concept(condition, words=words), name) is expected


@pytest.mark.parametrize(
    ("target", "place", "expected"),
    [
        ("the city of Port Vell", "Port Vell", True),
        ("a clinic in Port Vell", "Port Vell", False),
        (None, None, False),
        ("the city", None, False),
    ],
)
def test_two_roles_that_name_one_thing(concept, target, place, expected):
    roles = {"act": "shelling", "target": target, "place": place}
    claim = make_claim(make_report("a"), "attack", **{name: value for name, value in roles.items() if value is not None})
    assert concept({"kind": "attack", "same": ["target", "place"]}).borne_on_by(claim, []) is expected


def test_a_phrase_does_not_run_over_from_the_quote_to_a_role(concept):
    words = {"across": ["may shelling"]}  # the quote ends with "May", the first role is "shelling"
    assert not bears(concept({"kind": "attack", "words": "across"}, words=words), "attack")


def test_what_else_an_entry_says_is_kept(concept):
    assert concept({"kind": "attack"}).other == {"group": "g"}


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ({"kind": "raid"}, "'raid' is none of"),
        ({"target_type": "hospital"}, "at least the kind"),
        ({"kind": "attack", "target_type": "bakery"}, "no role with closed words"),
        ({"kind": "post", "target_type": "hospital"}, "no role with closed words"),
        ({"kind": "attack", "words": "unlisted"}, "no list of words 'unlisted'"),
        ({"kind": "attack", "words": "guns", "in": "speaker"}, "'speaker' is no role"),
        ({"kind": "attack", "same": ["target", "speaker"]}, "'speaker' is no role"),
    ],
)
def test_a_condition_that_cannot_hold_is_refused(concept, condition, told):
    with pytest.raises(VocabularyError, match=told):
        concept(condition, words={"guns": ["gun*"]})


def test_the_shipped_features_of_conduct_can_be_loaded():
    load_concepts.cache_clear()
    features = load_concepts("conduct", "features")
    groups = lexicon.load_pairs("conduct", "groups")
    assert all(feature.conditions and feature.other["group"] in groups for feature in features)
