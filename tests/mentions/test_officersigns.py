"""What is seen of a name that taggers propose, and which of several proposals is chosen."""

from collections.abc import Sequence

from tests.claims.conftest import make_report

from linkage.mentions.officers import OfficerModels, choose, read_officers
from linkage.mentions.officersigns import Proposal, read_proposals
from linkage.mentions.sentences import read_sentences
from linkage.model.mention import Mention, MentionType
from linkage.model.span import Span
from linkage.vocab.weights import Weights

TEXT = "Colonel Omar Kader visited the 7 Brigade.\n\nColonel Omar Kader left the base.\n"
REPORT = make_report(TEXT)
SENTENCES = read_sentences(REPORT)[0]
KEEP = Weights(0.0, {}, 0.4)


def name(words: str, sort: MentionType, occurrence: int = 0) -> Mention:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Mention(sort, Span(start, start + len(words)), words)


RANK, PERSON = name("Colonel", MentionType.RANK), name("Omar Kader", MentionType.PERSON)
AGAIN = name("Omar Kader", MentionType.PERSON, 1)


def proposals(*tagged: Sequence[Mention]) -> dict[Mention, frozenset[str]]:
    return {p.mention: p.signs for p in read_proposals(REPORT, SENTENCES, tagged)}


def test_a_name_is_proposed_once_with_all_who_propose_it():
    found = proposals([RANK, PERSON], [PERSON])
    assert set(found) == {RANK, PERSON}
    assert "person by 0 1" in found[PERSON]
    assert "rank by 0" in found[RANK]


def test_a_person_behind_a_rank_is_seen_there():
    signs = proposals([RANK, PERSON])[PERSON]
    assert {"person before=RANK", "person with rank", "person rank behind=0"} <= signs


def test_a_name_told_before_is_seen_as_such():
    found = proposals([PERSON, AGAIN])
    assert "person again=0" in found[PERSON]
    assert "person again=1" in found[AGAIN]


def test_a_rival_is_seen_with_its_votes():
    whole = name("Colonel Omar Kader", MentionType.PERSON)
    assert "person against=2" in proposals([PERSON], [PERSON], [whole])[whole]


def test_of_names_that_overlap_the_likelier_is_chosen():
    whole = name("Colonel Omar Kader", MentionType.PERSON)
    likely, unlikely = Proposal(PERSON, frozenset({"good"})), Proposal(whole, frozenset())
    assert choose([unlikely, likely], Weights(0.0, {"good": 1.0}, 0.4)) == [PERSON]


def test_a_name_below_the_threshold_is_left_out():
    assert choose([Proposal(PERSON, frozenset())], Weights(-1.0, {}, 0.4)) == []


def test_taggers_and_a_judge_of_ones_own_can_be_given():
    class Fixed:
        def tag(self, paragraphs):
            return [[RANK, PERSON] for _ in paragraphs]

    assert read_officers([(REPORT, SENTENCES)], OfficerModels([Fixed()], KEEP)) == [[RANK, PERSON]]


def test_taggers_see_the_passages_of_all_reports_together():
    seen = []

    class Counting:
        def tag(self, paragraphs):
            seen.append([p.text for p in paragraphs])
            return [[] for _ in paragraphs]

    assert read_officers([(REPORT, SENTENCES), (REPORT, SENTENCES)], OfficerModels([Counting()], KEEP)) == [[], []]
    assert seen == [["Colonel Omar Kader visited the 7 Brigade.", "Colonel Omar Kader left the base."] * 2]
