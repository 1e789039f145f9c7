"""Spanish."""

from pressctl.render.words import Locale, Words

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
        credit="Crédito: {credit}",
        online="Ver en línea",
        correction="CORRECCIÓN",
        kill="ANULACIÓN",
        kill_text="{newsroom} anula este texto. Les rogamos que no lo publiquen y que lo retiren si ya lo han hecho.",
        kill_reason="Motivo: {reason}",
        test="Esto es una prueba: les rogamos que no la publiquen.",
        greeting="Buenos días:",
        greeting_named="Buenos días, {name}:",
        legal=(
            "{newsroom} le envía este mensaje porque figura en su lista de prensa. "
            "Para no recibir más, responda sencillamente pidiéndolo."
        ),
        dateline="{place}, {date}",
        updated="Actualizado el {moment}",
        languages="Otros idiomas",
        corrections="Correcciones realizadas",
        everything="Todos los comunicados",
        subscribe="Suscribirse",
        newer="Más recientes",
        older="Anteriores",
        page="Página {page} de {pages}",
        nothing="Todavía no hay comunicados.",
        skip="Ir al contenido",
    ),
    months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    date="{day} de {month} de {year}",
    time="a las {hour:02}:{minute:02}",
    quotes=("«", "»"),
)
LOCALES = {"es": SPANISH}
