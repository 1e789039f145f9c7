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
    contact="cyswllt(?: (?:y wasg|y cyfryngau|cyfryngau))?|swyddfa['’]r wasg|ymholiadau(?: gan)?(?: y|[’']r)? (?:wasg|cyfryngau)"
    "|cysyllt(?:iadau|u â ni|wch â)|manylion cyswllt|(?:am )?(?:ragor|fwy) o wybodaeth(?:,? (?:cysylltwch â|ewch i))?"
    "|(?:am )?wybodaeth bellach",
    about="ynglŷn â\\b|ynghylch\\b"
    "|am (?=y |yr |brifysgol|gyngor|lywodraeth|gwmni|[a-z]+ cymru$)|gwybodaeth am\\b|amdanom ni",
    notes="nodiadau i (?:olygyddion|['’]r golygydd)",
    end="diwedd",
    web="rhannu|argraffu|yn ôl i['’]r brig|dewislen|hafan|newyddion"
    "|rhannu(?: .{1,20})?|argraffu|yn ôl(?: .{1,30})?|chwilio|darllen mwy|mwy|derbyn|cwcis|polisi (?:preifatrwydd|"
    "cwcis)|hygyrchedd|map o[’']r (?:safle|wefan)|mewngofnodi|neidio i .{1,30}|cau|(?:blaenorol|nesaf)|"
    "lawrlwytho(?: .{1,20})?|cedwir pob hawl|dilynwch ni.{0,30}"
    "|tagiau|sylwadau|(?:dim|\\d+) sylw(?:adau)?|does dim sylwadau.{0,40}|dweud eich dweud|(?:gadael|gadewch|ychwanegu) sylw"
    "|rhannu?(?: .{1,20})?|rhannwch.{0,20}|argraffu|(?:yn )?[oô]l(?: i .{1,30})?|pob newyddion|atodiadau|lawrlwytho.{0,30}"
    "|ffynhonnell",
    said="dywedodd|meddai|ychwanegodd|eglurodd|esboniodd",
    roles="gweinidog|ysgrifennydd|cyfarwyddwr|cadeirydd|llefarydd|maer|arweinydd|prif weinidog",
    house="llywodraeth|cyngor|prifysgol|adran|senedd|ymddiriedolaeth|elusen",
    dated="postiwyd(?: ar)?|cyhoeddwyd(?: ar)?|diweddarwyd(?: ar)?|dyddiad(?: cyhoeddi)?",
    home="hafan|cartref|rydych chi yma",
    related="(?:newyddion|erthyglau) (?:cysylltiedig|diweddaraf|eraill)",
    notice="(?:mae['’]r (?:wefan|safle) hon|rydym(?: ni)?).{0,27} (?:cwcis|cookies)",
    closing="yn gywir|cofion(?: (?:cynnes|gorau))?|dymuniadau gorau",
    being="yw",
    venue="lle|pryd|lleoliad|amser",
    headline="pennawd|teitl",
    subhead="is-?bennawd",
    summary="crynodeb",
    text="testun",
)
