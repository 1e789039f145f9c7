"""Italian."""

from pressctl.render.words import Locale, Words

ITALIAN = Locale(
    words=Words(
        code="it",
        release="Comunicato stampa",
        statement="Dichiarazione",
        advisory="Invito alla stampa",
        immediate="Per diffusione immediata",
        embargo="Sotto embargo fino al giorno {moment}",
        contact="Contatto stampa",
        about="Chi siamo",
        notes="Note per le redazioni",
        media="Immagini e documenti",
        kit="Scarica tutto",
        credit="Credito: {credit}",
        online="Leggi online",
        correction="RETTIFICA",
        kill="ANNULLAMENTO",
        kill_text="{newsroom} annulla questo testo. Si prega di non pubblicarlo e, se già pubblicato, di rimuoverlo.",
        kill_reason="Motivo: {reason}",
        killed="Testo annullato",
        draft="BOZZA",
        test="Questa è una prova: si prega di non pubblicarla.",
        greeting="Buongiorno,",
        greeting_named="Buongiorno {name},",
        legal=(
            "{newsroom} invia questo messaggio perché il Suo indirizzo figura nella lista stampa. "
            "Per non riceverne altri, basta rispondere chiedendolo."
        ),
        unsubscribe="Annulla l’iscrizione",
        dateline="{place}, {date}",
        updated="Aggiornato il giorno {moment}",
        languages="Altre lingue",
        corrections="Rettifiche apportate",
        earlier="Rettifiche precedenti",
        everything="Tutti i comunicati",
        subscribe="Iscriversi",
        newer="Più recenti",
        older="Precedenti",
        nothing="Ancora nessun comunicato.",
        skip="Vai al contenuto",
    ),
    months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    date="{day}\u00a0{month} {year}",
    first="1º",
    time="alle ore {hour:02}:{minute:02}",
    quotes=("«", "»"),
)
LOCALES = {"it": ITALIAN}
