"""Portuguese."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="janeiro jan; fevereiro fev; março mar; abril abr; maio; junho jun; julho jul; agosto ago; setembro set; outubro out;"
    " novembro nov; dezembro dez",
    weekdays="segunda-feira segunda; terça-feira terça; quarta-feira quarta; quinta-feira quinta; sexta-feira sexta; sábado; domingo",
    today="hoje nesta",
    small="""o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre entre até e ou mas
        que quem qual como quando onde se não mais também já foi ser são tem ter há este esta estes estas isso seu sua
        seus suas ao aos à às é""",
    press="convite à imprensa|(?:comunicados?|notas?) (?:de|à|a) (?:imprensa|comunicação social)|nota (?:oficial|informativa)|comunicado|release"
    "|(?:nota|comunicado) (?:conjunt[oa]|oficial|institucional|públic[oa])(?: de imprensa| à imprensa)?|nota de esclarecimento|"
    "press ?release|aviso (?:à|de) (?:imprensa|pauta)|sugestão de pauta|informação à (?:imprensa|"
    "comunicação social)|nota pública|convocatória (?:à|de) imprensa",
    immediate="para (?:divulgação|publicação|distribuição) imediata",
    embargo="sob embargo|embargad[oa] até|embargo até|embargo(?: ?:)|não (?:publicar|divulgar) antes",
    contact="informações (?:de|para) contac?to|dados de contac?to|contactos?(?: (?:para|de|da) (?:a )?(?:imprensa|comunicação social|media))?|contatos?(?: (?:para|de|da) (?:a )?imprensa)?"
    "|(?:assessoria|gabinete|sala) de (?:imprensa|comunicação)|informações (?:para|à) (?:a )?imprensa|atendimento à imprensa"
    "|(?:para )?(?:mais|maiores) informações(?:,? contacte| entre em contato com)?"
    "|(?:contac?to|pedidos|consultas|questões) (?:de|da|para a?) ?(?:imprensa|media|mídia|jornalistas)|pessoa de contac?to"
    "|(?:para )?mais (?:informações|detalhes)(?:,? (?:contac?t(?:e|ar)|visite|escreva para|consulte|aceda a|acesse))?"
    "|entre em contato|contac?te-nos|fale conosco",
    about="o que é|quem é|quem somos|sobre (?:[oa]s? )?|acerca d[aeo]s?\\b|quem somos"
    "|(?:informações|mais) sobre (?:[oa]s? )?|perfil (?:da empresa|institucional)",
    notes="notas? (?:aos?|para os?) (?:editores|jornalistas|redatores|redação)(?= ?:?$)|notas? (?:aos?|para os?|à) (?:editores?|redações|redação|redatores|jornalistas|imprensa)(?= ?:)",
    end="fim(?: do comunicado)?",
    filed="(?:temas|assuntos|tópicos)(?: relacionados)?|publicado em|arquivado em|etiquetas?|categorias?|palavras(?:-| )chave",
    web="postar um comentário|enviar um comentário|sem comentários:?|tuitar|tweetar|enviar(?: por e-?mail)?|sem categoria|compartilhar(?: .{1,20})?|compartilhe|partilhar(?: .{1,20})?|imprimir|início|notícias|ir para o conteúdo(?: principal)?|voltar"
    "|leia mais|ler mais|baixar|descarregar|deixe um comentário|pesquisar"
    "|(?:aceitar|rejeitar|recusar|permitir|gerir|gerenciar)(?: (?:tod[oa]s?|tudo))?(?: (?:os )?cookies)?|"
    "política de (?:cookies|privacidade)|cookies|privacidade|proteção de dados|acessibilidade|mapa do (?:site|"
    "sítio)|termos (?:de uso|e condições)|newsletter|boletim|subscrever.{0,40}|assine.{0,40}|inscreva-se.{0,40}|"
    "iniciar sessão|entrar|login|registar|cadastre-se|contacte-nos|fale conosco|saltar para .{1,30}|"
    "ir para .{1,30}|pular para .{1,30}|menu(?: principal)?|navegação(?: .{1,20})?|fechar|pesquisa|busca(?:r)?|"
    "partilhe(?: .{1,30})?|compartilhe(?: .{1,30})?|enviar por .{1,20}|copiar (?:o )?link|ouvir|(?:notícia |"
    "artigo |página |post )?(?:anterior|seguinte|próxim[oa])(?: (?:notícia|artigo|post|"
    "página))?(?: ?: ?.{1,100})?|voltar (?:a|ao|à|para) .{1,40}|topo|ver (?:tod[oa]s|mais|também).{0,40}|"
    "saiba mais|mais notícias|todas as notícias|(?:\\d+|sem|nenhum) comentários?|comentários?|comentar|responder|"
    "deixar? um comentário|download|todos os direitos reservados|siga-nos(?: .{1,40})?|redes sociais|imprensa|"
    "sala de imprensa|comunicados(?: de imprensa)?|agenda|galeria|fotos?|vídeos?|tempo de leitura.{0,20}|"
    "javascript.{1,80}|conteúdo principal"
    "|etiquetas|palavras-chave|tags|comentários|(?:nenhum|sem|não há|\\d+) comentários?|(?:deixe|deixar|escreva|adicione|enviar|faça) (?:um|o seu|seu|uma) (?:comentário|resposta)"
    "|o seu endereço de e-?mail não será publicado.{0,80}|compartilh[ae]r?(?: .{1,20})?|partilh[ae]r?(?: .{1,20})?"
    "|imprimir(?: .{1,20})?|voltar(?: (?:a|à|ao|às|para) .{1,30})?|todas as notícias|(?:visualizações|visitas|acessos|leituras) ?:? ?\\d[\\d.,]*"
    "|anexos?|(?:arquivos|ficheiros|documentos) (?:anexos|em anexo|anexados)|baixar.{0,30}|descarregar.{0,30}|transferir.{0,30}"
    "|fonte(?: original)?|versão para (?:impressão|imprimir)",
    related="notícias relacionadas|artigos relacionados|leia também|veja também"
    "|(?:notícias|artigos|conteúdos?|posts) (?:relacionad[oa]s|recentes|semelhantes)|(?:últimas|outras|"
    "mais) (?:notícias|publicações)|(?:talvez )?(?:também )?(?:lhe|te) (?:possa|pode) interessar|"
    "pode (?:também )?(?:gostar|interessar).{0,20}|mais lid[oa]s",
    said="disse|diz|afirm[ao]u?|declar[ao]u?|explic[ao]u?|destac[ao]u?|acrescent[ao]u?|sublinh[ao]u?|salient[ao]u?|refer(?:e|iu)"
    "|coment[ao]u?|defend(?:e|eu)|conclu[ií]u?|ressalt[ao]u?|complet[ao]u?|garant(?:e|iu)",
    by="segundo|para|de acordo com",
    roles="diretor|director|president|ministr|secretári|prefeit|vereador|deputad|senador|fundador|gerent|coordenador|reitor|professor"
    "|porta-voz|governador|pesquisador|investigador|vice-president|administrador|responsáve|ceo\\b",
    house="projeto|prefeitura|câmara|ministério|universidade|governo|secretaria|fundação|associação|assessoria|gabinete|município|instituto"
    "|agência|presidência",
    invitation="convite (?:à|para a) (?:conferência de imprensa|coletiva de imprensa)",
    dated="(?:notícia|comunicado|nota)(?: publicad[oa])? (?:de|em)|publicad[oa]s?(?: em| a)?|atualizad[oa](?: em| a)?|última (?:atualização|modificação)|"
    "data(?: d[ae] (?:publicação|atualização))?|modificado(?: em)?|criado(?: em)?|postado(?: em)?|publicação",
    home="início|página inicial|você está aqui|está aqui|home|portada",
    notice="(?:utilizamos|usamos|este (?:site|sítio|website|portal)|esta página|o nosso site|nosso site).{0,36} cookies"
    "|(?:este|esta) (?:obra|texto|artigo|conteúdo).{0,36} licen(?:ça|ciad[oa])",
    closing="(?:atenciosamente|cordialmente|atentamente)|(?:com os )?(?:melhores )?cumprimentos|saudações(?: cordiais)?"
    "|com os melhores cumprimentos|abraços",
    being="é (?:uma?|o|a)",
    more="(?:leia|saiba|ler|saber) mais|(?:leia|veja) também",
    advertisement="publicidade|anúncio|continua (?:após|depois d)a (?:a )?publicidade",
    venue="local|horas?|hor[aá]rio|onde|quando",
    headline="título|manchete",
    subhead="subtítulo|linha fina",
    summary="resumo|lide",
    text="texto|corpo(?: do texto)?|conteúdo",
    further="imagens|ilustrações|ligações(?: úteis)?|links(?: úteis)?|hiperligações|fontes?|referências|(?:mais|outras) informações|saiba mais|documentos?|materiais?(?: de imprensa)?|fotos|fotografias|notas",
    written="texto|autora?|fonte|redação",
    giving="doe|doaç\\w+|apoie",
    founded="fundad[oa]|criad[oa]|constituíd[oa]",
    passed_on="recebemos e (?:publicamos|divulgamos|reproduzimos)"
    "|(?:publicamos|reproduzimos|divulgamos)(?: (?:aqui|a seguir|abaixo|na integra)){0,2} (?:o (?:texto|comunicado)|a (?:carta|declaracao|nota))"
    "|(?:leia|confira|veja)(?: a seguir| abaixo)? a (?:nota|carta|declaracao)(?: \\w+){0,6} na integra"
    "|segue(?: abaixo)? (?:a nota|o comunicado)(?: \\w+){0,6} na integra",
)
