"""Text as YAML needs it quoted, for messages that say what to write."""

_WHOLE, _BEGINNING = 120, 60  # characters: up to which a value is shown whole, and else how much of it


def quoted(value: str) -> str:
    """Return `value` as YAML takes it for text, in the quotes that need the least escaping."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quote_it(key: str, value: str) -> str:
    """Return the advice to quote a value, with the line to write; without a key it is an item of a list."""
    shown = value if len(value) <= _WHOLE else f"{value[:_BEGINNING]}…"
    return f"quote it: {key}: {quoted(shown)}" if key else f"quote it: - {quoted(shown)}"


def plainly(text: str) -> str:
    """Return a text as an item or a value is written: as it is, or in quotes where it has signs."""
    return text if text.replace("-", "").replace(" ", "").isalnum() else quoted(text)
