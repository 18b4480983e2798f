//! Lists by neighbourhood: an RT head gets a sheet with those who live there.

use crate::contract::roster::RosterFilter;
use crate::desk::Work;
use crate::error::ApiError;
use crate::letter::{say, with};
use crate::roster;
use lindung_domain::details::Field;
use lindung_domain::worker::WorkerState;
use lindung_store::{Line, SubjectId};
use std::collections::BTreeMap;

/// An RT of an RW, in the order of their numbers; "003" and "3" are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Neighbours {
    rw: (u32, String),
    rt: (u32, String),
}

impl Neighbours {
    pub(super) fn new(rt: &str, rw: &str) -> Self {
        let part = |text: &str| {
            let bare = text.trim().trim_start_matches(['0', '-']).to_uppercase();
            (bare.parse().unwrap_or(u32::MAX), bare)
        };
        Self { rw: part(rw), rt: part(rt) }
    }

    /// "RT 003 / RW 01"; dots for what is not known.
    pub(super) fn words(&self) -> String {
        let part = |(number, text): &(u32, String), width: usize| match (text.as_str(), number) {
            ("", _) => "........".to_owned(),
            (text, &u32::MAX) => text.to_owned(),
            (_, number) => format!("{number:0width$}"),
        };
        with("neighbours", &[("rt", &part(&self.rt, 3)), ("rw", &part(&self.rw, 2))])
    }

    /// "Ketua RT 003".
    pub(super) fn head(&self) -> String {
        match &self.rt {
            (u32::MAX, text) if text.is_empty() => say("rt_head"),
            (u32::MAX, text) => format!("{} {text}", say("rt_head")),
            (number, _) => format!("{} {number:03}", say("rt_head")),
        }
    }
}

/// "003/01".
pub(super) fn rt_rw(line: &Line) -> String {
    match (line.rt.as_str(), line.rw.as_str()) {
        ("", "") => String::new(),
        (rt, "") => rt.to_owned(),
        (rt, rw) => format!("{rt}/{rw}"),
    }
}

/// Those who pass the filter and are here, by name: nobody who died, left or is read elsewhere.
pub(crate) fn here(work: &Work<'_>, asked: &RosterFilter) -> Result<Vec<Line>, ApiError> {
    let mut lines = work.open.store.roster(&roster::filter(work, asked)?, u64::MAX, 0)?;
    lines.retain(|line| line.state < WorkerState::Moved);
    lines.sort_by_cached_key(|line| (line.name.to_uppercase(), line.nik.clone()));
    Ok(lines)
}

/// The same people, neighbourhood by neighbourhood.
pub(super) fn by_neighbours(lines: Vec<Line>) -> BTreeMap<Neighbours, Vec<Line>> {
    let mut sheets: BTreeMap<Neighbours, Vec<Line>> = BTreeMap::new();
    for line in lines {
        sheets.entry(Neighbours::new(&line.rt, &line.rw)).or_default().push(line);
    }
    sheets
}

/// The neighbourhood that is asked for, else every one of the register; one without a number where
/// nobody is registered yet.
pub(super) fn asked(work: &Work<'_>, asked: &RosterFilter) -> Result<Vec<Neighbours>, ApiError> {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let (rt, rw) = (given(&asked.rt), given(&asked.rw));
    let one = Neighbours::new(&rt, &rw);
    if !one.rt.1.is_empty() {
        return Ok(vec![one]);
    }
    let counts = work.open.store.counts()?.into_iter();
    let known = counts.filter(|count| count.state < WorkerState::Moved);
    let known = known.map(|count| Neighbours::new(&count.rt, &count.rw));
    let known: std::collections::BTreeSet<_> =
        known.filter(|known| one.rw.1.is_empty() || known.rw == one.rw).collect();
    Ok(if known.is_empty() { vec![one] } else { known.into_iter().collect() })
}

/// How the filter narrows the list, for under its title; empty for everybody.
pub(crate) fn narrowed(work: &Work<'_>, asked: &RosterFilter) -> Result<Vec<String>, ApiError> {
    let parts =
        [(Field::Rt, &asked.rt), (Field::Rw, &asked.rw), (Field::Occupation, &asked.occupation)];
    let words = crate::words::Words::of("id");
    let parts = parts.into_iter().filter_map(|(field, text)| {
        let text = text.as_ref().filter(|text| !text.trim().is_empty())?;
        let name = words.sentence(&format!("field_{}", field.key()), &[]);
        let text =
            if field == Field::Occupation { roster::occupation_name(text) } else { text.clone() };
        Some(format!("{name} {text}"))
    });
    let state = asked.state.as_ref().filter(|text| !text.is_empty());
    let state = state.map(|key| words.sentence(&format!("state_{key}"), &[]));
    let card = asked.card.as_ref().filter(|text| !text.is_empty());
    let card = card.map(|key| words.sentence(&format!("card_{key}"), &[]));
    let source = asked.funding.map(|id| work.funding(SubjectId::from_number(id))).transpose()?;
    let source = source.map(|source| source.terms.name);
    let search = asked.search.as_ref().filter(|text| !text.trim().is_empty());
    let search = search.map(|text| with("searched", &[("text", text.trim())]));
    let doubt = (asked.doubt == Some(true)).then(|| say("in_doubt"));
    let chosen = asked.workers.as_ref().map(|_| say("chosen"));
    let others = [state, card, source, doubt, search, chosen];
    let parts: Vec<String> = parts.chain(others.into_iter().flatten()).collect();
    Ok(if parts.is_empty() { Vec::new() } else { vec![parts.join(" · ")] })
}
