"""Ukrainian; a date has its months in the genitive, and a greeting no name, which would have to be declined."""

from pressctl.render.words import Locale, Words

UKRAINIAN = Locale(
    words=Words(
        code="uk",
        release="Пресреліз",
        statement="Заява",
        advisory="Запрошення для медіа",
        immediate="Для негайного оприлюднення",
        embargo="Ембарго до {moment}",
        contact="Контакт для медіа",
        about="Про нас",
        notes="Примітки для редакцій",
        media="Зображення та документи",
        kit="Завантажити все",
        credit="Фото: {credit}",
        online="Переглянути на сайті",
        correction="ВИПРАВЛЕННЯ",
        kill="ВІДКЛИКАНО",
        kill_text=(
            "{newsroom} відкликає цей текст. Просимо не публікувати його, а якщо його вже опубліковано – вилучити."
        ),
        kill_reason="Причина: {reason}",
        killed="Відкликаний текст",
        draft="ЧЕРНЕТКА",
        test="Це тестове повідомлення: просимо не публікувати.",
        greeting="Добрий день!",
        greeting_named="Добрий день!",
        legal=(
            "{newsroom} надсилає вам цей лист, бо ваша адреса є у списку для преси. Щоб більше не "
            "отримувати таких листів, просто напишіть про це у відповідь."
        ),
        unsubscribe="Відписатися",
        dateline="{place}, {date}",
        updated="Оновлено {moment}",
        languages="Інші мови",
        corrections="Внесені виправлення",
        earlier="Попередні виправлення",
        everything="Усі пресрелізи",
        subscribe="Підписатися",
        newer="Новіші",
        older="Давніші",
        nothing="Пресрелізів ще немає.",
        skip="Перейти до вмісту",
    ),
    months="січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    date="{day}\u00a0{month} {year}\u00a0року",
    time="{hour:02}:{minute:02}",
    moment="{date}, {time} ({zone})",
    quotes=("«", "»"),
)
LOCALES = {"uk": UKRAINIAN}
