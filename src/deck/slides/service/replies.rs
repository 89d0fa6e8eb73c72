//! The first replies one by one, against the time that was promised.

use crate::account::view::Service;
use crate::layout::chart::strip::DotStrip;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// Minutes between the marks of the axis, of which the smallest is taken that needs few marks.
const STEPS: [f64; 12] = [5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 1_440.0, 2_880.0, 7_200.0, 14_400.0];

/// The axis goes on behind the longest reply and the promise by this factor.
const AIR: f64 = 1.05;

/// The most marks behind the first.
const MARKS: f64 = 5.0;

/// How many first replies came within the promised time, where there is one.
pub(crate) fn kept(service: &Service) -> Option<usize> {
    let promised = service.promised?;
    Some(service.replies.iter().filter(|minutes| **minutes <= promised).count())
}

/// The strip of an account's first replies; `None` if too few are known.
pub(crate) fn strip(service: &Service, localizer: &Localizer) -> Option<DotStrip> {
    let (median, n) = service.first_reply?;
    let say = |message: &Message| localizer.say(message);
    let minutes = |minutes: f64| say(&Message::new("text").with("text", Arg::Minutes(minutes)));
    let line = match service.promised {
        Some(promised) => {
            let message = Message::new("service-promised").with("promised", Arg::Minutes(promised));
            (promised, say(&message))
        }
        None => (median, say(&Message::new("service-half").with("duration", Arg::Minutes(median)))),
    };
    let most = service.replies.iter().copied().fold(line.0, f64::max) * AIR;
    let step = STEPS.into_iter().find(|step| most <= step * MARKS).unwrap_or(most / MARKS);
    let ticks = (0..).map(|mark| f64::from(mark) * step).take_while(|at| *at < most + step);
    let ticks = ticks.map(|at| (at, if at > 0.0 { minutes(at) } else { "0".to_owned() })).collect();
    let half = Message::new("service-strip-alt").with("n", n).with("duration", Arg::Minutes(median));
    let kept = kept(service).zip(service.promised).map(|(kept, promised)| {
        let message = Message::new("service-strip-alt-kept").with("kept", kept).with("n", n);
        message.with("promised", Arg::Minutes(promised))
    });
    let alt = crate::deck::phrases::alt_text(half, kept, localizer);
    Some(DotStrip { dots: service.replies.clone(), ticks, line, promised: service.promised.is_some(), alt })
}
