"""Korean; no particle follows a newsroom’s name, as it would change with its last sound."""

from pressctl.render.words import Locale, Words

KOREAN = Locale(
    words=Words(
        code="ko",
        release="보도자료",
        statement="입장문",
        advisory="취재 안내",
        immediate="즉시 보도 가능",
        embargo="엠바고 해제: {moment}",
        contact="언론 문의",
        about="소개",
        notes="참고 사항",
        media="사진 및 자료",
        credit="제공: {credit}",
        online="웹에서 보기",
        correction="정정",
        kill="철회",
        kill_text="{newsroom}에서 이 보도자료를 철회합니다. 보도하지 말아 주시고, 이미 보도된 경우 삭제해 주시기 바랍니다.",
        kill_reason="사유: {reason}",
        test="시험 발송입니다. 보도하지 말아 주십시오.",
        greeting="안녕하십니까.",
        greeting_named="{name} 님, 안녕하십니까.",
        legal="{newsroom}의 언론 배포 명단에 등록되어 있어 이 메일을 보내 드립니다. 더 이상 받기를 원하지 않으시면 회신으로 알려 주시기 바랍니다.",
        dateline="{place}, {date}",
        updated="수정: {moment}",
        languages="다른 언어",
        corrections="정정 내역",
        everything="전체 보도자료",
        subscribe="구독",
        newer="최근 자료",
        older="이전 자료",
        page="{pages}쪽 중 {page}쪽",
        nothing="아직 보도자료가 없습니다.",
        skip="본문으로 건너뛰기",
    ),
    months="1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
    date="{year}년 {month}\u00a0{day}일",
    time="{hour}시 {minute:02}분",
    quotes=("“", "”"),
)
LOCALES = {"ko": KOREAN}
