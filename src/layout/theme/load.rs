//! Loads and checks a theme, by name or path.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::base::io::IoError;
use crate::base::limits::YAML_BYTES;
use crate::layout::theme::check::{wrong_colors, wrong_length, wrong_measure};
use crate::layout::theme::file::ThemeFile;
use crate::layout::theme::fonts::ThemeFonts;
use crate::layout::theme::resolved::Theme;
use crate::layout::theme::theme_error::ThemeError;
use crate::layout::theme::whole::Whole;

const BUILTIN: [(&str, &str); 6] = [
    ("harbor", include_str!("../../../themes/harbor.yaml")),
    ("night", include_str!("../../../themes/night.yaml")),
    ("paper", include_str!("../../../themes/paper.yaml")),
    ("editorial", include_str!("../../../themes/editorial.yaml")),
    ("beacon", include_str!("../../../themes/beacon.yaml")),
    ("orchard", include_str!("../../../themes/orchard.yaml")),
];

/// The base of a theme that names none.
const ROOT: &str = BUILTIN[0].1;

/// The names of the built-in themes.
pub fn builtin_names() -> Vec<&'static str> {
    BUILTIN.iter().map(|(name, _)| *name).collect()
}

fn builtin(name: &str) -> Option<&'static str> {
    BUILTIN.iter().find(|(known, _)| *known == name).map(|(_, yaml)| *yaml)
}

impl Theme {
    /// Loads a theme by its name, from the workspace's `themes` folder or else built in, or by the path of its file, relative
    /// to the workspace or else to the current folder.
    pub fn load(name_or_path: &str, workspace: &Path) -> Result<Self, ThemeError> {
        let is_path =
            name_or_path.contains(['/', '\\']) || name_or_path.ends_with(".yaml") || name_or_path.ends_with(".yml");
        if is_path {
            let inside = workspace.join(name_or_path);
            return Self::from_file(if inside.exists() { &inside } else { Path::new(name_or_path) });
        }
        Self::named(name_or_path, workspace)
    }

    /// Loads a theme by its name only. For names from an export, which must not be used as a path.
    pub fn named(name: &str, workspace: &Path) -> Result<Self, ThemeError> {
        let own = workspace.join("themes").join(format!("{name}.yaml"));
        if !name.contains(['/', '\\', ':']) && own.is_file() {
            return Self::from_file(&own);
        }
        match builtin(name) {
            Some(yaml) => Self::from_yaml(yaml, name, None),
            None => Err(unknown(name, workspace)),
        }
    }

    fn from_file(path: &Path) -> Result<Self, ThemeError> {
        let failed = IoError::at("read the theme", path);
        let bytes = crate::base::limits::read(path, YAML_BYTES).map_err(failed)?;
        let text = String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error));
        let yaml = text.map_err(failed)?;
        Self::from_yaml(&yaml, &path.display().to_string(), path.parent())
    }

    /// Reads and checks a theme. Errors name `file`; font paths are relative to `folder`.
    fn from_yaml(yaml: &str, file: &str, folder: Option<&Path>) -> Result<Self, ThemeError> {
        let value = |what| ThemeError::Value { file: file.to_owned(), what };
        let parsed = parse(yaml, file)?;
        let base = match parsed.base.as_deref() {
            None => ROOT,
            Some(base) => builtin(base).ok_or_else(|| value(unknown_base(base)))?,
        };
        let folder = folder.filter(|_| parsed.fonts.is_some());
        let root = Whole::complete(parse(ROOT, "harbor")?).expect("the first built-in theme leaves nothing out");
        let based = if base == ROOT { root } else { parse(base, file)?.over(root).map_err(value)? };
        let name = parsed.name.clone();
        let whole = parsed.over(based).map_err(value)?;

        let logo = whole.logo.rules();
        let wrong = wrong_length(&whole.sizes, whole.radius, &logo);
        if let Some(what) = wrong.or_else(|| wrong_measure(&whole.grid, &whole.spacing)) {
            return Err(value(what));
        }
        let faults = wrong_colors(&whole.palette);
        if !faults.is_empty() {
            return Err(ThemeError::Colors { file: file.to_owned(), faults });
        }
        let fonts = ThemeFonts::read(&whole.fonts, folder).map_err(value)?;
        let substitute = whole.substitute;
        if is_box(substitute) || substitute.is_whitespace() || substitute.is_alphanumeric() {
            let what = format!("substitute is {substitute:?}, expected a sign that is no letter, space or box");
            return Err(value(what));
        }
        Ok(Self {
            name,
            palette: whole.palette,
            scale: whole.sizes,
            grid: whole.grid,
            space: whole.spacing,
            cards: whole.cards,
            cover: whole.cover,
            title: whole.title,
            radius: whole.radius,
            substitute,
            logo,
            fingerprint: fingerprint(&[yaml, base, ROOT], &fonts),
            fonts,
        })
    }
}

fn parse(yaml: &str, file: &str) -> Result<ThemeFile, ThemeError> {
    serde_yaml::from_str(yaml).map_err(|error| shape_error(file, &error))
}

fn shape_error(file: &str, error: &serde_yaml::Error) -> ThemeError {
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let text = error.to_string();
    // The error already has the place; the message would repeat it at the end.
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what).to_owned();
    ThemeError::Shape { file: file.to_owned(), line, column, what }
}

/// Signs that look like a missing letter.
fn is_box(c: char) -> bool {
    matches!(c, '\u{25a0}'..='\u{25ab}' | '\u{25ad}'..='\u{25af}' | '\u{25fb}'..='\u{25fe}' | '\u{2610}'..='\u{2612}'
        | '\u{2b1a}'..='\u{2b1c}' | '\u{2395}' | '\u{fffd}')
}

fn unknown(name: &str, workspace: &Path) -> ThemeError {
    let mut known: Vec<String> = builtin_names().into_iter().map(str::to_owned).collect();
    let own = std::fs::read_dir(workspace.join("themes")).into_iter().flatten().flatten();
    known.extend(own.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".yaml")?.to_owned())));
    known.sort();
    known.dedup();
    let near = |candidate: &&String| strsim::damerau_levenshtein(name, candidate) <= 2;
    let nearest = known.iter().filter(near).min_by_key(|n| strsim::damerau_levenshtein(name, n)).cloned();
    ThemeError::Unknown { name: name.to_owned(), nearest, known }
}

fn unknown_base(name: &str) -> String {
    format!("base is \"{name}\", expected one of {}", builtin_names().join(", "))
}

/// SHA-256 over all parts of a theme, each with its length, so that no two themes have the same input.
fn fingerprint(yamls: &[&str], fonts: &ThemeFonts) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    yamls.iter().for_each(|yaml| add(yaml.as_bytes()));
    for file in &fonts.files {
        add(&file.index.to_le_bytes());
        add(&file.data);
    }
    for path in fonts.folder_files() {
        add(path.file_name().unwrap_or_default().as_encoded_bytes());
        add(&std::fs::read(&path).unwrap_or_default());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HARBOR: &str = BUILTIN[0].1;

    fn error(yaml: &str) -> String {
        Theme::from_yaml(yaml, "own.yaml", None).unwrap_err().to_string()
    }

    #[test]
    fn the_built_in_themes_hold_what_themes_must() {
        for name in builtin_names() {
            let theme = Theme::load(name, Path::new("nowhere")).unwrap();
            assert_eq!(theme.name, name);
            assert_eq!(theme.fingerprint.len(), 64);
            assert!(crate::layout::text::fonts::Fonts::load(&theme).is_ok());
        }
    }

    #[test]
    fn chart_colours_of_the_built_in_themes_stay_apart_for_all_eyes() {
        for name in builtin_names() {
            let p = Theme::load(name, Path::new("nowhere")).unwrap().palette;
            for vision in crate::layout::theme::vision::Vision::ALL {
                let lines = [(p.accent, p.compare), (p.accent, p.accent_soft), (p.compare, p.accent_soft)];
                let lines = lines.into_iter().chain([(p.accent, p.surface), (p.compare, p.surface)]);
                let apart = lines.map(|(one, other)| vision.difference(one, other)).fold(1.0, f64::min);
                assert!(apart >= 0.12, "{name}: lines are {apart:.3} apart for {vision}");
                let area = vision.difference(p.accent_soft, p.surface);
                assert!(area >= 0.05, "{name}: areas are {area:.3} from the page for {vision}");
            }
        }
    }

    #[test]
    fn the_built_in_themes_look_like_six_companies() {
        let themes: Vec<_> =
            builtin_names().iter().map(|name| Theme::load(name, Path::new("nowhere")).unwrap()).collect();
        let form = |theme: &Theme| format!("{:?} {:?} {:?} {}", theme.cards, theme.cover, theme.title, theme.radius);
        for (at, one) in themes.iter().enumerate() {
            for other in &themes[..at] {
                assert_ne!(form(one), form(other), "{} and {}", one.name, other.name);
                let accents =
                    crate::layout::theme::vision::Vision::Full.difference(one.palette.accent, other.palette.accent);
                assert!(accents > 0.05, "{} and {}: {accents:.3}", one.name, other.name);
            }
        }
    }

    #[test]
    fn the_signs_of_a_deck_are_drawn_by_what_is_built_in() {
        let signs = "▲▼→←↑↓↗↘−–—‐‑‘’“”„…•×€£¥₹%‰≈≥≤·½²αΩЖяąșőž\u{a0}\u{202f}\u{2009}";
        for name in builtin_names() {
            let theme = Theme::load(name, Path::new("nowhere")).unwrap();
            let fonts = crate::layout::text::fonts::Fonts::load(&theme).unwrap();
            for weight in crate::layout::text::style::Weight::ALL {
                for run in fonts.shape(signs, &theme.style(weight, 16.0, theme.palette.ink)) {
                    let face = &fonts.face(run.face).name;
                    let built_in = ["Inter-", "IBMPlexSans-", "Manrope-", "Figtree-", "SourceSerif4-"];
                    assert!(built_in.iter().any(|known| face.starts_with(known)), "{name}: {:?} by {face}", run.text);
                    assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{name}: {:?}", run.text);
                }
            }
        }
    }

    #[test]
    fn print_keeps_its_greys_apart_and_spends_no_ink_on_the_cover() {
        let palette = Theme::load("paper", Path::new("nowhere")).unwrap().palette;
        assert!(palette.accent.contrast(palette.compare) > 2.0);
        assert!(palette.compare.contrast(palette.accent_soft) > 2.0);
        assert_eq!(palette.cover.0.to_hex(), "#ffffff");
    }

    #[test]
    fn a_low_contrast_names_colours_ratio_and_need() {
        let error = error(&HARBOR.replace("muted: \"#536371\"", "muted: \"#9aa8b4\""));
        assert_eq!(
            error,
            "own.yaml: muted #9aa8b4 on surface #ffffff has 2.43:1, needs 4.5:1; \
             muted #9aa8b4 on card #f4f7f9 has 2.26:1, needs 4.5:1"
        );
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = error(&HARBOR.replace("  muted:", "  mutd:"));
        assert!(error.starts_with("own.yaml:7:3: colors: unknown field `mutd`, expected one of"), "{error}");
    }

    #[test]
    fn two_lines_make_a_theme() {
        let of = |yaml: &str| Theme::from_yaml(yaml, "own.yaml", None).unwrap();
        let theme = of("name: acme\nbrand: \"#6a1b9a\"\n");
        assert_eq!(theme.palette.accent.to_hex(), "#6a1b9a");
        assert_eq!(theme.palette.surface.to_hex(), "#ffffff");
        assert_eq!((theme.radius, theme.cards), (10.0, of(HARBOR).cards));
        let dark = of("name: acme\nbrand: \"#6a1b9a\"\nmode: dark\ncolors: {positive: \"#00ff00\"}\nradius: 2\n");
        assert!(dark.palette.surface.contrast(crate::layout::color::Color { r: 0, g: 0, b: 0 }) < 2.0);
        assert_eq!((dark.palette.positive.to_hex().as_str(), dark.radius), ("#00ff00", 2.0));
        assert_ne!(theme.fingerprint, dark.fingerprint);
    }

    #[test]
    fn what_a_theme_leaves_out_is_its_bases() {
        let theme =
            Theme::from_yaml("name: ours\nbase: paper\ncolors: {accent: \"#4a1f63\"}\n", "own.yaml", None).unwrap();
        let paper = Theme::load("paper", Path::new("nowhere")).unwrap();
        assert_eq!((theme.cards, theme.radius, theme.palette.card), (paper.cards, paper.radius, paper.palette.card));
        assert_eq!(theme.palette.accent.to_hex(), "#4a1f63");
        assert_eq!(
            error("name: ours\nbase: papr\n"),
            format!("own.yaml: base is \"papr\", expected one of {}", builtin_names().join(", "))
        );
        assert!(error("name: ours\nmode: dark\n").contains("give it as brand"));
    }

    #[test]
    fn colours_that_some_eyes_cannot_tell_apart_are_refused() {
        let error = error(&HARBOR.replace("compare: \"#7d8c98\"", "compare: \"#4a7a55\""));
        assert!(error.starts_with("own.yaml: accent #0e607c and compare #4a7a55 differ by 0."), "{error}");
        assert!(error.contains("for tritanopia, need 0.12"), "{error}");
    }

    #[test]
    fn a_fall_is_never_red() {
        let error = error(&HARBOR.replace("caution: \"#8a5807\"", "caution: \"#b3261e\""));
        assert_eq!(error, "own.yaml: caution #b3261e is red, which reads as an alarm; choose a green or an amber");
    }

    #[test]
    fn a_wrong_colour_is_named_with_its_line() {
        let error = error(&HARBOR.replace("#13222e", "navy"));
        assert_eq!(error, "own.yaml:6:8: colors.ink: \"navy\" is no colour, expected \"#rrggbb\"");
    }

    #[test]
    fn small_type_and_boxes_for_letters_are_refused() {
        assert_eq!(error(&HARBOR.replace("body: 16", "body: 14")), "own.yaml: sizes.body is 14, expected 16 to 36");
        assert_eq!(error(&HARBOR.replace("small: 12", "small: 9")), "own.yaml: sizes.small is 9, expected 11 to 24");
        let boxed = error(&HARBOR.replace('•', "▯"));
        assert_eq!(boxed, "own.yaml: substitute is '▯', expected a sign that is no letter, space or box");
    }

    #[test]
    fn spaces_that_do_not_rise_and_columns_without_room_are_refused() {
        assert_eq!(error(&HARBOR.replace("s: 8,", "s: 3,")), "own.yaml: spacing.s is 3, not more than spacing.xs (4)");
        assert_eq!(
            error(&HARBOR.replace("margin: 56", "margin: 200")),
            "own.yaml: grid.margin is 200, expected 20 to 120"
        );
    }

    #[test]
    fn a_workspace_theme_goes_before_a_built_in_one_of_its_name() {
        let workspace = tempfile::tempdir().unwrap();
        std::fs::create_dir(workspace.path().join("themes")).unwrap();
        let own = HARBOR.replace("radius: 10", "radius: 3");
        std::fs::write(workspace.path().join("themes/harbor.yaml"), &own).unwrap();
        std::fs::write(workspace.path().join("themes/brand.yaml"), own.replace("harbor", "brand")).unwrap();
        assert_eq!(Theme::load("harbor", workspace.path()).unwrap().radius, 3.0);
        assert_eq!(Theme::load("themes/brand.yaml", workspace.path()).unwrap().name, "brand");
        let unknown = Theme::load("brnad", workspace.path()).unwrap_err().to_string();
        let expected = "there is no theme \"brnad\", did you mean \"brand\"?; there are beacon, brand, editorial, harbor, \
            night, orchard, paper";
        assert_eq!(unknown, expected);
    }

    #[test]
    fn fonts_come_from_files_or_a_family_and_change_the_fingerprint() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
        let of = |fonts: &str| {
            let (head, _) = HARBOR.split_once("fonts:").unwrap();
            Theme::from_yaml(&format!("{head}fonts:\n  {fonts}\n"), "own.yaml", Some(&folder))
        };
        let all_regular = "files: {regular: Inter_400Regular.ttf, semibold: Inter_400Regular.ttf, \
            bold: Inter_400Regular.ttf}\n  folder: fonts/inter";
        let files = of(all_regular).unwrap();
        assert_eq!(files.fonts.files[2].name, "Inter-Regular");
        let family = of("family: Inter\n  folder: fonts/inter").unwrap();
        assert_eq!(family.fonts.files[2].name, "Inter-Bold");
        assert_ne!(files.fingerprint, family.fingerprint);
        let missing = of("family: Nowhere Sans").unwrap_err().to_string();
        let expected = "own.yaml: the font family \"Nowhere Sans\" is neither built in nor in the theme's font folder nor on this \
             system";
        assert_eq!(missing, expected);
    }

    #[test]
    fn an_alias_bomb_is_an_error() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let before = format!("*a{}, ", level - 1).repeat(10);
            bomb += &format!("a{level}: &a{level} [{}]\n", before.trim_end_matches(", "));
        }
        assert!(error(&bomb).starts_with("own.yaml:"));
    }
}
