"""Changes parts of a case.yaml and leaves the rest of its text, comments included, as a person wrote it."""

from collections.abc import Mapping

import yaml

from linkage.errors import CaseFormatError


def rewrite_settings(text: str, parts: Mapping[str, object]) -> str:
    """The text of a case.yaml with other values for some of its parts.

    Lines of parts whose value stays are kept as they are. A part that changes is written anew in its place, which loses the comments inside
    of it; a part that the file lacks comes at the end.

    Args:
        text: The file; "" for a new one.
        parts: Part -> its value; an empty list or None takes the part out.

    Returns:
        The new text; YAML reads from it what it read before, but for the parts.

    Raises:
        CaseFormatError: The text is no mapping in YAML.
    """
    try:
        data, root = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise CaseFormatError("case.yaml is no valid YAML: correct it with an editor first") from error
    except ValueError as error:
        raise CaseFormatError(f"case.yaml holds a date that is no day ({error}): correct it with an editor first") from error
    if not isinstance(data, dict | None):
        raise CaseFormatError("case.yaml should map names to values: correct it with an editor first")
    before: dict[str, object] = data or {}
    changed = {
        name: value for name, value in parts.items() if value != before.get(name) and not (_is_nothing(value) and name not in before)
    }
    wanted = {name: value for name, value in (before | changed).items() if name not in changed or not _is_nothing(value)}
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    nodes = root.value if isinstance(root, yaml.MappingNode) else []
    for key, value in reversed(nodes):
        if key.value in changed:
            lines[key.start_mark.line : _end(value, key, lines)] = _write(key.value, changed[key.value])
    known = {key.value for key, _ in nodes}
    for name, value in changed.items():
        if name not in known:
            lines += (["\n"] if lines else []) + _write(name, value)
    written = "".join(lines)
    # Anchors, flow style and the like can tie parts together: such a file is written whole.
    return written if _reads_as(written, wanted) else "".join(line for name, value in wanted.items() for line in _write(name, value))


def _is_nothing(value: object) -> bool:
    return value is None or value == []


def _end(value: yaml.Node, key: yaml.Node, lines: list[str]) -> int:
    """The line after the last of a part; comments and empty lines behind it belong to what follows."""
    mark = value.end_mark
    end = max(mark.line + (1 if mark.column > 0 else 0), key.start_mark.line + 1)
    while end > key.start_mark.line + 1 and (lines[end - 1].strip() == "" or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _write(name: str, value: object) -> list[str]:
    if _is_nothing(value):
        return []
    return yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, default_flow_style=False, width=120).splitlines(keepends=True)


def _reads_as(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return bool((yaml.safe_load(text) or {}) == dict(wanted))
    except (ValueError, yaml.YAMLError):
        return False
