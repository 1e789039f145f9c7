"""Catalan; "dia" stands before a date, as an article would change with its number (al 6, a l’1)."""

from pressctl.render.words import Locale, Words

CATALAN = Locale(
    words=Words(
        code="ca",
        release="Nota de premsa",
        statement="Declaració",
        advisory="Convocatòria de premsa",
        immediate="Per a publicació immediata",
        embargo="Embargat fins al dia {moment}",
        contact="Contacte de premsa",
        about="Qui som",
        notes="Notes per a les redaccions",
        media="Imatges i documents",
        kit="Baixa-ho tot",
        credit="Crèdit: {credit}",
        online="Vegeu-ho en línia",
        correction="CORRECCIÓ",
        kill="ANUL·LACIÓ",
        kill_text=(
            "{newsroom} anul·la aquest text. Us demanem que no el publiqueu i que, si ja ho heu fet, el retireu."
        ),
        kill_reason="Motiu: {reason}",
        killed="Text retirat",
        draft="ESBORRANY",
        test="Això és una prova: us demanem que no la publiqueu.",
        greeting="Bon dia,",
        greeting_named="Bon dia, {name},",
        legal=(
            "{newsroom} us envia aquest missatge perquè formeu part de la seva llista de premsa. Si no "
            "en voleu rebre més, només cal que respongueu dient-ho."
        ),
        unsubscribe="Donar-se de baixa",
        dateline="{place}, {date}",
        updated="Actualitzat el dia {moment}",
        languages="Altres llengües",
        corrections="Correccions fetes",
        earlier="Correccions anteriors",
        everything="Totes les notes de premsa",
        subscribe="Subscriviu-vos-hi",
        newer="Més recents",
        older="Anteriors",
        nothing="Encara no hi ha notes de premsa.",
        skip="Aneu al contingut",
    ),
    months="de\u00a0gener de\u00a0febrer de\u00a0març d’abril de\u00a0maig de\u00a0juny de\u00a0juliol d’agost de\u00a0setembre d’octubre de\u00a0novembre de\u00a0desembre",
    date="{day}\u00a0{month} de {year}",
    time="a les {hour}.{minute:02}\u00a0h",
    one="a la {hour}.{minute:02}\u00a0h",
    quotes=("«", "»"),
)
LOCALES = {"ca": CATALAN}
