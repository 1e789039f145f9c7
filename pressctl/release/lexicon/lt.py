"""Lithuanian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="sausio sausis; vasario vasaris; kovo kovas; balandžio balandis; gegužės gegužė; birželio birželis; liepos liepa; rugpjūčio rugpjūtis;"
    " rugsėjo rugsėjis; spalio spalis; lapkričio lapkritis; gruodžio gruodis",
    weekdays="pirmadienis; antradienis; trečiadienis; ketvirtadienis; penktadienis; šeštadienis; sekmadienis",
    today="šiandien",
    press="pranešimas (?:spaudai|žiniasklaidai)|spaudos pranešimas",
    contact="kontakt(?:ai|inis asmuo|inė informacija)|daugiau informacijos|(?:papildoma|išsamesnė) informacija",
    about="apie\\b",
    said="sakė|sako|teigė|teigia|pabrėžė|pabrėžia|pridūrė|pažymėjo",
    by="pasak",
    roles="direktor|ministr|pirminink|vadov|mer|prezident",
    house="ministerija|universitetas|savivaldybė|asociacija|agentūra",
)
