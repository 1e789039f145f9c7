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
    press="perscommuniqué|(?:gezamenlijke )?verklaring(?= ?:?$)|persberichte?n?|pers(?:mededeling|uitnodiging|verklaring)|(?:gezamenlijk )?mediabericht"
    "|(?:gezamenlijk(?:e)? )?(?:pers|media)(?:bericht|informatie|verklaring|mededeling|aankondiging|uitnodiging|"
    "nota)|nieuwsbericht|persinfo|mediabericht",
    immediate="(?:voor )?(?:directe|onmiddellijke) (?:publicatie|verspreiding)|per direct te publiceren",
    embargo="onder embargo|embargo tot|embargo(?: ?:)|niet publiceren voor",
    contact="voor (?:pers)?vragen|contact voor journalisten"
    "|contact(?:informatie|gegevens)|(?:pers|media)-?contact(?:en|personen)?|contact(?:persoon|personen|gegevens)?(?: (?:voor (?:de )?)?(?:pers|media))?"
    "|(?:voor )?(?:meer|verdere|nadere) informatie(?:,? (?:kunt u )?(?:contact opnemen met|neem contact op met|bel|mail))?"
    "|(?:pers)?woordvoer(?:ders?|ing)|persvoorlichting|persvragen|pers(?:dienst|informatie)"
    "|pers(?:vragen|informatie|verzoeken|dienst|aanvragen)"
    "|(?:vragen|verzoeken) (?:van|voor) (?:de )?pers|noot voor de pers|(?:voor )?(?:meer|nadere) (?:informatie|inlichtingen)(?:,? (?:zie|bezoek|bel|mail|ga naar|neem contact op met))?"
    "|neem contact op|voor de pers|interviewverzoeken",
    about="over (?:ons|het (?:initiatief|project|bedrijf|programma|netwerk|fonds)|de (?:campagne|vereniging|organisatie|stichting|actie|partij|onderneming))(?= ?:?$)|wie (?:zijn wij|we zijn|wij zijn)|over\\b|(?:informatie|meer) over\\b|(?:bedrijfs)?profiel",
    notes="noot (?:voor|aan) de redacties?,? ?\\(?niet voor publicatie\\)?|(?:noot|nota|opmerking)(?:en)? (?:voor|aan) de redacties?(?: \\(niet voor publicatie\\))?|niet voor publicatie",
    end="einde?(?: (?:van )?(?:het )?persbericht)?",
    filed="(?:gerelateerde )?(?:onderwerpen|thema['’]s)|geplaatst in|gepubliceerd in|categorie(?:ën)?|trefwoorden",
    web="geen opmerkingen:?|een reactie (?:posten|plaatsen)|tweeten|mailen|twitteren|geen categorie|ongecategoriseerd|delen(?: op .{1,20})?|deel dit bericht|afdrukken|printen|terug(?: naar (?:boven|overzicht))?|ga naar de inhoud|nieuws|pers"
    "|lees (?:meer|verder)|zoeken|plaats een reactie|volgende(?: bericht)?|vorige(?: bericht)?|download (?:het )?persbericht"
    "|(?:alle )?(?:cookies )?(?:accepteren|weigeren|toestaan)|(?:accepteer|weiger)(?: alle)?(?: cookies)?|"
    "cookies?(?:beleid|instellingen|verklaring)?|privacy(?:beleid|verklaring|statement)?|"
    "toegankelijkheid(?:sverklaring)?|sitemap|disclaimer|proclaimer|algemene voorwaarden|colofon|nieuwsbrief|"
    "inschrijven.{0,40}|aanmelden.{0,40}|inloggen|direct naar .{1,30}|naar (?:de )?(?:inhoud|hoofdinhoud|"
    "navigatie|overzicht).{0,20}|spring naar .{1,30}|menu|hoofdmenu|navigatie|sluiten|zoek|deel(?: (?:deze|dit|"
    "via|op) .{1,30})?|delen(?: (?:via|op) .{1,20})?|kopieer link|print(?: (?:deze )?pagina)?|lees voor|voorlezen|"
    "luister|(?:vorige?|volgende?)(?: (?:bericht|artikel|pagina))?(?: ?: ?.{1,100})?|terug (?:naar )?.{1,40}|"
    "naar boven|bekijk (?:alle|meer|ook).{0,40}|alle (?:nieuwsberichten|persberichten|berichten).{0,20}|"
    "meer (?:informatie|lezen|weten)|(?:\\d+|geen) reacties?|reacties?|reageer|laat een reactie achter|"
    "download(?:s|en)?(?: .{1,40})?|alle rechten voorbehouden|volg ons(?: op .{1,40})?|nieuws(?:overzicht|"
    "archief)?|persberichten|pers|actueel|agenda|foto[’']?s|video[’']?s|leestijd.{0,20}|javascript.{1,80}"
    "|tags|trefwoorden|labels|reacties|(?:geen|nog geen|\\d+) reacties?|(?:geef|laat|plaats|schrijf) een reactie(?: achter)?"
    "|je e-mailadres wordt niet gepubliceerd.{0,80}|reageer|reageren|deel(?: (?:dit|deze|via|op|met|het).{0,25})?"
    "|delen(?: (?:via|op).{0,20})?|afdrukken|print(?: deze pagina)?|terug(?: naar .{1,40})?|alle (?:nieuws|nieuwsberichten|berichten|persberichten)"
    "|al het nieuws|naar (?:het )?overzicht|(?:weergaven|bekeken|gelezen) ?:? ?\\d[\\d.,]*.{0,5}|bijlagen?|documenten"
    "|bestanden|downloads?.{0,30}|download (?:het |dit )?persbericht.{0,20}|bron(?:vermelding)?|origineel (?:pers)?bericht"
    "|printversie",
    related="gerelateerde? (?:berichten|artikelen|nieuws)|lees ook|meer nieuws|laatste nieuws"
    "|gerelateerde? (?:berichten|artikelen|nieuws|inhoud|pagina[’']?s)|(?:ander|overig|meer|laatste|recent) nieuws|"
    "(?:andere|overige|meer|recente|laatste) (?:berichten|artikelen|nieuwsberichten|persberichten)|(?:lees|zie|"
    "bekijk) ook|misschien ook interessant|ook interessant|meest gelezen",
    said="zegt|zei|zeggen|aldus|verklaart|verklaarde|stelt|stelde|benadrukt|benadrukte|licht toe|vertelt|reageert|vult aan|concludeert",
    by="volgens",
    roles="directeur|directrice|voorzitter|burgemeester|wethouder|minister|staatssecretaris|woordvoer|hoogleraar|onderzoeker|oprichter"
    "|manager|hoofd|bestuurder|schepen|gedeputeerde|rector|ceo\\b|algemeen|fractie",
    house="project|\\w+-?project|gemeente|ministerie|universiteit|provincie|stichting|vereniging|rijksdienst",
    invitation="uitnodiging(?: voor (?:de |een )?(?:pers\\w+))",
    dated="gepubliceerd(?: op)?|geplaatst(?: op)?|bijgewerkt(?: op)?|(?:laatst )?(?:gewijzigd|bijgewerkt|"
    "aangepast)(?: op)?|laatste (?:update|wijziging)|datum(?: publicatie)?|publicatiedatum|verschenen(?: op)?",
    home="home|startpagina|u bent hier|je bent hier|voorpagina|hoofdpagina",
    notice="(?:wij gebruiken|we gebruiken|deze (?:website|site) (?:gebruikt|maakt)|onze (?:website|site) (?:gebruikt|maakt)|wij maken).{0,36} cookies"
    "|(?:dit werk|deze tekst|dit artikel).{0,36} (?:licentie|cc|creative commons)",
    closing="(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|hoogachtend|mvg|groeten|namens .{1,50}team",
    being="is (?:een|het|de)",
    more="lees (?:ook|meer|verder)|zie ook",
    advertisement="advertentie|reclame",
    venue="waar|wanneer|plaats|locatie|tijd|tijdstip|aanvang",
    headline="titel|kop",
    subhead="ondertitel|onderkop",
    summary="samenvatting|inleiding",
    text="tekst|inhoud|broodtekst",
    further="afbeeldingen|illustraties|links?|nuttige links|bronn?(?:en)?|verwijzingen|meer informatie|meer lezen|documenten|persmateriaal|foto['’]?s|beeldmateriaal|voetnoten|downloads",
    written="tekst|auteur|bron|redactie|geschreven door",
    giving="don(?:eer|eren|atie\\w*)|steun ons",
    founded="opgericht|gesticht",
    passed_on="wij? (?:publiceren|plaatsen|ontvingen)(?: (?:hier|hieronder|integraal)){0,2} (?:het (?:persbericht|bericht)|de (?:tekst|verklaring|brief)|onderstaande? (?:persbericht|verklaring|brief)|het volgende (?:persbericht|bericht))"
    "|(?:hieronder|hierna)(?: volgt)? (?:de (?:tekst|verklaring|brief)|het persbericht)"
    "|ontvangen en geplaatst",
)
