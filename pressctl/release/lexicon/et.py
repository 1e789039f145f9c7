"""Estonian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="jaanuar; veebruar; märts; aprill; mai; juuni; juuli; august; september; oktoober; november; detsember",
    weekdays="esmaspäev; teisipäev; kolmapäev; neljapäev; reede; laupäev; pühapäev",
    today="täna",
    small="""ja on ei et kui ka oli mis see selle seda kes või ning aga nii oma tema nende meie pärast enne üle kuni ära
        siis juba veel sest kuid mida ole olnud saab mille alates kohta poolt""",
    press="pressiteade|pressiteatis|pressikutse"
    "|(?:ühine )?pressi(?:teade|teatis|info|kutse)|meediateade|uudis(?= ?:?$)",
    immediate="avaldamiseks (?:kohe|viivitamata)|kohe avaldamiseks",
    embargo="embargo kuni",
    contact="kontaktandmed|kontaktisik|(?:pressi)?kontakt|(?:täpsem |lisa)info|lisainfo|täiendav info"
    "|(?:meedia|ajakirjanduse) kontakt|kontaktid|rohkem infot|täiendav teave"
    "|avalike suhete.{0,20}",
    end="lõpp",
    said="ütles|sõnas|rääkis|lisas|selgitas|märkis|kinnitas",
    by="sõnul",
    roles="direktor|minister|juhataja|juht|esimees|linnapea|pressiesindaja",
    house="(?:[\\w'-]{2,24} ){1,2}(?:linnavalitsus|vallavalitsus|ülikool|ministeerium|amet)|ministeerium|ülikool|linnavalitsus|amet|sihtasutus",
    dated="avaldatud|postitatud|(?:viimati )?(?:uuendatud|muudetud)|kuupäev|lisatud",
    home="avaleht|esileht|asud siin|sa oled siin",
    web="jaga(?: .{1,20})?|prindi|tagasi(?: .{1,40})?|uudised|otsi|loe (?:edasi|rohkem|veel)|nõustun|küpsised|"
    "privaatsus(?:poliitika|tingimused)?|andmekaitse|ligipääsetavus|sisukaart|uudiskiri|logi sisse|"
    "liigu (?:edasi )?.{1,30}|menüü|sulge|(?:eelmine|järgmine)(?: (?:uudis|artikkel|postitus))?(?: ?: ?.{1,100})?|"
    "kõik uudised|kommentaarid|lae alla.{0,30}|kõik õigused kaitstud|jälgi meid.{0,30}|pressiteated|meediale|"
    "galerii|üles"
    "|sildid|märksõnad|kommentaarid|kommentaare pole.{0,10}|lisa kommentaar|jäta kommentaar|jaga(?: .{1,20})?|prindi"
    "|trüki|tagasi(?: .{1,30})?|kõik uudised|vaatamisi ?:? ?\\d[\\d.,]*|manused|failid|lae alla.{0,30}|allikas",
    related="(?:seotud|sarnased|viimased|teised|veel) (?:uudised|artiklid|postitused|uudiseid)|loe ka|vaata ka",
    about="(?:ettevõttest|organisatsioonist|meist|taustainfo)\\b",
    notice="(?:see veebileht|veebileht|meie veebileht|kasutame).{0,27} küpsise(?:id|d)",
    closing="lugupidamisega|parimate soovidega|tervitades|heade soovidega",
    advertisement="reklaam",
    venue="aeg|koht|kus|millal",
    headline="pealkiri",
    subhead="alapealkiri",
    summary="kokkuvõte",
    text="tekst|sisu",
    being="on (?:eesti|mittetulundus\\w*|suurim|juhtiv|rahvusvaheline|üks|sõltumatu)",
    further="lingid|allikad|viited|lisainfo|dokumendid|fotod",
)
