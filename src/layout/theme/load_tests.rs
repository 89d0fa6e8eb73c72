//! Which themes load and which are refused.

use super::*;
use crate::layout::theme::form::Composition;

const HARBOR: &str = BUILTIN[0].1;

fn error(yaml: &str) -> String {
    Theme::from_yaml(yaml, "own.yaml", None, None).unwrap_err().to_string()
}

#[test]
fn the_built_in_themes_hold_what_themes_must() {
    for name in builtin_looks() {
        let theme = Theme::load(&name, Path::new("nowhere")).unwrap();
        assert_eq!(theme.name, name);
        assert_eq!(theme.fingerprint.len(), 64);
        assert!(crate::layout::text::fonts::Fonts::load(&theme).is_ok());
    }
}

#[test]
fn chart_colours_of_the_built_in_themes_stay_apart_for_all_eyes() {
    for name in builtin_looks() {
        let p = Theme::load(&name, Path::new("nowhere")).unwrap().palette;
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
fn the_built_in_themes_are_three_compositions_in_three_modes() {
    let themes: Vec<_> = builtin_looks().iter().map(|name| Theme::load(name, Path::new("nowhere")).unwrap()).collect();
    let compositions: Vec<_> = themes.iter().map(|theme| format!("{:?}", theme.composition)).collect();
    assert_eq!(
        compositions,
        ["Report", "Report", "Report", "Letter", "Letter", "Letter", "Poster", "Poster", "Poster"]
    );
    for of_one in themes.chunks(3) {
        let [light, dark, print] = of_one else { unreachable!("there are three modes") };
        let ink = |theme: &Theme| theme.palette.ink.contrast(crate::layout::color::Color { r: 0, g: 0, b: 0 });
        assert!(ink(dark) > 12.0 && ink(light) < 2.0 && ink(print) < 2.0, "{}", light.name);
        assert_eq!(print.palette.surface.to_hex(), "#ffffff", "{}", print.name);
        assert_eq!((light.radius, light.cards, light.scale.display), (dark.radius, dark.cards, dark.scale.display));
    }
}

#[test]
fn names_of_earlier_editions_load_what_they_became() {
    let of = |name: &str| Theme::load(name, Path::new("nowhere")).unwrap();
    for (former, now) in [("night", "harbor-dark"), ("paper", "harbor-print")] {
        let (was, is) = (of(former), of(now));
        assert_eq!((was.name.as_str(), was.renamed), (now, Some(now)));
        assert_eq!(
            (was.palette.surface, was.palette.accent, is.renamed),
            (is.palette.surface, is.palette.accent, None)
        );
    }
    let orchard = of("orchard");
    assert_eq!(orchard.palette.accent.to_hex(), "#963c14");
    assert!(orchard.renamed.is_some_and(|instead| instead.contains("brand: \"#963c14\"")));
    let own = "name: ours\nbase: night\ncover: band\ntitle: ruled\n";
    let own = Theme::from_yaml(own, "own.yaml", None, None).unwrap();
    assert_eq!((own.composition, own.palette.surface), (Composition::Letter, of("harbor-dark").palette.surface));
}

#[test]
fn a_theme_of_a_workspace_has_its_three_modes_too() {
    let workspace = tempfile::tempdir().unwrap();
    std::fs::create_dir(workspace.path().join("themes")).unwrap();
    let own = "name: acme\nbase: editorial\nbrand: \"#6a1b9a\"\ncolors: {positive: \"#0f6b55\"}\n";
    std::fs::write(workspace.path().join("themes/acme.yaml"), own).unwrap();
    let of = |name: &str| Theme::load(name, workspace.path()).unwrap();
    let (light, dark) = (of("acme"), of("acme-dark"));
    assert_eq!((light.name.as_str(), dark.name.as_str(), dark.composition), ("acme", "acme-dark", Composition::Letter));
    assert_eq!(light.palette.positive.to_hex(), "#0f6b55");
    assert_ne!(dark.palette.positive.to_hex(), "#0f6b55", "single roles are of the theme's own mode");
    assert_ne!(of("acme-print").fingerprint, light.fingerprint);
    assert!(Theme::load("acme-sepia", workspace.path()).is_err());
}

#[test]
fn the_signs_of_a_deck_are_drawn_by_what_is_built_in() {
    let signs = "▲▼→←↑↓↗↘−–—‐‑‘’“”„…•×€£¥₹%‰≈≥≤·½²αΩЖяąșőž\u{a0}\u{202f}\u{2009}";
    for name in builtin_looks() {
        let theme = Theme::load(&name, Path::new("nowhere")).unwrap();
        let fonts = crate::layout::text::fonts::Fonts::load(&theme).unwrap();
        for weight in crate::layout::text::style::Weight::ALL {
            for run in fonts.shape(signs, &theme.style(weight, 16.0, theme.palette.ink)) {
                let face = &fonts.face(run.face).name;
                let built_in = ["Inter-", "IBMPlexSans-", "Manrope-", "SourceSerif4-"];
                assert!(built_in.iter().any(|known| face.starts_with(known)), "{name}: {:?} by {face}", run.text);
                assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{name}: {:?}", run.text);
            }
        }
    }
}

#[test]
fn print_keeps_its_greys_apart_and_spends_no_ink_on_the_cover() {
    for name in builtin_names() {
        let palette = Theme::load(&format!("{name}-print"), Path::new("nowhere")).unwrap().palette;
        assert!(palette.accent.contrast(palette.compare) > 2.0, "{name}");
        assert!(palette.compare.contrast(palette.accent_soft) > 2.0, "{name}");
        assert_eq!(palette.cover.0.to_hex(), "#ffffff", "{name}");
    }
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
    assert!(error.starts_with("own.yaml:8:3: colors: unknown field `mutd`, expected one of"), "{error}");
}

#[test]
fn two_lines_make_a_theme() {
    let of = |yaml: &str| Theme::from_yaml(yaml, "own.yaml", None, None).unwrap();
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
    let of = |yaml: &str| Theme::from_yaml(yaml, "own.yaml", None, None).unwrap();
    let theme = of("name: ours\nbase: editorial\ncolors: {accent: \"#4a1f63\"}\n");
    let editorial = Theme::load("editorial", Path::new("nowhere")).unwrap();
    assert_eq!(
        (theme.cards, theme.radius, theme.palette.card),
        (editorial.cards, editorial.radius, editorial.palette.card)
    );
    assert_eq!(theme.palette.accent.to_hex(), "#4a1f63");
    assert_eq!(
        error("name: ours\nbase: harbr\n"),
        format!("own.yaml: base is \"harbr\", expected one of {}", builtin_names().join(", "))
    );
    assert!(error("name: ours\nbrand2: \"#4a1f63\"\n").contains("give the first as brand"));
    assert_eq!(of("name: ours\nmode: dark\n").palette.ink, of("name: ours\nbase: harbor-dark\n").palette.ink);
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
    assert_eq!(error, "own.yaml:7:8: colors.ink: \"navy\" is no colour, expected \"#rrggbb\"");
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
    assert_eq!(error(&HARBOR.replace("margin: 56", "margin: 200")), "own.yaml: grid.margin is 200, expected 20 to 120");
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
        each also as NAME-dark and NAME-print";
    assert_eq!(unknown, expected);
}

#[test]
fn fonts_come_from_files_or_a_family_and_change_the_fingerprint() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let of = |fonts: &str| {
        let (head, _) = HARBOR.split_once("fonts:").unwrap();
        Theme::from_yaml(&format!("{head}fonts:\n  {fonts}\n"), "own.yaml", Some(&folder), None)
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
