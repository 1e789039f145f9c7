"""Slovak."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januára január; februára február; marca marec; apríla apríl; mája máj; júna jún; júla júl; augusta august;"
    " septembra september; októbra október; novembra november; decembra december",
    weekdays="pondelok; utorok; streda; štvrtok; piatok; sobota; nedeľa",
    today="dnes",
    small="""a v vo na je sa s so z zo do pre po od o za že ako aj ale ktorý ktorá ktoré ktorí by bol bola boli sú nie
        pri jeho jej ich tak už len alebo pred medzi podľa tento táto toto tieto bude budú čo iba""",
    press="(?:stanovisko|vyhlásenie)(?= ?:?$)|tlačová správa|tlačové vyhlásenie|pozvánka pre médiá"
    "|tlačov(?:á|é|ý) (?:správa|informácia|vyhlásenie|oznámenie|pozvánka)|spoločné vyhlásenie(?= ?:?$)|"
    "pozvánka pre (?:médiá|novinárov)|informácia pre médiá|ts",
    immediate="na okamžité (?:zverejnenie|uverejnenie|použitie)",
    notes="poznámk[ay] pre (?:editorov|redakcie|redaktorov|novinárov|médiá)",
    embargo="embargo do",
    contact="kontaktné (?:informácie|údaje)|kontakt(?:y)?(?: pre (?:médiá|novinárov))?|(?:pre )?(?:viac|ďalšie) informáci[ei](?: kontaktujte)?|tlačov[ýá] (?:odbor)"
    "|(?:mediálny|tlačový) kontakt|kontaktná osoba|tlačové oddelenie|(?:otázky|dopyty) (?:médií|novinárov)|(?:pre )?(?:bližšie|podrobnejšie) informácie"
    "|pre médiá|hovor(?:ca|kyňa)",
    about="o (?:iniciatíve|projekte|kampani|združení|organizácii|hnutí|programe|inštitúcii|nadácii|festivale|súťaži|platforme)(?= ?:?$)|o (?:spoločnosti|nás)\\b|o\\b|informácie o\\b|kto sme|viac o\\b",
    end="koniec",
    said="povedala?|uviedla?|uvádza|dodala?|vysvetlila?|zdôraznila?|hovorí",
    by="podľa",
    roles="riaditeľ|predsed|primátor|starost|minist|hovor|prezident",
    house="ministerstvo|mesto|univerzita|nadácia|úrad|združenie",
    dated="publikované|zverejnené|vydané|(?:naposledy )?(?:aktualizované|upravené)|dátum(?: (?:vydania|zverejnenia|"
    "publikovania))?|posledná aktualizácia|vložené",
    home="domov|úvod(?:ná stránka)?|hlavná stránka|nachádzate sa(?: tu)?|home",
    filed="tagy|značky|kategórie|štítky",
    web="zverejnenie komentára|tweetnuť|spravodajský portál .{1,60}|(?:v prípade, ak|ak) sa vám nezobrazil.{1,80}|zdieľať(?: .{1,20})?|tlač|späť(?: .{1,40})?|aktuality|hľadať|vyhľadávanie|čítať (?:ďalej|viac)|(?:prijať|"
    "odmietnuť)(?: všetky)?(?: cookies)?|cookies|ochrana osobných údajov|vyhlásenie o prístupnosti|mapa stránok|"
    "newsletter|prihlásiť(?: sa)?|prejsť na .{1,30}|preskočiť .{1,30}|menu|zavrieť|vytlačiť|(?:predchádzajúci|"
    "ďalší|nasledujúci)(?: článok)?(?: ?: ?.{1,100})?|hore|zobraziť (?:všetky|viac).{0,30}|viac|(?:\\d+|"
    "žiadne) komentár[eov]{0,2}|komentáre|stiahnuť(?: .{1,40})?|na stiahnutie|všetky práva vyhradené|"
    "sledujte nás.{0,40}|správy|novinky|médiá|tlačové správy|fotogaléria"
    "|štítky|značky|kľúčové slová|tagy|komentáre|(?:žiadne|\\d+) komentár(?:e|ov)?|(?:napísať|pridať|napíšte|pridajte|pridaj) komentár"
    "|diskusia|zdieľať(?: .{1,20})?|zdieľaj(?:te)?.{0,20}|vytlačiť|tlač|tlačiť|späť(?: na .{1,30})?|všetky (?:správy|aktuality|novinky)"
    "|(?:počet )?zobrazení ?:? ?\\d[\\d.,]*|prílohy|príloha|(?:súbory )?na stiahnutie|stiahnuť.{0,30}|zdroj",
    related="(?:súvisiace|podobné|ďalšie|najnovšie) (?:články|správy|aktuality)|prečítajte si (?:tiež|aj)|"
    "mohlo by vás zaujímať",
    notice="(?:táto stránka|táto webová stránka|naša stránka|tento web|používame).{0,27} (?:súbory cookie|cookies?)",
    closing="s (?:pozdravom|úctou|priateľským pozdravom)",
    advertisement="reklama|inzercia",
    venue="miesto(?: konania)?|kde|kedy|čas",
    headline="titulok|názov|nadpis",
    subhead="podtitulok|podnadpis",
    summary="perex|zhrnutie|súhrn",
    text="text|obsah",
    being="je (?:(?:nezisk|mimovlád|medzinárod|nezávisl|dobrovoľn|politick|štátn|verejn|občiansk|slovensk|rodinn|popredn|najväčš)\\w+|spoločnosť|organizácia|združenie|jed\\w+|obec|mesto|firma|výrobca|iniciatíva|nadáci\\w+|sieť|platforma|zväz|asociácia|univerzita|hnutie|projekt)",
    further="obrázky|ilustrácie|odkazy?|zdroje?|viac informácií|ďalšie informácie|dokumenty|materiály(?: na stiahnutie)?|fotografie|na stiahnutie",
    written="text|autor(?:ka)?|zdroj|redakcia",
    giving="prispejte|darujte|podporte nás",
    founded="založen\\w*|vznik\\w+",
    passed_on="(?:zverejnujeme|uverejnujeme|prinasame)(?: (?:tu|nizsie|v plnom zneni)){0,2} (?:(?:cele|plne) znenie|text|vyhlasenie|tlacovu spravu|list|vyzvu)"
    "|(?:cele|plne) znenie (?:vyhlasenia|tlacovej spravy|listu|stanoviska)",
)
