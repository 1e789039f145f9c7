"""The newsrooms that are measured: one of 200 releases with 51 places, and one of a single release."""

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

PEOPLE = 1000
HOOKS = 50
ENTRIES = 200
ZONE = ZoneInfo("Europe/Paris")
SECRETS = {"MAILGUN_KEY": "key-0123456789", "DESK_SECRET": "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="}

CONFIG = """\
[newsroom]
id = "ville-exemple"
name = "Ville d’Exemple"
url = "https://presse.example.org/"
language = "fr"
timezone = "Europe/Paris"
boilerplate = "La **Ville d’Exemple** compte 48 000 habitants et 31 quartiers."

[[newsroom.contacts]]
name = "Anne Martin"
role = "Attachée de presse"
email = "presse@example.org"
phone = "+33 1 23 45 67 89"

[feeds]
entries = {entries}

[network]
allow_private = true

[targets.journalists]
channel = "mailgun"
api_key = {{ env = "MAILGUN_KEY" }}
domain = "mg.example.org"
base_url = "{url}"
from = "Presse <presse@example.org>"
recipients = "press-list.csv"
greeting = "Bonjour {{{{ recipient.name }}}},"
"""
DESK = """
[targets.desk-{number}]
channel = "webhook"
url = "{url}/hooks/{number}"
secret = {{ env = "DESK_SECRET" }}
"""
RELEASE = """\
---
id: {id}
headline: "{headline}"
lead: "La ville ouvre {count} nouvelles lignes de bus de nuit, et les rend gratuites pour les moins de 26 ans."
date: {date}
language: fr
categories: [Transports, Actualités]
---
La ville ouvre **{count} nouvelles lignes de bus de nuit**, et les rend gratuites pour les moins de 26 ans. Elles
partiront toutes de la place centrale, entre minuit et cinq heures, et desserviront les quartiers que le dernier tramway
laisse aujourd’hui sans solution : le port, l’université, l’hôpital et les deux zones d’activité du nord.

## Une demande ancienne des habitants

Depuis dix ans, les conseils de quartier demandent que l’on puisse rentrer chez soi sans voiture après une soirée, une
garde à l’hôpital ou un service en cuisine. L’enquête menée au printemps auprès de {people} personnes l’a confirmé : six
sur dix renoncent à sortir faute de retour, et un salarié de nuit sur trois dépense plus de 90 € par mois en taxis.

« Une ville qui vit la nuit doit aussi ramener les siens chez eux », a déclaré la maire, **Hélène Vasseur**. « Nous le
devions à celles et ceux qui nous soignent, nous nourrissent et nettoient nos rues pendant que les autres dorment. »

## Ce qui change pour les voyageurs

- un bus toutes les trente minutes, sept nuits sur sept, d’octobre à juin comme en été ;
- l’arrêt à la demande entre deux stations, pour descendre au plus près de sa porte ;
- un agent à bord de chaque véhicule, joignable par un bouton à chaque rangée ;
- la gratuité pour les moins de 26 ans, sur présentation de la carte de ville.

Les horaires et le plan du réseau sont publiés [sur le site des transports](https://transports.example.org/nuit/{id}),
avec une version en gros caractères et une version sonore. Ils seront affichés dans toutes les stations dès lundi.

## Un financement sans hausse d’impôt

Le service coûtera *2,4 millions d’euros* par an. La moitié vient du versement des entreprises, un quart de la région et
le reste d’économies faites sur l’éclairage des façades, éteint à 23 h depuis l’an passé. Le tarif des autres voyageurs
ne change pas : le ticket de jour reste valable la nuit, et l’abonnement comprend désormais les lignes nouvelles.

Un bilan sera présenté au conseil municipal après six mois. S’il est bon, deux lignes de plus relieront les communes
voisines à la rentrée suivante ; les discussions avec leurs maires ont commencé en début de semaine.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """A newsroom on disk."""

    root: Path

    @classmethod
    def make(cls, root: Path, *, url: str, releases: int, people: int = PEOPLE, hooks: int = HOOKS) -> "Newsroom":
        """Write a newsroom whose places are receivers at `url`: config, list, and releases of as many days past."""
        (root / "releases").mkdir(parents=True)
        desks = "".join(DESK.format(number=number, url=url) for number in range(hooks))
        config = CONFIG.format(entries=ENTRIES, url=url) + desks
        (root / "config.toml").write_text(config, encoding="utf-8")
        with (root / "press-list.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["email", "name", "outlet", "tags"])
            rows.writerows([f"zoe.{n}@journal-{n % 90}.example", f"Zoé Durand {n}", "Le Journal", "ville"]
                           for n in range(people))  # fmt: skip
        newsroom = cls(root=root)
        for number in range(1, releases + 1):
            newsroom.write(f"Note{number:04}", age=timedelta(days=releases + 1 - number))
        return newsroom

    def write(self, marker: str, *, age: timedelta = timedelta(hours=1)) -> Path:
        """Write a release with `marker` in its headline, as old as `age`; return its path from the root."""
        date = datetime.now(ZONE) - age
        count = 3 + sum(map(ord, marker)) % 7
        path = Path("releases") / f"{marker.lower()}.md"
        text = RELEASE.format(
            id=marker.lower(),
            headline=f"{marker} : les bus roulent toute la nuit",
            date=date.isoformat(timespec="seconds"),
            count=count,
            people=f"{count} 417",
        )
        (self.root / path).write_text(text, encoding="utf-8")
        return path
