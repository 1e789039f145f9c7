"""What a site tells every visitor, whatever its page is on: of cookies and scripts, of its archive, of licences and rights."""

import re

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at

_LONGEST_NAVIGATION, _LONGEST_NOTICE = 250, 700  # characters
_TO_VISITORS = (
    r"please|\byour?\b|bitte|\bihre?n?\b|\bsie\b|veuillez|\bvo(?:us|tre)\b|por favor|\bsu\b|per favore|\bil tuo\b|\buw?\b|\bdin\b|prosz|prosim|пожалуйста|\bваш"
    r"|enabl|activ|aktiv|attiva|habilit|wlacz|включ|require|erforder|without|\bohne\b|\bsans\b|\bsin\b|\bsenza\b|unsupported|not support|outdated|veraltet|obsol"
)
# What a site tells every visitor; its words are the same in most languages.
_NOTICE = re.compile(
    r"\bcookies?\b|\bcookie-|куки|クッキー|쿠키|ملفات تعريف الارتباط|עוגיות"
    rf"|(?=.*(?:{_TO_VISITORS})).*(?:\bjava ?script\b|internet explorer)"
    r"|(?:your|old|outdated|unsupported|votre|ihre?n?|su|tu|il tuo|seu|uw|din|twoja|ваш) (?:browser|navigateur|navegador|webblasare|przegladark\w)"
)
# With what to open the files of a page, as governments say it.
_VIEWER = re.compile(
    r"[* ]*(?:to|for|um|pour|para|per|om|att|aby|чтобы)(?!\w).{0,80}?(?:pdf|word|document|dokument|documento).{0,90}(?:reader|viewer)(?!\w)"
)
_LONGEST_VIEWER = 220  # characters
# What stands above all that a site keeps from former days, a government's above all.
_KEPT = re.compile(
    r"(?:the )?content (?:of|on) this (?:page|site)|this (?:page|content|publication|news story|press release)? ?(?:has been|is|was) (?:archived|published under)"
    r"|(?:this is )?archived content|contenu (?:publie sous|archive)|le contenu de cette page|(?:der )?inhalte? (?:dieser|auf dieser) seite"
    r"|archivierte[rs]? (?:inhalt|meldung|seite)|indholdet pa denne side|innholdet pa denne siden|innehallet (?:pa denna sida|publicerades)"
    r"|[–-]? ?(?:(?:the|this|der|dieser|le|ce|el|este|o|il|questo|de|deze|dette) )?(?:content|information|innholdet|indholdet|innehallet|inhalt|inhoud|contenu|contenido|conteudo|contenuto|sisalto)s?"
    r" (?:may|might|can|kan|kann|peut|puede|pode|puo|voi|saattaa) (?:be |v[aæ]e?r[ae] |etre |estar |essere |olla )?(?:outdated|out of date|foreldet|foraeldet|utdatert|foraldrat|inaktuel\w*|veraltet|verouderd"
    r"|obsolete|perime|desactualizado|desatualizado|superato|obsoleto|vanhentunut\w*)"
    r"|el contenido de esta pagina|contenido archivado|o conteudo desta pagina|conteudo arquivado|il contenuto di questa pagina"
    r"|contenut[oi] (?:archiviat|pubblicat)[oi]|de inhoud van deze pagina|gearchiveerde|taman sivun sisalto|tresc tej strony|obsah teto stranky"
)
# What a server says of its own program, in the page: `Notice: Undefined index in /var/a.php on line 39`.
_OF_SERVER = re.compile(
    r"(?:php )?(?:notice|warning|deprecated|(?:recoverable |catchable )?fatal error|parse error|strict standards) ?: .{5,600} (?:on line \d+|:\d+\)?)\.?",
    re.DOTALL,
)
# When a page was put there, as its system says it on the day: `heute, 14:07 Uhr`.
_TODAY = re.compile(
    r"(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|i ?dag|i ?gar|tanaan|eilen|dnes|vcera|dzis(?:iaj)?"
    r"|wczoraj|ma|tegnap|danas|jucer|azi|bugun|dun|сегодня|вчера|сьогодні|учора|σημερα|χθες)[,.]? ?(?:at|um|a las|a|alle|às|om|kl\.?|klo|o|v|в|о)? ?"
    r"\d{1,2}[:.h]\d\d(?: ?(?:uhr|h|hrs?|[ap]\.?m\.?))?"
)
# What asks a visitor for agreement: its words begin what is no release any more.
_CONSENT = re.compile(
    r"(?=.{0,400}(?:datenschutz|privacy|confidentialite|privacidad|privacidade|riservatezza|prywatnosci|personuppgift|конфиденциальност|privatlivs))"
    r".{0,400}?(?:accept|agree|consent|akzeptier|einverstanden|zustimm|stimmen sie|acept|accett|acconsent|zgadza|zgod|godkann|samtyck|соглас|aceit|concord)"
)
# The licence or the rights of all that a site has: they hold "unless otherwise stated".
_UNLESS = re.compile(
    r"(?:unless|except (?:where|when|as)|where not) (?:it is )?otherwise (?:stated|noted|indicated|specified|credited)|sauf (?:mention|indication|avis) contraire"
    r"|sofern nicht anders|(?:wenn|soweit|falls) nicht anders|salv[oa] (?:diversa|ove|indica|mencao|que se indique|se indicado|menzione|disposicion)"
    r"|excepto (?:donde|cuando|si|onde|quando)|tenzij anders|om inte (?:annat|nagot annat)|(?:hvor|medmindre|med mindre) (?:ikke )?(?:andet|annet)"
    r"|o ile nie|jesli nie (?:zaznaczono|wskazano)|ellei (?:toisin|muuta)|ak nie je uvedene inak|pokud neni uvedeno jinak|neni-li uvedeno jinak"
    r"|si no s'indica|tret que s'indiqui|hacsak|ha maskent|aksi belirtilmedikce|除另有|除非另有|除特别|除特別|特に(?:記載|明記)のない|별도(?:의)? (?:표시|언급)|если не указано иное|якщо не (?:вказано|зазначено) інше|εκτος αν"
)
_LICENCE = re.compile(
    r"\b(?:licen[sc]|licenz|lizenz|lisens|lisenss|licenc|copyright|urheber|upphovsr|ophavsr|opphavsr|tekijano|auteursrecht|creative commons|cc[ -]by|cc0)|©"
    r"|授權|授权|ライセンス|라이선스|лиценз|ліценз|αδεια|\blisans"
)
# Who may print it, and what is asked for that, as press offices say it below all they write.
_REPRINT = re.compile(
    r"(?:reproduction (?:is )?(?:permitted|authori[sz]ed|allowed|free)|(?:la )?reproduction (?:en )?(?:est )?(?:autorisee|permise|libre)|(?:reproduction|reprint)s? welcome"
    r"|(?:der )?(?:ab|nach)druck\b|veroffentlichung (?:ist )?(?:honorarfrei|kostenlos|kostenfrei)|se (?:permite|autoriza) la reproduccion|(?:la )?reproduccion (?:esta )?(?:autorizada|permitida)"
    r"|(?:la )?riproduzione (?:e )?(?:consentita|autorizzata|permessa|libera)|(?:a )?reproducao (?:e )?(?:autorizada|permitida|livre)|(?:e )?(?:autorizada|permitida) a reproducao"
    r"|(?:overname|overneming|reproductie) (?:is )?(?:toegestaan|toegelaten|met)|(?:eftertryck|eftertryk|gjengivelse|gengivelse|atergivning) (?:er |ar )?(?:till?a\w+)"
    r"|(?:przedruk|reprodukcja|powielanie) (?:jest )?(?:dozwolon\w+|mozliw\w+)|reproducerea (?:este )?(?:permisa|autorizata)|转载请注明|轉載請註明)"
    r"(?=[^.]{0,80}(?:source|acknowledg|credit|mention|quelle|honorar|kosten|beleg|gestattet|erlaubt|erbeten|erwunscht|frei\b|fuente|fonte|bron|kall|kild|zrodl|surs|welcome|出处|出處|來源|来源|$))"
    r"[^.]{0,120}\.?"
)
# What a mail says below its text to whom it was not meant for.
_CONFIDENTIAL = re.compile(
    r"(?=.*(?:\bconfiden|vertraulich|riservat|vertrouwelijk|poufn|duvern|dovern|fortrolig|\bkonfiden|luottamuk|gizli|bizalmas|конфиденц|конфіденц|εμπιστευτ|機密|سري))"
    r"(?=.*(?:addressee|recipient|empfanger|adressat|destinat|geadresseerde|adresat|modtager|mottaker|mottagare|vastaanottaj|alici|cimzett|получател|адресат|одержувач|παραληπτ|受信者|المرسل))"
    r"(?=.*(?:mail|message|nachricht|messag|mensaje|mensagem|bericht|wiadomos|zprav|sprav|meddeland|melding|viesti|ileti|uzenet|mesaj|courriel|сообщени|повідомлен|μηνυμ|メール|رسال))"
)
_LONGEST_CONFIDENTIAL = 1_500
# A blog's line on where a text is filed, called alike in all languages: "Bookmark the permalink."
_PERMALINK = re.compile(r"\bperma-?lin[kc]\b|\bpermalien\b")
_LONGEST_LICENCE = 400
# Cookies of the site that a visitor is on, whatever the sentence begins with.
_COOKIES = re.compile(r"\bcookies?\b|\bcookie-")
_THIS_SITE = re.compile(
    r"\b(?:this|our|diese[rs]?|unsere[rs]?|cette|ce|notre|est[ea]|nuestr[oa]|quest[oa]|nostr[oa]|dette|denne|denna|vores|var|deze|onze|ta|ten|tato|tento) (?:web ?)?"
    r"(?:site|page|seite|website|webseite|internetseite|sitio|pagina|sito|nettsted|webbplats|hjemmeside|strona|witryna|stranka|web)\b"
)
# Who answers for what others write on a site: `The Elmton Post is not responsible for the opinions of contributors.`
_ANSWERS_NOT = re.compile(
    r"[^.!?]{0,90}(?:\b(?:is|are|be held|accepts?) (?:not|no) (?:responsib\w+|liab\w+) for|(?:ist|sind) nicht verantwortlich|keine (?:haftung|verantwortung|gewahr)"
    r"|n'est pas responsable|ne sont pas responsables|decline toute responsabilite|no (?:se )?(?:hacen?|es|son) responsables?|nao (?:se responsabilizam?|e responsavel|sao responsaveis)"
    r"|nao sao de responsabilidade|non (?:e|sono|si (?:ritiene|assume)) (?:responsabil\w+|alcuna responsabilita)|(?:is|zijn) niet (?:verantwoordelijk|aansprakelijk)"
    r"|(?:ansvarar|ansvarer|er ikke ansvarlig|ar inte ansvarig) |nie (?:ponosi|odpowiada|zodpoveda)|neodpovida|не нес[её]т ответственност)"
    r"|[^.!?]{0,60}(?:opinions?|views|meinung\w*|opiniones|opinioes|opinioni) (?:expressed|of the authors?|expresad\w+|expressas?|espress\w+|exprimees)[^.!?]{0,120}"
    r"(?:do not|don't|nicht|no |nao|non|ne )"
)
_OF_OTHERS = re.compile(
    r"contribut|author|\bautor|auteur|\buser|nutzer|usuari|utent|utilisat|reader|leser|lector|leitor|lettor|third part|dritt|tercer|terceir|terzi|tiers|external|extern|guest|comment|coment"
    r"|komment|column|автор|пользовател"
)
_LONGEST_ANSWER = 400
# Whose the rights of all that stands above are; a picture's maker has a word for pictures, or a stroke, beside the name.
_COPYRIGHT = re.compile(
    r"(?:copyright )?(?:©|\(c\))[ \u00a0]?(?!.*(?:fot|phot|bild|imag|immag|pict|/)).{2,80}|copyright (?:(?:19|20)\d\d).{0,80}"
)
_LONGEST_PASSED_ON, _MOST_NAMED = 220, 150  # characters of a line, of what it names behind its words


def is_notice(text: str) -> bool:
    """Tell whether a passage above the headline is a site's notice: of cookies, of scripts, of an old browser, of its archive."""
    levelled = level(text[:_LONGEST_NOTICE])
    if _TODAY.fullmatch(levelled) or is_kept(text):
        return True
    return len(text) <= _LONGEST_NOTICE and bool(_NOTICE.search(levelled))


def is_copyright(text: str) -> bool:
    """Tell whether a line says whose the rights are of a page or a text, which ends both: `© 2024 Elm Works`."""
    return bool(_COPYRIGHT.fullmatch(level(text)))


def is_passed_on(text: str) -> bool:
    """Tell whether a line says that another's text follows: `We publish the statement in full:`, `Wir dokumentieren:`.

    With a colon at its end, whomever it names; without one it is these words alone.
    """
    levelled = level(text)
    words = phrases_at("passed_on", levelled) if len(text) <= _LONGEST_PASSED_ON else ""
    said = rf"(?:{words})(?!\w)(?:[^!?:：\n]{{0,{_MOST_NAMED}}}[:：]|[.…]*)"
    return bool(words) and bool(re.fullmatch(said, levelled))


def is_of_server(text: str) -> bool:
    """Tell whether a line is a server's word on its own program."""
    return len(text) <= _LONGEST_NOTICE and bool(_OF_SERVER.fullmatch(level(text)))


def is_kept(text: str) -> bool:
    """Tell whether a passage says that its page is of former days, as no text does."""
    return len(text) <= _LONGEST_NAVIGATION and text[-1] not in ":：" and bool(_KEPT.match(level(text)))


def names_viewer(text: str) -> bool:
    """Tell whether a passage says with what to open a page's files: `To view PDF files, download the free Elm Reader.`."""
    return len(text) <= _LONGEST_VIEWER and bool(_VIEWER.match(level(text)))


def is_site_notice(text: str) -> bool:
    """Tell whether a passage below the text is what a site tells every visitor, of its cookies, of its licence, or a mail of itself."""
    if len(text) <= _LONGEST_CONFIDENTIAL and _CONFIDENTIAL.match(level(text).replace("\n", " ")):
        return True
    levelled = level(text[:_LONGEST_NOTICE])
    if len(text) <= _LONGEST_LICENCE and _LICENCE.search(levelled) and _UNLESS.search(levelled):
        return True
    if len(text) <= _LONGEST_LICENCE and (_PERMALINK.search(levelled) or _REPRINT.fullmatch(levelled)):
        return True
    if len(text) <= _LONGEST_LICENCE and _COOKIES.search(levelled) and _THIS_SITE.search(levelled):
        return True
    if len(text) <= _LONGEST_ANSWER and _ANSWERS_NOT.match(levelled) and _OF_OTHERS.search(levelled):
        return True
    words = phrases_at("notice", levelled)
    told = bool(words) and bool(re.match(words, levelled))
    return len(text) <= _LONGEST_NOTICE and (told or bool(_CONSENT.match(levelled)))
