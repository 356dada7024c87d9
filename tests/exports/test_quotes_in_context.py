"""Every quote of every page stands between the words of the report around it, with who says so."""

import re
from dataclasses import replace
from pathlib import Path

from lxml import html

from linkage.cases import view_case
from linkage.exports.html import write_html
from linkage.model.case import CaseFile
from linkage.model.claim import Attribution, Claim, ClaimKind, Stance
from linkage.model.span import Span
from linkage.vocab.context import words_around
from smallcase import make_report

WORDS = (
    "The harbour guild holds Orm Teller answerable for two floods. The first drowned the lower fields of the town, where many had "
    "sown, and the second took the barn of a widow and all that was in it."
)
QUOTE = WORDS[WORDS.index("Orm Teller") : WORDS.index(" and all that")]


def with_floods(case_file: CaseFile) -> CaseFile:
    """The case with a claim whose quote runs over sentences and leaves out who says so."""
    report = make_report(WORDS, "Two floods", publisher="Example Mail", published="2031-05-06", language="en")
    link = Attribution("The harbour guild", Span(0, 17), "holds")
    start = WORDS.index(QUOTE)
    claim = Claim(ClaimKind.ATTACK, report.id, Span(start, start + len(QUOTE)), (), (link,), Stance.ALLEGED)
    return replace(case_file, reports=(*case_file.reports, report), claims=(*case_file.claims, claim))


def test_every_quote_of_every_page_stands_between_the_words_around_it(small_case: CaseFile, tmp_path: Path) -> None:
    case_file = with_floods(small_case)
    write_html(case_file, view_case(case_file), tmp_path)
    shown = {claim.id: "".join(_parts(claim, case_file)) for claim in case_file.claims}
    found = set()
    for path in tmp_path.rglob("*.html"):
        for quote in html.fromstring(path.read_bytes()).xpath("//blockquote[a and not(contains(@class, 'brief'))]"):
            claim_id = re.sub(".*#q-", "", quote.xpath("string(a/@href)"))
            assert quote.text_content() == shown[claim_id], path
            found.add(claim_id)
    assert found == shown.keys()
    assert shown[case_file.claims[-1].id].startswith("The harbour guild holds Orm Teller")


def _parts(claim: Claim, case_file: CaseFile) -> tuple[str, str, str]:
    report = next(report for report in case_file.reports if report.id == claim.report_id)
    before, after = words_around(claim, report)
    return before, claim.quote.of(report.text), after
