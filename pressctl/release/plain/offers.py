"""Lines below a text that offer it once more as a file, or a letter with news to come: a page's, also in a file of the text alone."""

import re

from pressctl.release.levelling import level

_FILE = r"(?:pdf|docx?|odt|rtf|epub)"
_SIZE = r"\d[\d .,\u00a0]{0,9} ?(?:k|m|ki|mi)(?:b|o|byte|octet|б)\w{0,5}"
# A file by its kind and size alone: `PDF (252,593 KB)`, `[PDF, 1.2 MB]`.
_SIZED = re.compile(
    rf"[(\[]?{_FILE}[ \u00a0]?[-–:,(\[]?[ \u00a0]?{_SIZE}[)\]]{{0,2}}|[(\[]?{_SIZE}[ \u00a0]?[-–:,(\[]?[ \u00a0]?{_FILE}[)\]]{{0,2}}"
)
_KIND = re.compile(rf"[(\[]?{_FILE}(?:[ -](?:version|fassung|datei|file|download))?[)\]]?")  # a file by its kind alone
_NAMED = re.compile(rf"\b{_FILE}\b")
# What a release is called, by the roots that most languages share.
_RELEASE = re.compile(
    r"release|statement|mitteilung|meldung|erklarung|communique|comunica(?:do|to|t)\b|\bnotas?\b|bericht|\bzprav|\bsprav|tiedot|melding|meddel"
    r"|komunikat|informacj|kozlemeny|bulten|siaran|新聞稿|新闻稿|リリース|報道|보도자료|пресс|прес|съобщение|τυπου|بيان"
)
_LETTER = re.compile(
    r"\b(?:newsletter|infobrief|lettre d['’]information|boletin|bollettino|nyhetsbrev|nyhedsbrev|nieuwsbrief|uutiskirje\w*|hirlevel\w*)\b"
)
_SIGNS_UP = re.compile(
    r"\b(?:sign up|subscribe|join|get our|anmeld\w*|abonn\w*|inscri\w+|suscri\w+|suscrib\w+|iscri\w+|assin\w+|tilmeld\w*|meld (?:deg|dig|je|u)|schrijf"
    r"|prenumerer\w*|tilaa|zapisz\w*|odebir\w*|prihlas\w*|iratkoz\w*|aboneaza\w*)"
)
# What asks visitors to sign up, without a word for what they get: `Do you want to be informed? Sign up here`.
_HERE = re.compile(
    r"[?!.][ \u00a0](?:sign up|subscribe|register|abonnier\w*|(?:jetzt )?anmelden|inscri\w+(?:-vous)?|abonnez-vous|suscrib\w+|iscriviti|inscreva-se|meld je aan|tilmeld dig|anmal dig)"
    r" (?:here|now|today|hier|jetzt|ici|aqui|qui|her|har)[.!]?$"
)
_LONGEST, _MOST_WORDS = 200, 10  # characters of such a line, words of what it offers


def is_offer(text: str) -> bool:
    """Tell whether a line offers the release as a file, or a letter to subscribe to, and says nothing else."""
    if len(text) > _LONGEST or (text[-1:] in {".", "!", "?"} and len(text.split(" ")) > _MOST_WORDS):
        return False
    levelled = level(text)
    if _SIZED.fullmatch(levelled) or _KIND.fullmatch(levelled) or _HERE.search(levelled):
        return True
    offered = re.split("[:：]", levelled, maxsplit=1)[0]
    if len(offered.split(" ")) > _MOST_WORDS:
        return False
    return bool(
        (_NAMED.search(offered) and _RELEASE.search(offered))
        or (_LETTER.search(levelled) and _SIGNS_UP.search(levelled))
    )
