"""What leaves: a release rendered as mail, posts, chat messages and data, and what goes with them."""

import hashlib
import json
from functools import lru_cache
from typing import Literal

from msgspec import Struct, convert, to_builtins

Notice = Literal["", "correction", "kill", "advance", "advance-correction", "advance-kill", "test"]


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that goes with a mail: which one it is, and not its bytes, which a part has when it leaves.

    `name` is ASCII, without folders, quotes or spaces: it can stand in any header as it is. `size` is in bytes, `sha256`
    in hexadecimal.
    """

    name: str
    type: str
    size: int
    sha256: str


class Mail(Struct, frozen=True, kw_only=True):
    """A mail, rendered once for everybody.

    `html` and `text` carry merge marks (see `pressctl.merging`) where a recipient's own
    words go. `text` is flowed (RFC 3676, with DelSp): a line that ends in a space goes on in the next. `list_id` names
    the newsroom to mail programs that sort (RFC 2919). `sender`, `reply_to` and `unsubscribe` are set when a target
    takes it.
    """

    subject: str
    preheader: str
    html: str
    text: str
    sender: str = ""
    reply_to: str = ""
    unsubscribe: str = ""
    list_id: str = ""
    attachments: tuple[Attachment, ...] = ()


class Facet(Struct, frozen=True, kw_only=True):
    """A link or hashtag that is sent beside a post's text: which bytes of its UTF-8 it is, the end not included.

    `value` is the address, or the hashtag without its sign.
    """

    start: int
    end: int
    kind: Literal["link", "tag"]
    value: str


class Post(Struct, frozen=True, kw_only=True):
    """A social post: `length` counted by the network's own rule, in its own unit.

    It is `number` of `total`: a thread is several posts of one network, each an answer to the one before.
    """

    network: str
    text: str
    length: int
    limit: int
    number: int = 1
    total: int = 1
    facets: tuple[Facet, ...] = ()

    @property
    def label(self) -> str:
        """What a file of it is called: "x", or "x-2" in a thread."""
        return self.network if self.total == 1 else f"{self.network}-{self.number}"


class Picture(Struct, frozen=True, kw_only=True):
    """A picture that goes with a post: which file it is, and what it shows, for those who do not see it; sizes in pixels."""

    file: Attachment
    alt: str
    width: int = 0
    height: int = 0


class LinkCard(Struct, frozen=True, kw_only=True):
    """What networks show of the page that a post leads to, where they do not look for themselves."""

    url: str
    title: str
    description: str = ""


class Chat(Struct, frozen=True, kw_only=True):
    """A message for a chat service: `text` is the JSON it takes, `length` of `limit` what is fullest in it, in `unit`."""

    place: str
    text: str
    length: int
    limit: int
    unit: str


class Ping(Struct, frozen=True, kw_only=True):
    """What is new in public with a release, as whole addresses: its page, and the feeds that have it.

    `home` is the newsroom's address, which ends with a slash; `page` may be elsewhere, where the release says so.
    """

    home: str
    page: str
    feeds: tuple[str, ...] = ()


class Variant(Struct, frozen=True, kw_only=True):
    """A release rendered for one channel and language: what the ledger freezes.

    `data` is the webhook payload's `data` object as JSON text, `ninjs` the release as IPTC ninjs; there is no `ping`
    of what is not public. `pictures` and `card` go with its posts; `amended` is what the posts of earlier revisions say
    once they are edited to say what a correction sets right.
    """

    language: str
    notice: Notice = ""
    mail: Mail | None = None
    posts: tuple[Post, ...] = ()
    chats: tuple[Chat, ...] = ()
    data: str = ""
    ninjs: str = ""
    ping: Ping | None = None
    pictures: tuple[Picture, ...] = ()
    card: LinkCard | None = None
    amended: tuple[Post, ...] = ()

    def encode(self) -> str:
        """Canonical JSON: the same variant gives the same text on every machine."""
        return _encode(self)

    @classmethod
    def decode(cls, text: str) -> "Variant":
        """Read back what `encode` wrote."""
        held = json.loads(text)
        mail = convert(held["mail"], Mail) if held["mail"] else None
        posts = tuple(convert(post, Post) for post in held["posts"])
        chats = tuple(Chat(**chat) for chat in held.get("chats", ()))  # a ledger older than these has none
        ninjs = held.get("ninjs", "")
        ping = held.get("ping")
        return cls(
            language=held["language"],
            notice=held["notice"],
            mail=mail,
            posts=posts,
            chats=chats,
            data=held["data"],
            ninjs=ninjs,
            ping=convert(ping, Ping) if ping else None,
            pictures=tuple(convert(one, Picture) for one in held.get("pictures", ())),
            card=convert(held["card"], LinkCard) if held.get("card") else None,
            amended=tuple(convert(post, Post) for post in held.get("amended", ())),
        )

    def chat(self, place: str) -> Chat | None:
        """Return the message for one chat service, or None where there is none."""
        return next((chat for chat in self.chats if chat.place == place), None)

    def post(self, number: int) -> Post | None:
        """Return one post of a thread, counted from 1, or None where there is none."""
        return self.posts[number - 1] if number <= len(self.posts) else None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return _fingerprint(self)


_WITH_POSTS = frozenset({"pictures", "card", "amended"})


@lru_cache(maxsize=64)
def _fingerprint(variant: Variant) -> str:
    return hashlib.sha256(_encode(variant).encode()).hexdigest()


@lru_cache(maxsize=64)
def _encode(variant: Variant) -> str:
    """Encode a variant once for all the targets that take the same; what goes with posts only where there is any."""
    held = to_builtins(variant)
    held = {name: value for name, value in held.items() if value or name not in _WITH_POSTS}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
