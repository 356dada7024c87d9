"""Dossier -> one HTML document: paginated when it is printed, and self-contained on a screen."""

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files

from linkage.exports.html import dossierparts as parts
from linkage.exports.html.dossierindex import DossierIndex, number_cites
from linkage.exports.html.dossierwords import count, word_absent, word_fact, word_offsets, word_untied
from linkage.exports.html.labels import label_date, label_edtf
from linkage.exports.html.sections import say_no_denial, say_none, say_unread
from linkage.exports.html.site import STYLESHEET, make_environment
from linkage.exports.html.stretches import line_up
from linkage.exports.html.wording import STANCES
from linkage.model.case import CaseFile
from linkage.model.command import Link
from linkage.model.dossier import Dossier
from linkage.model.entity import Entity
from linkage.model.incident import Campaign

DOSSIER_STYLES = "dossier.css"
EVERY = 1_000_000  # claims cited at one place: all of them
SUMMARY_MOST = 60  # claims cited in full in one line of the summary
LONG_ROW = 24  # claims of a cell of a table: with more its row goes on in another, which names it again
LEFT_MOST = 12  # matrices named that the document does not hold
_CITED = re.compile(r'href="#c-([0-9a-f]+)"')


def make_dossier_html(dossier: Dossier, case_file: CaseFile) -> str:
    """The document; the same for the same dossier.

    It is rendered twice: first to learn which claims it cites, then with each of them numbered and quoted among the exhibits.

    Args:
        dossier: What it holds.
        case_file: The case.
    """
    uncited = DossierIndex(case_file, dossier.figures, dossier.norms, dossier.oppositions, None, dossier.wider)
    cited = tuple(dict.fromkeys(_CITED.findall(_render(dossier, uncited, ()))))
    cites = number_cites(cited, DossierIndex(case_file))
    index = DossierIndex(case_file, dossier.figures, dossier.norms, dossier.oppositions, cites, dossier.wider)
    return _render(dossier, index, cited)


def read_styles() -> str:
    """The stylesheet of the case file, and what a document needs beside it."""
    folder = files("linkage.exports.html").joinpath("templates")
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in (STYLESHEET, DOSSIER_STYLES))


def _render(dossier: Dossier, index: DossierIndex, cited: Sequence[str]) -> str:
    case_file = index.case_file
    subject = dossier.subject
    incidents = parts.show_incidents(dossier, index)
    timeline, entries = parts.show_timeline(dossier, incidents, index)
    chain, command = dossier.chain, dossier.command
    styles = read_styles()
    environment = make_environment(case_file)
    environment.globals.update(count=count, word_offsets=word_offsets, word_absent=word_absent, word_untied=word_untied)
    return environment.get_template("dossier.html.j2").render(
        styles=styles,
        styles_hash=base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode(),
        case=case_file,
        index=index,
        dossier=dossier,
        is_person=isinstance(subject, Entity),
        title=subject.name,
        question=_ask(subject),
        head_at=_word_moment(case_file.head_at),
        when=_word_time(subject),
        names=parts.list_names(subject, index) if isinstance(subject, Entity) else [],
        no_evidence=say_none(index.report_count),
        no_denial=say_no_denial(index.report_count),
        no_claim=say_unread(index.report_count),
        facts=[word_fact(fact, subject.name, index) for fact in dossier.facts],
        posts=[] if chain is None else parts.show_posts(chain.posts, index),
        links=[] if chain is None else [(title, parts.show_links(found, index)) for title, found in _directions(dossier)],
        areas=[] if chain is None else [(place, index.rows(ids)) for place, ids in chain.areas],
        commanders=parts.show_commanders(command, index),
        commander_posts=[] if command is None else [(c.entity.name, parts.show_posts(c.posts, index)) for c in command.chains],
        matrices=parts.show_matrices(dossier, index),
        figures=parts.show_figures(dossier, index),
        incidents=incidents,
        map=parts.show_map(dossier, incidents, index),
        timeline=timeline,
        entries=entries,
        denials=index.rows(dossier.denial_ids),
        wider=index.rows(dossier.wider_ids),
        opposed=parts.show_oppositions(dossier, index),
        courses=parts.show_courses(dossier, index),
        against=parts.list_against(dossier, index),
        unfound=parts.list_unfound(dossier),
        unnamed=[] if isinstance(subject, Entity) else _list_unnamed(case_file),
        comparisons=parts.show_comparisons(dossier, index),
        exhibits=parts.list_exhibits(cited, index),
        most_cited=EVERY,
        long_row=LONG_ROW,
        left_most=LEFT_MOST,
        line_up=line_up,
        summary_most=SUMMARY_MOST,
        stances=STANCES,
        readers=sorted({claim.reader for claim in case_file.claims}),
        linked=False,
        level="h3",
        version=version("linkage-evidence"),
    )


def _ask(subject: Entity | Campaign) -> str:
    """The question that the document answers."""
    if isinstance(subject, Campaign):
        return f"{subject.name}: what is said to have happened, and who is said to be answerable, according to whom?"
    return f"{subject.name}: which posts, which acts, which words, according to whom?"


def _directions(dossier: Dossier) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    chain = dossier.chain
    if chain is None:
        return ()
    return (
        ("Said to stand above", chain.above),
        ("Said to be commanded, ordered, planned or overseen", chain.below),
        ("Ties that are neither posts nor command", chain.ties),
    )


def _list_unnamed(case_file: CaseFile) -> list[str]:
    """The persons of interest that case.yaml declares and that no claim names."""
    named = {name for entity in case_file.entities for name in entity.names}
    return [spellings[0] for spellings in case_file.settings.persons if named.isdisjoint(spellings)]


def _word_time(subject: Entity | Campaign) -> str:
    if isinstance(subject, Entity) or subject.when is None or subject.when.edtf == "":
        return ""
    return label_edtf(subject.when.edtf)


def _word_moment(iso: str) -> str:
    """A moment of the ledger in words: "28 November 2026, 14:02 UTC"."""
    if iso == "":
        return ""
    day, _, time = iso.partition("T")
    return f"{label_date(day)}, {time[:5]}{' UTC' if iso.endswith(('Z', '+00:00')) else time[-6:]}"
