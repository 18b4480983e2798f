//! What a claim may pay: an estimate ("perkiraan"), for BPJSTK decides.

use crate::cover::{Arrears, Cover, Standing};
use crate::money::{Benefits, Estimate, Month, Rupiah};
use crate::op::claim::ClaimKind;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What an estimate goes by.
#[derive(Debug, Clone, Copy)]
pub struct Befallen<'a> {
    /// What befell the worker.
    pub kind: ClaimKind,
    /// Day of the death or the accident.
    pub on: NaiveDate,
    /// Months that were paid for the worker.
    pub paid: &'a BTreeSet<Month>,
    /// The bracket's base of the worker's income; none where no tariff is known.
    pub base: Option<Rupiah>,
    /// Partial disability in hundredths of a percent, once BPJSTK's table was read.
    pub disability: Option<u32>,
    /// Whether the worker is known to have no heirs: then the funeral money alone is paid.
    pub heirless: bool,
}

/// What may be expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// How the worker stood in the month.
    pub cover: Cover,
    /// Money for the heirs or the worker; none where there was no cover, or something is not known.
    pub benefit: Option<Estimate>,
    /// The most that children may have for school, where there was cover for long enough.
    pub school: Option<Estimate>,
}

/// What a claim may pay, by the rules of the month in which it happened. Months in a row matter to
/// JKM alone; a month that was not paid is a gap.
pub fn expect(of: &Befallen<'_>, benefits: &Benefits, arrears: &Arrears) -> Expected {
    let month = Month::of(of.on);
    let cover = arrears.cover(of.paid, month);
    if matches!(cover.standing, Standing::NeverPaid | Standing::Inactive) {
        return Expected { cover, benefit: None, school: None };
    }
    let based = |estimate: fn(&Benefits, Month, Rupiah) -> Option<Estimate>| {
        of.base.and_then(|base| estimate(benefits, month, base))
    };
    let benefit = match of.kind {
        ClaimKind::Death => benefits.jkm(month, cover.consecutive),
        ClaimKind::AccidentCare => benefits.jkk_care(month),
        ClaimKind::PartialDisability => of
            .disability
            .zip(of.base)
            .and_then(|(part, base)| benefits.jkk_partial_disability(month, base, part)),
        ClaimKind::TotalDisability => based(Benefits::jkk_total_disability),
        ClaimKind::AccidentDeath => based(Benefits::jkk_death),
    };
    let alone = of.heirless && of.kind.is_death();
    let benefit = benefit.and_then(|all| if alone { all.only("funeral") } else { Some(all) });
    let school = match of.kind {
        _ if of.heirless => None,
        ClaimKind::Death => benefits.jkm_school(month, cover.consecutive),
        ClaimKind::TotalDisability | ClaimKind::AccidentDeath => benefits.jkk_school(month),
        ClaimKind::AccidentCare | ClaimKind::PartialDisability => None,
    };
    Expected { cover, benefit, school }
}
