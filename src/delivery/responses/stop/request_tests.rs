//! What people write when they want no more messages, and what only looks like it.

use crate::delivery::responses::stop::request::wants_to_stop;
use crate::locale::languages::Languages;
use crate::locale::message::Message;

/// Our own subjects, which answers carry.
const OURS: [&str; 6] = [
    "Re: Acme: third quarter of 2026 in review",
    "AW: Acme: 3. Quartal 2026 im Rückblick",
    "RE: Acme : bilan 3e trimestre 2026",
    "RV: Acme: revisión del tercer trimestre de 2026",
    "RES: Acme: revisão do 3º trimestre de 2026",
    "Re: Acme 2026年第3四半期レビュー",
];

const STOP: &[(&str, &str)] = &[
    // English
    ("unsubscribe", ""),
    ("Unsubscribe", "unsubscribe"),
    ("STOP", ""),
    ("Re: Acme: third quarter of 2026 in review", "Please unsubscribe me from these emails. Thanks, Ada"),
    ("Re: Acme: third quarter of 2026 in review", "Stop.\n\n> Hello Ada,"),
    ("Re: Acme: third quarter of 2026 in review", "Hi Sam,\n\nunsubscribe please\n\nAda"),
    (
        "Re: Acme: third quarter of 2026 in review",
        "Hi Sam, thanks for this. Bob has moved on.\nCould you please remove\nme from this list?\n\nAda",
    ),
    ("Re: Acme: third quarter of 2026 in review", "Please take me off your mailing list."),
    ("Re: Acme: third quarter of 2026 in review", "Stop sending me these."),
    ("Re: Acme: third quarter of 2026 in review", "I no longer wish to receive these reviews."),
    ("Re: Acme: third quarter of 2026 in review", "We don’t want any more emails from you"),
    ("Re: Acme: third quarter of 2026 in review", "I can't use these, please opt me out."),
    ("Re: Acme: third quarter of 2026 in review", "How do I unsubscribe from this?"),
    (
        "Re: Acme: third quarter of 2026 in review",
        "On Mon, 5 Oct 2026 Sam wrote:\n> Hello Ada,\n\nPlease do not contact me again.",
    ),
    ("Please take me off this list", "Regards"),
    ("Re: x", "stop emailing me!!!"),
    ("Re: x", "dont email me anymore"),
    ("opt-out", "please"),
    ("Re: x", "Please stop."),
    ("Re: x", "Hi,\npls remove from list"),
    ("Re: x", "I would like to unsubscribe."),
    ("Re: x", "kindly unsubscribe our company from these mails"),
    ("Re: x", "Please stop these emails"),
    ("Re: x", "Please do not send us these anymore"),
    ("Re: x", "Not interested, remove me"),
    ("Re: x", "No longer interested, unsubscribe."),
    ("Re: x", "Can you stop sending these?"),
    // German
    ("AW: Abmelden", "bitte"),
    ("AW: Acme: 3. Quartal 2026 im Rückblick", "Bitte melden Sie mich vom Verteiler ab."),
    (
        "AW: Acme: 3. Quartal 2026 im Rückblick",
        "Guten Tag,\n\nbitte nehmen Sie uns aus dem Verteiler.\n\nMit freundlichen Grüßen\nAda",
    ),
    ("AW: Acme: 3. Quartal 2026 im Rückblick", "Ich möchte keine weiteren Rückblicke erhalten."),
    ("AW: Acme: 3. Quartal 2026 im Rückblick", "Bitte keine Mails mehr."),
    ("AW: Acme: 3. Quartal 2026 im Rückblick", "Wir möchten diese Nachrichten nicht mehr erhalten, danke."),
    ("AW: Acme: 3. Quartal 2026 im Rückblick", "Hiermit widerspreche ich der weiteren Zusendung."),
    ("AW: Acme: 3. Quartal 2026 im Rückblick", "Löschen Sie bitte meine Adresse."),
    ("Abmeldung", ""),
    ("AW: x", "Bitte austragen"),
    ("AW: x", "Kein Interesse, bitte nicht mehr anschreiben."),
    ("AW: x", "Bitte streichen Sie diese Adresse."),
    ("AW: x", "bitte löschen Sie mich aus Ihrem Verteiler"),
    ("AW: x", "Ich will das nicht mehr bekommen"),
    ("AW: x", "Keine weiteren Mails bitte"),
    ("AW: x", "Bitte hören Sie auf, mir zu schreiben."),
    // French
    ("Re: bilan", "Merci de me désinscrire."),
    ("Re: bilan", "Bonjour,\n\nJe ne souhaite plus recevoir ces bilans.\n\nCordialement"),
    ("Re: bilan", "Retirez-moi de votre liste de diffusion SVP"),
    ("Re: bilan", "Ne m’envoyez plus de mails"),
    ("Re: bilan", "Merci de ne plus m'envoyer ces messages"),
    ("Désinscription", ""),
    ("Re: bilan", "Veuillez supprimer mon adresse de vos fichiers."),
    ("Re: x", "Arrêtez de m'envoyer ça"),
    ("Re: x", "Veuillez me retirer de la liste"),
    ("Re: x", "Stop svp"),
    ("Re: x", "Merci d’arrêter ces envois."),
    // Spanish
    ("RE: revisión", "Por favor, denme de baja."),
    ("RE: revisión", "Hola, no deseo recibir más correos. Gracias"),
    ("RE: revisión", "Dejen de enviarme estos informes"),
    ("RE: revisión", "Quiero darme de baja de esta lista"),
    ("RE: revisión", "No me envíen más estas revisiones, por favor."),
    ("BAJA", ""),
    ("RE: x", "Por favor elimíneme de la lista"),
    ("RE: x", "Favor de quitar mi correo de la lista"),
    // Portuguese
    ("RES: revisão", "Por favor, me descadastrem."),
    ("RES: revisão", "Não quero mais receber estas revisões."),
    ("RES: revisão", "Olá, peço que me retirem desta lista"),
    ("RES: revisão", "Parem de me enviar e-mails."),
    ("RES: revisão", "Gostaria de cancelar minha inscrição"),
    ("Descadastrar", ""),
    ("RES: x", "remover meu e-mail da lista por favor"),
    ("RES: x", "não envie mais, obrigado"),
    // Japanese
    ("Re: レビュー", "配信停止をお願いします。"),
    ("Re: レビュー", "お世話になっております。\n今後はメールを送らないでください。"),
    ("Re: レビュー", "レビューの配信を停止していただけますか。"),
    ("Re: レビュー", "宛先から外してください。"),
    ("Re: レビュー", "今後のメール不要です。"),
    ("配信停止", ""),
];

const GO_ON: &[(&str, &str)] = &[
    // Our own subject, a customer's name, what is quoted
    ("Re: Opt-out Ltd: third quarter of 2026 in review", "Thanks, could we talk on Thursday?"),
    ("Re: Unsubscribe Me Inc.: third quarter of 2026 in review", "Looks good."),
    ("Re: Stop & Shop: third quarter of 2026 in review", "Great numbers"),
    ("Opt-out Ltd", "Opt-out Ltd would like the live review."),
    ("Re: x", "We no longer receive these reviews, could you resend the last one?"),
    ("Re: x", "Please remove our name from slide 3."),
    ("Re: x", "Gerne melden wir uns ab Montag bei Ihnen."),
    ("Re: x", "Nous voudrions en plus recevoir le détail par site."),
    ("Re: x", "Ja, graag.\n\nVan: Sam\nVerzonden: maandag\nAan: Ada\n\nStop these reviews"),
    ("Re: x", "Yes, call me.\n\n> Unsubscribe"),
    ("Re: x", "> unsubscribe\nFine"),
    ("Re: x", "Yes please.\n\nOn Mon, 5 Oct 2026 at 9:00, Sam Reed <sam@v.example>\nwrote:\n> Stop these reviews"),
    ("Re: x", "Sounds good.\n\n-----Original Message-----\nFrom: Sam\nSent: Monday\n\nPlease unsubscribe me"),
    ("Re: x", "Sounds good.\n\nFrom: Bob\nSent: Monday\nTo: Sam\nSubject: x\n\nPlease unsubscribe me"),
    ("Re: x", "Call me.\n-- \nAda\nTo unsubscribe from our newsletter click here. Stop sending me mail."),
    ("Re: x", "Call me.\nAda\nIf you no longer wish to receive our news, click here to unsubscribe."),
    // English
    ("Re: x", "Please never unsubscribe us, we love these."),
    ("Unsubscribe?", "Please do not remove me from this list!"),
    ("unsubscribe", "Bob clicked it by accident. Please don't unsubscribe us."),
    ("Re: x", "please do not\nunsubscribe me"),
    ("Re: x", "We cannot stop using it"),
    ("Re: x", "Non-stop fun"),
    ("Re: x", "Stop by our office on Monday?"),
    ("Re: x", "Can we see the opt-out rate of our own customers?"),
    ("Re: x", "Does the dashboard count who unsubscribes?"),
    ("Re: x", "We had to stop sending invoices by hand."),
    ("Re: x", "Please cancel our subscription at the end of the year."),
    ("Re: x", "Please don't email me the contract, post it."),
    ("Re: x", "We don't want to change plans now."),
    ("Re: x", "We would like to opt out of the beta programme."),
    ("Re: x", "Please remove me from the admin role, Bob takes over."),
    ("Re: x", "How do I opt out of the beta?"),
    ("Re: x", "How do I unsubscribe a user from alerts?"),
    ("Re: x", "Don't stop sending these!"),
    ("Re: x", "We don't want to miss any of these emails."),
    ("Re: x", "Please remove the trial seats from our account."),
    // German
    ("AW: x", "Bitte melden Sie uns nie ab, die Rückblicke helfen uns."),
    ("AW: x", "Wir möchten keine weiteren Nachrichten verpassen."),
    ("AW: x", "Wie melden wir ehemalige Nutzer ab?"),
    ("AW: x", "Ich möchte mich für den Workshop anmelden."),
    ("AW: x", "Wir kündigen den Vertrag zum Jahresende."),
    ("AW: x", "Bitte nehmen Sie mich nicht aus dem Verteiler."),
    ("AW: x", "Stopp, da stimmt eine Zahl nicht: es waren 40."),
    // French
    ("Re: x", "Surtout ne nous désinscrivez jamais !"),
    ("Re: x", "Comment désinscrire un utilisateur de notre compte ?"),
    ("Re: x", "Plus de 40 utilisateurs, bravo"),
    ("Re: x", "Merci de ne pas nous désabonner."),
    // Spanish
    ("RE: x", "No nos den de baja, nos gusta mucho."),
    ("RE: x", "¿Cómo damos de baja a un usuario?"),
    ("RE: x", "Quiero recibir más informes como este."),
    // Portuguese
    ("RES: x", "Por favor, não nos descadastrem."),
    ("RES: x", "Quero receber mais detalhes."),
    ("RES: x", "Não parem de enviar, por favor!"),
    // Japanese
    ("Re: x", "配信停止しないでください。"),
    ("Re: x", "配信停止機能について教えてください。"),
    ("Re: x", "来週お打ち合わせをお願いします。"),
];

#[test]
fn whoever_wants_no_more_is_understood() {
    let missed: Vec<_> = STOP.iter().filter(|(subject, text)| !wants_to_stop(subject, text)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn whoever_only_says_the_word_is_not_stopped() {
    let stopped: Vec<_> = GO_ON.iter().filter(|(subject, text)| wants_to_stop(subject, text)).collect();
    assert!(stopped.is_empty(), "{stopped:#?}");
}

#[test]
fn an_answer_to_our_subject_alone_stops_nobody() {
    for subject in OURS {
        assert!(!wants_to_stop(subject, "") && !wants_to_stop(subject, "Yes please, Thursday at ten."), "{subject}");
        assert!(wants_to_stop(subject, "Stop"), "{subject}");
    }
}

#[test]
fn what_we_say_ourselves_is_no_request() {
    let languages = Languages::load(std::path::Path::new("/nonexistent")).unwrap();
    for tag in ["en", "de", "fr", "es", "pt-BR", "ja"] {
        let localizer = languages.localizer(tag).unwrap();
        for id in ["mail-opening", "mail-open", "mail-live", "mail-person", "mail-closing"] {
            let said = localizer.say(&Message::new(id).with("quarter", "Q3").with("headline", "12 % more"));
            assert!(!wants_to_stop("Re: x", &said), "{tag} {id}: {said}");
        }
    }
}
