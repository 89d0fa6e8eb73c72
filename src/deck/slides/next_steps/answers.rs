//! Prepared answers: one click each, to the decision and to the further steps.

use serde::Serialize;

use crate::account::view::Account;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::widgets::page::{Card, SlidePage};
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::insight::model::{NextAction, Question};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

/// The heights of a button, the usual first; lower ones are for cards with many words.
const BUTTONS: [Pt; 3] = [38.0, 30.0, 24.0];

/// The card of the decision: what it asks, its answers, and the ways to talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerCard {
    /// What the decision asks, or an invitation to say yes.
    pub question: String,
    pub answers: Vec<Link>,
    pub book: Link,
    pub reply: Link,
    /// For a reader who is not the right person.
    pub wrong_person: Link,
}

/// Makes the links that answer.
pub(crate) struct Answers<'a> {
    pub account: &'a Account,
    pub workspace: &'a Workspace,
    pub localizer: &'a Localizer,
}

/// The answers to a step without a question.
const YES_OR_LATER: [&str; 2] = ["answer-yes", "answer-later"];

impl Answers<'_> {
    /// The heading above the answers to the decision, and these. Where the question is the page's title it is not repeated.
    pub fn of_decision(&self, step: &NextAction, is_title: bool) -> (String, Vec<Link>) {
        let (asked, heading, answers) = match &step.question {
            Some(Question { text, answers }) => {
                let text = self.localizer.say(text);
                let heading = if is_title { self.localizer.word("next-answer") } else { text.clone() };
                (text, heading, answers.clone())
            }
            None => {
                let answers = YES_OR_LATER.into_iter().map(Message::new).collect();
                (self.localizer.say(&step.title), self.localizer.word("next-yes"), answers)
            }
        };
        (heading, answers.iter().map(|answer| self.link(step, &asked, answer)).collect())
    }

    /// A link that gives an answer: with a token of its own to the vendor's page, else as an e-mail that is begun.
    pub fn link(&self, step: &NextAction, asked: &str, answer: &Message) -> Link {
        let label = self.localizer.say(answer);
        let topic = format!("{}={}", step.id, answer.id.trim_start_matches("answer-"));
        let link = match self.workspace.hand_raise_page() {
            Some(url) => Link::page(label, url, topic, self.workspace),
            None => {
                let subject = Message::new("next-subject-answer").with("account", self.account.name.as_str());
                let subject = subject.with("asked", asked).with("answer", label.as_str());
                Link::mail(label, &self.account.csm.email, Some(self.localizer.say(&subject)), &topic)
            }
        };
        Link { asked: Some(asked.to_owned()), ..link }
    }
}

impl AnswerCard {
    pub fn links(&mut self) -> impl Iterator<Item = &mut Link> {
        self.answers.iter_mut().chain([&mut self.book, &mut self.reply, &mut self.wrong_person])
    }

    /// Question and answers from the top of the card, the ways to talk at its foot.
    pub fn draw(&self, page: &mut SlidePage, card: &Card) {
        let (inner, space) = (card.inner, page.theme.space);
        let width = inner.width;
        let mut foot = VStack::default();
        let link = card.ink(page.link_style());
        foot.link(page, &self.reply, &link, width);
        foot.gap(space.s).link(page, &self.wrong_person, &link, width);
        let book = Rect { y: inner.bottom() - foot.height() - space.m - BUTTONS[0], height: BUTTONS[0], ..inner };
        // Four answers stand two by two where their words are short; a fifth is below them, over the full width.
        let half = Rect { height: BUTTONS[0], ..inner }.columns(2, space.s)[0].inset(space.m, 0.0);
        let is_short = |answer: &Link| {
            let block = page.block(&answer.label, &page.strong(), half, 1);
            !block.cut && !block.divided
        };
        let paired = self.answers.len() / 2 * 2;
        let columns = if self.answers.len() > 3 && self.answers[..paired].iter().all(is_short) { 2 } else { 1 };
        let rows = self.answers.len().div_ceil(columns) as Pt;
        let stack_of = |(style, lines): (&TextStyle, usize)| {
            let mut stack = VStack::default();
            stack.heading(page, &self.question, style, width, lines);
            stack
        };
        let (heading, strong) = (card.ink(page.heading()), card.ink(page.strong()));
        let room = |button: Pt, gap: Pt| book.y - space.m - inner.y - space.s - rows * (button + gap);
        let settings = BUTTONS.iter().flat_map(|button| {
            let gap = if *button == BUTTONS[0] { space.s } else { space.xs };
            [(&heading, 2), (&heading, 3), (&strong, 3), (&strong, 5)].map(|set| (*button, gap, stack_of(set)))
        });
        let fits = |(button, gap, stack): &(Pt, Pt, VStack)| stack.is_whole() && stack.height() <= room(*button, *gap);
        let Some((button, gap, stack)) = first_that(settings, fits) else { return };
        let stack = if stack.height() <= room(button, gap) {
            stack
        } else {
            VStack::fitting(room(button, gap), [(&strong, 2), (&strong, 1)], stack_of)
        };
        let mut y = stack.draw(page, Point::new(inner.x, inner.y)) + space.s;
        for row in self.answers.chunks(columns) {
            let cells = Rect { y, height: button, ..inner }.columns(row.len(), space.s);
            for (answer, cell) in row.iter().zip(cells) {
                page.outlined_button(answer, cell, page.theme.palette.accent, card.ink);
            }
            y += button + gap;
        }
        page.button(&self.book, book, page.theme.palette.on_accent, page.theme.palette.accent);
        foot.bottom(page, inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::action::ActionKind;
    use crate::deck::links::Target;
    use crate::insight::model::Who;
    use crate::insight::registry::tests::{account, workspace};

    fn step(question: Option<Question>) -> NextAction {
        let id = ActionKind::new("step-fell").on("jobs");
        let step =
            NextAction::new(id, Message::new("step-fell"), Message::new("step-fell-detail").with("csm", "Robin"));
        NextAction { who: Who::Both, question, ..step }
    }

    #[test]
    fn each_answer_is_a_mail_that_is_begun_and_says_what_was_asked() {
        let (account, workspace, localizer) = (account(), workspace(), Localizer::new("en-US").unwrap());
        let answers = Answers { account: &account, workspace: &workspace, localizer: &localizer };
        let text = Message::new("ask-fell").with("quarter", account.period);
        let question = Question::new(text, &["answer-stopped", "answer-chose"]);
        let (heading, links) = answers.of_decision(&step(Some(question.clone())), false);
        assert_eq!(heading, "What changed in Q3 2026?");
        let topics: Vec<_> = links.iter().map(|link| link.topic.as_str()).collect();
        assert_eq!(topics, ["step-fell:jobs=stopped", "step-fell:jobs=chose"], "a token of its own each");
        assert!(links.iter().all(|link| link.asked.as_deref() == Some("What changed in Q3 2026?")));
        let subject = |link: &Link| match &link.target {
            Target::Mail { subject, .. } => subject.clone(),
            Target::Page { .. } => None,
        };
        assert_eq!(subject(&links[0]).unwrap(), "Acme: What changed in Q3 2026? It stopped working");
        let (heading, _) = answers.of_decision(&step(Some(question)), true);
        assert_eq!(heading, "Answer with one click", "the title asks already");
        let (heading, links) = answers.of_decision(&step(None), false);
        assert_eq!((heading.as_str(), links.len()), ("Say yes, or ask", 2));
    }
}
