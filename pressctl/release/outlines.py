"""What a new release's text begins as, in the languages press offices wrote to us in first."""

from msgspec import Struct


class Outline(Struct, frozen=True, kw_only=True):
    """Paragraphs to be replaced; each says in brackets what belongs there, which `check` finds if it stays."""

    lead: str
    heading: str
    facts: str
    quote: str
    outlook: str

    def body(self, *, has_lead: bool = False) -> str:
        """Return the text of a skeleton; with a lead of its own the first paragraph is left out."""
        opening = () if has_lead else (self.lead,)
        return "\n\n".join((*opening, f"## {self.heading}", self.facts, self.quote, self.outlook)) + "\n"


OUTLINES = {
    "fr": Outline(
        lead="[À compléter : qui, quoi, où, quand, pourquoi, en deux ou trois phrases.]",
        heading="[À compléter : l’intertitre dit le fait, sans point final]",
        facts="[À compléter : les faits, les chiffres et leur source. Une idée par paragraphe.]",
        quote="« [À compléter : une phrase que l’on peut citer telle quelle.] », a déclaré [Prénom Nom], [fonction].",
        outlook="[À compléter : la suite, les dates, où trouver les images et les documents.]",
    ),
    "en": Outline(
        lead="[To be completed: who, what, where, when and why, in two or three sentences.]",
        heading="[To be completed: a heading that states a fact, without a full stop]",
        facts="[To be completed: the facts, the figures and their source. One idea to a paragraph.]",
        quote="“[To be completed: a sentence that can be quoted as it stands],” said [Name Surname], [role].",
        outlook="[To be completed: what comes next, dates, where to find pictures and documents.]",
    ),
    "de": Outline(
        lead="[Einfügen: wer, was, wo, wann und warum, in zwei oder drei Sätzen.]",
        heading="[Einfügen: eine Zwischenüberschrift, die eine Tatsache nennt, ohne Punkt]",
        facts="[Einfügen: die Tatsachen, die Zahlen und ihre Quelle. Ein Gedanke je Absatz.]",
        quote="„[Einfügen: ein Satz, der sich so zitieren lässt]“, sagte [Vorname Name], [Funktion].",
        outlook="[Einfügen: wie es weitergeht, Termine, wo es Bilder und Unterlagen gibt.]",
    ),
    "es": Outline(
        lead="[Insertar: quién, qué, dónde, cuándo y por qué, en dos o tres frases.]",
        heading="[Insertar: un ladillo que diga un hecho, sin punto final]",
        facts="[Insertar: los hechos, las cifras y su fuente. Una idea por párrafo.]",
        quote="«[Insertar: una frase que se pueda citar tal cual]», ha declarado [Nombre Apellido], [cargo].",
        outlook="[Insertar: los próximos pasos, las fechas, dónde encontrar imágenes y documentos.]",
    ),
}
