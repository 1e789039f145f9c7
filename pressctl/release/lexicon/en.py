"""English."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sep sept;"
    " october oct; november nov; december dec",
    weekdays="monday mon; tuesday tue tues; wednesday wed; thursday thu thurs; friday fri; saturday sat; sunday sun",
    today="today this yesterday",
    small="""the a an and or but nor of to in on at by for with from as into over under about after before between through
        is are was were be been being has have had will would can could should may this that these those it its their his
        her our your my we they he she you who which what when where not no all more than also if while during both each
        up out new there so such against near toward towards across within upon per via""",
    press="(?:press|news|media) (?:release|statement|advisory|alert|notice|invitation|note)"
    "|joint (?:press |news |media )?(?:release|statement|communiqu[eé])|(?:press|media|news) (?:information|"
    "briefing|communiqu[eé]|bulletin|announcement|kit|note)|(?:background |media |press )?(?:briefing|"
    "news) (?:note|paper)|information note|(?:official|public|company|corporate) (?:statement|announcement)",
    immediate="for immediate (?:release|distribution|publication|use)|immediate release|release: immediate|for release immediately|for release: immediate",
    embargo="(?:strictly )?embargo(?:ed)?(?: (?:until|till|to|for)| ?:)|under (?:strict )?embargo|embargo(?:ed)?(?=[.!*\\])]*$)"
    "|not for (?:publication|release|broadcast)[^.]{0,40}(?:before|until)|hold for release until|for release(?: on| at| after| ?:)(?! ?immediate)",
    contact="(?:press|media|news|investor|pr)(?: relations| and media| & media)? (?:contacts?|inquiries|enquiries|office|queries)"
    "|contacts?|(?:press|media|investor|public) relations|contact (?:information|details|us)|media|investors"
    "|(?:for )?(?:more|further|additional) (?:information|details)(?:,? (?:please )?(?:contact|call|email|visit))?"
    "|(?:for )?(?:press|media) (?:information|inquiries|enquiries)(?:,? (?:please )?(?:contact|call|email))?|(?:please )?contact"
    "|(?:press|media) contacts? for .{1,60}|for interviews?(?:,? (?:please )?contact)?",
    about="about\\b",
    notes="notes? (?:to|for) (?:the )?(?:editors?|newsrooms?|media|journalists)|editors?'?s? notes?|background(?: notes)?(?= ?:?$)",
    end="ends?|end of (?:press |media |news )?(?:release|statement)",
    filed="posted in|filed (?:under|in)|tagged(?: with)?|tags?|keywords|categor(?:y|ies)|topics?",
    web="share (?:this|on)(?: .{1,30})?|share|like this|like(?: loading)?|leave a (?:comment|reply)|tweet|print|email|facebook|twitter"
    "|linkedin|whatsapp|loading|comments are closed|no comments|skip to (?:main )?content|back(?: to (?:top|news|list))?"
    "|download pdf|click here to .{1,40}|click to (?:share|email|print) .{1,60}|home|news|press|newsroom|search(?: for)?|menu"
    "|read more|follow us|scroll to top|you are here|\\d{1,3} min(?:ute)?s? read|author|published|posted by|contact us|get help"
    "|report a crime|subscribe|sign up|log ?in|in the news|press releases?(?= ?$)"
    "|[«←<]* ?(?:previous|next)(?: post| article| story)? ?[»→>]*|privacy policy|terms of (?:use|service)|all rights reserved"
    "|this entry was posted in .{1,200}|bookmark the permalink|view (?:as|in) (?:pdf|browser)|download (?:the )?press release"
    "|(?:accept|reject|allow|decline|deny|manage)(?: (?:all|additional|necessary|optional|selected|"
    "my))?(?: cookies)?|cookies?(?: (?:policy|settings|preferences|notice))?|(?:privacy|cookie|legal|"
    "accessibility)(?: (?:policy|notice|statement|settings))?|terms(?: (?:and|&) conditions)?|sitemap|site map|"
    "imprint|legal|disclaimer|careers|faqs?|newsletter|sign in|register|donate|close|toggle navigation|main menu|"
    "navigation|skip (?:to )?(?:navigation|main|content)|previous|next|older posts?|newer posts?|(?:previous|"
    "next) (?:post|article|story|release) ?: ?.{1,100}|all (?:news|press releases|releases|posts)|back to .{1,40}|"
    "copy link|print(?: this)?(?: page| article)?|listen|translate|language|save|bookmark|\\d+ (?:comments?|views?|"
    "shares?|likes?)|comments?|post navigation|view all.{0,30}|see (?:all|more).{0,30}|more news|you are here|"
    "stay (?:informed|connected|updated)|follow .{1,30} on .{1,30}|join us on .{1,30}|powered by .{1,40}|"
    "(?:download|open|view) (?:the |this |as )?(?:full )?(?:pdf|document|release|image|photo|file|"
    "media kit).{0,30}|javascript.{1,80}",
    related="related(?: (?:posts?|articles?|news|stories|content|links))?|(?:latest|recent|more) (?:posts?|news|stories|articles?|releases)"
    "|you (?:may|might) also like|let's keep in touch!?"
    "|related (?:press )?releases?|similar (?:posts?|articles?|news)|read (?:also|next)|see also|more (?:on|"
    "from) .{1,40}|(?:other|further|previous) (?:news|press releases|articles|stories)|recommended(?: for you|"
    " reading)?|trending|most read|what's new|featured(?: stories| news)?",
    said="said|says|added|adds|commented|comments|explained|explains|noted|notes|stated|states|concluded|concludes|continued"
    "|continues|announced|remarked|warned|warns|argued|argues|told",
    by="according to",
    roles="(?:chief|managing|general|executive|senior|lead|principal|deputy|acting|interim|first|former|vice|co)(?:-| )|ceo\\b|c[a-z]o\\b"
    "|mayor|president|director|senator|minister|secretary|head|chair|spokes|partner|manag|dean|member|officer|owner|analyst"
    "|engineer|scientist|research|author|profess|founder|representative|commissioner|ambassador|coordinator|councillor|editor"
    "|attorney|judge|doctor|district",
    house="(?:the )?(?:ministry|department|office|university|city|town|county|government|embassy|bank|council|institute|foundation"
    "|association|commission|agency|board|port|school|college|museum) of|[\\w .'-]{2,40} (?:university|council|foundation"
    "|association|institute|agency|authority|commission|department|ministry|group|society|museum|trust|board|coalition|network"
    "|alliance|project)|(?:the )?[\\w-]+ project",
    invitation="(?:press |media )?invitation(?: to (?:a |the |our )?(?:press|media|photo) ?\\w+)",
    dated="(?:date )?(?:first )?(?:published|posted|issued|released|created)(?: (?:on|at|date))?|(?:last )?(?:updated|"
    "modified|edited|reviewed)(?: (?:on|at))?|(?:release |publication |issue |publish(?:ed|"
    "ing)? )?date(?: (?:of (?:release|issue|publication)|published|issued|posted))?",
    home="home(?: ?page)?|you are here|main page",
)
