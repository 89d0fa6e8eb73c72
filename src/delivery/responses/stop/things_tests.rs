//! What is said of the customer's own things in the words of a request.

use crate::delivery::responses::stop::own_words::OurLines;
use crate::delivery::responses::stop::request::wants_to_stop;

const THEIRS: &[(&str, &str)] = &[
    ("Re: x", "The extra seats? We don't need those."),
    ("Re: x", "Which users do you want to be removed?"),
    ("Re: x", "How do we cancel all messages in the queue?"),
    ("Re: x", "About the nightly exports: please stop those."),
    ("Re: x", "We no longer need to get invoices by post."),
    ("AW: x", "Wir wollen diese Lizenzen nicht mehr haben."),
    ("AW: x", "Bitte schicken Sie uns die Rechnung nicht mehr per Post."),
    ("AW: x", "Bitte nehmen Sie uns aus der Warteschlange."),
    ("Re: x", "Nous ne voulons plus être facturés par siège."),
    ("Re: x", "Merci de ne plus nous envoyer de factures papier."),
    ("RE: x", "No nos envíen más facturas en papel."),
    ("RE: x", "No queremos recibir más usuarios de prueba."),
    ("RES: x", "Como cancelar o envio de faturas?"),
    ("RES: x", "Não enviem mais faturas em papel."),
    ("Re: x", "請求書の送付は不要です。"),
];

/// The same words without the thing.
const OURS: &[(&str, &str)] = &[
    ("Re: x", "The reviews? We don't need those."),
    ("Re: x", "We do not have seats with you. I don't need these."),
    ("Re: x", "Do cancel all messages"),
    ("AW: x", "Wir wollen diese nicht mehr haben."),
    ("Re: x", "Merci de ne plus nous envoyer de mails."),
    ("RE: x", "No nos envíen más correos."),
    ("RES: x", "Não enviem mais."),
];

#[test]
fn what_is_said_of_the_customers_own_things_is_no_request() {
    let stops = |(subject, text): &&(&str, &str)| wants_to_stop(subject, text, &OurLines::default());
    let stopped: Vec<_> = THEIRS.iter().filter(stops).collect();
    assert!(stopped.is_empty(), "{stopped:#?}");
    let missed: Vec<_> = OURS.iter().filter(|one| !stops(one)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}
