//! Built-in font families, so that decks look the same on every machine.
//!
//! They are static data of the program: a family that no theme uses is never copied, parsed or paged in. The licences are
//! beside the files in `themes/fonts`.

/// A face: its PostScript name and its file.
pub type BuiltInFace = (&'static str, &'static [u8]);

/// The faces of a family for regular, semi-bold and bold; a family for titles alone has only the last.
pub type BuiltInFamily = [Option<BuiltInFace>; 3];

macro_rules! face {
    ($name:literal, $file:literal) => {
        Some(($name, include_bytes!(concat!("../../../themes/fonts/", $file)) as &[u8]))
    };
}

static FAMILIES: [(&str, BuiltInFamily); 5] = [
    (
        "Inter",
        [
            face!("Inter-Regular", "inter/Inter_400Regular.ttf"),
            face!("Inter-SemiBold", "inter/Inter_600SemiBold.ttf"),
            face!("Inter-Bold", "inter/Inter_700Bold.ttf"),
        ],
    ),
    (
        "IBM Plex Sans",
        [
            face!("IBMPlexSans-Regular", "ibm-plex-sans/IBMPlexSans_400Regular.ttf"),
            face!("IBMPlexSans-SemiBold", "ibm-plex-sans/IBMPlexSans_600SemiBold.ttf"),
            face!("IBMPlexSans-Bold", "ibm-plex-sans/IBMPlexSans_700Bold.ttf"),
        ],
    ),
    (
        "Manrope",
        [
            face!("Manrope-Regular", "manrope/Manrope_400Regular.ttf"),
            face!("Manrope-SemiBold", "manrope/Manrope_600SemiBold.ttf"),
            face!("Manrope-ExtraBold", "manrope/Manrope_800ExtraBold.ttf"),
        ],
    ),
    ("Source Serif 4", [None, None, face!("SourceSerif4-SemiBold", "source-serif-4/SourceSerif4_600SemiBold.ttf")]),
    (
        "Noto Sans JP",
        [
            face!("NotoSansJP-Regular", "noto-sans-jp/NotoSansJP_400Regular.ttf"),
            None,
            face!("NotoSansJP-Bold", "noto-sans-jp/NotoSansJP_700Bold.ttf"),
        ],
    ),
];

/// The families for letters of the built-in languages that no family of the theme has.
pub const LAST_RESORT: [&str; 2] = ["Inter", "Noto Sans JP"];

/// Finds a family by name, ignoring case.
pub fn family(name: &str) -> Option<&'static BuiltInFamily> {
    FAMILIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, family)| family)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::layout::text::face::Face;

    #[test]
    fn the_names_are_those_in_the_files() {
        for (name, bytes) in FAMILIES.iter().flat_map(|(_, faces)| faces.iter().flatten()) {
            let mut fonts = fontdb::Database::new();
            fonts.load_font_data(bytes.to_vec());
            assert_eq!(fonts.faces().next().map(|face| face.post_script_name.as_str()), Some(*name));
        }
    }

    #[test]
    fn the_japanese_faces_draw_all_that_shift_jis_can_say() {
        let faces = family("noto sans jp").unwrap().iter().flatten();
        let faces: Vec<_> =
            faces.map(|(name, file)| Face::read(Arc::new(file.to_vec()), 0, (*name).into()).unwrap()).collect();
        assert_eq!(faces.len(), 2);
        let mut kanji = 0;
        for bytes in (0x81..=0xfc).flat_map(|lead| (0x40..=0xfc).map(move |trail| [lead, trail])) {
            let (text, _) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&bytes);
            // Greek, Cyrillic and box drawing are left to Inter; the rows after them are for private use.
            for c in text.chars().filter(|c| matches!(c, '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{ffef}')) {
                assert!(faces.iter().all(|face| face.glyph(c).is_some()), "{c}");
                kanji += 1;
            }
        }
        assert!(kanji > 7_000, "{kanji}");
    }
}
