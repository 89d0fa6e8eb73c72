//! A customer's logo of any bytes: the deck is made all the same, keeps the laws and can be read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lopdf::Document;
use quarterdeck::layout::check;
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck_fuzz::{Bakery, Folder, bakery_folder, factory};

thread_local! {
    static SHOP: (Folder, DeckFactory) = {
        let bakeries: Vec<Bakery> = (1..7).map(|n| Bakery::new(&format!("B-{n}"), &format!("Bun {n}"), 5 * n)).collect();
        let folder = bakery_folder(&bakeries, 5);
        let file = folder.path().join("qbr.yaml");
        let qbr = std::fs::read_to_string(&file).expect("it was written");
        // The second of a bakery's places, the same for all, becomes the file's name.
        std::fs::write(file, qbr.replace("region: region", "logo: region")).expect("a file can be written");
        let factory = factory(&folder);
        (folder, factory)
    };
}

fuzz_target!(|bytes: &[u8]| {
    SHOP.with(|(folder, factory)| {
        std::fs::write(folder.path().join("GB"), bytes).expect("a file can be written");
        for frame in factory.frames(0).expect("there is enough for a deck") {
            let broken = check::violations(&frame);
            assert!(broken.is_empty(), "{broken:?}");
        }
        let pdf = factory.deck(0).pdf.expect("a logo is no reason to have no deck");
        assert!(Document::load_mem(&pdf).expect("the deck is a PDF").get_pages().len() >= 6);
    });
});
