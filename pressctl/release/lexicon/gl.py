"""Galician."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="xaneiro; febreiro; marzo; abril; maio; xuño; xullo; agosto; setembro; outubro; novembro; decembro",
    weekdays="luns; martes; mércores; xoves; venres; sábado; domingo",
    today="hoxe",
    press="nota de prensa|comunicado de prensa",
    contact="contacto(?: (?:de|para a) prensa)?|gabinete de (?:prensa|comunicación)|(?:para )?máis información",
    about="acerca d[eao]\\b",
    said="dixo|afirmou|sinalou|explicou|destacou|engadiu|asegurou",
    by="segundo",
    roles="alcald|conselleir|director|president|portavoz|reitor",
    house="concello|universidade|consellaría|deputación|xunta",
)
