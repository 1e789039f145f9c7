"""French. Its spaces are written as they must appear: U+00A0 before a colon and inside « ».

Sources: for France the Imprimerie nationale's Lexique; for Québec the OQLF's table of spaces, which asks for
a thin space before ; ! ? where there is one to be had; for Switzerland the Guide du typographe (thin
spaces throughout) and the Federal Chancellery's texts (« » without any).
"""

from msgspec.structs import replace

from pressctl.render.words import Locale, Typography, Words

PRINTED = Typography(
    nested=("“", "”"),
    single=("‘", "’"),
    mark="\u202f",
    colon="\u00a0",
    inside="\u00a0",
    titles="M. MM. Mme Mmes Mlle Mlles Me Dr Dre Pr Pre Mgr Vve",
    numbered="n° nos N° Nos no p. pp. § §§ art. Art. al. chap. fig. t. vol. CHF EUR USD",
    units="millions million milliards milliard F ko Mo Go To M€ k€ Md€ Mds€ M$ Md$",
)
FRENCH = Locale(
    words=Words(
        code="fr",
        release="Communiqué de presse",
        statement="Déclaration",
        advisory="Avis aux médias",
        immediate="Pour diffusion immédiate",
        embargo="Sous embargo jusqu’au {moment}",
        contact="Contact presse",
        about="À propos",
        notes="Notes aux rédactions",
        media="Visuels et documents",
        kit="Tout télécharger",
        credit="Crédit\u00a0: {credit}",
        online="Voir en ligne",
        correction="CORRECTION",
        kill="ANNULATION",
        kill_text="{newsroom} annule ce texte. Merci de ne pas le publier et, s’il l’a déjà été, de le retirer.",
        kill_reason="Motif\u00a0: {reason}",
        killed="Texte annulé",
        draft="BROUILLON",
        test="Ceci est un essai\u00a0: merci de ne pas le publier.",
        greeting="Bonjour,",
        greeting_named="Bonjour {name},",
        legal=(
            "{newsroom} vous adresse ce message parce que vous figurez dans sa liste de presse. "
            "Pour ne plus en recevoir, répondez-y simplement en le demandant."
        ),
        unsubscribe="Se désinscrire",
        dateline="{place}, le {date}",
        updated="Mis à jour le {moment}",
        languages="Autres langues",
        corrections="Corrections apportées",
        earlier="Corrections précédentes",
        everything="Tous les communiqués",
        subscribe="S’abonner",
        newer="Plus récents",
        older="Plus anciens",
        nothing="Aucun communiqué pour le moment.",
        skip="Aller au contenu",
    ),
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    date="{day}\u00a0{month} {year}",
    first="1er",
    time="à {hour}\u00a0h\u00a0{minute:02}",
    sharp="à {hour}\u00a0h",
    byte="o",
    quotes=("«\u00a0", "\u00a0»"),
    typography=PRINTED,
)
CANADIAN = replace(FRENCH, typography=replace(PRINTED, thousands="\u00a0"))
SWISS = replace(
    FRENCH,
    quotes=("«", "»"),
    typography=replace(PRINTED, nested=("‹", "›"), single=("‹", "›"), colon="\u202f", inside="\u202f"),
)
LOCALES = {"fr": FRENCH, "fr-ca": CANADIAN, "fr-ch": SWISS}
