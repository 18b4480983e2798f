//! Funding sources, decrees and bills, as their entries leave them.

use crate::money::{Month, MonthRange, Rupiah};
use crate::number::Nik;
use crate::op::Op;
use crate::op::bill::{BillCoded, BillMade, ContributionReceived};
use crate::op::label::Label;
use crate::op::programme::{DecreeAmended, DecreeIssued, FundingTerms, PlaceEnd, WaitingJoined};
use std::collections::{BTreeMap, BTreeSet};

/// Whose money pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingSource {
    /// By which decrees speak of it.
    pub label: Label,
    /// Its terms now.
    pub terms: FundingTerms,
    /// Whether an office named it: then only an office changes it.
    pub by_office: bool,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

/// A decree with its amendments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decree {
    /// As it was issued.
    pub issued: DecreeIssued,
    /// In the order of the log.
    pub amendments: Vec<DecreeAmended>,
    /// Whether it came from above: then only an office changes it.
    pub by_office: bool,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

impl Decree {
    /// The months, half-open, by the last amendment that changed them.
    pub fn months(&self) -> MonthRange {
        let until = self.amendments.iter().rev().find_map(|amended| amended.until_month);
        MonthRange::new(self.issued.from_month, until.unwrap_or(self.issued.until_month))
    }

    /// How many people at a time in a month: by the amendment that began last until then, and of
    /// two that began together by the later word.
    pub fn places(&self, month: Month) -> u32 {
        let begun = self.amendments.iter().filter(|amended| amended.from_month <= month);
        let changed = begun.filter_map(|amended| Some((amended.from_month, amended.places?)));
        let last = changed.max_by_key(|(from, _)| *from);
        last.map_or(self.issued.places, |(_, places)| places)
    }
}

impl Decree {
    /// Canonical bytes of what the village says, for the state hash; none of one from above or of
    /// one that was voided.
    pub(crate) fn village_part(&self) -> Option<Vec<u8>> {
        let mut bytes = Op::DecreeIssued(self.issued.clone()).to_bytes();
        for amended in &self.amendments {
            bytes.extend(Op::DecreeAmended(amended.clone()).to_bytes());
        }
        (self.voided.is_none() && !self.by_office).then_some(bytes)
    }
}

/// A worker's place in a decree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The first month.
    pub from_month: Month,
    /// The first month that was free again, and why.
    pub freed: Option<(Month, PlaceEnd)>,
}

impl Place {
    /// Whether the worker holds it in a month.
    pub fn holds(&self, month: Month) -> bool {
        self.from_month <= month && self.freed.is_none_or(|(until, _)| month < until)
    }
}

/// A worker's places: of each decree one for each first month.
pub type Places = BTreeMap<(Label, Month), Place>;

/// Where a worker waits: the word that counts, of each decree.
pub type Waiting = BTreeMap<Label, WaitingJoined>;

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// As it was received.
    pub received: ContributionReceived,
    /// Why it no longer counts.
    pub voided: Option<String>,
}

/// A bill with what was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// As it was made: frozen.
    pub made: BillMade,
    /// BPJSTK's code for paying it.
    pub code: Option<String>,
    /// Every payment by its label, voided ones too.
    pub contributions: BTreeMap<Label, Contribution>,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

/// What a bill comes to and how far it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoning {
    /// What was billed.
    pub due: Rupiah,
    /// What it would be without relief.
    pub normal: Rupiah,
    /// What was received.
    pub received: Rupiah,
    /// What the payments were for, by the bill; another amount received is looked at again.
    pub covered: Rupiah,
    /// Billed, and nobody paid.
    pub missing: Rupiah,
    /// Paid more than once.
    pub twice: Rupiah,
}

/// One month of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthReckoning {
    /// What was billed.
    pub due: Rupiah,
    /// What the payments were for, by the bill.
    pub covered: Rupiah,
    /// The same, each person once.
    pub paid: Rupiah,
    /// How many people nobody paid for.
    pub unpaid: u64,
}

impl Bill {
    /// Canonical bytes of what the village says, for the state hash; none once voided.
    pub(crate) fn village_part(&self) -> Option<Vec<u8>> {
        let mut bytes = Op::BillMade(self.made.clone()).to_bytes();
        if let Some(code) = &self.code {
            bytes.extend(Op::BillCoded(BillCoded { code: code.clone() }).to_bytes());
        }
        for received in self.counting() {
            bytes.extend(Op::ContributionReceived(received.clone()).to_bytes());
        }
        self.voided.is_none().then_some(bytes)
    }

    /// The payments that count.
    pub fn counting(&self) -> impl Iterator<Item = &ContributionReceived> {
        let counting = self.contributions.values().filter(|one| one.voided.is_none());
        counting.map(|one| &one.received)
    }

    /// How far it is paid. None beyond the range of money.
    pub fn reckon(&self) -> Option<Reckoning> {
        let nobody = BTreeSet::new();
        let due = self.made.due(self.made.months(), &nobody)?;
        let normal = self.made.normal(self.made.months())?;
        let received = Rupiah::checked_sum(self.counting().map(|one| one.amount))?;
        let (mut covered, mut paid) = (Rupiah::ZERO, Rupiah::ZERO);
        for month in self.made.months().iter() {
            let one = self.reckon_month(month)?;
            covered = covered.checked_add(one.covered)?;
            paid = paid.checked_add(one.paid)?;
        }
        let (missing, twice) = (due.checked_sub(paid)?, covered.checked_sub(paid)?);
        Some(Reckoning { due, normal, received, covered, missing, twice })
    }

    /// How far one of its months is paid. None beyond the range of money.
    pub fn reckon_month(&self, month: Month) -> Option<MonthReckoning> {
        let month_only = MonthRange::of(month, 1);
        let due = self.made.due(month_only, &BTreeSet::new())?;
        let mut covered = Rupiah::ZERO;
        // Whom every payment of the month leaves out is whom nobody paid for.
        let mut left_out: Option<BTreeSet<Nik>> = None;
        for one in self.counting().filter(|one| one.months().contains(month)) {
            covered = covered.checked_add(self.made.due(month_only, &one.but)?)?;
            left_out = Some(match left_out {
                None => one.but.clone(),
                Some(before) => before.intersection(&one.but).copied().collect(),
            });
        }
        let (paid, unpaid) = match &left_out {
            None => (Rupiah::ZERO, self.made.people()),
            Some(but) if but.is_empty() => (due, 0),
            Some(but) => (self.made.due(month_only, but)?, but.len() as u64),
        };
        Some(MonthReckoning { due, covered, paid, unpaid })
    }

    /// For how many of its months nobody paid for one of its people.
    pub fn unpaid_months(&self, nik: &Nik) -> u32 {
        let paid = |month: Month| {
            self.counting().any(|one| one.months().contains(month) && !one.but.contains(nik))
        };
        let unpaid = self.made.months().iter().filter(|month| !paid(*month)).count();
        u32::try_from(unpaid).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;
