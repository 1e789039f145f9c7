"""What each finding about a config, a secret or a list means, at length: what `pressctl check --explain CODE` prints.

A code that a release's findings have too is explained here for both.
"""

from collections.abc import Mapping
from types import MappingProxyType

_CONFIG = {
    "config-syntax": (
        "The config is TOML (toml.io), and TOML cannot read it from here on. The usual reasons: text without quotes, a "
        "quote that does not close on its line, the same key or table twice, a file that is not saved as UTF-8."
    ),
    "not-a-config": (
        "The file is called config.toml, but neither [newsroom] nor [targets.NAME] stands in it: it belongs to another "
        "program. Name your own with --config, or work in the newsroom's folder."
    ),
    "no-config": (
        "Without a config.toml the folder is the newsroom: named for the folder, in this machine's time zone and language, "
        'and everything is written to outbox/ for you to look at. "pressctl init" writes a config.'
    ),
    "unknown-key": (
        "The key is none that is known at this place. Nothing is ignored in silence: an embargo under a misspelt key would "
        "be no embargo, and a limit no limit. The message names the key that was probably meant. In TOML a key belongs to "
        "the header above it, so one that stands too low belongs to another table."
    ),
    "missing-key": "Something cannot be done without this key: the message says which, and the channel's manual what for.",
    "wrong-type": (
        "The value is of another kind than the key takes. In TOML text stands in quotes, true and false and numbers do "
        "not, lists stand in [ ], and small tables in { }."
    ),
    "wrong-value": "The value is of the right kind and still will not do; the message says what the key takes.",
    "not-in-this-version": "pressctl knows what this is for, and this version does not have it yet. Nothing is done by half: leave it out.",
    "leaves-newsroom": (
        "Paths in a config are relative to it and stay below its folder, links followed, so that a config that came with "
        "a pull request reads nothing else. Only a secret or a list behind a reference may be kept elsewhere: { file = "
        '"/full/path" }.'
    ),
    "private-address": (
        "A target's address is this machine, your own network, or an address that nobody can have. Nothing is sent there, "
        "whoever wrote it, since what answers inside may trust every request; a number in another spelling (0177.0.0.1, "
        "2130706433) is the same address. For a receiver of your own set allow_private = true on the target, or below "
        "[network]; a documentation or multicast address stays refused."
    ),
    "sandbox": (
        "With sandbox = true the vendor checks every call and delivers none, which is for `pressctl test` while a target is set "
        "up. Published there a release would be recorded as sent to people who never get it, so publish refuses the target "
        "before anything is sent; --skip leaves it out. A run that is only planned says so as advice."
    ),
    "short-lease": (
        "A run claims what it sends for the time of its lease; when that has passed another run may take it over. A lease "
        "that is not longer than a request's timeout can pass while the request is still under way, which then counts as "
        "unknown, and a person has to settle it."
    ),
    "brand-contrast": (
        "Words in the accent's colour need a contrast of 4.5 to 1 with what they stand on (WCAG 2.2, 1.4.3, level AA); many "
        "people cannot read less, and nobody can in the sun. The colour keeps its hue and is darkened, or lightened at "
        "night, where it carries words; bars and grounds have it as it is. Name the colour that is proposed, or leave it."
    ),
    "card-extra": (
        "A card is the picture with the headline that link previews show. It is drawn by resvg, which few need, so it is an "
        "extra: pip install 'pressctl[card]'. Without it pages have no card and name none. Wherever public/ is written it "
        "has to be there, since a run without it takes the cards away again."
    ),
    "logo": (
        "The logo is a PNG, JPEG or SVG file in the newsroom's folder, of at most 200 kB. Mail programs show no SVG, so "
        "there the newsroom's name stands instead of one."
    ),
}
_SECRETS = {
    "literal-secret": (
        "A config is copied, committed and shown; a secret in it is a secret no more. Write where it is kept: { env = "
        '"NAME" }, { file = "PATH" } or { command = ["op", "read", "…"] }. If a real secret stood here, have it replaced.'
    ),
    "secret": (
        "The secret is not where its reference points, or what is there cannot be one: it has fewer than eight "
        "characters, several lines, or not the form its channel needs. Secrets are read before anything is sent."
    ),
}
_LISTS = {
    "bad-address": (
        "An address will not do. In a recipient list and a config it is an e-mail address: one @, a domain with a dot, "
        'only ASCII before the @ (but for smtp, which takes any script); a bad one stops the run, or is skipped with bad_address = "skip" below [checks]. In a '
        "release it is a web address: it begins with https:// and names a host, without a name and password in it."
    ),
    "bad-language": (
        "A language is a tag of BCP 47, such as fr, en-GB or zh-Hant. A row of a list whose language is none is mailed "
        "as one without a language."
    ),
    "empty-list": "Nobody on this list can be mailed to. A mailing to nobody is never meant, so it stops the run.",
    "encoding": (
        "The list is not UTF-8, so it was read as Windows-1252, which older Excel writes. If the names look right, all is "
        "well; saving it as CSV UTF-8 makes sure."
    ),
    "list-sheets": (
        "An Excel workbook has several sheets, and the target does not say which of them has the people, so the first that is not "
        'hidden is the list. Name it, sheet = "…", and nobody is left out when somebody moves the sheets.'
    ),
    "list": (
        "The list cannot be used: it is not there, it is neither a text file nor an .xlsx workbook, a quotation mark in it is not "
        "closed (which would swallow the people after it), or the target's where leaves nobody of it."
    ),
    "list-columns": (
        "A list begins with a header that names its columns: email, and if you like name, language, outlet and tags; any "
        'other column is a merge field. Other words for these are named on the target: columns = { email = "Courriel" }.'
    ),
    "list-row": (
        "The row has more cells than the header, so its cells would stand under the wrong names. A cell that holds the "
        'separator belongs into quotation marks: "Durand, Zoé".'
    ),
    "suppression": (
        "The list of people who are never mailed cannot be read, or a line of it: whoever it means would be mailed, so it stops "
        "the run. It is unsubscribed.txt beside the config, which pressctl unsubscribe writes, and whatever suppression below "
        "[newsroom] names: an address or a code on each line, or a table with a column called email."
    ),
    "repeated-address": (
        "Some people stand on the list more than once; small and capital letters do not make two of them. Each gets one "
        "mail, with the first row's words and the tags of all."
    ),
}

CODES: Mapping[str, str] = MappingProxyType({**_CONFIG, **_SECRETS, **_LISTS})
