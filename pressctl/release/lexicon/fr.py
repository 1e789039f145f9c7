"""French."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="janvier janv jan; février févr fév; mars; avril avr; mai; juin; juillet juil; août; septembre sept;"
    " octobre oct; novembre nov; décembre déc",
    weekdays="lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche",
    today="ce cet jour hui",
    small="""le la les l un une des du de d au aux et ou mais donc car ni que qui quoi dont ce cet cette ces c s j n m
        se sa son ses leur leurs nous vous ils elles il elle on ne pas plus par pour dans sur sous avec sans entre vers chez
        est sont été être a ont avait afin ainsi comme lors depuis après avant pendant très tout tous toute toutes aussi
        en y notre nos votre vos je tu qu si quand face selon contre bien déjà encore""",
    press="invitation à la presse|info presse|(?:point presse|conférence de presse|déclaration(?: commune)?)(?= ?:?$)|à l'attention des (?:rédactions|journalistes|médias)|communiqués?(?: de presse| commun| officiel)?|(?:dossier|point|note) de presse|alerte presse|invitation presse"
    "|communiqués?(?: de presse)? (?:commun|conjoint|officiel|intersyndical|institutionnel|public)s?(?: de presse)?|"
    "note (?:d[’']information|aux rédactions|à la presse)|information (?:presse|aux médias)|"
    "déclaration(?: à la presse| commune)(?= ?:?$)|brève|dossier presse|information de presse|avis (?:aux médias|"
    "de presse|à la presse)|actualité presse",
    immediate="(?:pour )?(?:diffusion|publication) immédiate|à (?:diffuser|publier) immédiatement",
    embargo="(?:strictement )?sous embargo|embargo(?: strict)? jusqu|ne pas (?:diffuser|publier) avant|(?:pour |à )?(?:diffusion|publication|parution|diffuser|publier)(?: autorisée)? à (?:partir|compter) du",
    contact="demandes? d'interviews?|pour nous contacter|contacts? journalistes?|contacts? (?:pour les|à l['’]attention des) journalistes"
    "|informations de contact|coordonnées(?: presse)?|(?:vos? |votre )?contacts?(?: (?:de |la |pour la |avec la )*presse| m[ée]dias?)?|renseignements"
    "|(?:service (?:de )?|attachée?s? de |relations |bureau de )presse|relations (?:médias?|investisseurs)|personnes? (?:de contact|à contacter)(?: pour (?:les médias|la presse))?"
    "|pour (?:plus|toute|tout) (?:d')?(?:informations?|renseignements?)(?: complémentaires?)?(?:,? (?:veuillez )?contacte[rz])?"
    "|(?:demandes?|questions?|interviews?|informations?) (?:presse|médias?|des médias|de la presse)|pour toute (?:question|demande|information)(?: presse| complémentaire)?(?:,? (?:veuillez )?(?:contacter|écrire à))?"
    "|(?:pour )?(?:plus d'|toute )informations?(?: complémentaires?)?(?:,? (?:contacter|contactez|veuillez contacter|rendez-vous sur|visitez|consultez))?"
    "|contacter la presse|contactez(?:-| )nous",
    about="qui (?:sommes|est)(?:-| )nous ?\\?|qui est|à propos(?: de la| d(?:e|u|es)\\b| d'|$| ?:)|qui sommes(?:-| )nous",
    notes="notes? (?:aux?|pour les?|à l'attention des) (?:rédactions?|rédacteurs?|journalistes|éditeurs?)",
    end="fin(?: du communiqué(?: de presse)?)?",
    filed="(?:thématiques?|sujets?|thèmes?) (?:liée?s?|associée?s?)|publiée?s? dans|classée?s? (?:sous|dans)|étiquet(?:te|té)s?(?: avec)?|mots?(?:-| )clés?|catégories?|rubriques?|thèmes?",
    web="enregistrer un commentaire|envoyer(?: par (?:e-?mail|courriel))?|épingler|non classée?|(?:ce )?communiqué (?:de presse )?(?:en|au format) pdf|version pdf|laisser un commentaire|partagez?|partager(?: (?:sur|cet article|cette page)(?: \\w+)?)?|tweeter|imprimer|chargement|j'aime ceci"
    "|commentaires (?:fermés|désactivés)|aucun commentaire|aller au contenu(?: principal)?|retour(?: à la liste| aux actualités)?"
    "|télécharger (?:le pdf|le communiqué(?: de presse)?)|accueil|actualités?|actus?|espace presse|salle de presse|rechercher|menu|lire (?:la suite|plus)"
    "|[«←<]* ?(?:article|communiqué) (?:précédent|suivant) ?[»→>]*|mentions légales|s'abonner|suivez-nous"
    "|cet article a été publié dans .{1,200}|temps de lecture.{0,20}"
    "|(?:tout )?(?:accepter|refuser|autoriser)(?: (?:tous? )?(?:les )?cookies)?|(?:paramétr|"
    "personnalis)er(?: les cookies| mes choix)?|gestion des cookies|cookies|continuer sans accepter|"
    "politique (?:de confidentialité|des? cookies|de protection des données)|confidentialité|données personnelles|"
    "protection des données|accessibilité(?: ?: ?.{1,40})?|plan du site|crédits|cgu|"
    "conditions générales(?: d[’']utilisation)?|informations légales|newsletter|lettre d[’']information|"
    "s[’']inscrire(?: à la newsletter)?|se connecter|connexion|contactez(?:-| )nous|nous contacter|aller (?:au|à la|"
    "à) (?:menu|recherche|navigation|contenu|pied de page)|navigation(?: principale| de l[’']article)?|fermer|"
    "ouvrir le menu|partager (?:cet? .{1,20}|sur .{1,20}|par .{1,20}|via .{1,20}|le lien)|partage|"
    "envoyer (?:à un ami|par (?:e-?mail|mail|courriel))|copier le lien|imprimer (?:cette page|l[’']article)|"
    "écouter|(?:article |communiqué |actualité |page )?(?:précédente?|suivante?)(?: ?: ?.{1,100})?|retour (?:à|"
    "aux?|en) .{1,40}|haut de page|en haut|voir (?:tout(?:e?s)?|plus|aussi).{0,40}|toutes? (?:les|"
    "l[’']) ?(?:actualités?|actus?|communiqués).{0,30}|tous les communiqués.{0,30}|en savoir (?:plus|\\+)|(?:\\d+|"
    "aucun) commentaires?|commentaires?|commenter|répondre|ajouter un commentaire|poster un commentaire|"
    "télécharger(?: .{1,40})?|téléchargements?|suivez(?:-| )nous (?:sur|:).{0,60}|tous droits réservés|"
    "abonnez-vous.{0,50}|javascript.{1,80}|écouter l[’']article|vidéos?|galerie|photos?|agenda|presse|"
    "publications?|recherche"
    "|étiquettes?|mots(?:-| )clés|tags|commentaires?|(?:aucun|pas de|\\d+) commentaires?|(?:laisser|laissez|ajouter|écrire|poster) un commentaire"
    "|votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.{0,80}|soyez le premier à .{1,30}|partage[rz]?(?: .{1,30})?"
    "|imprimer(?: .{1,20})?|retour(?: (?:à|au|aux|vers) .{1,50})?|revenir (?:à|au|aux) .{1,40}|toutes? les? (?:actualités|actus|nouvelles|communiqués|articles)"
    "|tous les (?:communiqués|articles)(?: de presse)?|(?:vues|lectures|visites) ?:? ?\\d[\\d.,]*|pièces? jointes?"
    "|fichiers? joints?|documents? (?:joints?|à télécharger|associés?)|annexes?|télécharge[rz]?.{0,50}|source(?: originale)?"
    "|communiqué (?:original|(?:au format|en) pdf).{0,30}|version (?:imprimable|pdf)|crédits? photos?",
    related="articles? (?:similaires?|liés|récents)|sur le même (?:sujet|thème)|à lire aussi|derniers articles|(?:les )?dernières actualités"
    "|(?:articles?|actualités?|communiqués?|contenus?|publications?|pages?) (?:associée?s?|liée?s?|similaires?|"
    "connexes?|récentes?|récents)|(?:autres|dernie?rs|dernières|nos dernières) (?:actualités|actus|communiqués|"
    "articles|publications)(?: de presse)?|à (?:voir|découvrir|lire) (?:aussi|également)|voir aussi|lire aussi|"
    "lire également|vous aimerez aussi|ces articles pourraient vous intéresser|dans la même (?:rubrique|"
    "catégorie)|sur le même sujet|les plus lus|il ne fallait pas manquer|à ne pas manquer",
    said="(?:(?:a|ont|avait)(?:-t-(?:il|elle|on))? (?:(?:[^\\W\\d_]{2,12}ment|ainsi|alors|aussi|encore|ensuite) )?)?"
    "(?:s'(?:est )?|se (?:sont )?)?(?:déclaré|rappel[ée]|rappelle|affirm[ée]|expliqu[ée]|soulign[ée]|ajout[ée]|indiqu[ée]|précis[ée]"
    "|assur[ée]|estim[ée]|insist[ée]|conclut?|comment[ée]|dit|lanc[ée]|mart[èe]l[ée]|réagit?|confi[ée]|annonc[ée]|plaid[ée]"
    "|not[ée]|regrett[ée]|dénonc[ée]|salu[ée]|résum[ée]|observ[ée]|poursui(?:t|vi)|répondu?|reconna[îi]t|reconnu|déclare"
    "|avertit?|prév(?:ient|enu)|félicit[ée]|réjouit?|inqui[èe]t[ée]|témoign[ée]|analys[ée]|alert[ée]|souhait[ée])",
    by="selon|d'après|pour",
    roles="mair|présid|direct|sénat|déput|ministre|secrétaire|chef|responsable|fond|pdg\\b|porte-parole|adjoint|conseill|délégu"
    "|cherch|médecin|avocat|préf[èe]t|gérant|associé|représentant|coordin|commissaire|ambassad|recteur|doyen|auteur|artiste"
    "|vice-présid|élue?\\b|chargée? d|échevin",
    house="projet|ville|mairie|ministère|préfecture|préfet|université|métropole|région|département|conseil|association|fondation|agence"
    "|secrétariat|cabinet|direction|communauté|commune|institut|syndicat|fédération|groupe|service|sénat|assemblée",
    invitation="invitation (?:à (?:la|une) conférence|au point|à un point) (?:de )?presse|invitation presse",
    dated="publiée? sur|publiée?s?(?: le)?|mise?s? (?:en ligne|à jour)(?: le)?|posté(?: le)?|modifiée?(?: le)?|"
    "dernière (?:mise à jour|modification)|actualisée?(?: le)?|date(?: de (?:publication|parution|mise en ligne|"
    "mise à jour|diffusion))?|créée?(?: le)?|paru(?: le)?|mise à jour|rédigé(?: le)?",
    home="accueil|vous êtes ici|page d[’']accueil",
    notice="(?:nous (?:utilisons|employons)|ce site(?: web| internet)?|notre site(?: web| internet)?|en poursuivant).{0,72} cookies"
    "|(?:ce|cette|cet) (?:œuvre|oeuvre|texte|article|contenu|communiqué).{0,36} (?:licence|creative commons)"
    "|(?:sauf mention contraire|tous les contenus).{1,120}licence",
    closing="(?:bien )?(?:cordialement|sincèrement)|(?:avec )?(?:mes |nos )?(?:meilleures|sincères|respectueuses|cordiales) salutations"
    "|veuillez (?:agréer|recevoir).{0,90}|(?:je vous prie|nous vous prions) d['’]agréer.{0,90}|bien à vous|recevez.{0,60}salutations.{0,30}",
    being="est (?:une?|le|la|l['’])\\w*",
    more="(?:lire|voir) (?:aussi|la suite|également)|à lire (?:aussi|également)|en savoir plus|lire plus",
    advertisement="publicité|annonce(?: publicitaire)?|la suite après la publicité",
    venue="lieu|où|quand|heures?|horaires?|(?:lieu de )?rendez-vous|quand et où",
    headline="titre",
    subhead="sous-titre",
    summary="résumé|chap[oô]|chapeau|accroche",
    text="texte|corps(?: du texte)?|contenu",
    further="illustrations?|visuels|images|liens?(?: utiles)?|sources?|références|pour en savoir plus|en savoir plus|pour aller plus loin|documents?|plus d['’]informations|dossier de presse|notes|photos?|téléchargements?|ressources",
    written="texte|auteure?|source|rédaction|propos recueillis par",
    giving="faire un don|faites un don|dons?(?= )|soutenez",
    founded="fondée?|créée?|depuis sa (?:création|fondation)",
    passed_on="nous (?:publions|relayons|reproduisons|diffusons)(?: (?:ici|ci-dessous|ci-apres|integralement|in extenso|volontiers)){0,2} (?:le |ce |un |la |cette |l['’])(?:texte|communique|declaration|lettre|appel|tribune)"
    "|nous (?:avons recu|recevons) (?:et (?:publions|relayons)|(?:le|ce) communique)"
    "|voici (?:le (?:texte|communique)|la (?:lettre|declaration))"
    "|(?:communique|texte) (?:recu|transmis|reproduit in extenso)",
)
