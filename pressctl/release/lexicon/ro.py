"""Romanian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ianuarie; februarie; martie; aprilie; mai; iunie; iulie; august; septembrie; octombrie; noiembrie; decembrie",
    weekdays="luni; marți; miercuri; joi; vineri; sâmbătă; duminică",
    today="astăzi azi",
    small="""și în de la cu pe a din pentru care este nu se o un mai să că au fost al ale ai ce sau dar prin după până ca ar fi va
        sunt este lui unei unui către despre între sub fără cele cel cea acest această""",
    press="comunicat(?: de presă)?|informare de presă",
    immediate="pentru (?:difuzare|publicare) imediată",
    embargo="sub embargo până|embargo până",
    contact="contact(?: (?:de |pentru )?presă| media)?|biroul de presă|(?:pentru )?(?:mai multe|informații suplimentare)(?: informații)?",
    about="despre\\b",
    end="sfârșit",
    web="distribuie|tipărește|acasă|știri|înapoi|căutare|citește mai mult",
    related="articole similare|știri similare",
    said="a (?:declarat|spus|afirmat|precizat|adăugat|subliniat|explicat)|declară|spune",
    by="potrivit",
    roles="director|președint|primar|ministr|purtăto",
    house="ministerul|primăria|universitatea|guvernul|consiliul|fundația|asociația|agenția|institutul|biroul",
)
