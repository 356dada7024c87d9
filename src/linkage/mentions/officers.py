"""Report -> its officers: persons with their ranks, titles, roles and bodies, as the Security Force Monitor marks them.

Taggers propose and a judge chooses (`officers/`, made by `python -m training officers`), in the sentences that hold a word of rank, office
or unit. What they find is what a researcher of security forces would enter: the whole title ("General Officer Commanding"), the unit
within the body, and no person whom the text gives neither rank nor post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from itertools import chain

from linkage.errors import SetupError
from linkage.mentions.officersigns import Proposal, read_proposals
from linkage.mentions.officertaggers import FieldTagger, PipelineTagger, Tagger
from linkage.mentions.officerwords import officer_passages
from linkage.mentions.sentences import know_abbreviations, load_pipeline
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.weights import Weights, load_weights

WEIGHTS = "officers"  # folder beside this file
JUDGE = "judge.json"  # in it
# The first of each learned from passages with a marked name, the second from all.
PIPELINES, FIELDS = ("pipeline-named", "pipeline-all"), ("field-named.crf", "field-all.crf")
ParsedText = tuple[Report, Sequence[Sentence]]
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

    from linkage.mentions.matrices import multiply_by_numpy
    from linkage.mentions.steps import keep_lock

    taggers: list[Tagger] = []
    try:
        with as_file(files(__package__) / WEIGHTS) as folder:
            # The words of the English pipeline, which is loaded anyway; they came from the same one.
            words = load_pipeline().vocab
            for name in PIPELINES:
                pipeline = spacy.load(folder / name, vocab=words, exclude=["vocab", "tokenizer"])
                taggers.append(PipelineTagger(know_abbreviations(keep_lock(multiply_by_numpy(pipeline)))))
            taggers += [FieldTagger((folder / name).read_bytes()) for name in FIELDS]
    except (OSError, ValueError) as error:
        raise SetupError(f"the taggers of officers cannot be read ({error}): install Linkage again with `make setup`") from error
    return OfficerModels(taggers, load_weights(__package__, f"{WEIGHTS}/{JUDGE}"))


def read_officers(texts: Sequence[ParsedText], models: OfficerModels | None = None) -> list[list[Mention]]:
    """The officers of English reports, with what belongs to them.

    Args:
        texts: Some reports, each with its sentences; boilerplate is passed over.
        models: Read them; None takes the models of the package.

    Returns:
        For each report its persons, ranks, titles, roles and bodies in order of their start; none overlaps another. They are the same
        whatever other reports are read with it.

    Raises:
        SetupError: The models of the package are missing.
    """
    models = models or load_models()
    return [choose(proposals, models.judge) for proposals in propose(texts, models.taggers)]


def propose(texts: Sequence[ParsedText], taggers: Sequence[Tagger]) -> list[list[Proposal]]:
    """The names that taggers propose in the officers' passages of English reports.

    Args:
        texts: Some reports, each with its sentences; boilerplate is passed over.
        taggers: Propose names.

    Returns:
        One list a report.
    """
    inside = [officer_passages(report, sentences) for report, sentences in texts]
    tagged = [tagger.tag(list(chain.from_iterable(inside))) for tagger in taggers]
    found = []
    start = 0
    for (report, sentences), own in zip(texts, inside, strict=True):
        end = start + len(own)
        found.append(read_proposals(report, sentences, [list(chain.from_iterable(marked[start:end])) for marked in tagged]))
        start = end
    return found


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
