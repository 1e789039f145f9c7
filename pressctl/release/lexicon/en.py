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
    immediate="for im+e[a-z]{2,4}[ai]te release|for immediate (?:release|distribution|publication|use)|immediate release|release: immediate|for release immediately|for release: immediate",
    embargo="(?:strictly )?embargo(?:ed)?(?: (?:until|till|to|for)| ?:)|under (?:strict )?embargo|embargo(?:ed)?(?=[.!*\\])]*$)"
    "|not for (?:publication|release|broadcast)[^.]{0,40}(?:before|until)|hold for release until|for release(?: on| at| after| ?:)(?! ?immediate)",
    contact="press contact information|enquiries(?= ?:?$)|contacts? for (?:journalists|the (?:press|media)|media|press)"
    "|(?:press|media|news|investor|pr)(?: relations| and media| & media)? (?:contacts?|inquiries|enquiries|office|queries)"
    "|contacts?|(?:press|media|investor|public) relations|contact (?:information|details|us)|media|investors"
    "|(?:for )?(?:press|media) (?:information|inquiries|enquiries)(?:,? (?:please )?(?:contact|call|email))?|(?:please )?contact"
    "|(?:press|media) contacts? for .{1,60}|for interviews?(?:,? (?:please )?contact)?"
    "|(?:press|media|news) (?:inquiries|enquiries|queries|requests|contacts?)(?: (?:should be )?(?:directed )?(?:to|at|via))?"
    "|interview requests|(?:for )?(?:more|further|additional) (?:information|details)(?:,? (?:please )?(?:contact|call|email|visit|write(?: to)?(?: us)?(?: at)?|get in touch with|reach out to|see))?"
    "|for (?:all )?(?:press|media|other) (?:requests|queries|questions)|get in touch"
    "|contact persons?|questions",
    about="about\\b|who we are|company (?:profile|overview)",
    notes="notes? (?:to|for) (?:the )?(?:editors?|newsrooms?|media|journalists)|editors?'?s? notes?|background(?: notes)?(?= ?:?$)",
    end="ends?|end of (?:press |media |news )?(?:release|statement)",
    filed="(?:related|filed) (?:issues?|topics?|categories|tags)|regions?|posted in|filed (?:under|in)|tagged(?: (?:with|in|as))?|tags?|keywords|categor(?:y|ies)|topics?",
    web="-{2,}(?:news ?direct|business ?wire|globe ?newswire|pr ?newswire|accesswire|newsfile|ein ?presswire)-{2,}|documents? and links?|"
    "post a comment|(?:click to )?tweet(?: this)?|joomla .{1,80}|(?:proudly )?powered by .{1,40}|(?:web ?site |site |page )?(?:theme|templates?|hosting|design|designed|developed) by .{1,40}|you are (?:currently )?viewing .{3,150}|print ?friendly(?:,? (?:version|pdf)(?: and e-?mail)?)?|uncategori[sz]ed|(?:this )?(?:press |news |media )?release (?:as|in) (?:a )?pdf.{0,12}|pdf version|scroll (?:up|to top)|share (?:this|on)(?: .{1,30})?|share|like this|like(?: loading)?|leave a (?:comment|reply)|tweet|print|email|facebook|twitter"
    "|linkedin|whatsapp|loading|comments are closed|no comments|skip to (?:main )?content|back(?: to (?:top|news|list))?"
    "|download pdf|click here to .{1,40}|click to (?:share|email|print) .{1,60}|home|news|press|newsroom|search(?: for)?|menu"
    "|read more|follow us|scroll to top|you are here|\\d{1,3} min(?:ute)?s? read|author|published|posted by|contact us|get help"
    "|report a crime|subscribe|sign up|log ?in|in the news|press releases(?= ?$)"
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
    "media kit).{0,30}|javascript.{1,80}"
    "|tags|no (?:comments|responses|replies)(?: yet| have been (?:left|made|posted).{0,30})?\\.?|(?:add|post|write|submit|leave) (?:a|your|the first) (?:comment|reply|response)"
    "|be the first to comment.{0,20}|have your say|join the (?:conversation|discussion)|you must be logged in to .{1,40}"
    "|(?:your )?email address will not be published.{0,60}|required fields are marked.{0,4}|comments? \\(?\\d+\\)?"
    "|comments (?:are |have been )?(?:closed|off|disabled).{0,30}|(?:view|hit|read|page view)s? ?:? ?\\d[\\d.,]*"
    "|(?:return|back) to (?:all |the )?(?:news|press|list|overview|index|top|home|blog|archive|media|newsroom|stories|articles|press releases|news list).{0,30}"
    "|all (?:news|stories|articles)|share(?: this)?(?: (?:page|article|post|story|release|news))?|share (?:via|by|with) .{1,30}"
    "|attach(?:ments?|ed (?:files?|documents?))|(?:supporting |related |attached )?(?:documents?|files?|downloads?|attachments?)"
    "|(?:original|source)(?:/source)? (?:press release|article|post|story)(?: ?: ?.{1,200})?|(?:original|source)(?: ?: ?https?://.{1,200})?"
    "|reddit (?:post|thread)|(?:pdf|printable|print|word) (?:version|of (?:this|the) (?:press |news |media )?(?:release|statement))(?: ?: ?.{1,200})?"
    "|print(?:er)?(?:-| )friendly(?: version)?|.{1,30} pick-?up(?: ?- ?.{0,40})?|tl;?dr|newsletter sign-?up|image (?:credits?|gallery)"
    "|(?:photo|media) gallery",
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
    notice="to view or print .{0,60} download .{1,60}|(?:we|this (?:web ?site|site|page)|our (?:web ?site|site|page)|by (?:using|continuing)).{0,72} cookies?\\b"
    "|(?:this|the) (?:work|article|text|content|page|press release|post) (?:is|are).{0,27} (?:licen[sc]ed|available|published|released) under (?:a |the )?(?:creative commons|cc|open government|terms)"
    "|(?:licen[sc]ed under |licen[sc]e ?: ?)?(?:cc(?:-| )by|creative commons).{0,60}$|content is available under.{1,80}"
    "|all content is available under.{1,80}|(?:except where|unless) otherwise (?:noted|stated).{1,120}licen[sc]e",
    closing="(?:(?:kind|best|warm|kindest|warmest) )?regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?"
    "|with (?:kind|best|warm) (?:regards|wishes)|best wishes|respectfully(?: submitted)?|on behalf of the .{1,60}team",
    being="is (?:an?|the|one of|among)|are (?:an?|the)",
    more="(?:read|learn|find out|see) more(?: about this)?|read (?:also|next)|see also",
    advertisement="(?:article continues|continue reading|story continues|scroll) (?:below|after) (?:(?:this|the) )?(?:ad|advertisement)|advertising|advertisements|advertisement(?: ?[–—:-] ?scroll to continue(?: reading)?)?|sponsored(?: content)?|ad",
    venue="where|when|time|times|place|venue|location|hour",
    headline="headline|title|heading",
    subhead="sub-?head(?:line|ing)?|sub-?title|strapline",
    summary="summary|lead|intro(?:duction)?|standfirst",
    text="body(?: (?:text|copy))?|(?:full )?text|content|main text",
    further="illustrations?|pictures?|links?|(?:related |useful |further )?links|sources?|references|bibliography|further (?:information|reading)|more information|(?:supporting |related )?documents|(?:press |media )?(?:kit|materials?|resources)|(?:press |photo )?downloads?|footnotes?|photos?|images?",
    written="text(?: by)?|author|written by|words|source|editor",
    giving="donat\\w+|support (?:us|our)|give (?:now|today)",
    founded="founded|established|set up",
    passed_on="we (?:publish|reproduce|reprint|document|republish)(?: here| below)? (?:the|their|its|this) (?:following )?(?:full )?(?:text|statement|press release|letter|appeal|communiqu[eé]|release|declaration)(?! by us)"
    "|(?:the|their|this) (?:full )?(?:statement|press release|letter|communiqu[eé]|release|declaration) (?:in full|reads in full|follows in full)"
    "|we (?:have )?received (?:and (?:publish|reproduce)|the following)"
    "|(?:the|this) following (?:statement|(?:press|news|media) release|communiqu[eé]) (?:was|has been) (?:received|sent to us|issued|released)"
    "|received for publication",
)
