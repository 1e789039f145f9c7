"""What each editorial finding means, at length: what `pressctl check --explain CODE` prints."""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "date-no-hour": (
            "The date lies ahead and has no hour. The release would go out at midnight, when nobody is there. Write the hour, "
            "or an embargo."
        ),
        "embargo-past": "The embargo has lifted already, so it holds nothing back. Perhaps its day or year is wrong.",
        "embargo-far": "The embargo lifts in more than two years: the release would wait that long. Its year is probably wrong.",
        "embargo-season": (
            "The embargo is written with the newsroom's summer offset for a day in winter, or the other way round, so it lifts "
            "an hour away from what was probably meant. This is among the most frequent mistakes in wire copy."
        ),
        "updated-early": "The release says it was changed before it was published.",
        "correction-lost": (
            "From the third revision on, correction alone tells the last one. Who had the first and missed the second would never "
            "learn what that set right, and the page's history would leave it out: corrections is a list of them all. Where the "
            "ledger has not seen the second, nothing goes out until the list says what it was."
        ),
        "advance-no-embargo": "advance names those who get the release before its embargo; without an embargo it does nothing.",
        "no-contact": "Neither the release nor the newsroom names anybody whom a journalist can write to or call.",
        "quote-no-speaker": "A quote without a speaker cannot be used: give the full name, and the role.",
        "no-lead": (
            "There is no paragraph to take the lead from, so feeds, previews and mails have nothing below the headline. Write "
            "lead, or begin the text with a paragraph."
        ),
        "headline-long": (
            "Mail clients show about 60 characters of a subject and search engines about as many of a title; beyond 100 a "
            "headline is cut everywhere. What does not fit can be the subhead."
        ),
        "unbalanced-quotes": (
            "A « has no », or a “ no ”, or the other way round, so that nobody can tell where the quote ends. A quote of several "
            "paragraphs may open each of them and close only the last."
        ),
        "left-over": (
            "Text of a template that nobody filled in: {{ name }}, [INSERT DATE], [À COMPLÉTER], <name>, lorem ipsum, XX/XX, TODO."
        ),
        "markup-shown": (
            "HTML tags and kramdown attributes are not read; readers would see them as they are written. Markdown has "
            "headings, lists, quotes, emphasis and links; a line break is two spaces or a backslash at the end of a line."
        ),
        "link-no-scheme": (
            "The link has no https:// and so leads nowhere from a mail, a feed or another site. Write the whole address."
        ),
        "link-scheme": "Links may lead to http, https, mailto and tel addresses; others (javascript:, file:) are shown as text.",
        "bidi-override": (
            "An invisible character turns the direction of the text after it, which can make a name or an address read as "
            "another. Arabic and Hebrew text needs none."
        ),
        "embargo-in-text": (
            "A line of the text says that the release is under embargo, but the release has no embargo of its own, so nothing "
            "is held back: it goes out at once, to everyone, with that line in it. Write embargo with its hour and zone; the "
            "banner is then printed by itself."
        ),
        "wrong-weekday": (
            "The text gives a weekday that its date does not fall on. It is the most frequent mistake of all in releases, and "
            "journalists then write about the wrong day. Where the text has no year, the year nearest the release's own date is "
            "taken, and only within a hundred days of it."
        ),
        "dateline-differs": (
            "The dateline, in its key or at the beginning of the text, gives another day than date, embargo and updated. Often "
            "the release was moved by a day and one of the two was forgotten."
        ),
        "contact-unreachable": (
            "A contact is there to be reached, by mail or by telephone. A name alone sends a journalist to search engines."
        ),
        "phone-incomplete": (
            "The number seems to have lost a sign on its way: YAML 1.1 and spreadsheets take 0140506070 for a figure and drop "
            "its zero, or take +33 for 33, and long numbers become 3.36E+10. pressctl keeps what is written, so it happened "
            'before. Write it as it is dialled, best in its international form: phone: "+33 1 40 50 60 70".'
        ),
        "no-quote": (
            "The release has two hundred words or more, and nobody speaks in it: there is neither an entry under quotes nor a "
            "quotation mark. Journalists look for a quote they may use, but good releases do without: this is off unless "
            '[checks] says no-quote = "advice" or "error". Statements and advisories (kind) need none.'
        ),
        "subject-long": (
            "Mail clients show about 60 characters of a subject, on phones 40. A subject of its own is there to be shorter than "
            "the headline; beyond 100 characters it is cut everywhere."
        ),
        "headline-capitals": (
            "A headline in capitals is harder to read, cannot be reused by journalists as it is, and some screen readers spell "
            "it out. The message writes it as the text writes its words; words the text never has are in small letters, so look "
            "at names. An import does the same by itself."
        ),
        "lead-long": (
            "The lead has more than 400 characters. It is what feeds, previews and mails show below the headline, and they cut "
            "it after 150 to 300."
        ),
        "emphasis-whole": (
            "A long paragraph is bold from its first word to its last, and is not the first. When all is emphasised, nothing is; "
            'but a demand or a quote may be meant so: this is off unless [checks] says emphasis-whole = "advice" or "error".'
        ),
        "boilerplate-twice": (
            "The text holds the boilerplate, which is printed below every release by itself, so readers get it twice. Delete it "
            'in the text; to leave it out of one release, that release needs a boilerplate of its own, such as "–".'
        ),
        "language-doubtful": (
            "The text has at least sixty words, and its commonest ones are clearly those of another language than the release "
            "says. The language decides typography, the words around the text, and who receives it."
        ),
        "space-glued": (
            "A no-break space stands after a comma or semicolon, where no language has one. It comes from a web page or a word "
            "processor, keeps two words on one line, and makes lines of odd lengths."
        ),
        "space-mixed": (
            "French has no-break spaces before ! ? ; : » % € and after «. This text has them in some places and ordinary spaces "
            "in others of the same kind. Rendering makes them all no-break, so nothing has to be done; but whoever copies the "
            "text from the file gets both."
        ),
        "image-no-text": (
            "An image in the text has nothing between its brackets. Mails and feeds show that text in its place, and screen "
            "readers read it aloud: say what the image shows."
        ),
        "link-inside": (
            "The address is one that only the newsroom's own machines can open: localhost, a name without a domain such as "
            "intranet, a name of a local network, or a private, link-local or other special address. It also tells strangers how "
            "the network is built."
        ),
        "credential": (
            "The release holds what looks like a credential: a key or token of a service, a private key, a signed token, an "
            "address with a password. It would go to everyone, so the release is not sent. Delete it, and have it revoked: the "
            "file, its history and its copies have it already. The message never repeats it."
        ),
    }
)

# Found only where config.toml gives the code a level: a matter of taste, and good releases do without.
QUIET = frozenset({"no-quote", "emphasis-whole"})
