"""Indonesian and Malay."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januari jan; februari feb; maret mac; april apr; mei; juni jun; juli jul; agustus ogos; september sept; oktober okt;"
    " november nov; desember disember",
    weekdays="senin isnin; selasa; rabu; kamis khamis; jumat jumaat; sabtu; minggu ahad",
    today="ini",
    small="""yang dengan untuk pada ini dari dalam tidak akan juga kepada atau oleh telah sebagai adalah itu lebih dapat
        bisa ada serta karena kami mereka secara tersebut saat hari bagi hingga antara sebuah seluruh""",
    press="siaran pers|siaran media|kenyataan media|rilis pers|press release",
    immediate="untuk (?:segera disiarkan|siaran segera|diterbitkan segera)",
    embargo="embargo (?:hingga|sampai)",
    contact="(?:narahubung|kontak|hubungi)(?: (?:media|pers))?|(?:untuk )?(?:informasi|maklumat) (?:lebih lanjut|lanjut)(?:,? hubungi)?|kontak media",
    about="tentang\\b|sekilas\\b",
    notes="catatan (?:untuk )?(?:editor|redaksi)",
    end="selesai|tamat",
    web="bagikan|cetak|kembali|berita|beranda|cari|baca selengkapnya",
    related="berita terkait|artikel terkait|baca juga",
    said="kata|ujar|ungkap|tutur|jelas|tegas|menurut",
    by="menurut",
    roles="direktur|menteri|kepala|ketua|presiden|manajer|gubernur|wali kota|juru bicara",
    house="kementerian|universitas|yayasan|badan|pemerintah|pt\\b|dinas",
)
