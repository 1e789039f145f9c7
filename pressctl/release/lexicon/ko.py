"""Korean."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    weekdays="월요일; 화요일; 수요일; 목요일; 금요일; 토요일; 일요일",
    today="오늘 금일",
    press="보도 ?자료|언론 ?보도",
    immediate="즉시 ?(?:보도|배포)(?: ?가능)?",
    embargo="엠바고|보도 ?유예",
    contact="(?:언론|미디어|보도)? ?(?:문의|연락처|담당자)(?:처)?",
    called="소개|에 대하여|에 대해",
    end="끝",
    web="공유(?:하기)?|인쇄|목록|홈|이전 글|다음 글",
    related="관련 (?:기사|뉴스)",
    said="(?:라고|고) (?:말했다|밝혔다|전했다|강조했다|말했습니다|밝혔습니다)",
    roles="대표|사장|장관|시장|교수|팀장",
)
