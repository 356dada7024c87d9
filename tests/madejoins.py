"""A case on disk with two names that may be of one man, and two days that may be of one strike."""

from pathlib import Path

from linkage import pipeline

TEXTS = {
    "first.txt": """A school in Aleppo

The civil defence of Aleppo said that an airstrike on a school in Aleppo killed 12 people on 2 May 2019.
Colonel Oleh Kril, commander of the Third Brigade, denied that his troops shelled the hospital. Kril told reporters: “We hit nothing.”
""",
    "second.txt": """A school was hit

A doctor in the city said that an airstrike on a school in Aleppo killed 12 people on 6 May 2019.
Colonel Oleh Krib, commander of the Third Brigade, praised his soldiers. Krib told reporters: “We hold the town.”
""",
    "third.txt": """In the brigade

General Ivan Sova commanded the Fourth Brigade in 2019. Oleh Kril, commander of the Third Brigade, met Ivan Sova in Orlivka.
""",
}


def make_join_case(folder: Path) -> Path:
    """Builds the case."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    for name, text in TEXTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    pipeline.build([reports], folder / "case", workers=1)
    return folder / "case"
