//! Plans of money and people, and their paper. Money is whole rupiah as text.

use super::Remark;
use super::rules::RulesClause;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Plans a budget. Groups and purses stand in the order of their priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanBudget {
    /// First month, `2026-01`.
    pub from: String,
    /// First month no longer in it.
    pub until: String,
    /// `jkk`, `jkm`, `jht`.
    pub programmes: Vec<String>,
    /// Who; as many as the money buys at the lowest income where none is given.
    #[serde(default)]
    pub groups: Vec<PlanGroup>,
    /// By whose money; with none it is told what the groups cost.
    #[serde(default)]
    pub purses: Vec<PlanPurse>,
    /// Another table of tariffs, to see what it would do.
    #[serde(default)]
    pub tariffs: Option<String>,
}

/// People who cost the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanGroup {
    /// How many; none for as many as the money buys.
    #[serde(default)]
    pub people: Option<u64>,
    /// Declared monthly income, as typed; the lowest where none is given.
    #[serde(default)]
    pub income: Option<String>,
    /// Whether they work in transport, to which a relief of its own may apply.
    #[serde(default)]
    pub transport: bool,
    /// As they stand on paper.
    #[serde(default)]
    pub name: Option<String>,
}

/// One source's money.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanPurse {
    /// How much, as typed.
    pub money: String,
    /// A funding source, whose relief counts.
    #[serde(default)]
    pub funding: Option<i64>,
    /// Kind of the money where no funding source is given.
    #[serde(default)]
    pub kind: Option<String>,
    /// Takes the relief where the money has it.
    #[serde(default)]
    pub reduced: bool,
}

/// Who is paid by whom: an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BudgetPlan {
    /// All places.
    pub places: u64,
    /// What they cost.
    pub cost: String,
    /// What is left in each purse.
    pub rests: Vec<String>,
    /// Whether each purse has the relief: `yes`, `no`, `ask`.
    pub reliefs: Vec<String>,
    /// Places by purse and group.
    pub shares: Vec<PlanShare>,
    /// For whom the money does not reach.
    pub unpaid: Vec<PlanShare>,
    /// What lacks for them: a warning, never a block.
    pub over: String,
    /// What each month costs: a tariff or a relief may change in the middle.
    pub months: Vec<PlanMonth>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// Places that one purse pays for one group, or that nobody pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanShare {
    /// Place of the purse in the request; none where nobody pays.
    pub purse: Option<u64>,
    /// Place of the group in the request.
    pub group: u64,
    /// People.
    pub places: u64,
    /// What one costs for all months.
    pub each: String,
    /// The same without relief.
    pub each_normal: String,
    /// The same with the relief that the money has or must ask for.
    pub each_lowest: String,
    /// All of them.
    pub cost: String,
}

/// One month of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanMonth {
    /// Which.
    pub month: String,
    /// What the places cost.
    pub cost: String,
    /// What those would cost for whom there is no money.
    pub unpaid: String,
    /// What the relief takes off.
    pub relief: String,
}

/// Asks what declared incomes come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskBrackets {
    /// In this month, `2026-01`.
    pub month: String,
    /// `jkk`, `jkm`, `jht`.
    pub programmes: Vec<String>,
    /// By another table of tariffs.
    #[serde(default)]
    pub tariffs: Option<String>,
}

/// The brackets of declared income.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Brackets {
    /// Rising.
    pub brackets: Vec<BracketLine>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BracketLine {
    /// The lowest declared income in it.
    pub from: String,
    /// The income that counts.
    pub base: String,
    /// What one person costs a month, without relief.
    pub due: String,
}

/// Reads a table of tariffs, to see what it would do. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadTariffs {
    /// Where it lies.
    pub path: String,
}

/// A table of tariffs that can be planned with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TariffsRead {
    /// For [`PlanBudget`].
    pub text: String,
    /// What is in it.
    pub clauses: Vec<RulesClause>,
}

/// Which plan on which paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanOrder {
    /// The plan.
    pub plan: PlanBudget,
    /// `a4`, `f4`.
    #[serde(default)]
    pub paper: Option<String>,
}

/// Prints a plan into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintPlan {
    /// Which.
    pub order: PlanOrder,
    /// Where to.
    pub path: String,
}
