//! Claims, from the report to the last payment. Money is whole rupiah as text; every estimate is
//! one ("perkiraan"), for BPJSTK decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod page;

pub use page::{
    ClaimEstimate, ClaimEstimatePart, ClaimHeir, ClaimPage, ClaimPaperLine, ClaimPayment,
    DeadlineLine, ScanLine, StateWord, StepLine,
};

/// Reports that something befell a worker.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportClaim {
    /// Whom; or by NIK.
    #[serde(default)]
    pub worker: Option<i64>,
    /// Whom, where no number is given.
    #[serde(default)]
    pub nik: Option<String>,
    /// `death`, `accident_care`, `partial_disability`, `total_disability`, `accident_death`.
    pub kind: String,
    /// Day of the death or the accident.
    pub happened_on: String,
    /// Day on which the village was told; today where none is given.
    #[serde(default)]
    pub reported_on: Option<String>,
    /// What happened, as told.
    #[serde(default)]
    pub what: String,
    /// Who told.
    pub reporter: String,
    /// By which telephone they are reached.
    #[serde(default)]
    pub phone: Option<String>,
    /// Whether it was an accident on the road.
    #[serde(default)]
    pub traffic: bool,
}

/// Which claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowClaim {
    /// By which the list names it.
    pub claim: i64,
}

/// A paper is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GatherPaper {
    /// Of which claim.
    pub claim: i64,
    /// Its key.
    pub paper: String,
    /// Since which day; today where none is given.
    #[serde(default)]
    pub on: Option<String>,
}

/// Attaches a scan to a paper, which is there then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachScan {
    /// Of which claim.
    pub claim: i64,
    /// Key of the paper.
    pub paper: String,
    /// A JPEG, PNG or PDF.
    pub path: String,
    /// Since which day the paper is there; today where none is given.
    #[serde(default)]
    pub on: Option<String>,
}

/// Which scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GetScan {
    /// Of which claim.
    pub claim: i64,
    /// Its label.
    pub scan: String,
}

/// A scan as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimScan {
    /// `here`, or `lacking`: another laptop took it, and it has not come yet.
    pub state: String,
    /// `jpeg`, `pdf`.
    pub form: String,
    /// The file in base64, where it is here.
    pub bytes: Option<String>,
}

/// The claim came into another state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdvanceClaim {
    /// Which.
    pub claim: i64,
    /// Into which.
    pub state: String,
    /// On which day; today where none is given.
    #[serde(default)]
    pub on: Option<String>,
    /// What BPJSTK said.
    #[serde(default)]
    pub note: Option<String>,
}

/// BPJSTK paid.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PayClaim {
    /// For which claim.
    pub claim: i64,
    /// How much, as typed.
    pub amount: String,
    /// On which day.
    pub on: String,
    /// To whom.
    #[serde(default)]
    pub to: Option<String>,
    /// Of a scholarship: the child.
    #[serde(default)]
    pub child: Option<String>,
    /// Of a scholarship: the year.
    #[serde(default)]
    pub year: Option<u32>,
    /// More is awaited: the claim is not yet called paid.
    #[serde(default)]
    pub partly: bool,
}

/// Says what of a report is otherwise; an empty text takes one away.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CorrectClaim {
    /// Which.
    pub claim: i64,
    /// What befell the worker.
    #[serde(default)]
    pub kind: Option<String>,
    /// Day of the death or the accident.
    #[serde(default)]
    pub happened_on: Option<String>,
    /// Day on which the village was told.
    #[serde(default)]
    pub reported_on: Option<String>,
    /// What happened.
    #[serde(default)]
    pub what: Option<String>,
    /// Who told.
    #[serde(default)]
    pub reporter: Option<String>,
    /// By which telephone they are reached.
    #[serde(default)]
    pub phone: Option<String>,
    /// Who buried one who has no heirs.
    #[serde(default)]
    pub buried_by: Option<String>,
    /// Partial disability in per cent, `32` or `12,5`.
    #[serde(default)]
    pub disability: Option<String>,
    /// Whether it was an accident on the road.
    #[serde(default)]
    pub traffic: Option<bool>,
    /// BPJSTK's number of the claim.
    #[serde(default)]
    pub number: Option<String>,
}

/// A step, a payment, a paper or a scan was recorded by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VoidClaimPart {
    /// Of which claim.
    pub claim: i64,
    /// Its label.
    pub part: String,
    /// Why.
    pub reason: String,
}

/// Which claims; empty fields let every claim pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListClaims {
    /// In this state.
    #[serde(default)]
    pub state: Option<String>,
    /// About this worker.
    #[serde(default)]
    pub worker: Option<i64>,
}

/// Prints a paper of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintClaim {
    /// Of which claim.
    pub claim: i64,
    /// `folder`, `cover`, `reminder`, `heirs`.
    pub what: String,
    /// Where to.
    pub path: String,
}

/// Claims, whoever has waited longest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimList {
    /// Over all states in which there are claims, in their order.
    pub totals: Vec<ClaimTotal>,
    /// Those that were asked for.
    pub claims: Vec<ClaimSummary>,
    /// Deaths among them all, each person once.
    pub deaths: u64,
}

/// The claims in one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimTotal {
    /// Which.
    pub state: String,
    /// In one word.
    pub word: String,
    /// How many.
    pub claims: u64,
    /// Days since the oldest came into it.
    pub oldest_days: u64,
    /// What they may pay together.
    pub estimate: String,
    /// What was paid.
    pub paid: String,
}

/// A claim in the list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimSummary {
    /// By which it is asked for.
    pub claim: i64,
    /// Whom it is about; none where nobody of the village is named.
    pub worker: Option<i64>,
    /// As registered.
    pub name: String,
    /// What befell the worker.
    pub kind: String,
    /// The same in words.
    pub kind_word: String,
    /// How far it is.
    pub state: String,
    /// The same in words.
    pub state_word: String,
    /// Since when.
    pub since: String,
    /// Days since then.
    pub days: u64,
    /// Day of the death or the accident.
    pub happened_on: String,
    /// What it may pay; none where that cannot be told.
    pub estimate: Option<String>,
    /// What was paid.
    pub paid: String,
    /// How many papers are needed and not there.
    pub missing: u64,
}

impl std::fmt::Debug for ClaimSummary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ClaimSummary({}, {}, {})", self.claim, self.kind, self.state)
    }
}
