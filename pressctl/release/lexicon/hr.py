"""Croatian, Serbian and Bosnian in Latin letters."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="siječnja siječanj januara januar; veljače veljača februara februar; ožujka ožujak marta; travnja travanj aprila; svibnja svibanj maja;"
    " lipnja lipanj juna jun; srpnja srpanj jula jul; kolovoza kolovoz avgusta avgust; rujna rujan septembra septembar; listopada oktobra oktobar;"
    " studenoga studenog studeni novembra novembar; prosinca prosinac decembra decembar",
    weekdays="ponedjeljak ponedeljak; utorak; srijeda sreda; četvrtak; petak; subota; nedjelja nedelja",
    today="danas",
    press="priopćenje(?: za (?:javnost|medije))?|saopštenje(?: za (?:javnost|medije))?|saopćenje(?: za (?:javnost|medije))?",
    embargo="embargo do",
    contact="kontakt(?: za medije| osoba)?|(?:za )?(?:više|dodatne) informacij[ae](?: kontaktirajte)?|odnosi s javnošću",
    about="o (?:tvrtki|kompaniji|nama)\\b|o\\b",
    end="kraj",
    web="podijeli|ispis|natrag|vijesti|pretraga|pročitaj više",
    said="rekao|rekla|kazao|kazala|izjavio|izjavila|istaknuo|istaknula|naglasio|naglasila|dodao|dodala|poručio|poručila",
    by="prema",
    roles="direktor|ravnatelj|predsjedni|predsedni|ministar|ministrica|gradonačelni|glasnogovorni|načelni",
    house="ministarstvo|sveučilište|univerzitet|općina|županija|udruga|zaklada",
)
