"""Indonesian and Malay."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januari jan; februari feb; maret mac; april apr; mei; juni jun; juli jul; agustus ogos; september sept; oktober okt;"
    " november nov; desember disember",
    weekdays="senin isnin; selasa; rabu; kamis khamis; jumat jumaat; sabtu; minggu ahad",
    today="ini",
    small="""yang dengan untuk pada ini dari dalam tidak akan juga kepada atau oleh telah sebagai adalah itu lebih dapat
        bisa ada serta karena kami mereka secara tersebut saat hari bagi hingga antara sebuah seluruh""",
    press="pernyataan (?:bersama|pers)(?= ?:?$)|siaran pers|siaran media|kenyataan media|rilis pers|press release"
    "|(?:siaran|rilis|keterangan|kenyataan) (?:pers|media|akhbar)(?: bersama)?|undangan (?:media|peliputan|"
    "liputan)|kenyataan akhbar",
    immediate="untuk (?:(?:segera )?(?:disiarkan|disebarluaskan|dipublikasikan|diterbitkan|dirilis)(?: segera)?|siaran segera)",
    embargo="embargo (?:hingga|sampai)",
    contact="kontak person|(?:narahubung|kontak|hubungi)(?: (?:media|pers))?|(?:untuk )?(?:informasi|maklumat) (?:lebih lanjut|lanjut)(?:,? (?:(?:anda )?dapat |silakan |silahkan )?(?:meng)?hubungi)?|kontak media"
    "|(?:info|informasi) kontak|kontak (?:kami|pers|humas)|(?:pertanyaan|permintaan) (?:media|wawancara)|hubungan (?:media|masyarakat)"
    "|humas|narahubung|untuk (?:informasi|keterangan) lebih lanjut(?:,? (?:(?:anda )?dapat |silakan |silahkan )?(?:meng)?hubungi)?",
    about="tentang\\b|sekilas\\b|profil (?:perusahaan|singkat)|mengenai\\b|siapa kami",
    notes="catatan (?:untuk )?(?:editor|redaksi)",
    end="selesai|tamat",
    web="posting komentar|kirim(?: e-?mail)?|bagikan|cetak|kembali|berita|beranda|cari|baca selengkapnya"
    "|bagi(?:kan)?(?: (?:ke|di|via) .{1,20})?|kongsi(?:kan)?(?: .{1,20})?|terima|tolak|kebijakan (?:privasi|"
    "cookie)|dasar privasi|aksesibilitas|peta (?:situs|laman)|syarat dan ketentuan|berlangganan.{0,30}|masuk|"
    "daftar|langsung ke .{1,30}|lompat ke .{1,30}|menu|tutup|pencarian|(?:sebelum|selanjut|"
    "berikut)nya(?: ?: ?.{1,100})?|(?:artikel|berita) (?:sebelumnya|selanjutnya|berikutnya)(?: ?: ?.{1,100})?|"
    "kembali ke .{1,30}|lihat (?:semua|lainnya).{0,20}|selengkapnya|(?:\\d+ )?komentar|tinggalkan komentar|"
    "unduh(?: .{1,30})?|muat turun(?: .{1,20})?|hak cipta.{0,40}|ikuti kami.{0,30}|siaran pers|berita|galeri|"
    "media"
    "|tag|kata kunci|komentar|(?:belum|tidak) ada komentar.{0,20}|\\d+ komentar|(?:tinggalkan|tulis|kirim|beri) (?:komentar|balasan)"
    "|alamat email anda tidak akan dipublikasikan.{0,80}|bagikan(?: .{1,20})?|berbagi|cetak(?: halaman)?|kembali(?: ke .{1,30})?"
    "|semua berita|dilihat ?:? ?\\d[\\d.,]*.{0,6}|lampiran|unduh(?:an)?.{0,30}|sumber",
    related="berita terkait|artikel terkait|baca juga"
    "|(?:berita|artikel) (?:terkait|lainnya|terbaru|terkini)|baca juga|lihat juga",
    said="kata|ujar|ungkap|tutur|jelas|tegas|menurut",
    by="menurut",
    roles="direktur|menteri|kepala|ketua|presiden|manajer|gubernur|wali kota|juru bicara",
    house="kementerian|universitas|yayasan|badan|pemerintah|pt\\b|dinas",
    dated="dipublikasikan|diterbitkan|diposting|diunggah|(?:terakhir )?(?:diperbarui|dikemas ?kini)|"
    "tanggal(?: (?:terbit|publikasi))?|tarikh",
    home="beranda|laman utama|anda berada di sini|utama|home",
    notice="(?:kami menggunakan|situs (?:web )?ini menggunakan|situs kami menggunakan).{0,27} cookie",
    closing="hormat (?:kami|saya)|salam(?: hormat| hangat)?|wassalam.{0,40}",
    advertisement="iklan",
    more="baca (?:juga|selengkapnya)|simak juga|lihat juga",
    venue="tempat|waktu|lokasi|pukul|jam",
    headline="judul",
    subhead="sub-?judul",
    summary="ringkasan|abstrak",
    text="isi(?: berita)?|naskah|teks",
    being="adalah|merupakan",
    further="gambar|tautan|sumber|referensi|informasi lebih lanjut|dokumen|foto|catatan kaki",
    written="teks|penulis|sumber|redaksi",
    giving="donasi|sumbang\\w*",
    founded="didirikan|berdiri sejak",
)
