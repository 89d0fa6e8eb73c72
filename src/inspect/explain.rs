//! What is known of an account and what its deck says, for whoever has to answer for a figure.
//!
//! A fact is named as the evidence of sentences names it, and says what it comes from: so a sentence leads to its facts and
//! a fact to the rows of a file. Nothing of this reaches a customer, and nothing internal is in it.

use crate::account::clearance::Hold;
use crate::account::metric::{Limit, Metric, PotentialSource};
use crate::account::view::{Account, OfferReason};
use crate::base::period::Period;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::metrics::{Aggregate, EntitlementPer};
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::missing_slides::omissions;
use crate::deck::registry::Slide;
use crate::insight::model::Insight;
use crate::insight::registry;
use crate::inspect::explanation::{DeckExplanation, ExplainedClaim, ExplainedFigure, ExplainedSlide, Origin};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::plan::HoldPolicy;
use crate::store::manifest_row::Outcome;

impl DeckFactory {
    /// What is known of the account at a place and what its deck says, held or not.
    pub fn story(&self, at: usize) -> DeckExplanation {
        let row = &self.tables().accounts[at];
        let tongue = self.tongues.of(row);
        let (voice, workspace) = (&*tongue.voice, &*tongue.edition.workspace);
        let (account, _internal, _release) = self.base.account_in(at, &tongue.edition);
        let insights = registry::insights(&account, workspace);
        let facts = facts(&account, workspace, voice);
        let (open, withheld) = (open(&account, workspace), self.base.withheld(at));
        let (record, made) = match self.draft_under(at, HoldPolicy::Heeded) {
            Ok(draft) => (draft.record.clone(), Some(draft)),
            Err(record) if record.outcome == Outcome::Held && record.reason_code != Hold::OVERRIDE => {
                (*record, self.draft_under(at, HoldPolicy::Overlooked).ok())
            }
            Err(record) => (*record, None),
        };
        let Some(draft) = made else {
            let selection = crate::deck::registry::select(&account, &insights, workspace, voice);
            let omitted = omissions(&selection, &self.workspace);
            let (slides, steps, sentences) = (Vec::new(), Vec::new(), Vec::new());
            return DeckExplanation { record, told: None, slides, steps, omitted, sentences, facts, withheld, open };
        };
        let page = |slide: &Slide| {
            let shows = |fact: &&ExplainedFigure| shows(slide.kind(), &fact.name, &account);
            let facts = facts.iter().filter(shows).map(|fact| fact.name.clone()).collect();
            ExplainedSlide { slide: slide.kind(), title: slide.title().to_owned(), facts }
        };
        let slides: Vec<_> = draft.selection.slides.iter().map(page).collect();
        let steps = draft.selection.slides.iter().flat_map(steps).collect();
        let omitted = omissions(&draft.selection, &self.workspace);
        let leads = leading(&draft.selection.slides, voice, &insights, &account);
        let mut sentences: Vec<ExplainedClaim> = insights.iter().map(|insight| said(insight, &leads, voice)).collect();
        // What leads and is no rule's: a person's headline, or what is said where nothing was used.
        let own = leads.iter().filter(|text| insights.iter().all(|insight| voice.sentence(&insight.claim) != **text));
        let own =
            own.map(|text| ExplainedClaim { id: "own".into(), text: text.clone(), leads: true, evidence: Vec::new() });
        sentences.splice(0..0, own);
        let told = serde_json::from_str(&draft.told.json).ok();
        DeckExplanation { record, told, slides, steps, omitted, sentences, facts, withheld, open }
    }
}

fn said(insight: &Insight, leads: &[String], voice: &Localizer) -> ExplainedClaim {
    let text = voice.sentence(&insight.claim);
    ExplainedClaim { id: insight.id.clone(), leads: leads.contains(&text), text, evidence: insight.evidence.clone() }
}

/// Features of the plan that are not in use, and products that fit.
fn open(account: &Account, workspace: &Workspace) -> Vec<(String, String)> {
    let catalogue = &workspace.catalogue;
    let features = account.features.iter().flat_map(|features| &features.all).filter(|feature| !feature.used);
    let features = features.map(|f| (f.id.clone(), catalogue.features[f.index].name.as_str().to_owned()));
    let products = account.offers.iter().map(|o| (o.id.clone(), catalogue.products[o.index].name.as_str().to_owned()));
    features.chain(products).collect()
}

/// What a slide says to do next.
fn steps(slide: &Slide) -> Vec<String> {
    let Slide::NextSteps(next) = slide else { return Vec::new() };
    next.steps.iter().map(|step| step.title.clone()).collect()
}

/// Whether a slide shows a fact.
fn shows(slide: SlideKind, fact: &str, account: &Account) -> bool {
    use SlideKind as K;
    let lead = account.lead().map(|metric| metric.id.as_str());
    let (subject, what) = fact.rsplit_once('.').unwrap_or((fact, ""));
    let is_metric = account.metrics.iter().any(|metric| metric.id == subject);
    let is_potential = |metric: &Metric| metric.id == subject && metric.potential.is_some();
    match slide {
        K::Cover => fact == "name",
        K::Glance => {
            is_metric && matches!(what, "value" | "prior") || subject == "seats" || fact.starts_with("features.")
        }
        K::Trend => is_metric && lead == Some(subject),
        K::Potential => account.metrics.iter().any(is_potential) && what != "prior" || subject == "seats",
        K::Features => fact.starts_with("features.") || matches!(what, "users" | "uses" | "peers_share"),
        K::TeamsLikeYours => what == "peers_share",
        K::YourPlan => fact == "plan" || fact == "features.all",
        K::Requests => fact.starts_with("request"),
        K::Products => what == "because",
        K::Value => fact.starts_with("goal:") || fact == "saved.hours",
        K::Service => subject == "service",
        K::NextSteps | K::Note => fact == "csm",
    }
}

/// The sentences of the headline and of the glance.
fn leading(slides: &[Slide], voice: &Localizer, insights: &[Insight], account: &Account) -> Vec<String> {
    let glance = slides.iter().find_map(|slide| if let Slide::Glance(glance) = slide { Some(glance) } else { None });
    let headline = voice.sentence(&registry::headline(insights, account));
    let remarks = glance.into_iter().flat_map(|glance| glance.remarks.iter().map(|remark| remark.text.clone()));
    remarks.chain([headline]).collect()
}

/// All facts of an account.
fn facts(account: &Account, workspace: &Workspace, voice: &Localizer) -> Vec<ExplainedFigure> {
    let mut all = of_account(account);
    account.metrics.iter().for_each(|metric| of_metric(metric, account, workspace, voice, &mut all));
    of_people(account, voice, &mut all);
    of_features(account, workspace, voice, &mut all);
    of_rest(account, workspace, voice, &mut all);
    all
}

fn fact(name: impl Into<String>, value: f64, text: String, origin: Origin) -> ExplainedFigure {
    ExplainedFigure { name: name.into(), value: Some(value), text, origin }
}

fn of_account(account: &Account) -> Vec<ExplainedFigure> {
    let text = |name: &str, text: String, field| ExplainedFigure {
        name: name.to_owned(),
        value: None,
        text,
        origin: Origin::Field(field),
    };
    let plan = account.plan.as_ref().map(|plan| text("plan", plan.name.clone(), AccountField::Plan));
    let started = account.started_on.map(|on| text("customer_since", on.to_string(), AccountField::StartedOn));
    let csm = text("csm", format!("{} <{}>", account.csm.name, account.csm.email), AccountField::CsmName);
    [Some(text("name", account.name.clone(), AccountField::Name)), plan, started, Some(csm)]
        .into_iter()
        .flatten()
        .collect()
}

fn of_metric(
    metric: &Metric,
    account: &Account,
    workspace: &Workspace,
    voice: &Localizer,
    all: &mut Vec<ExplainedFigure>,
) {
    let id = &metric.id;
    let text = |value: f64| say(voice, Arg::Quantity(value, metric.noun.clone()));
    let measured = |weeks: &[Option<f64>], back: u64| {
        let days = account.weeks.iter().map(|day| *day - chrono::Days::new(back));
        let mut days: Vec<_> = days.zip(weeks).filter(|(_, value)| value.is_some()).map(|(day, _)| day).collect();
        if metric.aggregate == Aggregate::Last {
            days = days.split_off(days.len().saturating_sub(1));
        }
        Origin::Usage { metric: id.clone(), weeks: days, how: metric.aggregate }
    };
    all.push(fact(format!("{id}.value"), metric.value, text(metric.value), measured(&metric.weeks, 0)));
    if let Some(prior) = metric.prior {
        let back = 7 * crate::base::period::WEEKS as u64;
        all.push(fact(format!("{id}.prior"), prior, text(prior), measured(&metric.prior_weeks, back)));
    }
    if let Some(change) = metric.change.as_ref().filter(|_| metric.prior.is_none()) {
        let how = format!("{id}, the weeks measured in both quarters");
        all.push(fact(
            format!("{id}.change"),
            change.share,
            say(voice, Arg::Share(change.share)),
            Origin::Computed(how),
        ));
    }
    let config = workspace.config.metrics.iter().find(|config| config.id == *id);
    let entitlement = || match config.and_then(|config| config.entitlement.as_deref()) {
        Some("seats_licensed") | None => Origin::Field(AccountField::SeatsLicensed),
        Some(name) => Origin::Entitlement(name.to_owned()),
    };
    if let Some(potential) = &metric.potential {
        let (name, origin) = match potential.source {
            PotentialSource::Entitlement => ("entitlement", entitlement()),
            PotentialSource::Cohort { n } => ("potential", Origin::Cohort { n }),
            PotentialSource::OwnBest(of) => ("potential", own_best(&metric.id, of)),
        };
        let part = match (potential.source, config.map(|config| config.entitlement_per)) {
            (PotentialSource::Entitlement, Some(EntitlementPer::Month)) => " for the quarter, from a month's",
            (PotentialSource::Entitlement, Some(EntitlementPer::Year)) => " for the quarter, from a year's",
            _ => "",
        };
        let text = format!("{}{part}", text(potential.value));
        all.push(fact(format!("{id}.{name}"), potential.value, text, origin));
    }
    if let Some(Limit { value, seats: false }) = metric.limit {
        all.push(fact(format!("{id}.limit"), value, text(value), entitlement()));
    }
    if let Some(peers) = &metric.peers {
        all.push(fact(format!("{id}.peers_median"), peers.median, text(peers.median), Origin::Cohort { n: peers.n }));
    }
}

fn own_best(metric: &str, of: Period) -> Origin {
    Origin::Computed(format!("the account's own best quarter of {metric}, {}", of.label()))
}

fn of_people(account: &Account, voice: &Localizer, all: &mut Vec<ExplainedFigure>) {
    if let Some(seats) = &account.seats {
        let active = format!("{}.value, rounded to whole seats", seats.metric);
        all.push(fact("seats.active", seats.active, voice.number(seats.active), Origin::Computed(active)));
    }
    if let Some(licensed) = account.seats_licensed {
        all.push(fact("seats.licensed", licensed, voice.number(licensed), Origin::Field(AccountField::SeatsLicensed)));
    }
    if let Some(stickiness) = &account.stickiness {
        let who = if stickiness.daily { "daily" } else { "weekly" };
        let (users, month) = (voice.number(stickiness.users), voice.number(stickiness.month));
        let how = Origin::Computed(format!("{users} {who} users ÷ {month} monthly users of the latest week with both"));
        let share = stickiness.share;
        all.push(fact("stickiness.share", share, say(voice, Arg::Share(share)), how));
        if let Some(before) = stickiness.before {
            let how = Origin::Computed("the same of the week 13 earlier".into());
            all.push(fact("stickiness.before", before, say(voice, Arg::Share(before)), how));
        }
    }
    if let Some(saved) = &account.saved {
        let (count, minutes) = (voice.number(saved.workflows), voice.number(saved.minutes_each));
        let how = format!("{count} × {minutes} minutes ÷ 60, rounded down");
        all.push(fact("saved.hours", saved.hours(), voice.number(saved.hours()), Origin::Computed(how)));
    }
}

fn of_features(account: &Account, workspace: &Workspace, voice: &Localizer, all: &mut Vec<ExplainedFigure>) {
    let Some(features) = &account.features else { return };
    let number = |n: usize| voice.number(n as f64);
    all.push(fact("features.used", features.used() as f64, number(features.used()), Origin::Features(None)));
    all.push(fact("features.all", features.all.len() as f64, number(features.all.len()), Origin::Catalogue));
    for feature in features.all.iter().filter(|feature| feature.used) {
        let name = &workspace.catalogue.features[feature.index].name;
        let (what, value) = match (feature.users, feature.uses) {
            (Some(users), _) => ("users", users),
            (None, Some(uses)) => ("uses", uses),
            (None, None) => continue,
        };
        let text = format!("{} ({})", voice.number(value), name.as_str());
        all.push(fact(format!("{}.{what}", feature.id), value, text, Origin::Features(Some(feature.id.clone()))));
    }
    for feature in &features.all {
        if let Some(peers) = feature.peers {
            let text = say(voice, Arg::Share(peers.share));
            all.push(fact(format!("{}.peers_share", feature.id), peers.share, text, Origin::Cohort { n: peers.n }));
        }
    }
}

fn of_rest(account: &Account, workspace: &Workspace, voice: &Localizer, all: &mut Vec<ExplainedFigure>) {
    let number = |n: usize| voice.number(n as f64);
    if !account.requests.is_empty() {
        let live = account.requests.iter().filter(|request| request.live).count();
        all.push(fact("requests.live", live as f64, number(live), Origin::Requests(None)));
        let total = account.requests.len();
        all.push(fact("requests.all", total as f64, number(total), Origin::Requests(None)));
    }
    for request in &account.requests {
        let state = if request.live { "live" } else { "not yet live" };
        let (name, text) = (format!("request:{}", request.id), format!("{} ({state})", request.title.as_str()));
        all.push(ExplainedFigure { name, value: None, text, origin: Origin::Requests(Some(request.id.clone())) });
    }
    for offer in &account.offers {
        let (value, text, origin) = match &offer.because {
            OfferReason::Metric { id, value, noun, .. } => {
                let text = say(voice, Arg::Quantity(*value, noun.clone()));
                (Some(*value), text, Origin::Computed(format!("{id}.value")))
            }
            OfferReason::Feature { name, users } => {
                let used = workspace.catalogue.features.iter().find(|feature| feature.name.as_str() == name);
                (*users, name.clone(), Origin::Features(used.map(|feature| feature.id.clone())))
            }
        };
        all.push(ExplainedFigure { name: format!("{}.because", offer.id), value, text, origin });
    }
    if let Some(service) = &account.service {
        all.push(fact("service.opened", service.opened as f64, number(service.opened), Origin::Tickets));
        if let Some(solved) = service.solved {
            all.push(fact("service.solved", solved as f64, number(solved), Origin::Tickets));
        }
        if let Some((minutes, n)) = service.first_reply {
            let text = format!("{}, the median of {n}", say(voice, Arg::Minutes(minutes)));
            all.push(fact("service.first_reply_minutes", minutes, text, Origin::Tickets));
            all.push(fact("service.replied", n as f64, number(n), Origin::Tickets));
        }
    }
    for (place, goal) in account.goals.iter().enumerate() {
        let unit = || goal.unit.clone().unwrap_or_default();
        let [actual, target] = [goal.actual, goal.target].map(|value| say(voice, Arg::Measure(value, unit())));
        let text = format!("{}: {actual} of {target}", goal.goal);
        all.push(fact(format!("goal:{}", place + 1), goal.actual, text, Origin::Goal(goal.goal.clone())));
    }
}

fn say(voice: &Localizer, arg: Arg) -> String {
    voice.say(&Message::new("text").with("text", arg))
}
