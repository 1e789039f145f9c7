"""Basque."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="urtarrilaren urtarrila; otsailaren otsaila; martxoaren martxoa; apirilaren apirila; maiatzaren maiatza; ekainaren ekaina;"
    " uztailaren uztaila; abuztuaren abuztua; irailaren iraila; urriaren urria; azaroaren azaroa; abenduaren abendua",
    weekdays="astelehena; asteartea; asteazkena; osteguna; ostirala; larunbata; igandea",
    today="gaur",
    press="prentsa[- ]?oharra|prentsa[- ]?agiria",
    contact="harremanetarako|informazio gehiago(?:rako)?",
    said="esan du|adierazi du|azpimarratu du|nabarmendu du|azaldu du",
    roles="zuzendari|alkate|sailburu|lehendakari|presidente",
    house="udala|eusko jaurlaritza|unibertsitatea",
)
