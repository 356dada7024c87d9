"""A saved e-mail message (.eml) -> its text."""

import email
import email.policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from linkage.errors import ReportError
from linkage.model.span import Span
from linkage.reports.boilerplate import find_mail_foot, merge
from linkage.reports.captured import Captured
from linkage.reports.metadata import Metadata, clean_value
from linkage.reports.normalise import normalise

HEADERS = ("From", "Date", "Subject", "Received", "Message-ID", "MIME-Version")


def capture_mail(raw: bytes) -> Captured:
    """The text of a message: its subject, then its body.

    The plain-text form of the body is taken where there is one, else the HTML form. A signature, a disclaimer and quoted lines are
    marked as boilerplate. Attachments are not read; a note names them.

    Args:
        raw: The bytes of the message.

    Returns:
        Subject and body, with sender, date and subject as metadata.

    Raises:
        ReportError: The bytes are no message, or it has no text.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or all(header(message, name) is None for name in HEADERS):
        raise ReportError("the file is no e-mail message", "save the message as .eml from the mail program")
    body, spans, notes = read_body(message)
    subject = header(message, "Subject")
    if body.strip() == "":
        raise ReportError("the message has no text", "if the report is an attachment, save the attachment and give it")
    lead = "" if subject is None else f"{subject}\n\n"
    shifted = tuple(span.shifted(len(lead)) for span in spans)
    foot = tuple(span.shifted(len(lead)) for span in find_mail_foot(body))
    return Captured(
        text=lead + body,
        metadata=read_headers(message, subject),
        boilerplate=merge(shifted + foot),
        notes=notes + list_attachments(message),
    )


def read_body(message: EmailMessage) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    """The body's text, with what an HTML body shows to be no text of the message, and notes.

    Args:
        message: The message.

    Returns:
        The text, spans of boilerplate, notes.
    """
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", (), ()
    content, notes = part_text(part)
    if part.get_content_type() == "text/html" and content.strip() != "":
        from linkage.reports.blocks import read_blocks
        from linkage.reports.webpage import parse

        # A message is all report: no article is looked for in it, but what it hides (the preview line of newsletters) is marked.
        blocks = list(read_blocks(parse(content)))
        spans: list[Span] = []
        position = 0
        for block in blocks:
            if block.hidden:
                spans.append(Span(position, position + len(block.text)))
            position += len(block.text) + 2
        return "\n\n".join(block.text for block in blocks), tuple(spans), notes
    return normalise(content).strip("\n"), (), notes


def part_text(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    """The text of one part, in the character set it declares or, where that is unknown or wrong, as it can best be read."""
    try:
        content = part.get_content(errors="strict")
    except (LookupError, UnicodeDecodeError, ValueError):
        from linkage.reports.decoding import decode

        payload = part.get_payload(decode=True)
        text, notes = decode(payload if isinstance(payload, bytes) else b"")
        return text, (*notes, "the message does not hold the character set it declares")
    return (content if isinstance(content, str) else ""), ()


def read_headers(message: EmailMessage, subject: str | None) -> Metadata:
    """Sender, date and subject.

    Args:
        message: The message.
        subject: Its subject.

    Returns:
        The sender as the author, the organisation or list as the publisher, the day in the sender's own time zone.
    """
    sender = header(message, "From")
    name, address = parseaddr(sender or "")
    return Metadata(
        title=subject,
        publisher=header(message, "Organization"),
        author=clean_value(name if name != "" else address),
        published=read_date(header(message, "Date")),
        language=None,
    )


def header(message: EmailMessage, name: str) -> str | None:
    """A header decoded, on one line; None where it is missing or empty.

    It is decoded here, since the parser of the standard library refuses some damaged headers that still can be read.
    """
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return None
    try:
        return clean_value(str(make_header(decode_header(str(value)))))
    except (MessageError, LookupError, ValueError):  # an encoded word that is cut off, or in an unknown character set
        return clean_value(str(value))


def read_date(value: str | None) -> str | None:
    """The day of a Date header; None where there is none or it is malformed."""
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return None


def list_attachments(message: EmailMessage) -> tuple[str, ...]:
    """A note that names the attachments; none where there are none."""
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    names = [name for name in names if not name.startswith("image/")]
    return (f"attachments are not read: {', '.join(names)}; save those that are reports and give them too",) if names != [] else ()
