"""What a developer would write in an afternoon, to be measured against: no ledger, no retry, no check.

    naive.py NEWSROOM RELEASE URL OUT [--through apprise] [--render-all | --prepare]

It reads one release (YAML, Markdown), mails everybody on the list in one Mailgun call, posts 50
webhooks, and writes rss.xml and atom.xml with plain feedgen. The other releases' entries it keeps,
rendered, in OUT/entries.json; `--prepare` makes that file, `--render-all` does without it.
"""

import argparse
import csv
import html
import json
from pathlib import Path
from typing import Any

import requests  # type: ignore[import-untyped,unused-ignore]
import yaml
from feedgen.feed import FeedGenerator
from markdown_it import MarkdownIt

HOOKS = 50
HOME = "https://presse.example.org/"
MAIL = """\
<!doctype html>
<html lang="fr"><body style="font-family: sans-serif">
<p>Bonjour %recipient.name%,</p>
<h1>{headline}</h1>
{body}
</body></html>
"""


def read(path: Path) -> dict[str, Any]:
    """Return a release's keys and its body as HTML."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    release: dict[str, Any] = yaml.safe_load(head)
    release["date"] = str(release["date"])
    return {**release, "url": f"{HOME}releases/{release['id']}/", "html": MarkdownIt().render(body)}


def mail(release: dict[str, Any], people: list[dict[str, str]], url: str) -> None:
    """Send one mailing."""
    response = requests.post(
        f"{url}/v3/mg.example.org/messages",
        auth=("api", "key-0123456789"),
        data={
            "from": "Presse <presse@example.org>",
            "to": [person["email"] for person in people],
            "subject": release["headline"],
            "html": MAIL.format(headline=html.escape(release["headline"]), body=release["html"]),
            "recipient-variables": json.dumps({person["email"]: {"name": person["name"]} for person in people}),
        },
        timeout=30,
    )
    response.raise_for_status()


def post(release: dict[str, Any], addresses: list[str]) -> None:
    """Post the webhooks, one by one."""
    for address in addresses:
        requests.post(address, json={"type": "release.published", "data": release}, timeout=30).raise_for_status()


def post_through_apprise(release: dict[str, Any], addresses: list[str]) -> None:
    """Post the webhooks with Apprise, as its own documentation does."""
    import apprise  # type: ignore[import-not-found,unused-ignore]

    places = apprise.Apprise()
    for address in addresses:
        places.add(address.replace("http://", "json://"))
    if not places.notify(title=release["headline"], body=release["html"], body_format=apprise.NotifyFormat.HTML):
        raise SystemExit("Apprise could not notify everybody")


def feeds(entries: list[dict[str, Any]], out: Path) -> None:
    """Write both feeds, newest first."""
    feed = FeedGenerator()
    feed.id(HOME)
    feed.title("Ville d’Exemple")
    feed.description("Les communiqués de la Ville d’Exemple")
    feed.link(href=HOME)
    feed.language("fr")
    for release in entries:
        entry = feed.add_entry(order="append")
        entry.id(release["url"])
        entry.title(release["headline"])
        entry.link(href=release["url"])
        entry.description(release["lead"])
        entry.content(release["html"], type="html")
        entry.published(release["date"])
        entry.updated(release["date"])
    feed.rss_file(str(out / "rss.xml"), pretty=True)
    feed.atom_file(str(out / "atom.xml"), pretty=True)


def read_all(newsroom: Path, but: str = "") -> list[dict[str, Any]]:
    """Return all releases, newest first."""
    releases = [read(path) for path in (newsroom / "releases").glob("*.md") if path.name != but]
    return sorted(releases, key=lambda release: str(release["date"]), reverse=True)


def main() -> None:
    """Do the whole job."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newsroom", type=Path)
    parser.add_argument("release", type=Path)
    parser.add_argument("url")
    parser.add_argument("out", type=Path)
    parser.add_argument("--through", choices=["requests", "apprise"], default="requests")
    parser.add_argument("--render-all", action="store_true")
    parser.add_argument("--prepare", action="store_true")
    asked = parser.parse_args()
    kept = asked.out / "entries.json"
    if asked.prepare:
        kept.write_text(json.dumps(read_all(asked.newsroom, but=asked.release.name)), encoding="utf-8")
        return
    release = read(asked.release)
    with (asked.newsroom / "press-list.csv").open(encoding="utf-8", newline="") as file:
        mail(release, list(csv.DictReader(file)), asked.url)
    addresses = [f"{asked.url}/hooks/{number}" for number in range(HOOKS)]
    (post_through_apprise if asked.through == "apprise" else post)(release, addresses)
    older = read_all(asked.newsroom, but=asked.release.name) if asked.render_all else json.loads(kept.read_text())
    feeds([release, *older], asked.out)


if __name__ == "__main__":
    main()
