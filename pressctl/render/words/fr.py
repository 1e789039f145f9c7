"""French. Its spaces are written as they must appear: U+00A0 before a colon and inside « »."""

from pressctl.render.words import Locale, Words

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
        credit="Crédit\u00a0: {credit}",
        online="Voir en ligne",
        correction="CORRECTION",
        kill="ANNULATION",
        kill_text="{newsroom} annule ce texte. Merci de ne pas le publier et, s’il l’a déjà été, de le retirer.",
        kill_reason="Motif\u00a0: {reason}",
        test="Ceci est un essai\u00a0: merci de ne pas le publier.",
        greeting="Bonjour,",
        greeting_named="Bonjour {name},",
        legal=(
            "{newsroom} vous adresse ce message parce que vous figurez dans sa liste de presse. "
            "Pour ne plus en recevoir, répondez-y simplement en le demandant."
        ),
        dateline="{place}, le {date}",
        updated="Mis à jour le {moment}",
        languages="Autres langues",
        corrections="Corrections apportées",
        everything="Tous les communiqués",
        subscribe="S’abonner",
        newer="Plus récents",
        older="Plus anciens",
        page="Page {page} sur {pages}",
        nothing="Aucun communiqué pour le moment.",
        skip="Aller au contenu",
    ),
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    date="{day} {month} {year}",
    first="1er",
    time="à {hour}\u00a0h\u00a0{minute:02}",
    quotes=("«\u00a0", "\u00a0»"),
)
LOCALES = {"fr": FRENCH}
