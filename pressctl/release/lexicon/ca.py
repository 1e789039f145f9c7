"""Catalan."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="gener; febrer; març; abril; maig; juny; juliol; agost; setembre; octubre; novembre; desembre",
    weekdays="dilluns; dimarts; dimecres; dijous; divendres; dissabte; diumenge",
    today="avui",
    small="""el la els les un una uns unes de del dels d l i o però que qui com quan on en amb per a al als pels pel sense sobre entre
        fins des cap és són ha han hi ho se no més també ja seva seu seus seves aquest aquesta aquests aquestes va""",
    press="nota de premsa|comunicat(?: de premsa)?",
    embargo="embargat fins|embargo fins",
    contact="contacte(?: de premsa| premsa)?|gabinet de premsa|(?:per a )?més informació",
    about="quant a\\b|sobre\\b",
    said="ha (?:dit|afirmat|declarat|explicat|assenyalat|destacat)|afirma|explica",
    by="segons",
    roles="alcald|conseller|president|director|portaveu|regidor",
    house="projecte|ajuntament|generalitat|universitat|diputació|departament|conselleria|fundació",
)
