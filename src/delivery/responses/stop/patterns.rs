//! How people ask for no more messages, in the languages of decks.
//!
//! A pattern is words in small letters without accents; apostrophes and hyphens part words, and "n't" is "not". `a|b` is one of
//! two words, `?a` a word that may be missing, `*3` up to three words of any
//! kind, `^` and `$` the clause's first and last place. A pattern behind `~` says nothing sure of our mail: it counts only where
//! neither its clause nor a heading before it ("The extra seats? …") names one of [`THINGS`].
//! A clause that denies what it says ("please never unsubscribe us") matches none, see [`NEGATIONS`].

/// Words that ask for no more messages where a line or a subject says nothing else but [`FILLERS`].
pub(super) const ALONE: &str = "
    unsubscribe
    unsubscribed
    unsub
    stop
    stopp
    stop all
    opt out
    optout
    remove
    remove me
    take me off
    abmelden
    abmeldung
    abbestellen
    austragen
    desinscription
    desinscrire
    desabonnement
    desabonner
    se desabonner
    arret
    arretez
    baja
    dar de baja
    darme de baja
    darse de baja
    descadastrar
    descadastro
    descadastre
    cancelar inscricao
    remover
    sair
    parar
    pare
";

/// Words that change nothing beside those.
pub(super) const FILLERS: &str = "
    please kindly pls plz me us now immediately asap thanks thank you from this these the your list mailing mail mails email
    emails e newsletter all hi hello dear team again request it best regards
    bitte danke mich uns jetzt sofort vom von dem der den newsletter verteiler hallo guten tag liste hiermit
    merci svp s il vous te plait bonjour moi nous de la du liste cette
    por favor gracias hola lista el esta
    obrigado obrigada da desta ola bom dia
";

/// What denies a request within the two words before it, or in a gap of its pattern. French "ne" is not enough: "ne … plus" asks.
pub(super) const NEGATIONS: &str = "
    never not no cannot without nor nicht nie niemals kein keine keinen ohne pas jamais sans nunca jamas sin nao sem
";

/// Clauses that are a request even where the sentence says more: "Not interested, unsubscribe."
pub(super) const CLAUSES: &str = "
    unsubscribe
    please unsubscribe
    opt out
    please opt out
    bitte abmelden
    abmelden
    bitte abbestellen
    desinscription
    desinscrire
    desabonner
    darme de baja
    descadastrar
    descadastrem
";

/// What customers have and send themselves: a clause about them is none about our messages.
pub(super) const THINGS: &str = "
    seat seats licence licences license licenses user users queue queues invoice invoices contract contracts module modules
    feature features addon addons export exports import imports integration integrations dashboard dashboards workspace
    workspaces admin admins administrators beta trial trials job jobs ticket tickets paper storage webhook webhooks
    lizenz lizenzen zusatzlizenzen platz platze sitz sitze nutzer nutzern benutzer benutzern anwender rechnung rechnungen vertrag
    modul module modulen funktion funktionen paket pakete exporte importe warteschlange administratoren testkonto papier
    siege sieges utilisateur utilisateurs facture factures contrat modules fonction fonctions fonctionnalite fonctionnalites
    forfait option options file administrateurs papier
    licencia licencias usuario usuarios asiento asientos factura facturas contrato modulo modulos funcion funciones
    exportacion exportaciones cola administradores papel
    licenca licencas assento assentos fatura faturas funcionalidade funcionalidades fila exportacao exportacoes
";

/// How a heading begins.
pub(super) const HEADINGS: &str = "
    the those these extra about regarding concerning as for on
    die der das den zu zum zur bezuglich
    les le la l pour concernant quant
    los las el sobre en
    os as o a quanto
";

/// The most words of a heading.
pub(super) const HEADING: usize = 6;

/// Words of a clause that wants all the more: "we do not want to miss any of these".
pub(super) const WANTED: &str = "miss missing verpassen versaumen manquer rater perder perdernos";

/// Requests, each on a line.
pub(super) const REQUESTS: &str = "
    unsubscribe me|us
    please|kindly|pls|plz ?just unsubscribe
    how|where do|can|could|should i|we unsubscribe $
    how|where do|can|could|should i|we unsubscribe from *2 list|lists|mailing|mailings|email|emails|mails|newsletter|newsletters|reviews|messages|communications|these|this|it|here
    how|where do|can|could|should i|we opt out $
    i|we *4 to unsubscribe $|from|me|us|this|these|now|please
    i|we *4 to opt out $|from|now|please
    opt me|us out $|from|now|please
    opt ?me|us out of ?all these|this|your|emails|mails
    remove|delete ?me|us from *2 list|lists|mailing|mailings|email|emails|mails|mail|distribution|distro|newsletter|newsletters|database|reviews|messages|communications|these|this|it|here|cc|thread
    remove|delete ?me|us from $
    remove my|our|this ?e email|mail|address|name $|now|please
    remove my|our|this ?e email|mail|address|name from *3 list|lists|mailing|mailings|distribution|database|newsletter|reviews|emails|mails|messages
    ^|please|kindly|pls remove me|us $
    please|kindly|pls opt out $|of|from
    take me|us off *2 list|lists|mailing|mailings|email|emails|mails|mail|distribution|distro|newsletter|newsletters|database|reviews|messages|communications|these|this|it|here|cc|thread
    take me|us off ?please|pls|now|asap $
    remove *4 from your ?mailing|distribution|email|mail|contact|contacts list|lists
    ~like|want|wish|prefer|ask to be removed|deleted from *2 list|lists|mailing|mailings|email|emails|mails|distribution|newsletter|database|reviews|messages|these|this|it
    ~like|want|wish|prefer|ask to be removed|unsubscribed ?please|now|asap $
    like|want|wish|prefer|ask to be unsubscribed from *2 list|mailing|email|emails|mails|newsletter|reviews|messages|these|this|it
    like|want|wish|prefer|ask to be taken off *2 list|lists|mailing|distribution|newsletter|these|this
    leave me|us alone $
    ~i|we would|d rather|prefer not get|receive *2 anymore|more|these|this|them|any
    ensure|sure *1 i|we receive|get no more|further
    ~^|please|kindly|pls no more of these|this|those ?please|thanks $
    ^|please|kindly remove me ?please|pls|now|thanks $
    how|where can|do i|we get off *2 list|lists|newsletter|these
    i|we do not wish|want|like to be contacted|emailed|mailed $|again|anymore|by|any
    not interested in receiving|getting *1 these|this|such|your|any|emails|mails|messages|reviews
    please|kindly refrain from *1 emailing|mailing|contacting|sending|messaging|writing
    ^|please|kindly do not ?ever contact $
    take this|the *1 address|email off
    ~i|we do not need|want these|those ?emails|mails|messages|reviews ?anymore|any ?more $
    ~cancel these|all|such ?e emails|mails|mailings|messages|reviews
    take my|our ?e name|email|mail|address off
    delete my|our ?e email|mail|address
    ~^|please|kindly|pls|you|just|and|so|now|must|immediately stop|cease|quit|discontinue sending|emailing|mailing|contacting|spamming|messaging me|us|these|this|those|such|any
    ~^|please|kindly|pls|you|just|and|so|now|must|immediately stop|cease|discontinue *2 emails|mails|messages|reviews|reports|newsletters|spam|mailings
    ~please|kindly|pls stop|cease|discontinue these|this|those ?now|thanks|thank $
    ^|please|kindly|pls|and do not ?ever email|mail|contact|write|message ?to me|us $|again|anymore|any|these
    ^|please|kindly|pls|and never email|mail|contact|write|message ?to me|us $|again
    ^|please|kindly|pls|and do not send ?me|us ?any these|such|more|further|anything
    ~^|please|kindly|pls|and do not send ?me|us *4 again|anymore
    ^|please|want|get|send|receive no more|further|such *1 emails|mails|messages|reviews|reports|newsletters
    ~i|we no longer wish|want|need|care|like *2 receive|get
    i|we do not ?want|wish|need *3 receive|get *3 emails|mails|messages|reviews|reports|newsletters|these|this|them|anymore
    i|we do not want|wish|need *1 these|your|any|such *1 emails|mails|messages|reviews|reports|newsletters|anymore

    melden sie|du *1 mich|uns *5 ab $
    mich|uns ?bitte ?hiermit ?hier abmelden|austragen
    mich|uns ?bitte ?hiermit von|vom|aus *4 abmelden|austragen|streichen|entfernen|loschen|nehmen
    bitte ?vom|von|aus ?dem|der|diesem|dieser ?ihrem|ihrer newsletter|verteiler|liste|mails|nachrichten abmelden|austragen|streichen|entfernen|loschen|nehmen
    newsletter|ruckblicke|ruckblick|berichte|mails|nachrichten *1 abbestellen
    bestelle|bestellen ?ich ?wir *3 newsletter|ruckblicke|ruckblick|berichte|mails|nachrichten *1 ab
    aus|von dem|ihrem|eurem|der|ihrer|eurer|diesem|dieser ?ihrem verteiler|verteilerliste|liste|mailingliste|newsletter *2 nehmen|streichen|entfernen|austragen|loschen|raus
    ~nehmen|streichen|entfernen|loschen|nehmt|streicht|entfernt|loscht|nimm|streich|losch ?sie *1 mich|uns *2 von|vom|aus|raus|heraus
    ~senden|schicken|sendet|schickt|mailen|mailt|send|schick ?sie ?bitte mir|uns *5 nicht mehr|weiter|langer
    ^|hiermit bestelle|bestellen ich|wir *2 ab $
    ^|bitte ?stellen|stellt ?sie *1 den|die|diesen|diese|jeden|jede|weitere|weiteren ?e versand|zusendung|zusendungen|mails|mail|nachrichten ?bitte einstellen|ein $
    bitte|ersuche|beantrage *1 um abmeldung|austragung|loschung $
    um *3 abmeldung|austragung|loschung|streichung|entfernung von|vom|aus *2 verteiler|liste|newsletter|mailingliste
    wunsche|wunschen|mochte|mochten ?ich ?wir keine weiteren|weitere|mehr zusendungen|zusendung|post|werbung
    nicht mehr|weiter|langer angeschrieben|kontaktiert|angemailt|belastigt werden
    ~mochte|mochten|will|wollen|brauche|brauchen ?ich ?wir *1 diese|solche|die|ihre ?e mails|mail|emails|nachrichten|ruckblicke|berichte ?gar nicht mehr ?haben|erhalten $
    bitte loschen|streichen|entfernen sie mich|uns $
    ~tragen|tragt|trag|trage ?sie ?bitte mich|uns *5 aus $
    ~^|bitte stoppen|stoppt|stopp|beenden|beendet|unterlassen|unterlasst ?sie *1 diese|solche|weitere|die|den|ihre|eure *1 e|mails|mail|emails|nachrichten|ruckblicke|berichte|newsletter|zusendung|zusendungen|versand
    nehmen|streichen|entfernen|loschen|nehmt|streicht|entfernt|loscht ?sie *1 meine|unsere|diese ?e adresse|mailadresse|mail|emailadresse|daten
    ^|bitte|mochte|mochten|will|wollen|wunsche|wunschen *3 keine weiteren|solchen|derartigen *1 e|mails|mail|emails|nachrichten|ruckblicke|ruckblick|berichte|newsletter
    ^|bitte|mochte|mochten|will|wollen|wunsche|wunschen|schicken|senden ?ich ?wir ?sie ?mir|uns ?von ?ihnen keine|keinen *1 e|mails|mail|emails|nachrichten|ruckblicke|ruckblick|berichte|newsletter|werbung|post *1 mehr
    schreiben|kontaktieren|schreibt|kontaktiert|mailen ?sie mich|uns|mir *3 nicht mehr|weiter|langer
    ~bitte nicht mehr|weiter|langer anschreiben|kontaktieren|schreiben|senden|schicken|zusenden|zuschicken
    mich|uns|mir *1 nicht mehr|weiter|langer anschreiben|kontaktieren|schreiben|anmailen|mailen|belastigen
    ~mochte|mochten|will|wollen *6 nicht mehr ?langer erhalten|bekommen|empfangen|haben
    horen|hort|hor ?sie ?bitte auf $|mir|uns|damit
    widerspreche|widersprechen|widerrufe|widerrufen *6 zusendung|werbung|nutzung|einwilligung|verwendung|kontaktaufnahme|newsletter

    me|nous desinscrire|desabonner
    je|j me|m desabonne|desinscris
    nous nous desabonnons|desinscrivons
    ne *1 veux|voulons|souhaite|souhaitons plus de|aucun *1 mails|emails|mail|e|messages|envois|bilans|courriels|newsletter
    merci|veuillez|priere|svp ?de cesser|arreter|stopper *1 envois|envoi|mails|emails|messages|courriels|bilans
    merci|veuillez ?de ?d m|nous enlever|oter|rayer|retirer $
    ^|merci|veuillez ?de ne plus recevoir|envoyer $
    ~ne *1 souhaite|souhaitons|veux|voulons|desire|desirons pas|plus *1 recevoir *1 ces|vos|de|aucun
    desinscrivez|desabonnez|desinscris|desabonne moi|nous
    ~retirez|enlevez|supprimez|otez|rayez|retire|enleve|supprime moi|nous de|des|du
    ~me|nous retirer|enlever|supprimer|oter|rayer de|des|du ?la|votre|vos|cette liste|listes|diffusion|envois|mailing|destinataires|newsletter
    retirez|enlevez|supprimez|effacez|retirer|enlever|supprimer|effacer mon|notre|mes|nos ?e adresse|adresses|mail|email|nom|coordonnees
    ~ne *1 souhaite|souhaitons|veux|voulons|voudrais|voudrions|desire|desirons plus *2 recevoir|etre
    prefere|preferons ne plus *2 recevoir|etre
    ~merci|veuillez|priere|svp|plait ?de *1 ne ?me ?nous plus *2 envoyer|ecrire|contacter|adresser|solliciter|recevoir
    ~m|nous envoyez|ecrivez|contactez|adressez|sollicitez|envoie|ecris plus
    ne me|nous contactez|sollicitez plus
    ~arretez|cessez|arrete ?de|d *2 envoyer|m|nous|mails|messages|envois|emails|ecrire|contacter|bilans|e
    d|de arreter *2 envois|mails|messages|emails|bilans
    ^ stop aux|a|les mails|messages|emails|envois|e
    ^ plus de|aucun mails|messages|bilans|emails|newsletters|mail|message

    darme|darnos|dame|danos|deme|denme|denos|dennos|dadme de baja
    me|nos de|den|deis|des de baja
    baja de|en ?la|el|esta|este|su|vuestra lista|boletin|correo|correos|newsletter|envios
    ~no me|nos ?vuelva|vuelvan ?a envie|envien|envies|mande|manden|mandes|escriba|escriban|contacte|contacten|enviar|escribir|contactar ?estos|estas|esos|esas *2 mas
    ~no *1 enviarme|enviarnos|escribirme|escribirnos|mandarme|mandarnos|contactarme *2 mas|nada
    ^|favor no|ni mas *1 correos|correo|mensajes|mails|mail|emails|informes|envios|e
    ~no|ya ?no quiero|queremos|deseo|deseamos|quisiera|quisieramos *1 recibir *4 mas|correos|mensajes|mails|emails|estas|estos|revisiones|informes
    ~dejen|deje|dejad|deja|paren|pare de enviarme|enviarnos|enviar|mandarme|mandarnos|mandar|escribirme|escribirnos|escribir|contactarme|contactarnos
    cancelar *2 suscripcion *2 correos|correo|boletin|mails|emails|newsletter|estos|estas
    solicito|solicitamos la|mi|nuestra baja $
    no|ya ?no quiero|queremos|deseo|deseamos seguir recibiendo
    no quiero|queremos|deseo|deseamos recibir esto|estos|estas|esta|este $|correos|mensajes|mails|emails|informes|revisiones
    no ?me|nos envien|envie|envies|enviar|manden|mande|mandes|mandar *1 mas $|correos|correo|mensajes|mails|emails|informes
    no vuelvan|vuelva|vuelvas a escribirme|escribirnos|enviarme|enviarnos|contactarme|contactarnos|mandarme|mandarnos
    ~ya no me|nos ?lo envien|envie|manden|mande|escriban|escriba
    ~eliminenme|elimineme|eliminarme|eliminarnos|borrenme|borreme|borrarme|quitenme|quiteme|quitarme|quitarnos|saquenme|saqueme|sacarme de
    eliminen|elimine|eliminar|borren|borre|borrar|quiten|quite|quitar mi|nuestra|nuestro correo|direccion|email|mail|nombre

    me|nos descadastre|descadastrem|descadastrar|desinscreva|desinscrever
    descadastre|descadastrem|desinscreva ?por ?favor me|nos|meu|nosso
    descadastrar ?o meu|nosso ?e email|mail|endereco
    ~me|nos remova|removam|retire|retirem|tire|tirem|exclua|excluam|remover|retirar|excluir|tirar da|do|de|desta|deste|dessa|desse
    remova|removam|retire|retirem|tire|tirem|exclua|excluam me|nos|se da|do|de|desta|deste|dessa|desse
    remova|removam|retire|retirem|exclua|excluam|remover|retirar|excluir ?o meu|nosso|minha|nossa ?e email|mail|endereco|nome|contato
    cancelar|cancele|cancelem ?a minha|nossa inscricao
    ~nao *1 quero|queremos|desejo|desejamos|gostaria|gostariamos *2 receber *4 mais|emails|mails|mensagens|estas|estes|essas|esses|revisoes|relatorios
    nao quero|queremos|desejo|desejamos mais receber
    ~nao me|nos envie|enviem|mande|mandem|escreva|escrevam|contate|contatem *3 mais
    ~nao envie|enviem|mande|mandem *3 mais
    ~favor|peco|pedimos nao|nunca ?me|nos enviar|mandar|enviarem|mandarem *2 mais
    ~cancelem|cancele|cancelar|suspendam|suspenda|suspender o|os|estes|esses|esse|este envio|envios $|destes|desses|deste|desse|de|dos
    ~me tira|tire|tirem|exclui|remove da|dessa|desta|do
    solicito|peco|pedimos|solicitamos ?a|o|meu|nosso remocao|exclusao|descadastramento|descadastro $|do|da|de
    parem|pare|parar com|os|as ?os|as|esses|estes|essas|estas e|emails|mails|mensagens|envios
    ~parem|pare|parar|pode|podem ?parar de ?me|nos enviar|mandar|escrever|contatar|receber
    ^|por|favor chega de *1 e|emails|mails|mensagens|envios
    quero|queremos|gostaria|gostariamos|desejo|desejamos *2 sair da|desta|dessa lista
";

/// Japanese requests; Japanese does not part its words.
pub(super) const JAPANESE: [&str; 65] = [
    "メール不要",
    "送付不要",
    "購読を止め",
    "登録を解除",
    "配信停止",
    "配信を停止",
    "配信の停止",
    "配信を止め",
    "配信をやめ",
    "配信を中止",
    "配信中止",
    "配信解除",
    "配信を解除",
    "配信不要",
    "配信は不要",
    "購読解除",
    "購読を解除",
    "購読を停止",
    "登録解除",
    "メール登録を解除",
    "送らないで",
    "送信しないで",
    "送付しないで",
    "メールは不要",
    "メールは結構",
    "レビューは不要",
    "受け取りたくない",
    "受け取りたくあり",
    "受信を停止",
    "受信したくない",
    "送信を停止",
    "送付を停止",
    "リストから削除",
    "リストから外し",
    "宛先から外し",
    "今後受け取らない",
    "受信を希望しません",
    "受信は希望しません",
    "受け取りを希望しません",
    "配信を希望しません",
    "配信の中止",
    "配信をストップ",
    "送付は不要",
    "送信は不要",
    "送信不要",
    "送付の停止",
    "送らなくて",
    "送るのをやめ",
    "送るのを止め",
    "送らないよう",
    "送信しないよう",
    "送付しないよう",
    "配信は希望しません",
    "メールを止め",
    "メールをやめ",
    "送信をやめ",
    "送信を止め",
    "送信を控え",
    "送付を控え",
    "配信を控え",
    "受信拒否",
    "連絡は不要",
    "案内は不要",
    "配信先から削除",
    "メールはもういりません",
];

/// Whose subscription is meant in front of a Japanese request: a question about users of the customer's own.
pub(super) const OTHERS_IN_JAPANESE: [&str; 15] = [
    "請求書の",
    "請求書は",
    "見積書の",
    "納品書の",
    "契約書の",
    "ライセンスの",
    "キューの",
    "ユーザーの",
    "ユーザの",
    "利用者の",
    "メンバーの",
    "ユーザーを",
    "ユーザを",
    "利用者を",
    "メンバーを",
];

/// What denies a Japanese request, or speaks of it, directly behind its verb or noun.
pub(super) const NOT_IN_JAPANESE: [&str; 14] = [
    "しない",
    "しなく",
    "せず",
    "はしない",
    "なしで",
    "機能",
    "率",
    "リンク",
    "ボタン",
    "ページ",
    "件数",
    "ないで",
    "ではな",
    "されな",
];
