"""An invented case of twenty persons in three scripts, each named in the ways in which reports name people, to look for names that leak."""

import json
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF

from linkage import pipeline
from linkage.desk import Desk, Proposal
from linkage.model.decision import DecisionType, Mark, Subject
from linkage.model.entity import EntityType


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody of the case.

    Args:
        name: As a report names them in full; "" where they are only there to stay visible.
        traces: Letters, squeezed, by which any way to write a part of the name is found.
        mark: As what they are marked; None where they are not.
    """

    name: str
    traces: tuple[str, ...]
    mark: Mark | None


PEOPLE = (
    Made("Zdenka Hnatova", ("hnatov", "zdenka"), Mark.MINOR),
    Made("Olena Vyshnyak", ("vyshn", "вишняк", "olena", "олен"), Mark.VICTIM),
    Made("Salma Haddadin", ("haddad", "salma", "حدادين", "سلمى"), Mark.WITNESS),
    Made("سليم قبطاني", ("قبطاني", "سليم"), Mark.VICTIM),
    Made("Мар'яна Кравчинець", ("кравчин", "маряна"), Mark.MINOR),
    Made("Anna Kovach-Lindtner", ("kovach", "lindtner"), Mark.WITNESS),
    Made("Ivo P. Zubrynsky", ("zubryn",), Mark.VICTIM),
    Made("Rose Mayweather", ("mayweather",), Mark.MINOR),
    Made("Лев Журавський", ("журавськ",), Mark.MASKED),
    Made("Ольга Перепелиця", ("перепели", "ользі", "ольга", "perepely"), Mark.VICTIM),
    Made("Sean O’Mallory", ("mallory",), Mark.WITNESS),
    Made("Quentin Ostrander", ("ostrander", "quentin"), Mark.VICTIM),
    Made("Colonel Petro Sirko", (), None),
    Made("Oren Tasker", (), None),
    Made("Danylo Marchuk", (), None),
    Made("Halyna Bondar", (), None),
    Made("General Viktor Leshch", (), None),
    Made("Mayor Taras Velychko", (), None),
    Made("Nadia Roshko", (), None),
    Made("Omar Farouk", (), None),
)

# ruff: noqa: E501 - lines of reports

REPORTS = {
    "hnatova zdenka orlivka": """Zdenka Hnatova, 9, killed in Orlivka

Zdenka Hnatova, 9, was killed in Orlivka on 3 May 2031, said Zdenka Hnatova’s mother, Halyna Bondar. ZDENKA HNATOVA was buried on 5 May.
Colonel Petro Sirko, commander of the Third Brigade, denied that his troops shelled the school in Orlivka on 3 May 2031. Hnatova was in \
the school; Zdenka’s friend Danylo Marchuk, 10, was wounded. The Hnatovas left. Write to zdenka.hnatova@mail.example or hnatovaz@mail.example.
#JusticeForZdenka #zdenkahnatova @zdenka_hnatova @zhnatova
""",
    "orlivka-list": """The town council of Orlivka said that 12 people were killed in the shelling of the school in Orlivka on 3 May 2031.

Among the dead: HNATOVA, Zdenka; Z d e n k a  H n a t o v a; Z. Hnatova; Zden-
ka Hna-
tova; Zdenka
   Hnatova; Zdenka&nbsp;Hnatov&aacute;; Zden\u00adka Hnat\u200bova. See https://news.example/2031/zdenka-hnatova-9.html for more. \
Zdenka “Star” Hnatova was the first. Mayor Taras Velychko said that Russian troops shelled Hnatova Street in Orlivka on 4 May 2031.
""",
    "vyshnyak": """Nurse Olena Vyshnyak said that Russian troops shelled a hospital in Velm on 9 May 2031. Vyshnyak told reporters: “We saw \
three bodies in the yard of the hospital.” Olena Vyshnyak’s statement was read in court. General Viktor Leshch denied that his troops \
shelled the hospital in Velm. Nadia Roshko said that 3 people were killed.
""",
    "вишняк": """Медсестра Олена Вишняк розповіла про обстріл лікарні у Вельмі. Олену Вишняк бачили у дворі. Слова Олени Вишняк почули в суді. \
З Оленою Вишняк говорив Данило Марчук. ОЛЕНА ВИШНЯК плакала. Вишняку не чули. Оленин брат помер. #ОленаВишняк
Мар’яну Кравчинець, 7 років, поранено у Вельмі 9 травня 2031 року. Мати Мар’яни Кравчинець загинула. Кравчинцю допомогли. \
Мар'яна Кравчинець жива. Лев Журавський бачив це; слова Лева Журавського почули; Журавському відповіли. \
Ользі Перепелиці 14 років. Ольгу Перепелицю шукали. Ольга Перепелиця зникла; Olha Perepelytsia.
Петро Сірко це заперечив.
""",
    "شهادة": """قالت سلمى حدادين إن القوات الروسية قصفت المدرسة في فيلم. وأضافت حدادين أنها رأت الجثث. وسلمى حدادين أم لثلاثة أطفال. \
سَلْمى حَدّادين بكت. قتل سليم قبطاني في فيلم، وقالت أم سليم القبطاني إن عمر فاروق نجا. ولسليم قبطاني أخ.
""",
    "haddadin-2031": """Witness Salma Haddadin (سلمى حدادين) said that Russian troops shelled a school in Velm on 9 May 2031. Haddadin told \
reporters that Omar Farouk was wounded. Anna Kovach-Lindtner said that 4 people were killed in Velm on 9 May 2031. Ms Lindtner wept, and \
Anna Lindtner, as others call Kovach-
Lindtner, left. Ivo P. Zubrynsky was killed in Velm; Ivo Zubrynsky, 44, was a baker. I. P. Zubrynsky had a shop, Zubrynsky’s.
Sean O’Mallory said that Russian troops attacked a market in Velm on 10 May 2031. O'Mallory’s son agreed.
""",
    "rose": """Rose Mayweather, 12, was wounded in Velm in May 2031. In May 2031, prices rose by 9 percent and may rise again. Rose was in the \
market when it was shelled on 10 May 2031. Rose Mayweather’s teacher, Nadia Roshko, said that Rose Hill was shelled too. By May 12 it was quiet.
""",
    "commanders": """Colonel Petro Sirko, commander of the Third Brigade, ordered the shelling of the school in Orlivka, said Quentin Ostrander, \
a former soldier. Ostrander said that Sirko was in Orlivka in May 2031. General Oren Tasker admitted that he ordered the guns to Velm. \
The rose gardens of Velm may open in May. General Viktor Leshch was appointed commander of the Fourth Army in 2029.
""",
}  # fmt: skip

SIDECARS = {
    "hnatova zdenka orlivka": {
        "title": "Zdenka Hnatova, 9, killed in Orlivka", "publisher": "The diary of Zdenka Hnatova", "author": "Olena Vyshnyak",
        "published": "2031-05-04", "url": "https://news.example/2031/zdenka-hnatova-9.html", "status": "corrected",
        "status_date": "2031-05-06", "status_note": "Hnatova was 9", "replaces": "https://news.example/zdenka_hnatova",
    },
    "vyshnyak": {"title": "Olena Vyshnyak saw it", "publisher": "Courier", "published": "2031-05-10",
                 "url": "https://news.example/%D0%92%D0%B8%D1%88%D0%BD%D1%8F%D0%BA"},
    "haddadin-2031": {"title": "What Salma Haddadin saw", "publisher": "Gazette", "published": "2031-05-11", "url": "https://g.example/vbyto-annu-kovach"},
}  # fmt: skip

SETTINGS = """name: What Zdenka Hnatova saw
persons:
  - [Petro Sirko, Sirko]
  - [Quentin Ostrander]
campaigns:
  - {id: hnatova-school, name: The school of Zdenka Hnatova, place: Orlivka, names: [Hnatova siege], start: 2031-05-01, end: 2031-05-31}
  - {id: velm, name: Shelling of Velm, place: Velm, start: 2031-05-01, end: 2031-05-31}
places: [Hnatova Street, Orlivka]
different:
  - [Zdenka Hnatova, Petro Sirko]
figures: {rule: hierarchy, sources: [Olena Vyshnyak, The town council of Orlivka]}
corrections:
  - {report: vyshnyak.txt, status: corrected, note: Vyshnyak asked for it}
origins:
  different:
    - [hnatova zdenka orlivka.txt, orlivka-list.txt]
"""


ALIKE = ("Nadia Roshko", "Halyna Bondar")  # whom somebody joins, with a reason that names a minor


def make_case_of_names(folder: Path) -> Path:
    """Builds the case, without a mark."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    for name, text in REPORTS.items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    for name, known in SIDECARS.items():
        (reports / f"{name}.json").write_text(json.dumps({"report": known}), encoding="utf-8")
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    pdf.set_title("Statement of Quentin Ostrander")
    pdf.set_author("Quentin Ostrander")
    pdf.add_page()
    pdf.multi_cell(0, 8, "Quentin Ostrander said that 5 people were killed in the shelling of the school in Orlivka on 3 May 2031.")
    pdf.output(str(reports / "ostrander.pdf"))
    (reports / "case.yaml").write_text(SETTINGS, encoding="utf-8")
    settings = (reports / "case.yaml").rename(folder / "case.yaml")
    pipeline.build([reports], folder / "case", settings, workers=1)
    return folder / "case"


def mark_everybody(case: Path) -> dict[str, Subject]:
    """Marks those who are to be marked: as entities where a claim names them, else by words that are selected; and joins two others.

    Returns:
        Name -> how they were marked.
    """
    how: dict[str, Subject] = {}
    with Desk.open(case) as desk:
        for one in PEOPLE:
            if one.mark is None:
                continue
            rows = [row for row in desk.index.find_entities(EntityType.PERSON, limit=500).rows if one.name in row.names]
            if rows:
                how[one.name] = Subject.ENTITY
                desk.decide("A. Analyst", [Proposal(DecisionType.MARK, (rows[0].subject,), about=Subject.ENTITY, mark=one.mark)])
                continue
            reports = [desk.index.report(row.id).report for row in desk.index.find_reports(limit=500).rows]
            report, at = next((r, at) for r in reports if (at := r.text.find(one.name)) >= 0)
            how[one.name] = Subject.WORDS
            words = f"{report.id}:{at}-{at + len(one.name)}"
            desk.decide("A. Analyst", [Proposal(DecisionType.MARK, (words,), about=Subject.WORDS, mark=one.mark)])
        joined = [row.subject for row in desk.index.find_entities(EntityType.PERSON, limit=500).rows if row.name in ALIKE]
        desk.decide("Very Private", [Proposal(DecisionType.JOIN, tuple(joined), "Zdenka Hnatova said so", Subject.ENTITY)])
    return how
