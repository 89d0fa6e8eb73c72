//! What slides say and where it stands, for eyes to judge: of a rich account, a sparse one, one without use and one in its
//! first quarter.
//!
//! `make bless` takes what is made now as the new references.

mod common;

use common::sample;
use quarterdeck::layout::dump::dump;
use quarterdeck::pipeline::factory::DeckFactory;

/// Rich, measured in six weeks, nothing used, first quarter.
const ACCOUNTS: [&str; 4] = ["C-2001", "C-1007", "C-1005", "C-1006"];

fn each(factory: &DeckFactory, mut snapshot: impl FnMut(&str, usize)) {
    for id in ACCOUNTS {
        let at = factory.tables().accounts.iter().position(|row| row.id == id).expect("the account is in the sample");
        snapshot(id, at);
    }
}

#[test]
fn what_slides_say() {
    let factory = sample::plain();
    each(&factory, |id, at| {
        let slides: Vec<_> = factory.pages(at).expect("it has a deck").into_iter().map(|(slide, _)| slide).collect();
        insta::assert_debug_snapshot!(format!("slides-{id}"), slides);
    });
}

#[test]
fn where_it_stands() {
    let factory = sample::plain();
    each(&factory, |id, at| {
        let pages = factory.pages(at).expect("it has a deck");
        let pages: Vec<_> = pages.iter().map(|(_, frame)| dump(frame, Some(factory.fonts(at)))).collect();
        insta::assert_snapshot!(format!("frames-{id}"), pages.join("\n"));
    });
}
