"""Estonian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="jaanuar; veebruar; märts; aprill; mai; juuni; juuli; august; september; oktoober; november; detsember",
    weekdays="esmaspäev; teisipäev; kolmapäev; neljapäev; reede; laupäev; pühapäev",
    today="täna",
    press="pressiteade|pressiteatis|pressikutse",
    embargo="embargo kuni",
    contact="(?:pressi)?kontakt|(?:täpsem |lisa)info|lisainfo|täiendav info",
    end="lõpp",
    said="ütles|sõnas|rääkis|lisas|selgitas|märkis|kinnitas",
    by="sõnul",
    roles="direktor|minister|juhataja|juht|esimees|linnapea|pressiesindaja",
    house="ministeerium|ülikool|linnavalitsus|amet|sihtasutus",
)
