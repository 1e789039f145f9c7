"""The keys of a release, and what people write who have other words for them."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import get_args

from msgspec import Struct, field

from pressctl.model import Network
from pressctl.model.registries import names_in

NETWORKS: tuple[str, ...] = get_args(Network)

# Chat services that are no network: words for Telegram are known already.
CHATS = tuple(name for name in names_in("render", "chat") if name not in NETWORKS)


class Vocabulary(Struct, frozen=True):
    """The keys one table may have.

    `words` maps each key to other words for it (as `fold_key` makes them, split by spaces);
    `sentences` maps such words to what to write where no key alone is the answer.
    """

    keys: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)

    def meant(self, key: str) -> str:
        """Return the key that `key` was probably meant to be, or nothing."""
        plain = fold_key(key)
        folded = {fold_key(known): known for known in self.keys}
        if plain in folded:
            return folded[plain]
        for known, words in self.words.items():
            if plain in words.split(" "):
                return known
        if plain in self.sentences:
            return ""
        from difflib import get_close_matches  # only a mistake needs it

        close = get_close_matches(plain, folded, n=1, cutoff=0.75)
        return folded[close[0]] if close else ""

    def sentence(self, key: str) -> str:
        """Return what to write instead of `key` where that takes a sentence, or nothing."""
        return self.sentences.get(fold_key(key), "")


@lru_cache(maxsize=512)
def fold_key(key: str) -> str:
    """Return a key without case, accents, hyphens, underscores and spaces."""
    plain = unicodedata.normalize("NFKD", key[:60]).casefold()
    return "".join(c for c in plain if c.isalnum())


_DRAFT = 'write "status: withheld" for a draft'
_NEWSROOM = "it stands in config.toml, under [newsroom]"

RELEASE = Vocabulary(
    keys=(
        "id", "revision", "correction", "corrections", "status", "why", "kind", "headline", "subhead", "dateline", "lead",
        "notes", "language", "languages", "date", "updated", "embargo", "advance", "categories", "keywords", "audience",
        "contacts", "quotes", "media", "boilerplate", "url", "feed_id", "email", "social", "targets",
    ),
    words={
        "headline": "kop manchete intestazione hoofdtitel "
        "title titre titel titulo titular titolo titulaire uberschrift schlagzeile heading name",
        "subhead": "ondertitel occhiello sottotesta linhafina antetitulo "
        "subtitle subheading subheadline soustitre surtitre untertitel subtitulo sottotitolo deck dek kicker",
        "lead": "inleiding samenvatting lide resumo riassunto catenaccio "
        "chapo chapeau chapeautext lede summary description excerpt abstract intro introduction accroche teaser "
        "vorspann anriss zusammenfassung resume resumen entradilla standfirst sommario",
        "dateline": "plaats local localidade localita cidade citta stad "
        "city ville place lieu ort lugar luogo location ciudad stadt",
        "notes": "notaaosredatores notaairedattori opmerkingen notities "
        "note notestoeditors editorsnotes noteauxredactions notesauxredactions anmerkungen hinweise notas",
        "language": "taal "
        "lang langue sprache idioma lingua locale langcode",
        "languages": "talen linguas lingue "
        "translations langues sprachen idiomas traductions ubersetzungen traducciones",
        "date": "datapubblicazione datadepublicacao publicatiedatum fechadepublicacion "
        "publishdate pubdate publicationdate datepublished publishedat publishat firstpublishedat datum fecha "
        "data releasedate datedepublication day jour",
        "updated": "lastmod modified lastmodified datemodified updatedat publicupdatedat lastupdated miseajour "
        "modifie aktualisiert actualizado",
        "embargo": "embargofinoal embargotot embargoate sobembargo onderembargo "
        "embargountil embargoeduntil embargodate embargojusquau sousembargo sousembargojusquau sperrfrist "
        "gesperrtbis embargohasta embargofinoa embargotime liftembargo",
        "id": "slug permalink identifier guid uuid identifiant uid basename",
        "revision": "revisione revisao herziening revisie "
        "version rev edition fassung",
        "correction": "rettifica rectificatie correzione correcao fedeerratas "
        "rectificatif erratum corrige korrektur berichtigung correccion errata correctionnote",
        "status": "toestand zustand "
        "statut etat state estado stato",
        "why": "reason raison pourquoi grund warum motivo motif killreason withdrawalreason",
        "kind": "soort "
        "type genre art tipo contenttype",
        "categories": "categorieen rubriek rubrieken secoes sezioni sezione "
        "category categorie rubrique rubriques section sections kategorie kategorien categoria categorias",
        "keywords": "parolechiave trefwoorden trefwoord palavraschave etichette "
        "keyword tag tags motscles motcle schlagworter schlagworte stichworte palabrasclave etiquetas "
        "etiquettes topics themes",
        "audience": "doelgroep publico pubblico "
        "audiences recipienttags public zielgruppe audiencia",
        "contacts": "contactpersoon contactpersonen perscontact contattistampa contatos "
        "contact contactpresse pressecontact presscontact pressecontacts presscontacts kontakt kontakte "
        "pressekontakt contacto contactos mediacontact mediacontacts contatti",
        "quotes": "citaten citaat citacoes citacao citazione declaracoes dichiarazioni "
        "quote citation citations zitat zitate cita citas citazioni",
        "media": "immagini immagine afbeeldingen afbeelding imagens imagem allegati bijlagen anexos adjuntos fotos foto "
        "image images photo photos file files fichier fichiers attachment attachments assets visuels visuel "
        "piecesjointes piecejointe bild bilder anhang anhange imagen imagenes cover featuredimage thumbnail "
        "heroimage gallery video videos enclosure enclosures",
        "boilerplate": "overons sobre sobrenos chisiamo sobrenosotros "
        "about apropos uberuns acercade informazioni aboutus",
        "url": "canonical canonicalurl link lien permalinkurl adresse webseite",
        "feed_id": "atomid rssid",
        "email": "onderwerp assunto oggetto "
        "mail courriel mailing newsletter subject objet betreff asunto preheader sujet",
        "social": "socials reseaux socialmedia hashtags hashtag twitter x bluesky mastodon linkedin threads facebook "
        "telegram tweet toot post",
        "targets": "doelen destinazioni "
        "target channels channel destinations destination cibles cible ziele ziel publishto destinos",
    },
    sentences={
        **dict.fromkeys(("draft", "brouillon", "entwurf", "borrador", "bozza", "concept", "isdraft", "rascunho"), _DRAFT),
        "published": 'write the date as "date: 2026-11-24T09:00", or "status: withheld" for a draft',
        "corrected": 'raise "revision" by one and say in "correction" what was wrong',
        "killed": 'write "status: canceled" to kill a release',
        "canceled": 'write "status: canceled" to kill a release',
        "cancelled": 'write "status: canceled" to kill a release',
        "timezone": f"give the embargo its own UTC offset; the zone of every other time is the newsroom's: {_NEWSROOM}",
        "time": 'write the hour with the date: "date: 2026-11-24T09:00"',
        "heure": 'write the hour with the date: "date: 2026-11-24T09:00"',
        "uhrzeit": 'write the hour with the date: "date: 2026-11-24T09:00"',
        "hora": 'write the hour with the date: "date: 2026-11-24T09:00"',
        **dict.fromkeys(("org", "organisation", "organization", "company", "publisher", "societe"), _NEWSROOM),
        **dict.fromkeys(("author", "authors", "auteur", "auteurs", "autor", "autores", "by"),
                        'a release speaks for its newsroom; people to call are "contacts", people who speak are "quotes"'),
        **dict.fromkeys(("body", "text", "texte", "content", "contenu", "corps", "inhalt", "cuerpo"),
                        'the text of the release stands below the second "---", without a key'),
        **dict.fromkeys(("layout", "template", "weight", "aliases", "draftuntil", "toc", "sitemap", "menu", "outputs"),
                        "it belongs to another tool; leave it out"),
        "expires": "a release does not expire; leave it out", "expirydate": "a release does not expire; leave it out",
        "recipients": 'a list of people belongs to a target in config.toml; "audience" names their tags',
    },
)  # fmt: skip

CONTACT = Vocabulary(
    keys=("name", "role", "email", "phone"),
    words={
        "name": "nom contact nombre nome person personne",
        "role": "title titre fonction function poste position funktion cargo ruolo job jobtitle",
        "email": "mail courriel emailaddress adresse address correo mel",
        "phone": "tel telephone telefon telefono mobile portable cell gsm handy numero number phones telephones",
    },
)
QUOTE = Vocabulary(
    keys=("text", "speaker", "role"),
    words={
        "text": "quote citation zitat cita texte body content",
        "speaker": "author auteur by name nom who source sprecher orateur attribution person autor",
        "role": "title titre fonction function poste position funktion cargo ruolo job",
    },
)
MEDIA = Vocabulary(
    keys=("path", "url", "alt", "caption", "credit", "licence"),
    words={
        "path": "file fichier src source image filename datei archivo photo",
        "url": "link lien href address adresse",
        "alt": "alttext alternative altext textealternatif alternativtext",
        "caption": "legende title titre description nom bildunterschrift leyenda didascalia",
        "credit": "credits copyright photographer photographe author fotograf auteur credito",
        "licence": "license lizenz licencia rights droits",
    },
)
CORRECTION = Vocabulary(
    keys=("revision", "date", "text"),
    words={
        "revision": "version rev number",
        "date": "datum fecha updated when",
        "text": "correction note what texte description erratum",
    },
)
EMAIL = Vocabulary(
    keys=("subject", "preheader", "intro"),
    words={
        "subject": "title titre objet sujet betreff asunto oggetto headline",
        "preheader": "preview previewtext preheadertext apercu vorschau",
        "intro": "introduction text texte body greeting message",
    },
)
SOCIAL = Vocabulary(
    keys=("text", "hashtags", "thread", *NETWORKS, *CHATS),
    words={
        "x": "twitter tweet",
        "bluesky": "bsky",
        "mastodon": "toot fediverse",
        "threads": "instagramthreads",
        "facebook": "fb meta",
        "telegram": "tg",
        "text": "texte default message post",
        "hashtags": "tags hashtag motsdiese keywords",
        "thread": "fil threaded hilo",
    },
)
# The words a value may be, and other words for each.
STATUSES = Vocabulary(
    keys=("usable", "withheld", "canceled"),
    words={
        "usable": "published publish publie final finale ready pret live public released veroffentlicht publicado false",
        "withheld": "draft brouillon entwurf borrador bozza held hold unpublished private enattente true pending",
        "canceled": "cancelled kill killed annule withdrawn retire retracted zuruckgezogen anulado deleted",
    },
)
KINDS = Vocabulary(
    keys=("release", "statement", "advisory"),
    words={
        "release": "pressrelease press communique communiquedepresse pressemitteilung notadeprensa cp news article post",
        "statement": "declaration erklarung stellungnahme declaracion reaction",
        "advisory": "mediaadvisory invitation presseinvitation einladung termin convocatoria agenda noteauxredactions",
    },
)
