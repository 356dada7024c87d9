"""CaseFile -> (Oppositions, Courses): what others say otherwise, and what one source says otherwise later."""

from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.courses import Courses
from linkage.cases.oppositions import Oppositions
from linkage.model.case import CaseFile
from linkage.model.course import Course
from linkage.model.opposition import Opposition


def find_otherwise(case_file: CaseFile) -> tuple[tuple[Opposition, ...], tuple[Course, ...]]:
    """Who says otherwise in a case, and what changes over time in what one source says.

    Args:
        case_file: The case, resolved.
    """
    words = CaseWords(case_file)
    return Oppositions(words, Command(words)).find(), Courses(words).find()
