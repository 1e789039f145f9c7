"""Latvian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="janvāris janvārī; februāris februārī; marts martā; aprīlis aprīlī; maijs maijā; jūnijs jūnijā; jūlijs jūlijā; augusts augustā;"
    " septembris septembrī; oktobris oktobrī; novembris novembrī; decembris decembrī",
    weekdays="pirmdiena; otrdiena; trešdiena; ceturtdiena; piektdiena; sestdiena; svētdiena",
    today="šodien",
    press="(?:preses relīze|relīze|informācija (?:presei|medijiem|plašsaziņas līdzekļiem)|paziņojums presei)",
    contact="kontakt(?:i|informācija|persona)|(?:papildu|plašāka) informācija",
    about="par\\b(?= (?:uzņēmumu|mums))",
    said="sacīja|teica|norāda|norādīja|uzsver|uzsvēra|skaidro|skaidroja|atzīst",
    roles="direktor|ministr|priekšsēdētāj|vadītāj|mērs",
    house="ministrija|universitāte|pašvaldība|biedrība|aģentūra",
)
