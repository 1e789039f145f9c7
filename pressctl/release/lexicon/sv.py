"""Swedish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januari jan; februari feb; mars; april apr; maj; juni jun; juli jul; augusti aug; september sept sep; oktober okt;"
    " november nov; december dec",
    weekdays="måndag; tisdag; onsdag; torsdag; fredag; lördag; söndag",
    today="idag dag",
    small="""och att det som en på är av för med den till i inte ett om har de var han hon vi från så kan men nu också vid än
        där när ska efter sig mot eller alla vara hade under in ut över sin sina denna detta man blir genom mellan""",
    press="pressmeddelande|pressinformation|pressinbjudan|nyhet(?= ?:)",
    immediate="för omedelbar publicering|fritt för publicering",
    embargo="embargo till|embargo(?: ?:)|under embargo",
    contact="presskontakte?r?|(?:för )?(?:mer|ytterligare) information(?:,? (?:vänligen )?kontakta)?|kontakt(?:personer|uppgifter)?|pressjour"
    "|kontakta",
    about="om\\b|kort om\\b|fakta om\\b",
    notes="(?:noteringar|information) till redaktion(?:en|er)?",
    end="slut",
    filed="publicerad i|kategorier?|etiketter|nyckelord|taggar",
    web="nyckelord|följ .{1,80} pressmeddelanden|prenumerera.{0,60}|dela(?: på .{1,20})?|skriv ut|tillbaka|hoppa till innehåll(?:et)?|nyheter|läs mer|sök",
    related="relaterade (?:artiklar|nyheter)|läs också|senaste nytt",
    said="säger|sade|menar|konstaterar|berättar|förklarar|kommenterar|tillägger|betonar",
    by="enligt",
    roles="vd\\b|ordförande|minister|generaldirektör|direktör|chef|presschef|kommunalråd|professor|forskare|grundare|ansvarig|borgmästare",
    house="\\w+projektet|kommun|departementet|\\w+departementet|universitetet|myndigheten|stiftelsen|region|länsstyrelsen",
    invitation="inbjudan till (?:press|medie)\\w+",
)
