//! Bills and payments. Money is whole rupiah as text.

use super::Remark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes a bill for those who hold a place of the decree in every one of the months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MakeBill {
    /// For which decree.
    pub decree: i64,
    /// First month, `2026-01`.
    pub from: String,
    /// First month no longer in it; the next one where none is given.
    #[serde(default)]
    pub until: Option<String>,
    /// Takes the relief of contributions; only where the funding source has it.
    #[serde(default)]
    pub reduced: bool,
    /// Only shows what would be billed.
    #[serde(default)]
    pub dry_run: bool,
}

/// Which bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowBill {
    /// By which the list names it.
    pub bill: i64,
}

/// Gives a bill its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeBill {
    /// Which.
    pub bill: i64,
    /// As BPJSTK wrote it.
    pub code: String,
}

/// Records a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReceiveContribution {
    /// For which bill.
    pub bill: i64,
    /// How much, as typed.
    pub amount: String,
    /// On which day.
    pub paid_on: String,
    /// First month that it is for; the bill's first where none is given.
    #[serde(default)]
    pub from: Option<String>,
    /// First month that it is no longer for; the bill's where none is given.
    #[serde(default)]
    pub until: Option<String>,
    /// What stands on the receipt.
    #[serde(default)]
    pub receipt: Option<String>,
    /// NIKs of the bill for whom it is not.
    #[serde(default)]
    pub but: Vec<String>,
}

/// Records that a neighbour paid alone, with no decree between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReceiveOwn {
    /// Who.
    pub worker: i64,
    /// First month, `2026-01`.
    pub from: String,
    /// For how many months, 1 to 12.
    pub months: u32,
    /// `jkk`, `jkm`, `jht`; the first two where none is given.
    #[serde(default)]
    pub programmes: Vec<String>,
    /// On which day.
    pub paid_on: String,
    /// What stands on the receipt.
    #[serde(default)]
    pub receipt: Option<String>,
    /// Takes the relief of contributions, where this money has it.
    #[serde(default)]
    pub reduced: bool,
    /// Only shows what it would come to.
    #[serde(default)]
    pub dry_run: bool,
}

/// What somebody pays alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnContribution {
    /// By which the bill is asked for; none of one that was only shown.
    pub bill: Option<i64>,
    /// First month no longer in it.
    pub until: String,
    /// What is asked for all months.
    pub due: String,
    /// What it would be without relief.
    pub normal: String,
    /// What it would be with the relief that this money has; as `normal` where it has none.
    pub lowest: String,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// Takes a payment back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VoidContribution {
    /// Of which bill.
    pub bill: i64,
    /// Its label.
    pub payment: String,
    /// Why.
    pub reason: String,
}

/// A bill and how far it is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillPage {
    /// By which it is asked for; none of one that was only shown.
    pub bill: Option<i64>,
    /// Number of its decree; empty where that is not here.
    pub decree: String,
    /// Who pays.
    pub funding: String,
    /// First month.
    pub from: String,
    /// First month no longer in it.
    pub until: String,
    /// Day on which the first month's contribution falls due.
    pub due_on: String,
    /// How many people it names.
    pub people: u64,
    /// What each costs.
    pub parts: Vec<BillPartLine>,
    /// What was billed.
    pub due: String,
    /// What it would be without relief.
    pub normal: String,
    /// What was received.
    pub received: String,
    /// Billed, and nobody paid.
    pub missing: String,
    /// Paid more than once.
    pub twice: String,
    /// BPJSTK's code for paying it.
    pub code: Option<String>,
    /// By the day on which they were paid.
    pub payments: Vec<PaymentLine>,
    /// How far each month is paid.
    pub months: Vec<BillMonth>,
    /// Why it was a mistake.
    pub voided: Option<String>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// People of a bill who cost the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillPartLine {
    /// The income that counts.
    pub base: String,
    /// How many.
    pub people: u64,
    /// Each for all months.
    pub due: String,
    /// The same without relief.
    pub normal: String,
}

/// A month of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillMonth {
    /// Which.
    pub month: String,
    /// Billed.
    pub due: String,
    /// Paid for, by the bill; each person once.
    pub paid: String,
    /// Billed, and nobody paid.
    pub missing: String,
    /// Paid more than once.
    pub twice: String,
    /// For how many people nobody paid.
    pub unpaid: u64,
}

/// Who stands in a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillPeople {
    /// By name.
    pub people: Vec<BillPersonLine>,
}

/// One who stands in a bill.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillPersonLine {
    /// As billed.
    pub nik: String,
    /// Who has that number now, or had it.
    pub worker: Option<i64>,
    /// As registered; empty of nobody.
    pub name: String,
    /// For all months of the bill.
    pub due: String,
    /// For how many of them nobody paid.
    pub unpaid: u32,
}

impl std::fmt::Debug for BillPersonLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BillPersonLine({:?}, {} unpaid)", self.worker, self.unpaid)
    }
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaymentLine {
    /// By which it is taken back.
    pub payment: String,
    /// How much.
    pub amount: String,
    /// On which day.
    pub paid_on: String,
    /// First month.
    pub from: String,
    /// First month that it is no longer for.
    pub until: String,
    /// What stands on the receipt.
    pub receipt: Option<String>,
    /// For how many people of the bill it is not.
    pub but: u64,
    /// Why it no longer counts.
    pub voided: Option<String>,
}

/// Every bill that counts, and the totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillList {
    /// By month.
    pub bills: Vec<BillSummary>,
    /// By month and funding source.
    pub totals: Vec<TotalLine>,
}

/// A bill in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BillSummary {
    /// By which it is asked for.
    pub bill: i64,
    /// Number of its decree; empty where that is not here.
    pub decree: String,
    /// Who pays.
    pub funding: String,
    /// First month.
    pub from: String,
    /// First month no longer in it.
    pub until: String,
    /// Day on which the first month's contribution falls due.
    pub due_on: String,
    /// How many people it names.
    pub people: u64,
    /// What was billed.
    pub due: String,
    /// Billed, and nobody paid.
    pub missing: String,
    /// Whether another amount was received than what it was received for comes to.
    pub differs: bool,
}

/// What was billed and paid for a month by one funding source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TotalLine {
    /// The month.
    pub month: String,
    /// Who pays; empty where that is not here.
    pub funding: String,
    /// People billed.
    pub people: u64,
    /// Billed.
    pub due: String,
    /// Without relief.
    pub normal: String,
    /// People paid for.
    pub paid_people: u64,
    /// Paid for, by the bill; each person once.
    pub paid: String,
    /// Billed, and nobody paid.
    pub missing: String,
}
