"""Basque."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="urtarrilaren urtarrila; otsailaren otsaila; martxoaren martxoa; apirilaren apirila; maiatzaren maiatza; ekainaren ekaina;"
    " uztailaren uztaila; abuztuaren abuztua; irailaren iraila; urriaren urria; azaroaren azaroa; abenduaren abendua",
    weekdays="astelehena; asteartea; asteazkena; osteguna; ostirala; larunbata; igandea",
    today="gaur",
    small="""eta da du ez bat hau hori dira ere izan dute dela duen den bere beste baina edo egin egiteko dituen dituzte
        zen ditu gure honek horrek baino baita artean bezala arte dago daude zuen izango""",
    press="prentsa(?:-| )?oharra|prentsa(?:-| )?agiria"
    "|prentsa(?:-| )?(?:oharra|agiria|deialdia|informazioa)|ohar informatiboa|baterako agiria",
    immediate="berehala (?:argitaratzeko|zabaltzeko)",
    contact="harremanetarako|informazio gehiago(?:rako)?"
    "|kontaktua|prentsa (?:bulegoa|arduraduna)|komunikazio (?:saila|arduraduna)|argibide gehiago",
    said="esan du|adierazi du|azpimarratu du|nabarmendu du|azaldu du",
    roles="zuzendari|alkate|sailburu|lehendakari|presidente",
    house="udala|eusko jaurlaritza|unibertsitatea",
    dated="argitaratua|argitaratze(?:-| )data|eguneratua|azken eguneraketa|data",
    home="hasiera|hemen zaude",
    web="partekatu(?: .{1,20})?|inprimatu|itzuli(?: .{1,30})?|albisteak|berriak|bilatu|irakurri gehiago|gehiago|"
    "onartu|cookieak?|pribatutasun(?:-| )politika|lege(?:-| )oharra|irisgarritasuna|web(?:-| )mapa|joan edukira|"
    "edukira joan|menua|itxi|(?:aurreko|hurrengo) (?:albistea|berria)(?: ?: ?.{1,100})?|albiste guztiak|iruzkinak|"
    "deskargatu(?: .{1,30})?|eskubide guztiak erreserbatuta|prentsa"
    "|etiketak|iruzkinak|iruzkinik ez|(?:utzi|idatzi|gehitu) iruzkin(?:a|bat)|partekatu(?: .{1,20})?|inprimatu"
    "|itzuli(?: .{1,30})?|atzera|albiste guztiak|bisitak ?:? ?\\d[\\d.,]*|eranskinak|deskargatu.{0,30}|iturria",
    related="(?:erlazionatutako|antzeko|azken|beste) (?:albisteak|berriak|edukiak)|lotutako albisteak",
    about="nor gara(?: gu)?",
    called="(?:-?r)?i buruz|-?ri buruz(?:ko informazioa)?",
    notice="(?:webgune honek|gune honek|web orri honek).{0,27} cookie",
    closing="adeitasunez|agur bero bat|begirunez",
    advertisement="publizitatea",
    venue="lekua|ordua|non|noiz",
    headline="izenburua|titulua",
    subhead="azpititulua",
    summary="laburpena",
    text="testua",
    further="estekak|iturriak|informazio gehiago|dokumentuak",
    passed_on="jaso (?:eta|dugu eta) argitaratzen|(?:oharra|adierazpena|komunikatua) osorik",
)
