//! Changes within the account's plan that it did not ask for, shown below its own requests.

use crate::account::view::{Account, Request};
use crate::config::wording::Wording;
use crate::deck::widgets::lang_text::spoken;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::word_budget;
use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

/// What went live within the plan: first what belongs to features that the account uses, the newest first.
pub(crate) fn in_use_first(account: &Account) -> Vec<&Request> {
    let of_use = |change: &Request| {
        let features = account.features.iter().flat_map(|features| &features.all);
        change.feature.is_none_or(|index| features.into_iter().any(|f| f.index == index && f.used))
    };
    let mut all: Vec<_> = account.shipped.iter().collect();
    all.sort_by_key(|change| !of_use(change));
    all
}

/// A heading and the changes that this account did not ask for, as many as fit.
pub(crate) fn also(
    account: &Account,
    mut room: word_budget::WordBudget,
    localizer: &Localizer,
) -> Option<(String, Vec<(Wording, String)>)> {
    let heading = localizer.say(&Message::new("requests-also").with("quarter", account.period));
    room.spend([heading.as_str()]);
    let same = |a: &Request, b: &Request| {
        a.title == b.title || (a.url.is_some() && a.url == b.url && a.shipped_on == b.shipped_on)
    };
    let asked = |shipped: &&Request| account.requests.iter().any(|own| same(own, shipped));
    let fits = |shipped: &&Request| room.take([&*shipped.title]);
    let line = |r: &Request| (r.title.clone(), r.shipped_on.map(|on| localizer.day(on)).unwrap_or_default());
    let others = in_use_first(account).into_iter().filter(|shipped| !asked(shipped));
    let lines: Vec<_> = others.take(ROWS).take_while(fits).map(line).collect();
    (!lines.is_empty()).then_some((heading, lines))
}

/// The height of the list in two columns.
pub(crate) fn also_height(lines: usize, theme: &Theme) -> Pt {
    let rows = lines.div_ceil(2) as Pt;
    theme.space.l + 22.0 + theme.space.s + (22.0 + theme.space.xs) * rows
}

pub(crate) fn also_list(page: &mut SlidePage, heading: &str, lines: &[(Wording, String)], area: Rect) {
    let theme = page.theme;
    let style = page.strong();
    page.text(Tag::Heading, heading, &style, Rect { height: 24.0, ..area }, 1);
    let top = area.y + 22.0 + theme.space.s;
    let rows = lines.len().div_ceil(2);
    let mut list = Vec::new();
    for (i, (title, since)) in lines.iter().enumerate() {
        let (x, width) = theme.grid.span(if i < rows { 0 } else { 6 }, 6);
        let y = top + (22.0 + theme.space.xs) * (i % rows) as Pt;
        page.push(crate::deck::slides::features::cards::tick(theme, Point::new(x + 8.0, y + 11.0)));
        let day = page.block(since, &page.small(), Rect::new(0.0, 0.0, 110.0, 18.0), 1);
        let room = Rect::new(x + 24.0, y, width - 24.0 - day.size.width - theme.space.m, 22.0);
        let block = page.block(title, &page.body(), room, 1);
        let place = Point::new(x + width - day.size.width, y + 3.0);
        let title = spoken(title.foreign(), block.place(Point::new(room.x, y)));
        let mut items = vec![Item::tagged(Tag::Paragraph, title)];
        items.push(Item::tagged(Tag::Paragraph, day.place(place)));
        list.push(Item::tagged(Tag::ListItem, items));
    }
    page.push(Item::tagged(Tag::List, list));
}

/// The maximum number of changes.
const ROWS: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::{account, features, live_since};

    #[test]
    fn what_belongs_to_features_in_use_comes_first() {
        let of = |title: &str, feature| Request { title: title.to_owned().into(), feature, ..live_since("2026-08-20") };
        let shipped = vec![of("new", Some(1)), of("for all", None), of("used", Some(0))];
        let account = Account { shipped, features: Some(features(&[true, false], &[None; 2])), ..account() };
        let titles: Vec<_> = in_use_first(&account).iter().map(|change| change.title.as_str()).collect();
        assert_eq!(titles, ["for all", "used", "new"]);
    }
}
