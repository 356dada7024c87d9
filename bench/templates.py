"""How well the roles of incidents are filled: perpetrators, targets, victims and weapons against templates filled by analysts."""

import argparse
import json
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path

from bench.fillers import ROLE_NAMES, Template, read_templates
from bench.reading import refuse_failures
from bench.scoring import Agreement
from bench.truecase import truecase
from linkage.errors import InputError
from linkage.pipeline import read

HELP = "who did what to whom with what, against incident templates filled by analysts"
SHAPE = "give the folder of the templates in GTT's format: NAME.json with one {docid, doctext, templates} a line"
GRIT, GTT = 0.545, 0.502  # F1 on the 200 test texts: of entities, and of whole templates
LEARNED_FROM = "train"


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with its templates."""

    name: str
    text: str
    templates: tuple[Template, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with NAME.json, one text with its templates a line")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--part", metavar="NAME", help=f"measure on NAME.json (default: every part but {LEARNED_FROM}.json)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list what is missed and wrong in the first N texts")
    parser.add_argument("--workers", type=int, metavar="N", help="processes; by default chosen by the number of texts")


def run(options: argparse.Namespace) -> int:
    """Read the texts, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or of another shape.
    """
    texts = load_texts(options.data, options.part)
    found = fill_templates(texts, options.workers)
    gold = {text.name: text.templates for text in texts}
    entities = {role: agreement([(merged(gold[n])[role], merged(found[n])[role]) for n in gold]) for role in ROLE_NAMES}
    overall = total(entities.values())
    by_template = template_agreement([(gold[name], found[name]) for name in gold])
    print(f"{len(texts)} texts, {sum(len(t) for t in gold.values())} templates of the analysts, {sum(map(len, found.values()))} found\n")
    print(f"{'':12}{'F1':>8}{'precision':>11}{'recall':>8}{'analysts':>10}{'found':>7}")
    for name, figure in (*entities.items(), ("entities", overall), ("templates", by_template)):
        print(f"{name:12}{figure.f1:8.3f}{figure.precision:11.3f}{figure.recall:8.3f}{figure.gold:10}{figure.found:7}")
    print(f"\npublished, trained on 1,300 such texts: entities {GRIT} (GRIT), templates {GTT} (GTT); nothing here was trained on them")
    for name in list(gold)[: options.errors]:
        print_differences(name, gold[name], found[name])
    if options.json is not None:
        figures = {**entities, "entities": overall, "templates": by_template}
        record = {name: {"f1": f.f1, "precision": f.precision, "recall": f.recall, **asdict(f)} for name, f in figures.items()}
        options.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


def load_texts(folder: Path, part: str | None = None) -> tuple[Annotated, ...]:
    """The annotated texts of a folder.

    Args:
        folder: Holds `NAME.json`, one JSON object a line.
        part: The NAME; None for every file but the one to learn from.

    Returns:
        Texts in the order of the files.

    Raises:
        InputError: The folder is absent or of another shape.
    """
    files = [p for p in sorted(folder.glob("*.json")) if (p.stem == part if part is not None else p.stem != LEARNED_FROM)]
    if files == []:
        raise InputError(f"{folder} holds no {part or 'NAME'}.json: {SHAPE}")
    texts = []
    for path in files:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                record = json.loads(line)
                texts.append(Annotated(record["docid"], record["doctext"], tuple(map(read_template, record["templates"]))))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"{path}, line {number} cannot be read ({error!r}): {SHAPE}") from error
    if texts == []:
        raise InputError(f"{files[0]} holds no text: {SHAPE}")
    return tuple(texts)


def read_template(record: Mapping[str, object]) -> Template:
    """A template of the analysts: entities as lists of [wording, offset].

    Args:
        record: The object of one template.

    Returns:
        The template.

    Raises:
        KeyError: A role is missing.
        TypeError: A role holds something else than lists of entities.
    """
    template = Template(str(record["incident_type"]).split(" / ")[0])
    for role in ROLE_NAMES:
        entities = record[role]
        if not isinstance(entities, list):
            raise TypeError(f"{role} is no list")
        template.fillers[role] = [tuple(str(mention[0]) for mention in entity) for entity in entities]
    return template


def fill_templates(texts: Sequence[Annotated], workers: int | None) -> dict[str, tuple[Template, ...]]:
    """The templates that Linkage fills, by the name of the text.

    Args:
        texts: In small letters; their capitals are guessed before they are read.
        workers: Processes; None to choose by the number of texts.

    Returns:
        For each text its templates, none where no claim gives one.

    Raises:
        InputError: A text could not be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for text in texts:
            paths.append(Path(folder) / f"{text.name}.txt")
            paths[-1].write_text(re.sub(r" {3,}", "\n\n", truecase(text.text)), encoding="utf-8")
        outcome = read(paths, workers)
    refuse_failures(outcome.failures)
    events = {claim_id: incident.id for incident in outcome.case_file.incidents for claim_id in incident.claim_ids}
    found: dict[str, tuple[Template, ...]] = {text.name: () for text in texts}
    for reading in outcome.readings:
        found[Path(reading.report.file).stem] = tuple(read_templates(reading, events))
    return found


def merged(templates: Sequence[Template]) -> dict[str, list[tuple[str, ...]]]:
    """The entities of all templates of a text by role; entities that share a wording are one.

    Args:
        templates: The templates of one text.

    Returns:
        For each role its entities, wordings compared without case, punctuation and articles.
    """
    fillers: dict[str, list[tuple[str, ...]]] = {}
    for role in ROLE_NAMES:
        entities: list[set[str]] = []
        for wordings in (set(map(plain, entity)) - {""} for template in templates for entity in template.fillers[role]):
            same = [entity for entity in entities if entity & wordings]
            entities = [entity for entity in entities if not entity & wordings]
            if wordings:
                entities.append(wordings.union(*same))
        fillers[role] = [tuple(sorted(entity)) for entity in entities]
    return fillers


def plain(wording: str) -> str:
    """A wording without case, punctuation and articles, as the published scorers compare."""
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", re.sub(r"[^\w\s]|_", "", wording.lower())).split())


def agreement(pairs: Sequence[tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]]]) -> Agreement:
    """How the entities of one role agree over all texts.

    An entity that was found is right where all its wordings are wordings of one entity of the analysts; each of theirs counts once.

    Args:
        pairs: (entities of the analysts, entities found), one pair a text.

    Returns:
        The agreement.

    Source: Du et al., GRIT (EACL 2021), CEAF-REE with strict similarity.
    """
    return Agreement(sum(len(g) for g, _ in pairs), sum(len(f) for _, f in pairs), sum(aligned(g, f) for g, f in pairs))


def aligned(gold: Sequence[tuple[str, ...]], found: Sequence[tuple[str, ...]]) -> int:
    """How many entities can be paired one to one."""
    partner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j, entity in enumerate(gold):
            if j not in tried and set(found[i]) <= set(entity):
                tried.add(j)
                if j not in partner or place(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(found)))


def template_agreement(pairs: Sequence[tuple[Sequence[Template], Sequence[Template]]]) -> Agreement:
    """How whole templates agree: the kind of incident and every filler are one item each.

    Templates of the same kind of incident are paired, those with the most items in common first; a template without a partner is wrong, or
    missed, in all its items. The published figures try every pairing; this one takes the best first, which can only be lower.

    Args:
        pairs: (templates of the analysts, templates found), one pair a text.

    Returns:
        The agreement over all items.

    Source: Du et al., Template filling with generative transformers (NAACL 2021), section on evaluation.
    """
    gold_items = found_items = hits = 0
    for gold, found in pairs:
        gold_items += sum(map(items, gold))
        found_items += sum(map(items, found))
        shared = sorted(((in_common(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), key=lambda s: -s[0])
        used_gold: set[int] = set()
        used_found: set[int] = set()
        for count, i, j in shared:
            if count > 0 and i not in used_gold and j not in used_found:
                used_gold.add(i)
                used_found.add(j)
                hits += count
    return Agreement(gold_items, found_items, hits)


def items(template: Template) -> int:
    """How many items a template holds."""
    return 1 + sum(len(entities) for entities in merged([template]).values())


def in_common(gold: Template, found: Template) -> int:
    """How many items two templates of the same kind share; 0 for different kinds."""
    if gold.type != found.type:
        return 0
    one, two = merged([gold]), merged([found])
    return 1 + sum(aligned(one[role], two[role]) for role in ROLE_NAMES)


def total(figures: Iterable[Agreement]) -> Agreement:
    """All roles together."""
    parts = list(figures)
    return Agreement(sum(f.gold for f in parts), sum(f.found for f in parts), sum(f.hit for f in parts))


def print_differences(name: str, gold: Sequence[Template], found: Sequence[Template]) -> None:
    """Print the entities of one text side by side, where they differ.

    Args:
        name: The text.
        gold: Templates of the analysts.
        found: Templates found.
    """
    ours, theirs = merged(found), merged(gold)
    for role in ROLE_NAMES:
        wrong = [entity for entity in ours[role] if aligned(theirs[role], [entity]) == 0]
        missed = [entity for entity in theirs[role] if aligned([entity], ours[role]) == 0]
        for one, other in zip_longest(missed, wrong, fillvalue=()):
            print(f"{name} {role:8} missed {' = '.join(one)[:60]:60} wrong {' = '.join(other)[:60]}")
