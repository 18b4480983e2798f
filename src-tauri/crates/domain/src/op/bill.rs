//! What a decree costs for some months, and what was paid.

use super::label::Label;
use super::text;
use crate::money::{Month, MonthRange, Rupiah};
use crate::number::Nik;
use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use std::collections::BTreeSet;
use std::fmt;

/// People of a bill who cost the same. They are named by their NIK, as BPJSTK is told of them:
/// what is paid for a number stays paid for it, whatever becomes of the form.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BillPart {
    /// The income that counts.
    #[cbor(n(0), with = "rupiah")]
    pub base: Rupiah,
    /// What each costs without relief, month by month.
    #[cbor(n(1), with = "rupiahs")]
    pub normal: Vec<Rupiah>,
    /// What is billed for each, month by month.
    #[cbor(n(2), with = "rupiahs")]
    pub due: Vec<Rupiah>,
    /// Who.
    #[cbor(n(3), with = "niks")]
    pub people: BTreeSet<Nik>,
}

impl fmt::Debug for BillPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BillPart({} people, {:?})", self.people.len(), self.due)
    }
}

/// A bill was made. It stands as it is, whatever becomes of places and tariffs.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BillMade {
    /// For whose places; of somebody who pays alone, the label of that funding source, since no
    /// decree stands between.
    #[n(0)]
    pub decree: Label,
    /// First month.
    #[n(1)]
    pub from_month: Month,
    /// The first month no longer in it.
    #[n(2)]
    pub until_month: Month,
    /// On which day.
    #[cbor(n(3), with = "text::shown")]
    pub made_on: NaiveDate,
    /// What it is made of.
    #[n(4)]
    pub parts: Vec<BillPart>,
}

impl BillMade {
    /// The months, half-open.
    pub fn months(&self) -> MonthRange {
        MonthRange::new(self.from_month, self.until_month)
    }

    /// How many people it names.
    pub fn people(&self) -> u64 {
        self.parts.iter().fold(0, |sum, part| sum.saturating_add(part.people.len() as u64))
    }

    /// What it comes to for some of its months, without those who are left out. None beyond the
    /// range of money.
    pub fn due(&self, months: MonthRange, but: &BTreeSet<Nik>) -> Option<Rupiah> {
        self.sum(months, but, |part| &part.due)
    }

    /// The same without relief.
    pub fn normal(&self, months: MonthRange) -> Option<Rupiah> {
        self.sum(months, &BTreeSet::new(), |part| &part.normal)
    }

    fn sum(
        &self,
        months: MonthRange,
        but: &BTreeSet<Nik>,
        amounts: impl Fn(&BillPart) -> &[Rupiah],
    ) -> Option<Rupiah> {
        self.parts.iter().try_fold(Rupiah::ZERO, |sum, part| {
            let people = part.people.difference(but).count() as u64;
            let asked = self.months().iter().zip(amounts(part));
            let asked = asked.filter(|(month, _)| months.contains(*month));
            let each = Rupiah::checked_sum(asked.map(|(_, amount)| *amount))?;
            sum.checked_add(each.checked_mul(people)?)
        })
    }

    /// Whether every part has an amount for every month, nobody stands in two parts, and all
    /// amounts can be added.
    pub fn is_sound(&self) -> bool {
        let months = usize::try_from(self.months().len()).unwrap_or_default();
        let fits = |part: &BillPart| part.due.len() == months && part.normal.len() == months;
        let mut once = BTreeSet::new();
        months > 0
            && self.parts.iter().all(fits)
            && self.parts.iter().flat_map(|part| &part.people).all(|nik| once.insert(*nik))
            && self.normal(self.months()).is_some()
            && self.due(self.months(), &BTreeSet::new()).is_some()
    }
}

/// BPJSTK gave the code by which the bill is paid.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BillCoded {
    /// As BPJSTK wrote it.
    #[n(0)]
    pub code: String,
}

/// Money was paid for a bill.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ContributionReceived {
    /// By which it can be taken back.
    #[n(0)]
    pub label: Label,
    /// How much.
    #[cbor(n(1), with = "rupiah")]
    pub amount: Rupiah,
    /// On which day.
    #[cbor(n(2), with = "text::shown")]
    pub paid_on: NaiveDate,
    /// The first month that it is for.
    #[n(3)]
    pub from_month: Month,
    /// The first month that it is no longer for.
    #[n(4)]
    pub until_month: Month,
    /// What stands on the receipt.
    #[n(5)]
    pub receipt: Option<String>,
    /// People of the bill for whom it is not.
    #[cbor(n(6), with = "niks")]
    pub but: BTreeSet<Nik>,
}

impl ContributionReceived {
    /// The months, half-open.
    pub fn months(&self) -> MonthRange {
        MonthRange::new(self.from_month, self.until_month)
    }
}

impl fmt::Debug for ContributionReceived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContributionReceived({:?}, {}, {:?})", self.label, self.amount, self.months())
    }
}

/// A payment was recorded by mistake, or came back.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ContributionVoided {
    /// Which.
    #[n(0)]
    pub label: Label,
    /// Why.
    #[n(1)]
    pub reason: String,
}

pub(super) mod rupiah {
    use super::Rupiah;
    use minicbor::decode::Error as DecodeError;
    use minicbor::encode::{Error as EncodeError, Write};
    use minicbor::{Decoder, Encoder};

    pub(in crate::op) fn encode<C, W: Write>(
        amount: &Rupiah,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.i64(amount.to_i64())?.ok()
    }

    pub(in crate::op) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Rupiah, DecodeError> {
        Ok(Rupiah::from_i64(d.i64()?))
    }
}

mod rupiahs {
    use super::Rupiah;
    use minicbor::decode::Error as DecodeError;
    use minicbor::encode::{Error as EncodeError, Write};
    use minicbor::{Decoder, Encoder};

    pub(super) fn encode<C, W: Write>(
        amounts: &[Rupiah],
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.array(amounts.len() as u64)?;
        for amount in amounts {
            e.i64(amount.to_i64())?;
        }
        Ok(())
    }

    pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Vec<Rupiah>, DecodeError> {
        d.array_iter::<i64>()?.map(|amount| Ok(Rupiah::from_i64(amount?))).collect()
    }
}

/// Numbers of people as integers, each as its difference to the one before: nine bytes become
/// five, and there is one way to write a set.
pub(super) mod niks {
    use super::{BTreeSet, Nik};
    use minicbor::decode::Error as DecodeError;
    use minicbor::encode::{Error as EncodeError, Write};
    use minicbor::{Decoder, Encoder};

    pub(in crate::op) fn encode<C, W: Write>(
        niks: &BTreeSet<Nik>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.array(niks.len() as u64)?;
        let mut before = 0_u64;
        for nik in niks {
            let number = nik.number();
            e.u64(number.saturating_sub(before))?;
            before = number;
        }
        Ok(())
    }

    pub(in crate::op) fn decode<C>(
        d: &mut Decoder<'_>,
        _: &mut C,
    ) -> Result<BTreeSet<Nik>, DecodeError> {
        let fault = || DecodeError::message("not a NIK");
        let mut number = 0_u64;
        d.array_iter::<u64>()?
            .map(|step| {
                number = number.checked_add(step?).ok_or_else(fault)?;
                Nik::parse(&format!("{number:016}")).map_err(|_| fault())
            })
            .collect()
    }
}
