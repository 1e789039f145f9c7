"""Vietnamese; months are numbers."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    weekdays="thứ_hai; thứ_ba; thứ_tư; thứ_năm; thứ_sáu; thứ_bảy; chủ_nhật",
    today="nay",
    small="""của các có cho được trong những không này người khi vào như cũng ra trên theo nhiều hay thì bởi nếu đang rất
        nhất""",
    press="tuyên bố(?: chung)?(?= ?:?$)|thông cáo báo chí|thông tin báo chí"
    "|thông cáo (?:báo chí|chung)|thông tin báo chí|thư mời (?:báo chí|họp báo)",
    immediate="(?:để )?phát hành ngay(?: lập tức)?|để phát hành ngay",
    notes="(?:ghi chú|lưu ý) (?:cho|dành cho) (?:biên tập viên|tòa soạn|ban biên tập|nhà báo)",
    embargo="cấm công bố trước|không công bố trước",
    contact="liên hệ(?: (?:báo chí|truyền thông))?|thông tin liên hệ|(?:để biết )?thêm thông tin(?:,? (?:vui lòng )?liên hệ)?"
    "|liên hệ (?:với chúng tôi|phỏng vấn)|đầu mối (?:liên hệ|báo chí)|người liên hệ|(?:mọi )?(?:thông tin chi tiết|thắc mắc)(?:,? (?:xin |vui lòng )?liên hệ)?"
    "|mọi (?:chi tiết|thông tin)(?: xin| vui lòng)? liên hệ|(?:để biết thêm )?(?:thông tin )?chi tiết,? (?:xin |vui lòng )liên hệ"
    "|phụ trách (?:báo chí|truyền thông)|bộ phận (?:báo chí|truyền thông)",
    about="về\\b|giới thiệu về\\b"
    "|(?:vài|đôi) nét về\\b|thông tin (?:thêm )?về\\b|đôi điều về\\b|tổng quan về\\b|sơ lược về\\b|chúng tôi là ai",
    end="hết",
    web="không có nhận xét nào:?|đăng nhận xét|gửi(?: e-?mail)?|chia sẻ|in trang|trang chủ|tin tức|tìm kiếm|xem thêm"
    "|chia sẻ(?: .{1,20})?|in bài(?: viết)?|quay lại|chấp nhận|chính sách (?:bảo mật|quyền riêng tư)|sơ đồ trang|"
    "điều khoản.{0,30}|đăng (?:ký|nhập).{0,20}|đóng|bài (?:trước|sau|viết trước|viết sau|"
    "tiếp theo)(?: ?: ?.{1,100})?|xem (?:tất cả|chi tiết)|bình luận|tải (?:về|xuống).{0,30}|"
    "theo dõi chúng tôi.{0,30}|báo chí|tin mới"
    "|thẻ|từ khóa|từ khoá|nhãn|bình luận|(?:chưa có|không có|\\d+) bình luận.{0,10}|(?:để lại|viết|gửi|thêm) (?:một )?(?:bình luận|phản hồi)"
    "|email của bạn sẽ không được hiển thị.{0,80}|chia sẻ(?: .{1,20})?|in|in (?:trang này|ấn)|quay (?:lại|về)(?: .{1,30})?"
    "|trở (?:lại|về)(?: .{1,30})?|tất cả tin tức|(?:lượt|số lượt|số lần) (?:xem|đọc) ?:? ?\\d[\\d.,]*|tệp (?:đính kèm|tin)"
    "|(?:tài liệu|file|tập tin) đính kèm|đính kèm|nguồn",
    related="tin liên quan|bài viết liên quan"
    "|(?:tin|bài|tin tức|bài viết) (?:khác|mới nhất|cùng chuyên mục)|xem thêm tin",
    said="cho biết|nói|chia sẻ|phát biểu|nhấn mạnh|khẳng định",
    by="theo",
    roles="giám đốc|chủ tịch|bộ trưởng|trưởng|phó|thị trưởng",
    house="bộ|công ty|trường|sở|tập đoàn|ủy ban",
    dated="(?:ngày )?(?:đăng|xuất bản|cập nhật)(?: (?:ngày|lần cuối))?|đăng ngày|thời gian",
    home="trang chủ|bạn đang ở đây",
    notice="(?:trang web này|website này|chúng tôi|trang này).{0,27} cookie",
    closing="trân trọng(?: (?:cảm ơn|kính chào|thông báo))?|kính thư|thân ái",
    advertisement="quảng cáo",
    venue="địa điểm|thời gian|giờ",
    headline="tiêu đề|tựa đề",
    subhead="phụ đề",
    summary="tóm tắt",
    text="nội dung",
    being="là (?:một|tổ chức|công ty|đơn vị|hiệp hội|doanh nghiệp|trường)",
    further="liên kết|nguồn|tài liệu(?: tham khảo)?|thông tin thêm|hình ảnh",
    written="bài|tác giả|nguồn",
    giving="quyên góp|ủng hộ",
    founded="thành lập",
)
