"""German."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januar jan jänner; februar feb feber; märz mär maerz mrz; april apr; mai; juni jun; juli jul; august aug;"
    " september sep sept; oktober okt; november nov; dezember dez",
    weekdays="montag; dienstag; mittwoch; donnerstag; freitag; samstag sonnabend; sonntag",
    today="heute heutigen",
    small="""der die das den dem des ein eine einen einem einer eines und oder aber auch nicht kein keine mit von vom zu zum
        zur im in an am auf aus bei beim nach seit über unter vor für durch gegen ohne um ist sind war waren wird werden
        wurde wurden hat haben hatte kann können soll sich sie er es wir ihr ihre sein seine dass als wie wenn mehr noch so
        nur bis""",
    press="presse-(?:information|einladung|mitteilung|erklärung)|medieneinladung|einladung zum pressegespräch|(?:stellungnahme|offener brief|terminhinweis)(?= ?:?$)|aussendung|(?:gemeinsame )?presse(?:mitteilung|information|info|erklärung|meldung|aussendung|einladung)|medien(?:mitteilung|information)"
    "|(?:presse|medien)-?(?:info|termin)"
    "|gemeinsame (?:medien)?(?:mitteilung|information|erklärung)|(?:presse|medien)(?:bericht|meldung|notiz|dienst|"
    "text|erklärung|unterlage|statement|aussendung)|pressenotiz|kurz(?:info|mitteilung)|amtliche (?:mitteilung|"
    "bekanntmachung)|statement",
    immediate="zur sofortigen veröffentlichung|frei ab sofort|sofort frei|freigegeben",
    embargo="sperrfrist|sperrvermerk|gesperrt bis|frei ab(?! sofort)|embargo bis|nicht vor [^.]{0,30} (?:zu )?veröffentlichen",
    contact="(?:kontakt|ansprechpartner(?:in)?) für (?:journalist(?:inn)?en|journalist\\*innen)"
    "|kontakt(?:daten|informationen|adresse)|presse(?:kontaktdaten)|(?:presse|medien)-?(?:kontakte?|stelle|anfragen|büro)|kontakte?(?: für (?:die )?(?:presse|medien|medienanfragen|presseanfragen"
    "|rückfragen))?|(?:kontakt|rückfragen) (?:presse|medien)|ansprechpartner(?:in|innen)?(?: (?:für (?:die )?)?(?:presse|medien|medienanfragen))?"
    "|(?:für )?(?:presse)?rückfragen(?: an| bitte an| und kontakt)?|(?:für )?weitere (?:informationen|auskünfte)(?: erteilt| bei)?"
    "|rückfragehinweis|medienrückfragen|pressesprecher(?:in)?"
    "|(?:presse|medien|interview)-?anfragen(?: (?:bitte )?(?:unter|an|über|per mail an|richten sie (?:bitte )?an))?"
    "|(?:presse|medien)-?kontaktadresse|kontakt(?:person|stelle|möglichkeit)(?:en)?|für (?:presse|medien|interview)-?anfragen"
    "|(?:bei|für) (?:rück|nach)fragen(?: wenden sie sich (?:bitte )?an)?|ihre? ansprechpartner(?:in)?|quelle und kontakt(?:adresse|daten)?|auskünfte"
    "|auskunft(?: erteilen| erteilt)?|medienkontakt|(?:für )?interviewwünsche|pressekontakt und rückfragen",
    about="zu[mr] (?:verein|initiative|projekt|kampagne|stiftung|unternehmen|organisation|bündnis|verband|partei)(?= ?:?$)|informationen (?:zu|über)\\b|über\\b|zur person|zum unternehmen|kurzprofil|unternehmensprofil|firmenportr[aä]t",
    notes="achtung,? (?:an die )?(?:redaktion(?:en)?|medien)|hinweise? (?:für|an) (?:die )?(?:redaktion(?:en)?|medien|journalisten)|redaktioneller hinweis|anmerkung für die redaktion|hintergrund(?:information(?:en)?)?(?= ?:?$)",
    end="ende(?: der (?:presse)?mitteilung)?|\\(?schluss\\)?",
    filed="(?:verwandte|weitere) (?:themen|schlagworte)|themenbereiche?|regionen|veröffentlicht (?:unter|in)|kategorien?|schlagw[öo]rte[rn]?|themen",
    web="kommentar (?:veröffentlichen|posten)|tweeten|mailen|twittern|posten|(?:per e-?mail )?(?:ver)?senden|allgemein|unkategorisiert|teilen|drucken|zurück(?: zur übersicht)?|zum inhalt springen|startseite|newsroom|presseportal|pressebereich|aktuelles|presse|suche|impressum|datenschutz"
    "|original-content von.{1,120}|pressemeldung teilen|weiterlesen|mehr lesen|alle meldungen|pdf(?: herunterladen)?|(?:diese )?(?:presse)?(?:mitteilung|meldung|information) (?:als|im) pdf.{0,12}"
    "|(?:alle )?(?:cookies? )?(?:akzeptieren|ablehnen|zulassen|zustimmen)|(?:alle|"
    "nur notwendige)(?: cookies)? (?:akzeptieren|ablehnen|zulassen|auswählen)|cookie-?(?:einstellungen|richtlinie|"
    "hinweis)|einstellungen|datenschutz(?:erklärung|hinweise|einstellungen)?|barrierefreiheit|"
    "(?:erklärung zur )?barrierefreiheit|sitemap|inhaltsverzeichnis|agb|nutzungsbedingungen|rechtliches|"
    "rechtliche hinweise|newsletter(?: abonnieren)?|leichte sprache|gebärdensprache|seite (?:drucken|teilen|"
    "empfehlen|vorlesen)|drucken|druckversion|vorlesen|merken|(?:(?:diese[nrs]? )?(?:artikel|beitrag|seite|meldung|news) )?teilen(?: auf| via|"
    " per)?(?: .{1,20})?|(?:auf|per|via|über) (?:facebook|x|twitter|linkedin|xing|whatsapp|e-?mail|mail|telegram|"
    "mastodon)(?: teilen)?|link kopieren|(?:zum )?(?:haupt)?(?:inhalt|menü|navigation|suche)(?: springen)?|"
    "direkt zum inhalt|hauptmenü|hauptnavigation|menü(?: öffnen| schließen)?|menu|schließen|suchen?|anmelden|"
    "login|registrieren|kontaktformular|presse(?:bereich|mitteilungen|archiv|fotos)?|medien(?:mitteilungen)?|"
    "nachrichten|meldungen|news|aktuelle (?:meldungen|nachrichten)|(?:vorherige[rs]?|nächste[rs]?|"
    "vorige[rs]?)(?: (?:beitrag|artikel|meldung|seite|eintrag|pressemitteilung))?(?: ?: ?.{1,100})?|"
    "weiter(?: zu.{1,60})?|zurück(?: (?:zur?|nach) .{1,40})?|nach oben|seitenanfang|zum seitenanfang|"
    "folgen sie uns(?: auf .{1,40})?|(?:keine |\\d+ )?kommentare?|kommentar (?:schreiben|hinterlassen)|"
    "schreibe einen kommentar|alle rechte vorbehalten|(?:bild|foto|pdf|datei)(?:er|s)? (?:herunterladen|download)|"
    "downloads?|herunterladen|mehr(?: dazu| erfahren| infos?| zum thema)?|beitrags-?navigation|pfadnavigation|lesezeit.{0,20}|"
    "\\d+ min\\.? lesezeit"
    "|tags|stichw[oö]rter|schlagw[oö]rte[r]?|themen|(?:noch |bisher )?keine kommentare(?: vorhanden)?|kommentare (?:sind )?(?:geschlossen|deaktiviert)"
    "|(?:einen )?kommentar (?:verfassen|abgeben|hinzufügen)|deine e-mail-adresse wird nicht veröffentlicht.{0,80}"
    "|zur (?:übersicht|startseite|newsübersicht|nachrichtenübersicht|presseübersicht)|zurück zu(?:r|m| den| allen)? .{1,40}"
    "|alle (?:news|nachrichten|pressemitteilungen|beiträge|artikel)|aufrufe ?:? ?\\d[\\d.,]*|(?:seiten)?aufrufe ?:? ?\\d[\\d.,]*"
    "|gelesen ?:? ?\\d[\\d.,]*.{0,4}|anh[aä]nge?|anlagen?|dateianh[aä]nge|dokumente?|(?:website|seiten|artikel)?-?empfehlung(?:en)?(?: ?: ?.{1,60})?"
    "|pdf (?:dieser|der|zur) (?:presse|medien)(?:mitteilung|information|erklärung)(?: ?: ?.{1,200})?|(?:diese |die )?(?:presse|medien)mitteilung (?:als )?(?:pdf|download|drucken|herunterladen|teilen)"
    "|original(?:quelle|meldung)?(?: ?: ?.{1,120})?|quelle|bildnachweise?",
    related="siehe auch|ähnliche beiträge|weitere (?:meldungen|beiträge|pressemitteilungen)|das könnte sie auch interessieren|neueste beiträge"
    "|(?:ähnliche|verwandte|weitere|andere|neueste|aktuelle|letzte) (?:artikel|meldungen|beiträge|nachrichten|news|"
    "themen|pressemitteilungen|medienmitteilungen|inhalte)|mehr zum thema|lesen sie auch|auch interessant|"
    "zum thema|mehr zu[mr] (?:ereignis|region|artikel|meldung)|zusatzinformationen|weitere pressemitteilungen (?:dieses|des|der|von) .{1,60}|passend dazu|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen",
    said="sagte?|sagt|erklärte?|erklärt|betonte?|betont|so|ergänzte?|ergänzt|unterstreicht|unterstrich|kommentierte?|kommentiert"
    "|meint|teilte|fordert|warnt|freut sich|kritisiert|berichtet",
    by="laut|nach angaben von|nach",
    roles="geschäftsf|vorst|präsid|leiter|sprecher|(?:ober)?bürgerm|(?:staats|bundes|landes|umwelt|verkehrs|innen)?minister|direktor"
    "|stadtr|vorsitz|abgeordnet|chef|inhaber|gründer|professor|senator|dezernent|landr|ceo\\b",
    house="projekt|das \\w+-?projekt|stadt|landkreis|universität|hochschule|(?:bundes|staats)?ministerium(?: für)?|\\w+ministerium|bundesamt|landesamt"
    "|gemeinde|verband|verein|stiftung|institut|stadtwerke|stabsstelle|pressestelle|kanton|amt|fraktion",
    invitation="(?:presse)?einladung(?: zu(?:r|m)? (?:presse|medien|foto)\\w+)",
    dated="veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|aktualisiert(?: am)?|(?:zuletzt )?(?:geändert|"
    "aktualisiert)(?: am)?|letzte (?:änderung|aktualisierung)|stand|datum|(?:veröffentlichungs|erscheinungs|"
    "ausgabe)datum|letztmals geändert",
    home="start(?:seite)?|sie (?:sind|befinden sich) hier|home|hauptseite",
    notice="(?:bei )?fragen (?:und anregungen )?zu diesem (?:artikel|beitrag)(?: können sie.{0,60})?|(?:wir verwenden|wir nutzen|wir setzen|diese (?:web)?seite (?:verwendet|nutzt|benutzt|setzt)|diese website (?:verwendet|nutzt|benutzt|setzt)|unsere (?:webseite|website|seite) (?:verwendet|nutzt|benutzt|setzt)).{0,36} cookies"
    "|(?:dieses werk|dieser (?:text|artikel|beitrag)|diese pressemitteilung|dieser inhalt).{0,27} (?:unter (?:der|einer)|lizenziert|lizensiert).{0,60}(?:cc|creative commons|lizenz)",
    closing="mit (?:freundlichen|besten|herzlichen|vielen|kollegialen|lieben|solidarischen|sonnigen) grü(?:ß|ss)en(?: aus .{1,30})?"
    "|mit freundlichem gru(?:ß|ss)|(?:freundliche|beste|herzliche|viele|liebe) grü(?:ß|ss)e(?: aus .{1,30})?|hochachtungsvoll"
    "|mfg",
    being="ist (?:ein|eine|einer|eines|der|die|das)|sind (?:ein|eine|die)",
    more="(?:mehr|weiter) lesen|weiterlesen|lesen sie (?:auch|mehr)|lies auch|mehr (?:dazu|zum thema)|siehe auch",
    advertisement="anzeige|werbung|weiter nach der (?:anzeige|werbung)",
    called="im (?:profil|porträt)",
    venue="ort|wo|wann|uhrzeit|zeit|beginn|einlass|treffpunkt|veranstaltungsort|wann und wo|termin",
    headline="titel|überschrift|schlagzeile",
    subhead="untertitel|unterzeile|unterüberschrift",
    summary="zusammenfassung|kurzfassung|vorspann|teaser|anriss",
    text="text|fließtext|langtext|haupttext|meldung|inhalt",
    further="illustrationen|abbildungen|bildmaterial|bilder|fotos?|links?|(?:weiterführende|nützliche) links|linkliste|quellen?(?:angaben|verzeichnis|nachweise?)?|weiter(?:e|führende) informationen|zum weiterlesen|(?:presse)?(?:material(?:ien)?|fotos?|bilder)|(?:presse)?downloads?|dokumente|fußnoten|materialien",
    written="text|autor(?:in)?|verfasser(?:in)?|quelle|redaktion|von",
    giving="spende\\w*|unterstützen sie|unterstütze uns",
    founded="gegründet|gründung",
    passed_on="wir dokumentieren(?= ?[:.]?$| (?:hier|nachfolgend|im folgenden|im wortlaut)|(?: [a-z]+){0,4} [a-z]*(?:erklarung|mitteilung|meldung|stellungnahme|aufruf|brief|schreiben|wortlaut|appell))"
    "|(?:wir veroffentlichen|nachfolgend|nachstehend|im folgenden)(?= (?:[a-z]+ ){0,6}[a-z]*(?:erklarung|mitteilung|stellungnahme|wortlaut|offenen brief|aufruf)(?!\\w)(?! an| von uns))"
    "|(?:die|das) (?:presse)?(?:erklarung|mitteilung|stellungnahme|schreiben) im wortlaut"
    "|im wortlaut"
    "|uns erreichte (?:folgende|die folgende|diese)"
    "|wir erhielten (?:folgende|die folgende|diese)",
)
