"""A release with everything, rendered as a mail."""

from pressctl.model import Correction, EmailWords, Mail, Media, Notice, Quote, Release
from pressctl.render.mail import render_mail
from pressctl.render.templates import Templates
from tests.render.reading import Page
from tests.support.builders import a_newsroom, a_release

NB, NN = "\u00a0", "\u202f"

SHIPPED = Templates(None)
CORRECTED = Correction(revision=2, text="Le nom de la ville est « Nîmes ».\n\nAu deuxième paragraphe.")
FULL = a_release(
    subhead="Un sous-titre !",
    dateline="Paris",
    notes="Première note.\n\nSeconde : note.",
    quotes=(
        Quote(text="Il n'existe pas de SOLUTION miracle", speaker="Jérôme Durain"),
        Quote(text="« Nous agirons ! »", speaker="Jérôme Durain", role="sénateur"),
        Quote(text="Sans nom"),
    ),
    media=(
        Media(
            path="photos/a.jpg", alt="Portrait", caption="Au Sénat", credit="A. M.", licence="CC BY", type="image/jpeg"
        ),
        Media(url="https://cdn.example/dossier.pdf", caption="Dossier"),
        Media(url="ftp://cdn.example/x"),
    ),
    email=EmailWords(intro="Chers confrères,\n\nVoici."),
)


def render(release: Release = FULL, *, notice: Notice = "", **newsroom: object) -> Mail:
    """Render a mail with the shipped templates."""
    return render_mail(release, a_newsroom(**newsroom), SHIPPED, notice=notice)


def seen(mail: Mail) -> str:
    """Return what the HTML shows below its hidden preheader."""
    return Page(mail.html).text.rpartition("\u034f")[2]
