"""Spanish; the Americas write “ ” where Spain has « »."""

from msgspec.structs import replace

from pressctl.render.words import Locale, Typography, Words

PRINTED = Typography(
    nested=("“", "”"),
    single=("‘", "’"),
    titles="Sr. Sra. Srta. Sres. Sras. D. Dña. Dr. Dra. Prof.",
    numbered="n.º núm. núms. n.os p. pp. pág. págs. § art. arts. cap. fig. t. vol.",
    units="millones millón",
    abbreviated=True,
)
SPANISH = Locale(
    words=Words(
        code="es",
        release="Comunicado de prensa",
        statement="Declaración",
        advisory="Convocatoria de prensa",
        immediate="Para publicación inmediata",
        embargo="Embargado hasta el {moment}",
        contact="Contacto de prensa",
        about="Acerca de nosotros",
        notes="Notas para las redacciones",
        media="Imágenes y documentos",
        kit="Descargar todo",
        credit="Crédito: {credit}",
        online="Ver en línea",
        correction="CORRECCIÓN",
        kill="ANULACIÓN",
        kill_text="{newsroom} anula este texto. Les rogamos que no lo publiquen y que lo retiren si ya lo han hecho.",
        kill_reason="Motivo: {reason}",
        killed="Texto anulado",
        draft="BORRADOR",
        test="Esto es una prueba: les rogamos que no la publiquen.",
        greeting="Buenos días:",
        greeting_named="Buenos días, {name}:",
        legal=(
            "{newsroom} le envía este mensaje porque figura en su lista de prensa. "
            "Para no recibir más, responda sencillamente pidiéndolo."
        ),
        unsubscribe="Darse de baja",
        dateline="{place}, {date}",
        updated="Actualizado el {moment}",
        languages="Otros idiomas",
        corrections="Correcciones realizadas",
        earlier="Correcciones anteriores",
        everything="Todos los comunicados",
        subscribe="Suscribirse",
        newer="Más recientes",
        older="Anteriores",
        nothing="Todavía no hay comunicados.",
        skip="Ir al contenido",
    ),
    months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    date="{day}\u00a0de {month} de {year}",
    time="a las {hour:02}:{minute:02}",
    one="a la {hour:02}:{minute:02}",
    quotes=("«", "»"),
    typography=PRINTED,
)
AMERICAN = replace(SPANISH, quotes=("“", "”"), typography=replace(PRINTED, nested=("‘", "’")))
_AMERICAS = "419 ar bo cl co cr cu do ec gt hn mx ni pa pe pr py sv us uy ve"
LOCALES = {"es": SPANISH} | {f"es-{region}": AMERICAN for region in _AMERICAS.split(" ")}
