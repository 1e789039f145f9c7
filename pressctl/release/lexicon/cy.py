"""Welsh."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ionawr ion; chwefror chwef; mawrth maw; ebrill ebr; mai; mehefin meh; gorffennaf gorff; awst; medi; hydref hyd; tachwedd tach; rhagfyr rhag",
    weekdays="dydd_llun llun; dydd_mawrth; dydd_mercher mercher; dydd_iau iau; dydd_gwener gwener; dydd_sadwrn sadwrn; dydd_sul",
    today="heddiw",
    small="""yr yn ym yng mae wedi bod oedd sydd gan gyda eu hyn hwn hon fel ond nid neu eich ein wrth dros rhwng trwy hefyd bydd
        mewn gael gwneud cael gallu""",
    press="datganiad(?: i['’]r wasg| i['’]r cyfryngau)?",
    immediate="i['’]w (?:ryddhau|gyhoeddi) ar unwaith",
    embargo="o dan embargo|dan embargo|embargo tan",
    contact="cyswllt(?: (?:y wasg|y cyfryngau|cyfryngau))?|swyddfa['’]r wasg|ymholiadau(?: gan)?(?: y|[’']r)? (?:wasg|cyfryngau)",
    about="ynglŷn â\\b|ynghylch\\b",
    notes="nodiadau i (?:olygyddion|['’]r golygydd)",
    end="diwedd",
    web="rhannu|argraffu|yn ôl i['’]r brig|dewislen|hafan|newyddion"
    "|rhannu(?: .{1,20})?|argraffu|yn ôl(?: .{1,30})?|chwilio|darllen mwy|mwy|derbyn|cwcis|polisi (?:preifatrwydd|"
    "cwcis)|hygyrchedd|map o[’']r (?:safle|wefan)|mewngofnodi|neidio i .{1,30}|cau|(?:blaenorol|nesaf)|"
    "lawrlwytho(?: .{1,20})?|cedwir pob hawl|dilynwch ni.{0,30}",
    said="dywedodd|meddai|ychwanegodd|eglurodd|esboniodd",
    roles="gweinidog|ysgrifennydd|cyfarwyddwr|cadeirydd|llefarydd|maer|arweinydd|prif weinidog",
    house="llywodraeth|cyngor|prifysgol|adran|senedd|ymddiriedolaeth|elusen",
    dated="postiwyd(?: ar)?|cyhoeddwyd(?: ar)?|diweddarwyd(?: ar)?|dyddiad(?: cyhoeddi)?",
    home="hafan|cartref|rydych chi yma",
    related="(?:newyddion|erthyglau) (?:cysylltiedig|diweddaraf|eraill)",
)
