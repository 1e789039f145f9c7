"""Dutch."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januari jan; februari feb; maart mrt; april apr; mei; juni jun; juli jul; augustus aug; september sept sep;"
    " oktober okt; november nov; december dec",
    weekdays="maandag; dinsdag; woensdag; donderdag; vrijdag; zaterdag; zondag",
    today="vandaag heden",
    small="""de het een en of maar van in op aan met voor door bij naar uit over onder tussen tegen zonder om te is zijn was
        waren wordt worden werd heeft hebben had kan kunnen zal zullen niet geen ook meer dan als dat die deze zich
        hij zij we wij hun er""",
    press="persberichte?n?|pers(?:mededeling|uitnodiging|verklaring)|(?:gezamenlijk )?mediabericht",
    immediate="(?:voor )?(?:directe|onmiddellijke) (?:publicatie|verspreiding)|per direct te publiceren",
    embargo="onder embargo|embargo tot|embargo(?: ?:)|niet publiceren voor",
    contact="(?:pers|media)-?contact(?:en|personen)?|contact(?:persoon|personen|gegevens)?(?: (?:voor (?:de )?)?(?:pers|media))?"
    "|(?:voor )?(?:meer|verdere|nadere) informatie(?:,? (?:kunt u )?(?:contact opnemen met|neem contact op met|bel|mail))?"
    "|(?:pers)?woordvoer(?:ders?|ing)|persvoorlichting|persvragen|pers(?:dienst|informatie)",
    about="over\\b",
    notes="(?:noot|nota|opmerking)(?:en)? (?:voor|aan) de redacties?(?: \\(niet voor publicatie\\))?|niet voor publicatie",
    end="einde?(?: (?:van )?(?:het )?persbericht)?",
    filed="geplaatst in|gepubliceerd in|categorie(?:ën)?|trefwoorden",
    web="delen(?: op .{1,20})?|deel dit bericht|afdrukken|printen|terug(?: naar (?:boven|overzicht))?|ga naar de inhoud|nieuws|pers"
    "|lees (?:meer|verder)|zoeken|plaats een reactie|volgende(?: bericht)?|vorige(?: bericht)?|download (?:het )?persbericht",
    related="gerelateerde? (?:berichten|artikelen|nieuws)|lees ook|meer nieuws|laatste nieuws",
    said="zegt|zei|zeggen|aldus|verklaart|verklaarde|stelt|stelde|benadrukt|benadrukte|licht toe|vertelt|reageert|vult aan|concludeert",
    by="volgens",
    roles="directeur|directrice|voorzitter|burgemeester|wethouder|minister|staatssecretaris|woordvoer|hoogleraar|onderzoeker|oprichter"
    "|manager|hoofd|bestuurder|schepen|gedeputeerde|rector|ceo\\b|algemeen|fractie",
    house="project|\\w+-?project|gemeente|ministerie|universiteit|provincie|stichting|vereniging|rijksdienst",
    invitation="uitnodiging(?: voor (?:de |een )?(?:pers\\w+))",
)
