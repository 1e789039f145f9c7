"""Reading flowed text as RFC 3676 has it, independent of what writes it (sections 4.1 to 4.5)."""


def paragraphs_of(content: str) -> list[tuple[int, str]]:
    """Return each paragraph of a `format=flowed; delsp=yes` text on one line, with how deep it is quoted."""
    found: list[tuple[int, str]] = []
    open_at = -1  # the depth of a paragraph that goes on
    for line in content.removesuffix("\n").split("\n"):
        rest = line.lstrip(">")
        depth = len(line) - len(rest)
        rest = rest.removeprefix(" ")
        goes_on = rest.endswith(" ") and rest != "-- "
        words = rest[:-1] if goes_on else rest
        if depth == open_at and rest != "-- ":
            found[-1] = (depth, found[-1][1] + words)
        else:
            found.append((depth, words))
        open_at = depth if goes_on else -1
    return found


def read_flowed(content: str) -> str:
    """Return the text with a line for each paragraph, quoted ones marked by "> "."""
    return "\n".join(f"{'>' * depth}{' ' * bool(depth)}{words}" for depth, words in paragraphs_of(content))
