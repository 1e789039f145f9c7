"""What each key of a config is for, in the words of those who fill it in: what editors show beside it.

Keys of a channel's own are described in its manual; these are all others.
"""

import json
from collections.abc import Mapping

from pressctl.config.values import choice

# What a finding's code may be set to, below [checks].
LEVELS = choice("off", "advice", "error")

TABLES: Mapping[str, str] = {
    "": 'The newsroom, and the places its releases go to. "pressctl check" says whether it is right.',
    "newsroom": "Who publishes.",
    "newsroom.brand": "How mails, pages and cards look; without it, as pressctl does.",
    "feeds": "The feeds that are written to public/.",
    "social": "Posts, which are written and counted whether or not a target posts them.",
    "network": "What pressctl may connect to.",
    "delivery": 'How sending behaves. Times are seconds, or text such as "90s", "30m", "6h", "1d".',
    "checks": 'What "pressctl check" insists on. Any finding may be made "off", "advice" or "error" by the code it is '
    'shown with, such as no-contact = "off".',
    "report": "Who is told of each run that sent something or failed.",
    "targets": "The places a release goes to, each a table [targets.NAME]; the name is yours, on screen and in reports.",
    "targets.*": 'One place. "pressctl channels" lists the kinds there are, "pressctl channels NAME" prints a manual.',
}

KEYS: Mapping[str, str] = {
    "newsroom.id": "A short name that never changes: it is in the key of everything that was ever sent, which is how "
    "nothing is sent twice. Without it, it is the host of url.",
    "newsroom.name": "The organisation's name, as readers see it.",
    "newsroom.url": "Where public/ is served. Without it there are no feeds, and posts carry no link.",
    "newsroom.language": "The language of releases that do not say theirs, as a tag: fr, en-GB, pt-BR.",
    "newsroom.timezone": "The zone in which dates in releases are meant, by its name in the IANA database.",
    "newsroom.boilerplate": "Who you are, in Markdown, below every release that has no boilerplate of its own.",
    "newsroom.contacts": "Whom journalists call, below every release that names nobody else.",
    "newsroom.contacts.name": "First name and surname.",
    "newsroom.contacts.role": "What this person does, such as Press officer.",
    "newsroom.contacts.email": "The e-mail address alone.",
    "newsroom.contacts.phone": "The telephone number as it is to be printed, with the country's code.",
    "newsroom.test_to": 'The only addresses that "pressctl test" mails to.',
    "newsroom.ledger": "Where the record of what was planned, sent and received is kept: a file; a PostgreSQL server that "
    "several machines share; or a ref of this repository on its remote, for CI jobs. Keep it: a missing ledger is not an empty one.",
    "newsroom.ledger_key": "What seals addresses and texts in a ledger in git: 32 characters or more, made at random. Keep a "
    "copy: without it nobody can read them again.",
    "newsroom.suppression": "Further lists of people who are never mailed, whatever else they are on, beside unsubscribed.txt: a "
    "file or a reference, or several; an address on each line, or a vendor's export with a column called email.",
    "newsroom.mail_media": "How mails show a release's files and the logo: links load nothing; thumbnails are loaded from url "
    "when a mail is opened, which url's host then sees; attachments bring the files along, 10 MB at most.",
    "newsroom.page_wait": "How long a run waits until a release's page shows its revision in public, before it sends what leads "
    "there; else that is put off. 0 does not look.",
    "newsroom.brand.color": "The accent, on light grounds: bars, headings, links. Where it cannot be read, words take the "
    "nearest colour that can.",
    "newsroom.brand.color_dark": "The accent on dark grounds, for people who read at night; without it, color made light enough.",
    "newsroom.brand.logo": "A PNG, JPEG or SVG file of at most 200 kB, for the head of a page; its words are the newsroom's name.",
    "newsroom.brand.font": "Names of fonts in the order to try them; people have those that their own machine has.",
    "newsroom.brand.card": "true: each page has a picture of its headline for link previews, which needs pressctl[card].",
    "feeds.formats": "Which feeds are written.",
    "feeds.entries": "How many releases a feed carries.",
    "feeds.hubs": "WebSub hubs that the feeds name, beside those that a target tells.",
    "feeds.categories": "Whether each category has feeds of its own.",
    "social.networks": "The networks that posts are written for and counted by.",
    "social.limits": "How long a post may be where your account or instance takes another length than is usual.",
    "social.limits.mastodon": "What your instance says it takes: max_characters at /api/v2/instance.",
    "social.limits.x": "For subscribers, who may post more.",
    "network.allow_private": "Addresses on your own machine or network are refused unless this is true.",
    "delivery.concurrency": "How many requests are under way at once.",
    "delivery.attempts": "How often what was certainly not taken is tried.",
    "delivery.budget": "How long a run goes on trying.",
    "delivery.timeout": "How long one request may take, from its start to the last byte of the answer.",
    "delivery.lease": "How long another run leaves alone what this one has begun; longer than timeout.",
    "delivery.late_after": "An embargo that ended longer ago than this is not sent without asking.",
    "checks.bad_address": "What a bad address in a list does: stop the run, or skip that one and say so.",
    "targets.*.channel": "The kind of place. It decides which other keys there are.",
    "targets.*.optional": "true: its failing never fails the run.",
    "targets.*.languages": "Only releases in these languages go there.",
    "targets.*.under_embargo": "true: it may get a release before its embargo, if the release names it in advance.",
    "targets.*.allow_private": "true: this place may be on your own machine or network.",
    "targets.*.duplicates": "true: people are mailed here even if another target mails them the same release.",
    "targets.*.rate": "Requests per second, at most; without it, as fast as the place answers.",
    "targets.*.concurrency": "Requests under way there at once, at most; without it, as many as [delivery] says, and 4 of a mailing.",
    "targets.*.patience": "For how long, from the first attempt and over any number of runs, what was certainly not taken is tried "
    "here: until then it is put off. Without it, as long as a run tries.",
    "report.to": "A target that is a chat of your own: it is told in one message, and gets no release that does not name it.",
    "targets.*.fallback": "The target that gets what this one certainly did not take, when patience is over; never what is unsure. "
    "A place that stands in gets nothing else; a mailing that does mails its own list as well.",
    "targets.*.timeout": 'How long one request may take, in seconds or as text such as "90s".',
    "targets.*.from": "Who the mail is from.",
    "targets.*.reply_to": "Where answers go, if not to from.",
    "targets.*.sheet": "Which sheet of an Excel workbook has the people; without it, the first that is not hidden.",
    "targets.*.recipients": "The list of people: a CSV file or an Excel workbook (.xlsx) with a header that has email, and if you like name, language, "
    "outlet and tags; or a reference, as for a secret. Other columns are merge fields.",
    "targets.*.list": "In place of recipients, a list that the vendor keeps, by its name there: who is on it and has not "
    "unsubscribed is mailed as a file's people are. Its channel's manual has what the name is.",
    "targets.*.where": "Which people of the list: with any of these languages, and any of the tags, and any of the outlets.",
    "targets.*.where.language": "fr is also fr-CA.",
    "targets.*.where.tags": "People with any of these tags.",
    "targets.*.where.outlet": "People of any of these outlets.",
    "targets.*.unsubscribe": "Where people unsubscribe: an https or mailto address, which may name {{ recipient.email }}.",
    "targets.*.greeting": "The mail's first line; it may name merge fields, such as {{ recipient.name }}.",
    "targets.*.columns": "Our name for a column -> what the list calls it; of a list that the vendor keeps, for a field there.",
}

EXAMPLES: Mapping[str, tuple[object, ...]] = {
    "newsroom.id": ("groupe-exemple",),
    "newsroom.name": ("Groupe Exemple",),
    "newsroom.url": ("https://presse.example.org/",),
    "newsroom.language": ("fr", "en-GB", "pt-BR"),
    "newsroom.timezone": ("Europe/Paris",),
    "newsroom.boilerplate": ("The **Example Group** runs 64 museums.",),
    "newsroom.contacts.name": ("Anne Martin",),
    "newsroom.contacts.role": ("Press officer",),
    "newsroom.contacts.email": ("press@example.org",),
    "newsroom.contacts.phone": ("+33 1 23 45 67 89",),
    "newsroom.test_to": (["me@example.org"],),
    "newsroom.ledger": ("sqlite:.pressctl/ledger.db",),
    "newsroom.suppression": ("bounces.csv", ["bounces.csv", {"command": ["fetch-suppressions"]}]),
    "newsroom.contacts": ([{"name": "Anne Martin", "email": "press@example.org"}],),
    "newsroom.mail_media": ("thumbnails",),
    "newsroom.page_wait": ("2m",),
    "newsroom.brand": ({"color": "#1c3f5f", "font": "Georgia, serif"},),
    "newsroom.brand.color": ("#1c3f5f",),
    "newsroom.brand.color_dark": ("#9cc0e4",),
    "newsroom.brand.logo": ("brand/logo.png",),
    "newsroom.brand.card": (True,),
    "newsroom.brand.font": ("'Source Sans 3', Helvetica, sans-serif",),
    "feeds.formats": (["rss", "atom", "json"],),
    "feeds.entries": (50,),
    "social.networks": (["x", "bluesky"],),
    "social.limits": ({"mastodon": 5000},),
    "social.limits.mastodon": (5000,),
    "social.limits.x": (25000,),
    "delivery.concurrency": (50,),
    "delivery.attempts": (4,),
    "feeds.hubs": (["https://hub.example.org/"],),
    "feeds.categories": (True,),
    "delivery.budget": (60, "2m"),
    "delivery.timeout": (30, "30s"),
    "delivery.lease": (120, "2m"),
    "delivery.late_after": ("6h", "1d"),
    "report.to": ("watch",),
    "targets.*.languages": (["fr", "en"],),
    "targets.*.rate": (5, 0.5),
    "targets.*.concurrency": (2,),
    "targets.*.patience": ("2h", 600),
    "targets.*.fallback": ("second-vendor",),
    "targets.*.timeout": (15, "30s"),
    "targets.*.from": ("Press office <press@example.org>",),
    "targets.*.reply_to": ("press@example.org",),
    "targets.*.recipients": ("press-list.csv", {"env": "PRESS_LIST"}),
    "targets.*.list": ("press@mg.example.org", 12),
    "targets.*.sheet": ("Presse",),
    "targets.*.where": ({"language": ["fr"], "tags": ["culture"]},),
    "targets.*.where.language": (["fr"],),
    "targets.*.where.tags": (["culture", "transport"],),
    "targets.*.where.outlet": (["Radio River"],),
    "targets.*.unsubscribe": ("https://press.example.org/unsubscribe?who={{ recipient.email }}",),
    "targets.*.greeting": ("Dear {{ recipient.name }},",),
    "targets.*.columns": ({"email": "Courriel", "name": "Nom"},),
}


def example_of(path: str) -> str:
    """Return the first example for a key as TOML writes it; nothing where there is none."""
    return _toml(EXAMPLES[path][0]) if path in EXAMPLES else ""


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
