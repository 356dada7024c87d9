"""A table of coded incidents made for tests: its places are real, its incidents are not."""

import hashlib

from linkage.claims import ReaderOutput, TableReader
from linkage.model.parse import ParsedReport
from linkage.model.report import Report

HEADER = "id,day,town,region,lat,lon,who,how,what,dead_min,dead_max,hurt,grade,link,remark"
ROWS = (
    'H1,2019-05-14,"Saraqib, market",Idlib,35.8642,36.8006,"North Army, South Militia",Air raid,market,3,5,10,Fair,https://h.example/1,x',
    "H2,2019-05-14,Saraqib,Idlib,35.8642,36.8006,North Army,Shells,,1,,0,Weak,https://h.example/2,",
    'H3,2019-05-15,Homs,,34.7324,36.7137,North Army,Air raid and shells,"school, clinic",,4,,,,"said ""no more"", then left"',
)
MAPPING = """
report: {publisher: Harm Watch, published: 2020-01-31, language: en, title: Coded incidents}
table:
  record: id
  empty: [n/a]
  stance: alleged
  date: day
  place: {columns: [town, region], lat: lat, lon: lon, country: SY}
  act:
    column: how
    values: {Air raid: airstrike, Shells: shelling, Air raid and shells: other}
  perpetrator: {column: who, split: ","}
  target_type: {column: what, split: ",", values: {market: market, school: school, clinic: hospital}}
  casualties:
    - {outcome: killed, min: dead_min, max: dead_max, victims: civilians, stance: estimated}
    - {outcome: injured, count: hurt}
  grade: grade
  url: link
"""


def make_table(rows: tuple[str, ...] = ROWS, mapping: str = MAPPING, header: str = HEADER, publisher: str = "Harm Watch") -> Report:
    """The report that a table is."""
    text = "\n".join([header, *rows]) + "\n"
    digest = hashlib.sha256((text + publisher).encode()).hexdigest()
    return Report(
        digest,
        "table.csv",
        "text/csv",
        text,
        "Coded incidents",
        publisher=publisher,
        published="2020-01-31",
        language="en",
        mapping=mapping,
    )


def read_table(report: Report) -> ReaderOutput:
    """What the reader of tables finds in it."""
    return TableReader(report.mapping).read(ParsedReport(report, [], [], [], []))
