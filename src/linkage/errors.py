"""Every error that Linkage raises.

LinkageError
├── InputError            what the user gave cannot be used: one line on stderr, exit 2
│   ├── CaseFormatError   case.yaml, or the case folder, is not what it should be
│   ├── UnknownIdError    the case holds nothing of the id that was asked for
│   ├── ListError         a sanctions list is malformed or missing; it is refused whole
│   └── NotACaseError     the folder holds no ledger
├── NotAllowedError       the account's role does not allow it
├── NotPublishedError     readers are shown nothing until the case is published, or published anew
├── ReportError           one file cannot be read as a report: recorded as an issue, the run goes on
├── VocabularyError       a shipped or given vocabulary file is malformed
├── SetupError            something that `make setup` installs is missing
└── LedgerError           the ledger refused an entry or does not hold together
    ├── ChainBrokenError  an entry's hash does not follow from its content and the entry before
    └── LedgerBusyError   another run is writing to this case
"""


class LinkageError(Exception):
    """The root of every error that Linkage raises itself; its message says what to do."""


class InputError(LinkageError):
    """What the user gave cannot be used."""


class CaseFormatError(InputError):
    """A case file or case folder is not what it should be."""


class UnknownIdError(InputError):
    """The case holds nothing of the id that was asked for; ids may change when more is read."""


class ListError(InputError):
    """A sanctions list is malformed or missing; it is refused whole."""


class NotACaseError(InputError):
    """The folder holds no ledger."""


class NotAllowedError(LinkageError):
    """The role of the account does not allow it."""


class NotPublishedError(LinkageError):
    """Readers are shown nothing until the case is published, or published anew."""


class ReportError(LinkageError):
    """One file cannot be read as a report.

    Args:
        reason: What is wrong with the file, in a few words.
        advice: What the user can do about it.
    """

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}: {advice}")
        self.reason = reason
        self.advice = advice


class VocabularyError(LinkageError):
    """A vocabulary file is malformed."""


class SetupError(LinkageError):
    """Something that the installation sets up is missing."""


class LedgerError(LinkageError):
    """The ledger refused an entry or does not hold together."""


class ChainBrokenError(LedgerError):
    """An entry's hash does not follow from its content and the entry before it."""


class LedgerBusyError(LedgerError):
    """Another run is writing to this case."""
