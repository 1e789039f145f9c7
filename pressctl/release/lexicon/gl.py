"""Galician."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="xaneiro; febreiro; marzo; abril; maio; xuño; xullo; agosto; setembro; outubro; novembro; decembro",
    weekdays="luns; martes; mércores; xoves; venres; sábado; domingo",
    today="hoxe",
    small="""o a os as un unha uns unhas ao aos á ás do da dos das no na nos nas polo pola polos polas co coa cos coas
        dun dunha nun nunha e ou pero que non máis tamén xa moi por para con sen sobre entre ata desde cando onde como
        este esta estes estas ese esa isto iso seu súa seus súas foi son está teñen será""",
    press="nota de prensa|comunicado de prensa"
    "|nota (?:informativa|conxunta)|comunicado(?: conxunto| oficial)?|convocatoria de prensa",
    immediate="para (?:a súa )?(?:difusión|publicación) inmediata",
    contact="información de contacto|datos de contacto|contacto(?: (?:de|para a) prensa)?|gabinete de (?:prensa|comunicación)|(?:para )?máis información"
    "|persoa de contacto|contacto (?:para )?medios|(?:para )?máis (?:información|detalles)(?:,? (?:contactar con|escribir a))?"
    "|consultas de prensa",
    about="acerca d[eao]\\b|sobre\\b|quen somos|información sobre\\b",
    said="dixo|afirmou|sinalou|explicou|destacou|engadiu|asegurou",
    by="segundo",
    roles="alcald|conselleir|director|president|portavoz|reitor",
    house="concello|universidade|consellaría|deputación|xunta",
    dated="publicad[oa](?: o)?|actualizad[oa](?: o)?|última actualización|data(?: de publicación)?",
    home="inicio|portada|está aquí|páxina principal",
    web="compart(?:ir|e)(?: .{1,20})?|imprimir|volver(?: .{1,40})?|novas|noticias|buscar|ler máis|máis|aceptar|"
    "rexeitar|cookies|política de (?:cookies|privacidade)|aviso legal|accesibilidade|mapa (?:web|do sitio)|"
    "ir ao contido.{0,20}|saltar .{1,30}|menú|pechar|(?:nova )?(?:anterior|seguinte)(?: ?: ?.{1,100})?|"
    "todas as novas|comentarios|descargar(?: .{1,30})?|todos os dereitos reservados|séguenos.{0,40}|actualidade|"
    "prensa"
    "|etiquetas|palabras clave|comentarios|(?:non hai|sen) comentarios|(?:deixa|deixe|engade) un comentario|compart(?:ir|e)(?: .{1,20})?"
    "|imprimir|volver(?: .{1,30})?|todas as novas|visitas ?:? ?\\d[\\d.,]*|(?:arquivos|ficheiros|documentos) (?:adxuntos|anexos)"
    "|adxuntos|descargar.{0,30}|fonte",
    related="(?:novas|noticias|artigos) relacionad[oa]s|(?:outras|últimas|máis) (?:novas|noticias)",
    notice="(?:este sitio(?: web)?|esta web|usamos|empregamos|utilizamos).{0,27} cookies",
    closing="atentamente|un saúdo|saúdos(?: cordiais)?|cordialmente",
    being="é (?:unha?|o|a)",
    advertisement="publicidade",
    venue="lugar|hora|onde|cando",
    headline="título|titular",
    subhead="subtítulo",
    summary="resumo",
    text="corpo|texto",
    further="ligazóns|fontes|referencias|máis información|documentos",
    passed_on="recibimos e (?:publicamos|difundimos)"
    "|(?:publicamos|reproducimos|difundimos)(?: (?:aqui|a continuacion|integramente)){0,2} (?:o (?:texto|comunicado)|a (?:carta|declaracion|nota))",
)
