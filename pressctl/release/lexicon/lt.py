"""Lithuanian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="sausio sausis; vasario vasaris; kovo kovas; balandžio balandis; gegužės gegužė; birželio birželis; liepos liepa; rugpjūčio rugpjūtis;"
    " rugsėjo rugsėjis; spalio spalis; lapkričio lapkritis; gruodžio gruodis",
    weekdays="pirmadienis; antradienis; trečiadienis; ketvirtadienis; penktadienis; šeštadienis; sekmadienis",
    today="šiandien",
    small="""ir yra kad su iš į ne bei buvo taip apie už dėl ar per nuo iki šis ši tai kaip bus kurie kuris kuri jau tik
        pagal po prie tačiau pat dar savo jo jos jų mūsų šio šios""",
    press="pranešimas (?:spaudai|žiniasklaidai)|spaudos pranešimas"
    "|(?:bendras )?(?:pranešimas|informacija|kvietimas) (?:spaudai|žiniasklaidai)|spaudos (?:pranešimas|relizas)",
    immediate="skelbti (?:nedelsiant|iš karto)|nedelsiant skelbti",
    contact="kontakt(?:ai|inis asmuo|inė informacija)|daugiau informacijos|(?:papildoma|išsamesnė) informacija"
    "|kontaktai(?: (?:žiniasklaidai|spaudai))?|(?:daugiau|papildomos|išsamesnės) informacijos"
    "|žiniasklaidos užklausos",
    about="apie\\b|kas mes|informacija apie\\b",
    said="sakė|sako|teigė|teigia|pabrėžė|pabrėžia|pridūrė|pažymėjo",
    by="pasak",
    roles="direktor|ministr|pirminink|vadov|mer|prezident",
    house="(?:[\\w'-]{2,24} ){1,2}(?:savivaldybė|universitetas|ministerija)|ministerija|universitetas|savivaldybė|asociacija|agentūra",
    dated="paskelbta|publikuota|(?:paskutinį kartą )?(?:atnaujinta|redaguota)|data|paskelbimo data|sukurta",
    home="pradžia|pradinis(?: puslapis)?|titulinis|jūs esate čia",
    web="dalintis(?: .{1,20})?|dalinkitės.{0,20}|spausdinti|atgal(?: .{1,40})?|naujienos|paieška|ieškoti|"
    "skaityti (?:daugiau|plačiau)|plačiau|daugiau|sutinku|slapukai|privatumo politika|asmens duomenų apsauga|"
    "prieinamumas|svetainės (?:medis|žemėlapis)|naujienlaiškis|prisijungti|pereiti (?:prie|į) .{1,30}|meniu|"
    "uždaryti|(?:ankstesn[ėi]s?|kit[ao]s?)(?: (?:naujiena|straipsnis|įrašas))?(?: ?: ?.{1,100})?|visos naujienos|"
    "komentarai|atsisiųsti(?: .{1,30})?|visos teisės saugomos|sekite mus.{0,30}|galerija|žiniasklaidai"
    "|žymos|žymės|raktažodžiai|komentarai|komentarų nėra|nėra komentarų|(?:rašyti|palikti|parašykite|palikite) komentarą"
    "|dalintis(?: .{1,20})?|dalinkitės.{0,20}|pasidalinti.{0,20}|spausdinti|(?:grįžti )?atgal(?: į .{1,30})?|grįžti(?: į .{1,30})?"
    "|visos naujienos|peržiūr(?:ų|os) ?:? ?\\d[\\d.,]*|priedai|prisegti failai|dokumentai|atsisiųsti.{0,30}|šaltinis",
    related="(?:susijusios|susiję|panašios|kitos|naujausios) (?:naujienos|straipsniai|įrašai)|taip pat skaitykite|"
    "skaitykite taip pat",
    notice="(?:ši svetainė|mūsų svetainė|šioje svetainėje|mes).{0,27} slapuk(?:us|ai)",
    closing="(?:su )?pagarba|pagarbiai|geriausi linkėjimai",
    advertisement="reklama",
    venue="vieta|laikas|kur|kada",
    headline="antraštė|pavadinimas",
    subhead="paantraštė",
    summary="santrauka",
    text="tekstas",
    being="yra",
    further="nuorodos|šaltiniai|daugiau informacijos|dokumentai|nuotraukos",
)
