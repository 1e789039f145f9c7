"""Greek; a date has its months in the genitive (CLDR), and a greeting no name, which would have to be declined."""

from pressctl.render.words import Locale, Words

GREEK = Locale(
    words=Words(
        code="el",
        release="Δελτίο Τύπου",
        statement="Δήλωση",
        advisory="Πρόσκληση προς τα ΜΜΕ",
        immediate="Για άμεση δημοσίευση",
        embargo="Εμπάργκο έως {moment}",
        contact="Επικοινωνία Τύπου",
        about="Σχετικά με εμάς",
        notes="Σημειώσεις προς τους συντάκτες",
        media="Φωτογραφίες και έγγραφα",
        kit="Λήψη όλων",
        credit="Πηγή: {credit}",
        online="Προβολή στο διαδίκτυο",
        correction="ΔΙΟΡΘΩΣΗ",
        kill="ΑΝΑΚΛΗΣΗ",
        kill_text=(
            "{newsroom}: το κείμενο αυτό ανακαλείται. Παρακαλούμε να μη δημοσιευθεί και, αν έχει ήδη "
            "δημοσιευθεί, να αποσυρθεί."
        ),
        kill_reason="Λόγος: {reason}",
        killed="Κείμενο που ανακλήθηκε",
        draft="ΠΡΟΣΧΕΔΙΟ",
        test="Δοκιμαστικό μήνυμα: παρακαλούμε να μη δημοσιευθεί.",
        greeting="Καλημέρα σας,",
        greeting_named="Καλημέρα σας,",
        legal=(
            "{newsroom}: λαμβάνετε αυτό το μήνυμα επειδή η διεύθυνσή σας περιλαμβάνεται στη λίστα Τύπου. Για να μη "
            "λαμβάνετε άλλα, αρκεί να απαντήσετε ζητώντας το."
        ),
        unsubscribe="Διαγραφή από τη λίστα",
        dateline="{place}, {date}",
        updated="Ενημερώθηκε: {moment}",
        languages="Άλλες γλώσσες",
        corrections="Διορθώσεις",
        earlier="Προηγούμενες διορθώσεις",
        everything="Όλα τα δελτία Τύπου",
        subscribe="Εγγραφή",
        newer="Νεότερα",
        older="Παλαιότερα",
        nothing="Δεν υπάρχουν ακόμη δελτία Τύπου.",
        skip="Μετάβαση στο περιεχόμενο",
    ),
    months="Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    date="{day}\u00a0{month} {year}",
    time="{hour:02}:{minute:02}",
    moment="{date}, {time} ({zone})",
    quotes=("«", "»"),
)
LOCALES = {"el": GREEK}
