"""Czech."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ledna leden; února únor; března březen; dubna duben; května květen; června červen; července červenec;"
    " srpna srpen; září; října říjen; listopadu listopad; prosince prosinec",
    weekdays="pondělí; úterý; středa; čtvrtek; pátek; sobota; neděle",
    today="dnes",
    small="""a v na je se že s z do i o k pro jako za by ale po od ve jsou také které který která při podle až více nebo jeho její
        byl byla bylo být ze ke pod nad mezi roku bude tím ten ta to si už jen před""",
    press="(?:společné )?prohlášení(?= ?:?$)|pozvánka na tiskovou konferenci(?= ?:?$)|tisková zpráva|tiskové prohlášení|pozvánka pro média"
    "|(?:společn[áé] )?tisk(?:ová|ové|ový) (?:zpráva|prohlášení|informace|sdělení|pozvánka)|pozvánka pro (?:média|"
    "novináře)|informace pro (?:média|novináře)|tz",
    notes="poznámk[ay] pro (?:editory|redakce|redaktory|novináře|média)|poznámka redakce",
    embargo="embargo do",
    immediate="k okamžitému (?:zveřejnění|uveřejnění)",
    contact="kontaktní (?:informace|údaje|osoba)|kontakt(?:y)?(?: pro (?:média|novináře))?|(?:pro )?(?:více|další) informac[ei](?: kontaktujte)?|tiskov[ýá] mluvčí"
    "|(?:mediální|tiskový) kontakt|kontakt pro (?:tisk|veřejnost)|tiskové oddělení|dotazy (?:médií|novinářů)|(?:pro )?(?:bližší|podrobnější) informace"
    "|pro médi[ai]",
    about="o (?:iniciativě|projektu|kampani|spolku|organizaci|hnutí|programu|instituci|nadaci|festivalu|soutěži|platformě)(?= ?:?$)|o (?:společnosti|nás)\\b|o\\b|informace o\\b|kdo jsme|stručně o\\b",
    end="konec",
    filed="tagy|štítky|kategorie|rubriky",
    web="okomentovat|tweetnout|odeslat(?: e-?mailem)?|nezařazen[éo]|sdílet|tisk|zpět|úvod|aktuality|hledat|číst dál"
    "|(?:přijmout|odmítnout|povolit|souhlasím)(?: vše(?:chny)?)?(?: cookies)?|cookies|(?:nastavení|zásady) cookies|"
    "ochrana (?:osobních údajů|soukromí)|prohlášení o přístupnosti|přístupnost|mapa (?:stránek|webu)|newsletter|"
    "odebírat.{0,40}|přihlá(?:sit|šení)(?: se)?|přejít (?:na|k) .{1,30}|přeskočit .{1,30}|menu|hlavní menu|"
    "navigace|zavřít|vyhledat|vyhledávání|sdílejte?(?: .{1,30})?|sdílet (?:na|přes) .{1,20}|kopírovat odkaz|"
    "vytisknout|(?:předchozí|další|následující)(?: (?:článek|zpráva|příspěvek|strana))?(?: ?: ?.{1,100})?|"
    "zpět (?:na|do|k) .{1,40}|nahoru|zobrazit (?:vše|více|další).{0,40}|všechny (?:zprávy|aktuality|"
    "články).{0,20}|více(?: informací| zpráv)?|(?:\\d+|žádné) komentář[eů]?|komentáře|přidat komentář|"
    "stáhnout(?: .{1,40})?|ke stažení|všechna práva vyhrazena|sledujte nás.{0,40}|zprávy|novinky|média|pro média|"
    "tiskové zprávy|fotogalerie|kontaktujte nás|javascript.{1,80}"
    "|štítky|klíčová slova|tagy|komentáře|(?:žádné|\\d+) komentář[eů]?|(?:napsat|přidat|vložit|napište|přidejte) komentář"
    "|diskuse|sdílet(?: .{1,20})?|sdílejte.{0,20}|vytisknout|tisk (?:stránky|článku)|zpět(?: na .{1,30})?|všechny (?:zprávy|aktuality|tiskové zprávy)"
    "|(?:počet )?zobrazení ?:? ?\\d[\\d.,]*|přečteno ?:? ?\\d[\\d.,]*.{0,3}|přílohy|příloha|soubory ke stažení"
    "|ke stažení|stáhnout.{0,30}|zdroj",
    related="související (?:články|zprávy)"
    "|(?:související|podobné|další|nejnovější|poslední) (?:články|zprávy|aktuality|novinky|příspěvky|obsah|odkazy)|"
    "přečtěte si (?:také|též)|čtěte (?:také|též)|mohlo by vás zajímat|nejčtenější",
    said="řekla?|říká|uvedla?|uvádí|dodává|dodala?|vysvětluje|vysvětlila?|sdělila?",
    by="podle",
    roles="náměst|hejtman|generální|výkonn|vedoucí|rektor|ředitel|předseda|předsedkyně|primátor|starost|ministr|mluvčí|prezident",
    house="projekt|ministerstvo|policie|město|univerzita|nadace|úřad|kraj|magistrát",
    dated="publikováno|zveřejněno|vydáno|vloženo|(?:naposledy )?(?:aktualizováno|upraveno)|datum(?: (?:vydání|"
    "zveřejnění|publikace))?|aktualizace|poslední aktualizace",
    home="domů|úvod(?:ní stránka)?|hlavní stránka|nacházíte se(?: zde)?|zde se nacházíte|home",
    notice="(?:tento web|tyto stránky|naše stránky|na tomto webu|používáme).{0,27} (?:soubory cookie|cookies?)",
    closing="s (?:pozdravem|úctou|přáním (?:hezkého|pěkného) dne|přátelským pozdravem)",
    being="je (?:(?:nezisk|nevlád|mezinárod|nezávisl|dobrovoln|politick|státn|veřejn|občansk|příspěvkov|charitativ|rodinn|vedouc)\\w+|společnost|organizace|spolek|největší|přední|jed\\w+|česk\\w+|obec|město|firma|výrobce|iniciativa|nadac\\w+|sdružení|síť|platforma|svaz|asociace|univerzita|hnutí|projekt)",
    more="čtěte (?:také|více|dále)|více (?:zde|informací)|viz také",
    advertisement="reklama|inzerce",
    venue="místo(?: konání)?|kde|kdy|čas|hodina",
    headline="titulek|název|nadpis",
    subhead="podtitulek|podnadpis",
    summary="perex|souhrn|shrnutí",
    text="text|obsah",
    further="obrázky|ilustrace|odkazy?|užitečné odkazy|zdroje?|prameny|více informací|další informace|dokumenty|materiály(?: ke stažení)?|fotografie|ke stažení|poznámky pod čarou",
    written="text|autor(?:ka)?|zdroj|redakce",
    giving="přispějte|darujte|podpořte nás",
    founded="založen\\w*|vznik\\w+",
    passed_on="(?:zverejnujeme|otiskujeme|prinasime)(?: (?:zde|nize|v plnem zneni)){0,2} (?:(?:cele|plne) zneni|text|prohlaseni|tiskovou zpravu|dopis|vyzvu)"
    "|(?:cele|plne) zneni (?:prohlaseni|tiskove zpravy|dopisu|stanoviska)",
)
