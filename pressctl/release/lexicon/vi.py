"""Vietnamese; months are numbers."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    weekdays="thứ_hai; thứ_ba; thứ_tư; thứ_năm; thứ_sáu; thứ_bảy; chủ_nhật",
    today="nay",
    small="""của các có cho được trong những không này người khi vào như cũng ra trên theo nhiều hay thì bởi nếu đang rất
        nhất""",
    press="thông cáo báo chí|thông tin báo chí",
    immediate="để phát hành ngay",
    embargo="cấm công bố trước|không công bố trước",
    contact="liên hệ(?: (?:báo chí|truyền thông))?|thông tin liên hệ|(?:để biết )?thêm thông tin(?:,? (?:vui lòng )?liên hệ)?",
    about="về\\b|giới thiệu về\\b",
    end="hết",
    web="chia sẻ|in trang|trang chủ|tin tức|tìm kiếm|xem thêm",
    related="tin liên quan|bài viết liên quan",
    said="cho biết|nói|chia sẻ|phát biểu|nhấn mạnh|khẳng định",
    by="theo",
    roles="giám đốc|chủ tịch|bộ trưởng|trưởng|phó|thị trưởng",
    house="bộ|công ty|trường|sở|tập đoàn|ủy ban",
)
