"""Catalan."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="gener; febrer; març; abril; maig; juny; juliol; agost; setembre; octubre; novembre; desembre",
    weekdays="dilluns; dimarts; dimecres; dijous; divendres; dissabte; diumenge",
    today="avui",
    small="""el la els les un una uns unes de del dels d l i o però que qui com quan on en amb per a al als pels pel sense sobre entre
        fins des cap és són ha han hi ho se no més també ja seva seu seus seves aquest aquesta aquests aquestes va""",
    press="nota de premsa|comunicat(?: de premsa)?"
    "|nota (?:de premsa|informativa)|comunicat (?:conjunt|oficial|de premsa)|convocatòria de premsa|"
    "roda de premsa(?= ?:?$)",
    immediate="per a (?:la )?(?:seva )?(?:difusió|publicació) immediata",
    notes="notes? (?:per als?|per a les?|a l[ae]s?) (?:editors?|redaccions?|periodistes|mitjans)",
    embargo="embargat fins|embargo fins",
    contact="contacte per als mitjans|oficina de premsa|per (?:a )?més informació|(?:informació|dades) de contacte|contacte(?: de premsa| premsa)?|gabinet de premsa|(?:per a )?més informació"
    "|contacte (?:per a (?:la )?(?:premsa|mitjans)|mitjans)|persona de contacte|(?:per a )?més (?:informació|detalls)(?:,? (?:podeu )?contacta(?:r|u) amb)?"
    "|(?:consultes|atenció) (?:de premsa|als mitjans)|atenció a (?:la premsa|mitjans)",
    about="quant a\\b|sobre\\b|qui som|informació sobre\\b|sobre (?:l'|el |la |els |les )|breu perfil d",
    said="ha (?:dit|afirmat|declarat|explicat|assenyalat|destacat)|afirma|explica",
    by="segons",
    roles="alcald|conseller|president|director|portaveu|regidor",
    house="projecte|ajuntament|generalitat|universitat|diputació|departament|conselleria|fundació",
    dated="publica(?:t|da)(?: el)?|actualitza(?:t|da)(?: el)?|darrera (?:actualització|modificació)|"
    "última actualització|data(?: de publicació)?",
    home="inici|portada|sou a|esteu aquí|ets aquí",
    web="publica un comentari(?: a l'entrada)?|piular|compart(?:eix|ir)(?: .{1,20})?|imprimir?|tornar?(?: .{1,40})?|notícies|cerca(?:r)?|llegir més|llegeix més|"
    "més informació|accept(?:ar|a)(?: .{1,20})?|rebutjar|galetes|política de (?:galetes|privadesa|privacitat|"
    "cookies)|avís legal|accessibilitat|mapa (?:web|del web)|butlletí|subscri.{1,40}|inicia sessió|"
    "vés al contingut|salt(?:a|ar) al .{1,30}|menú|tanca|(?:notícia |article )?(?:anterior|"
    "següent)(?: ?: ?.{1,100})?|totes les notícies|veure (?:totes|més).{0,30}|(?:\\d+|sense) comentaris?|"
    "comentaris|descarregar?(?: .{1,30})?|baixa(?: .{1,20})?|tots els drets reservats|segueix-nos.{0,40}|"
    "actualitat|premsa|sala de premsa|notes de premsa|galeria|etiquetes"
    "|etiquetes|paraules clau|comentaris|(?:no hi ha|sense|cap|\\d+) comentaris?|(?:deixa|deixeu|afegeix|escriu) un comentari"
    "|comparteix(?: .{1,20})?|compartir|imprimeix|imprimir|tornar?(?: (?:a|al|a la) .{1,30})?|totes les notícies"
    "|visites ?:? ?\\d[\\d.,]*|lectures ?:? ?\\d[\\d.,]*|(?:documents|fitxers|arxius) adjunts|adjunts|descarrega(?:r)?.{0,30}"
    "|font",
    related="(?:notícies|articles|continguts?) (?:relaciona(?:des|ts|t)|recents)|(?:altres|darreres|últimes|més) notícies|"
    "també et pot interessar|et pot interessar",
    notice="(?:aquest (?:lloc )?web|utilitzem|fem servir|aquesta web).{0,27} (?:galetes|cookies)",
    closing="(?:ben )?(?:atentament|cordialment)|(?:una )?(?:cordial )?salutació(?:ns)?(?: cordials?)?|rebeu una.{0,30}",
    being="és (?:una?|el|la)",
    advertisement="publicitat",
    venue="lloc|hora|on|quan",
    headline="títol|titular",
    subhead="subtítol",
    summary="resum|entradeta",
    text="cos(?: del text)?|text",
    further="imatges|enllaços|fonts?|referències|més informació|documents?|materials|fotografies",
    written="text|autora?|font|redacció",
    giving="fes un donatiu|dona(?= a)|col·labora",
    founded="fundad[ae]|creat|creada",
    passed_on="(?:hem rebut|rebem) i (?:publiquem|difonem|reproduim)"
    "|(?:publiquem|reproduim|difonem)(?: (?:aqui|a continuacio|integrament)){0,2} (?:el (?:text|comunicat)|la (?:carta|declaracio|nota))"
    "|a continuacio(?:,)? (?:(?:publiquem|reproduim|difonem) )?(?:el (?:text|comunicat)|la (?:carta|declaracio|nota))",
)
