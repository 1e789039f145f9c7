"""Czech."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ledna leden; února únor; března březen; dubna duben; května květen; června červen; července červenec;"
    " srpna srpen; září; října říjen; listopadu listopad; prosince prosinec",
    weekdays="pondělí; úterý; středa; čtvrtek; pátek; sobota; neděle",
    today="dnes",
    small="""a v na je se že s z do i o k pro jako za by ale po od ve jsou také které který která při podle až více nebo jeho její
        byl byla bylo být ze ke pod nad mezi roku bude tím ten ta to si už jen před""",
    press="tisková zpráva|tiskové prohlášení|pozvánka pro média",
    embargo="embargo do",
    immediate="k okamžitému (?:zveřejnění|uveřejnění)",
    contact="kontakt(?:y)?(?: pro (?:média|novináře))?|(?:pro )?(?:více|další) informac[ei](?: kontaktujte)?|tiskov[ýá] mluvčí",
    about="o (?:společnosti|nás)\\b|o\\b",
    end="konec",
    web="sdílet|tisk|zpět|úvod|aktuality|hledat|číst dál",
    related="související (?:články|zprávy)",
    said="řekla?|říká|uvedla?|uvádí|dodává|dodala?|vysvětluje|vysvětlila?|sdělila?",
    by="podle",
    roles="náměst|hejtman|generální|výkonn|vedoucí|rektor|ředitel|předseda|předsedkyně|primátor|starost|ministr|mluvčí|prezident",
    house="projekt|ministerstvo|město|univerzita|nadace|úřad|kraj|magistrát",
)
