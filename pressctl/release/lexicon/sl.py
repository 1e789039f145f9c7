"""Slovenian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januarja januar; februarja februar; marca marec; aprila april; maja maj; junija junij; julija julij; avgusta avgust;"
    " septembra september; oktobra oktober; novembra november; decembra december",
    weekdays="ponedeljek; torek; sreda; četrtek; petek; sobota; nedelja",
    today="danes",
    press="sporočilo za (?:javnost|medije)|izjava za (?:javnost|medije)|vabilo medijem",
    embargo="embargo do",
    contact="(?:stik|kontakt)(?: za (?:medije|javnost))?|(?:za )?(?:več|dodatne) informacij[e]?",
    about="o (?:podjetju|nas)\\b",
    end="konec",
    said="je (?:dejal|dejala|povedal|povedala|poudaril|poudarila|dodal|dodala|pojasnil|pojasnila)|pravi",
    by="po besedah",
    roles="direktor|predsedni|minist|župan|generaln|državn",
    house="ministrstvo|univerza|občina|agencija|društvo",
)
