"""Spanish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="enero ene; febrero feb; marzo mar; abril abr; mayo may; junio jun; julio jul; agosto ago;"
    " septiembre setiembre sept sep; octubre oct; noviembre nov; diciembre dic",
    weekdays="lunes; martes; miércoles; jueves; viernes; sábado; domingo",
    today="hoy este",
    small="""el la los las un una unos unas lo al del de y e o u pero que quien cual como cuando donde en con por para sin
        sobre entre hasta desde hacia ante bajo contra según durante es son fue ser ha han había esta este estos estas
        eso su sus se no si más muy también ya le les nos tras""",
    press="convocatoria a (?:los )?medios|declaración(?: conjunta)?(?= ?:?$)|(?:notas?|comunicados?|boletín|dossier) (?:de|a la) prensa|nota informativa|comunicado(?: oficial)?|convocatoria de prensa"
    "|(?:comunicado|nota) (?:conjunt[oa]|oficial|institucional|públic[oa])(?: de prensa)?|nota (?:informativa|de medios|para medios)|"
    "(?:aviso|invitación|alerta) (?:a|para) (?:los )?medios|información de prensa|boletín informativo|"
    "gacetilla(?: de prensa)?|parte de prensa|comunicación de prensa",
    immediate="para (?:su )?(?:publicación|difusión|distribución) inmediata|de publicación inmediata",
    embargo="embargado hasta|bajo embargo|embargo hasta|embargo(?: ?:)|no (?:publicar|difundir) antes",
    contact="prensa y comunicación(?= ?:?$)|contacto para (?:periodistas|la prensa)"
    "|(?:información|datos) de contacto|contactos?(?: (?:de|para|con) (?:la )?(?:prensa|medios|comunicación)| prensa| medios)?|(?:gabinete|oficina|departamento) de"
    " (?:prensa|comunicación)|(?:para )?(?:más|mayor) información(?:,? (?:contactar?|póngase en contacto) con)?|atención a medios"
    "|(?:contacto|datos de contacto)(?: para (?:la )?prensa| para medios)?"
    "|contacto (?:de|para) (?:los )?medios|persona de contacto|(?:consultas|preguntas|solicitudes) de (?:la )?(?:prensa|medios)"
    "|(?:relaciones|atención) con (?:la prensa|los medios)|para (?:consultas|entrevistas)(?:,? (?:contactar con|escriba a))?"
    "|(?:para )?más (?:información|detalles)(?:,? (?:visite|escriba a|contacte con|escribir a|consulte))?"
    "|contáct(?:enos|anos)",
    about="qué es|quién es|quiénes somos|acerca de\\b|sobre\\b|quiénes somos"
    "|(?:información|más información|más) sobre\\b|breve perfil de|perfil de (?:la )?(?:empresa|compañía)",
    notes="notas? (?:al|para el|del) (?:editor|redactor)|notas? (?:a|para) (?:los |las |la )?(?:editores|redacción|redacciones|redactores|periodistas|medios)",
    end="fin(?: del comunicado| de la nota(?: de prensa)?)?|final",
    filed="temas(?: relacionados)?|publicado en|archivado en|etiquetas?|categorías?|palabras clave",
    web="publicar un comentario en la entrada|tuitear|twittear|enviar(?: por (?:e-?mail|correo))?|sin categoría|(?:este )?(?:comunicado|nota)(?: de prensa)? en pdf|versión pdf|compartir(?: en .{1,20})?|comparte|imprimir|inicio|noticias|sala de prensa|saltar al contenido|ir al contenido(?: principal)?|volver"
    "|leer más|descargar(?: pdf| la nota)?|deja un comentario|aviso legal|buscar|síguenos"
    "|(?:aceptar|rechazar|permitir|configurar|gestionar)(?: (?:todas?|todo))?(?: (?:las )?cookies)?|"
    "política de (?:cookies|privacidad|protección de datos)|cookies|privacidad|protección de datos|accesibilidad|"
    "mapa (?:web|del sitio)|condiciones (?:de uso|generales)|términos(?: y condiciones| de uso)|boletín|"
    "suscríbete.{0,40}|suscribirse|suscripción|iniciar sesión|acceder|registr(?:o|arse)|contacta(?:r)?|"
    "contáctanos|saltar (?:al|a la) .{1,30}|ir (?:al|a la) .{1,30}|menú(?: principal)?|navegación(?: principal)?|"
    "cerrar|búsqueda|buscador|compartir(?: (?:en|por|vía|esta?) .{1,20})?|comparte(?: (?:en|esta|este) .{1,30})?|"
    "compártelo|enviar (?:por .{1,20}|a un amigo)|copiar enlace|escuchar|versión imprimible|(?:noticia |artículo |"
    "entrada |página |nota )?(?:anterior|siguiente)(?: ?: ?.{1,100})?|volver (?:a|al|atrás|arriba).{0,40}|subir|"
    "ver (?:todas|todos|más|también).{0,40}|más (?:información aquí|noticias)|todas las noticias|(?:\\d+|sin|"
    "ningún) comentarios?|comentarios?|comentar|deja(?:r)? un comentario|descargas?|descargar(?: .{1,40})?|"
    "todos los derechos reservados|sígue(?:nos|me)(?: en .{1,40})?|redes sociales|actualidad|prensa|"
    "sala de prensa|notas de prensa|comunicados|agenda|galería(?: de imágenes)?|fotos?|vídeos?|multimedia|"
    "tiempo de lectura.{0,20}|javascript.{1,80}|contenido principal"
    "|etiquetas|palabras clave|comentarios|(?:no hay|sin|ningún|\\d+) comentarios?|(?:deja|deje|dejar|escribe|añade|agregar|publicar) (?:un|tu) (?:comentario|respuesta)"
    "|deja una respuesta|tu dirección de correo electrónico no será publicada.{0,80}|compartir?(?: .{1,20})?|comparte(?: .{1,20})?"
    "|imprimir(?: .{1,20})?|volver(?: (?:a|al|a la|a las) .{1,30})?|regresar(?: .{1,30})?|todas las noticias|(?:visitas|lecturas|vistas) ?:? ?\\d[\\d.,]*"
    "|(?:archivos|documentos|ficheros) adjuntos?|adjuntos|anexos?|descargar?s?.{0,30}|fuente(?: original)?|versión (?:para imprimir|pdf|imprimible)"
    "|nota de prensa (?:en|original).{0,20}",
    related="noticias relacionadas|artículos relacionados|entradas recientes|también te puede interesar"
    "|(?:noticias|contenidos?|artículos?|entradas|notas|información|enlaces) (?:relacionad[oa]s?|recientes|"
    "similares)|(?:últimas|otras|más) (?:noticias|notas(?: de prensa)?|entradas|publicaciones)|te puede interesar|"
    "le puede interesar|puede (?:que te|que le)? ?interesar(?:te|le)?|lea también|lee también|ver también|"
    "lo más (?:leído|visto)",
    said="dijo|dice|afirm[óa]|declar[óa]|explic[óa]|señal[óa]|añadi[óo]|añade|destac[óa]|asegur[óa]|subray[óa]|indic[óa]|expres[óa]"
    "|coment[óa]|manifest[óa]|apunt[óa]|concluy[óe]|agreg[óa]|sostuv[óo]|record[óa]"
    "|ha (?:dicho|afirmado|declarado|explicado|señalado|destacado|asegurado|subrayado|indicado|añadido|comentado|manifestado|apuntado)",
    by="según|para|de acuerdo con",
    roles="alcald|consejer|portavoz|jef[ea]|rector|investigador|director|president|ministr|secretari|diputad|senador|fundador|gerent"
    "|concejal|fiscal|responsable|coordinador|delegad|vicepresident|catedrátic|gobernador|comisionad",
    house="proyecto|ayuntamiento|ministerio|universidad|diputación|gobierno|consejería|fundación|asociación|concejalía|gabinete|secretaría"
    "|agencia|junta|cabildo|municipalidad|presidencia|instituto",
    invitation="invitación a (?:la |una )?rueda de prensa",
    dated="publicad[oa]s?(?: el)?|actualizad[oa](?: el)?|última (?:actualización|modificación)|"
    "fecha(?: de (?:publicación|la noticia|actualización))?|modificado(?: el)?|creado(?: el)?|publicación",
    home="inicio|portada|está(?:s)? (?:usted )?(?:aquí|en)|usted está (?:aquí|en)|se encuentra (?:usted )?en|"
    "página principal",
    notice="(?:utilizamos|usamos|este (?:sitio|portal)(?: web)?|esta (?:página|web)|nuestr[oa] (?:sitio|web|página)).{0,36} cookies"
    "|(?:este|esta) (?:obra|texto|artículo|contenido|nota).{0,27} (?:bajo|licencia).{0,60}(?:creative commons|cc|licencia)",
    closing="(?:muy )?(?:atentamente|cordialmente)|(?:un )?(?:cordial |afectuoso )?saludos?(?: (?:cordial(?:es)?|afectuosos?))?"
    "|reciba[n]? un.{0,40}|sin otro particular.{0,60}",
    being="es (?:una?|el|la|uno|líder)",
    more="(?:puede|puedes) leer|lea (?:también|además|más)|lee además|te (?:puede|podría) interesar|también (?:puede|puedes) leer|(?:lea|vea) también|(?:leer|saber|ver) más|lee también|ver también",
    advertisement="publicidad|anuncio",
    venue="lugar|horas?|d[oó]nde|cu[aá]ndo|horario",
    headline="título|titular",
    subhead="subtítulo|bajada",
    summary="resumen|entradilla|sumario|copete",
    text="cuerpo(?: de la (?:nota|noticia))?|texto|contenido|desarrollo",
    further="imágenes|ilustraciones|enlaces?(?: de interés| relacionados)?|fuentes?|referencias|más información|documentos?|material(?:es)? de prensa|fotos|descargas|notas",
    written="texto|autora?|fuente|redacción",
    giving="don(?:a|ar|ativos?|aciones)(?!\\w)|apóyanos|colabora(?= con)",
    founded="fundad[oa]|cread[oa]|constituid[oa]",
    passed_on="(?:hemos recibido|recibimos) y (?:publicamos|difundimos|reproducimos)"
    "|(?:publicamos|reproducimos|difundimos|compartimos)(?: (?:aqui|a continuacion|integramente|integro)){0,2} (?:el (?:texto|comunicado)|la (?:carta|declaracion|nota)|este comunicado|un comunicado)"
    "|a continuacion(?:,)? (?:(?:publicamos|reproducimos|compartimos|difundimos) )?(?:el (?:texto|comunicado)|la (?:carta|declaracion|nota))"
    "|(?:este|el siguiente) es el (?:texto|comunicado) (?:integro|completo)",
)
