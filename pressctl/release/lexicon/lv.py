"""Latvian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="janvāris janvārī; februāris februārī; marts martā; aprīlis aprīlī; maijs maijā; jūnijs jūnijā; jūlijs jūlijā; augusts augustā;"
    " septembris septembrī; oktobris oktobrī; novembris novembrī; decembris decembrī",
    weekdays="pirmdiena; otrdiena; trešdiena; ceturtdiena; piektdiena; sestdiena; svētdiena",
    today="šodien",
    small="""un ir ar no par kas ka uz arī lai bet tika nav kā tiek to tas šis šī pēc līdz gan vai savu kurā kuri viņa
        mūsu ja jau pie tikai būs bija kopā starp""",
    press="(?:preses relīze|relīze|informācija (?:presei|medijiem|plašsaziņas līdzekļiem)|paziņojums presei)"
    "|(?:preses|mediju) (?:relīze|paziņojums|informācija)|kopīgs paziņojums|aicinājums medijiem",
    immediate="tūlītējai (?:publicēšanai|publikācijai)",
    contact="kontakt(?:i|informācija|persona)|(?:papildu|plašāka) informācija"
    "|kontaktinformācija(?: (?:medijiem|presei))?|saziņai|(?:medijiem|presei|plašsaziņas līdzekļiem)"
    "|sabiedrisko attiecību.{0,20}|(?:papildu|plašākai|sīkāka) informācij[aiu]",
    about="par\\b(?= (?:uzņēmumu|mums))|par (?=.{2,40}$)|kas mēs esam|informācija par\\b",
    said="sacīja|teica|norāda|norādīja|uzsver|uzsvēra|skaidro|skaidroja|atzīst",
    roles="direktor|ministr|priekšsēdētāj|vadītāj|mērs",
    house="(?:[\\w'-]{2,24} ){1,2}(?:pašvaldība|dome|universitāte|ministrija)|ministrija|universitāte|pašvaldība|biedrība|aģentūra",
    dated="publicēts|ievietots|(?:pēdējo reizi )?(?:atjaunināts|atjaunots|labots)|datums|publicēšanas datums",
    home="sākums|sākumlapa|jūs atrodaties",
    web="dalīties(?: .{1,20})?|drukāt|atpakaļ(?: .{1,40})?|jaunumi|ziņas|meklēt|lasīt (?:vairāk|tālāk)|piekrītu|"
    "sīkdatnes|privātuma politika|piekļūstamība|lapas karte|jaunumu vēstule|pieslēgties|pāriet uz .{1,30}|izvēlne|"
    "aizvērt|(?:iepriekšēj[aiā]s?|nākam[aā][is]s?)(?: (?:raksts|ziņa))?(?: ?: ?.{1,100})?|visas ziņas|komentāri|"
    "lejupielādēt(?: .{1,30})?|visas tiesības aizsargātas|seko mums.{0,30}|galerija|medijiem|preses relīzes"
    "|birkas|tēmturi|atslēgvārdi|komentāri|(?:nav|\\d+) komentār[iu]|(?:pievienot|rakstīt|atstāt) komentāru|dalīties(?: .{1,20})?"
    "|drukāt|izdrukāt|atpakaļ(?: uz .{1,30})?|visas (?:ziņas|jaunumi)|skatījumi ?:? ?\\d[\\d.,]*|pielikumi|pievienotie faili"
    "|lejupielādēt.{0,30}|avots",
    related="(?:saistītie|saistītās|līdzīgi|citi|jaunākās|citas) (?:raksti|ziņas|jaunumi)|lasi arī|skatīt arī",
    notice="(?:šī (?:vietne|mājaslapa|tīmekļa vietne)|mēs|mūsu (?:vietne|mājaslapa)).{0,27} sīkdatnes",
    closing="ar cieņu|cieņā|ar sveicieniem",
    advertisement="reklāma",
    venue="vieta|laiks|kur|kad",
    headline="virsraksts|nosaukums",
    subhead="apakšvirsraksts",
    summary="kopsavilkums",
    text="teksts",
    being="ir (?:latvijas|bezpeļņas|lielāk\\w+|vado\\w+|starptautisk\\w+|vien\\w+|neatkarīg\\w+|biedrība|organizācija|uzņēmums)",
    further="saites|avoti|vairāk informācijas|dokumenti|fotoattēli",
)
