"""Report -> its officers: persons with their ranks, titles, roles and bodies, as the Security Force Monitor marks them.

Taggers propose and a judge chooses (`officers/`, made by `python -m training officers`), in the paragraphs that hold a word of rank, office
or unit. What they find is what a researcher of security forces would enter: the whole title ("General Officer Commanding"), the unit
within the body, and no person whom the text gives neither rank nor post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files

from linkage.errors import SetupError
from linkage.mentions.officersigns import Proposal, read_proposals
from linkage.mentions.officertaggers import FieldTagger, PipelineTagger, Tagger
from linkage.mentions.officerwords import officer_paragraphs
from linkage.mentions.sentences import know_abbreviations, load_pipeline
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.weights import Weights, load_weights

WEIGHTS = "officers"  # folder beside this file
JUDGE = "judge.json"  # in it
# The first of each learned from paragraphs with a marked name, the second from all.
PIPELINES, FIELDS = ("pipeline-named", "pipeline-all"), ("field-named.crf", "field-all.crf")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class OfficerModels:
    """What reads officers.

    Args:
        taggers: Propose names.
        judge: Chooses among them.
    """

    taggers: Sequence[Tagger]
    judge: Weights


@cache
def load_models() -> OfficerModels:
    """The models that come with the package, loaded once a process.

    Raises:
        SetupError: One is missing or cannot be read.
    """
    import spacy

    taggers: list[Tagger] = []
    try:
        with as_file(files(__package__) / WEIGHTS) as folder:
            # The words of the English pipeline, which is loaded anyway; they came from the same one.
            words = load_pipeline().vocab
            for name in PIPELINES:
                pipeline = spacy.load(folder / name, vocab=words, exclude=["vocab", "tokenizer"])
                taggers.append(PipelineTagger(know_abbreviations(pipeline)))
            taggers += [FieldTagger((folder / name).read_bytes()) for name in FIELDS]
    except (OSError, ValueError) as error:
        raise SetupError(f"the taggers of officers cannot be read ({error}): install Linkage again with `make setup`") from error
    return OfficerModels(taggers, load_weights(__package__, f"{WEIGHTS}/{JUDGE}"))


def read_officers(report: Report, sentences: Sequence[Sentence], models: OfficerModels | None = None) -> list[Mention]:
    """The officers of an English report, with what belongs to them.

    Args:
        report: Its boilerplate is passed over.
        sentences: Its sentences.
        models: Read them; None takes the models of the package.

    Returns:
        Persons, ranks, titles, roles and bodies in order of their start; none overlaps another.

    Raises:
        SetupError: The models of the package are missing.
    """
    models = models or load_models()
    return choose(propose(report, sentences, models.taggers), models.judge)


def propose(report: Report, sentences: Sequence[Sentence], taggers: Sequence[Tagger]) -> list[Proposal]:
    """The names that taggers propose in the officers' paragraphs of an English report.

    Args:
        report: Its boilerplate is passed over.
        sentences: Its sentences.
        taggers: The first finds nearly every officer: the others, to save time, see only paragraphs in which it marks a person or a rank.
    """
    first, *others = taggers
    inside = officer_paragraphs(report, sentences)
    marked = first.tag(inside, report.text)
    if not marked:
        return []
    people = [m for m in marked if m.type in (MentionType.PERSON, MentionType.RANK)]
    found = [p for p in inside if any(p.span.covers(m.span) for m in people)]
    return read_proposals(report, sentences, [marked, *(tagger.tag(found, report.text) for tagger in others)])


def choose(proposals: Sequence[Proposal], judge: Weights) -> list[Mention]:
    """The likeliest names; of names that overlap, the likelier.

    Args:
        proposals: Names with what is seen of them.
        judge: Says how likely each is; below its threshold it is left out.

    Returns:
        In order of their start. An office that is a role in a unit ("battalion commander") is a role.
    """
    chosen: list[Mention] = []
    ranked = sorted(((judge.estimate(p.signs), p.mention) for p in proposals), key=lambda found: (-found[0], found[1].span.start))
    for likely, mention in ranked:
        if likely >= judge.threshold and not any(c.span.overlaps(mention.span) for c in chosen):
            chosen.append(mention)
    named = (replace(m, type=MentionType.ROLE) if m.type is MentionType.TITLE and _is_role(m.text) else m for m in chosen)
    return sorted(named, key=lambda m: m.span.start)


def _is_role(title: str) -> bool:
    """Whether an office is a role in a unit ("battalion commander") and not a title ("Chief of Army Staff")."""
    found = _WORD.findall(title.lower())
    return bool(found) and found[-1] in load_phrases("posts", "roles")
