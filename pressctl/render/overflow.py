"""What is said of posts that are not right: by how much they are too long, in their network's unit, and where they have to end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.model import Finding, Level
from pressctl.render.cleaning import one_line
from pressctl.render.lengths import measure_by
from pressctl.render.links import x_addresses
from pressctl.render.telling import MOST, numbered

if TYPE_CHECKING:
    from pressctl.model import Release
    from pressctl.render.lengths import Length
    from pressctl.render.social import SocialNetwork
    from pressctl.render.telling import Told

_SHOWN = 25  # characters on either side of the place where a post would have to end


class Place:
    """Where an author wrote words for one network: the release, and the key below `social`."""

    def __init__(self, release: "Release", name: str, network: "SocialNetwork", limit: int | None, key: str) -> None:
        """Take the network's name as config has it, its rules, and a limit of the newsroom's own."""
        self.release = release
        self.name = name
        self.network = network
        self.limit = limit
        self.key = key

    def check_all(self, texts: Sequence[str], marked: Sequence[str] = ()) -> list[Finding]:
        """Say what is wrong with the posts of an override; `marked` are they with what is added to them."""
        found = [self._too_many(len(texts))] if len(texts) > MOST else []
        for number, (own, text) in enumerate(zip(texts, marked or texts, strict=True), 1):
            found += self.check(text, own, which=f"post {number} of {len(texts)}" if len(texts) > 1 else "this")
        return found

    def check(self, text: str, own: str, *, which: str = "this") -> list[Finding]:
        """Say what is wrong with a post of an author's `own` words."""
        length = self._measured(text)
        found = [] if length.fits else [self._too_long(length, own, which)]
        if most := self.network.links:
            links = {text[start:end] for start, end in x_addresses(text)}
            if len(links) > most:
                found.append(self._too_many_links(len(links)))
        return found

    def _too_long(self, length: "Length", own: str, which: str) -> Finding:
        """Say by how much `own` words are too long, which take `length` with all that is added to them."""
        added = length.used - self._measured(own).used
        end = self._measured(own, limit=max(0, length.limit - added)).cut_at
        said = (
            f"{which} is too long for {self.network.name}: {length.used:,} {length.unit}"
            f"{', all included,' if added else ','} {length.over:,} more than the {length.limit:,} it takes. {where_to_end(own, end)}"
        )
        return self._finding("post-too-long", said, self._remedy())

    def untold(self, text: str, told: "Told") -> Finding:
        """Say of a text that is not told by a thread, or not to its end, what is left over."""
        name = self.network.name
        if told.stuck:
            left = text[told.end : told.stuck]
            room = self._measured(numbered("", 1, MOST))
            length = self._measured(left, limit=room.limit - room.used)
            said = (
                f"no post on {name} has room for what a thread never parts, a quotation or a word: {length.used:,} {length.unit}, {length.over:,} more than"
                f" the {length.limit:,} there are beside the number. {where_to_end(left, length.cut_at)}"
            )
        else:
            length = self._measured(text[told.end :])
            said = (
                f"this is too long for {name}, even in {MOST} posts: {length.used:,} {length.unit} are left over."
                f" {where_to_end(text, told.end)}"
            )
        return self._finding("post-too-long", said, self._remedy())

    def _too_many(self, posts: int) -> Finding:
        said = f"these are {posts} posts for {self.network.name}, where a thread has at most {MOST}."
        return self._finding("post-too-long", said, "Join some, or leave some out.")

    def _too_many_links(self, links: int) -> Finding:
        said = (
            f"{self.network.name} refuses a post with more than {self.network.links} addresses, and this has {links}."
        )
        return self._finding("post-links", said, "Leave some out.")

    def _measured(self, text: str, *, limit: int | None = None) -> "Length":
        return measure_by(self.network.lengths, text, limit=self.limit if limit is None else limit)

    def _remedy(self) -> str:
        name, threaded = self.network.name, self.release.social.thread
        ways = ["Shorten it"]
        if self.key != self.name:
            ways.append(f"write social.{self.name} for {name} alone")
            if self.network.threads and not threaded:
                ways.append("set social.thread: true")
        elif self.network.threads:
            ways.append(f"{'' if threaded else 'set social.thread: true and '}part it by lines of ---")
        *others, last = ways
        return f"{', '.join(others)}, or {last}." if others else f"{last}."

    def _finding(self, code: str, message: str, hint: str) -> Finding:
        return finding(self.release, self.key, code, message, hint)


def finding(
    release: "Release", key: str, code: str, message: str, hint: str = "", *, level: Level = "error"
) -> Finding:
    """Place a finding at a key below `social`; at the first that stands there when it has no place of its own."""
    places = release.social.places
    line, column = places.get(key) or min(places.values() if key else (), default=(1, 1))
    return Finding(path=release.path, line=line, column=column, level=level, code=code, message=message, hint=hint)


def _between_words(text: str, end: int) -> int:
    """Return where the word that `end` stands in begins; a script without spaces may end anywhere."""
    if not (text[end - 1 : end].isalnum() and text[end : end + 1].isalnum()):
        return end
    space = max(text.rfind(blank, max(0, end - _SHOWN), end) for blank in " \n")
    return space + 1 if space >= 0 else end


def where_to_end(text: str, end: int) -> str:
    """Say where a text has to end, by the words on either side."""
    end = _between_words(text, end)
    if not end:
        return "What is added to it leaves no room for any of it."
    before = f"{'…' if end > _SHOWN else ''}{one_line(text[max(0, end - _SHOWN) : end])}"
    after = f"{one_line(text[end : end + _SHOWN])}{'…' if end + _SHOWN < len(text) else ''}"
    return f"It has to end between “{before}” and “{after}”."
