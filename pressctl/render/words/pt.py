"""Portuguese, and what Brazil says otherwise."""

from msgspec.structs import replace

from pressctl.render.words import Locale, Words

PORTUGUESE = Locale(
    words=Words(
        code="pt",
        release="Comunicado de imprensa",
        statement="Declaração",
        advisory="Convite à imprensa",
        immediate="Para divulgação imediata",
        embargo="Sob embargo até {moment}",
        contact="Contacto de imprensa",
        about="Sobre nós",
        notes="Notas às redações",
        media="Imagens e documentos",
        kit="Descarregar tudo",
        credit="Crédito: {credit}",
        online="Ver online",
        correction="CORREÇÃO",
        kill="ANULAÇÃO",
        kill_text="{newsroom} anula este texto. Pedimos que não o publiquem e que o retirem se já o fizeram.",
        kill_reason="Motivo: {reason}",
        killed="Texto anulado",
        draft="RASCUNHO",
        test="Isto é um teste: pedimos que não o publiquem.",
        greeting="Bom dia,",
        greeting_named="Bom dia, {name},",
        legal=(
            "{newsroom} envia-lhe esta mensagem porque consta da sua lista de imprensa. "
            "Para não receber mais, basta responder a pedi-lo."
        ),
        unsubscribe="Cancelar a subscrição",
        dateline="{place}, {date}",
        updated="Atualizado em {moment}",
        languages="Outras línguas",
        corrections="Correções efetuadas",
        earlier="Correções anteriores",
        everything="Todos os comunicados",
        subscribe="Subscrever",
        newer="Mais recentes",
        older="Anteriores",
        nothing="Ainda não há comunicados.",
        skip="Ir para o conteúdo",
    ),
    months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    date="{day}\u00a0de {month} de {year}",
    time="às {hour}h{minute:02}",
    sharp="às {hour}h",
    one="à {hour}h{minute:02}",
    quotes=("“", "”"),
)
BRAZILIAN = replace(
    PORTUGUESE,
    words=replace(
        PORTUGUESE.words,
        code="pt-BR",
        release="Comunicado à imprensa",
        statement="Nota à imprensa",
        advisory="Aviso de pauta",
        contact="Assessoria de imprensa",
        notes="Notas aos editores",
        kit="Baixar tudo",
        online="Ver no site",
        kill="CANCELAMENTO",
        killed="Texto cancelado",
        kill_text="{newsroom} cancela este texto. Pedimos que não o publiquem e que o retirem do ar se já o fizeram.",
        legal=(
            "{newsroom} envia esta mensagem porque você está na lista de imprensa. "
            "Para não receber mais, basta responder pedindo."
        ),
        unsubscribe="Cancelar inscrição",
        languages="Outros idiomas",
        corrections="Correções feitas",
        earlier="Correções anteriores",
        subscribe="Assinar",
        older="Mais antigos",
    ),
)
LOCALES = {"pt": PORTUGUESE, "pt-br": BRAZILIAN}
