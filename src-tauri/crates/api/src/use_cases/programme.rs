//! Money, decrees, places, bills, payments, cover.

use crate::contract::{Nothing, bill, cover, letter, plan, programme, rules};

use_cases! {
    "Names whose money pays."
    Head: "funding.name"(programme::NameFunding) -> programme::Saved =
        crate::funding::name, changes Status Programme;
    "Says the terms of a funding source anew."
    Head: "funding.correct"(programme::CorrectFunding) -> Nothing =
        crate::funding::correct, changes Status Programme;
    "Takes a funding source back."
    Head: "funding.void"(programme::VoidFact) -> Nothing =
        crate::funding::void, changes Status Programme;
    "Lists the funding sources."
    Viewer: "funding.list"(Nothing) -> programme::FundingList = crate::funding::list;
    "Records a decree."
    Head: "decree.issue"(programme::IssueDecree) -> programme::Saved =
        crate::decree::issue, changes Status Programme;
    "Records an amending decree."
    Head: "decree.amend"(programme::AmendDecree) -> programme::Amended =
        crate::decree::amend::amend, changes Status Roster Worker Programme;
    "Says the memberships of those who hold places to the decree's end."
    Operator: "decree.follow"(programme::FollowDecree) -> programme::Amended =
        crate::decree::amend::follow_now, changes Status Roster Worker Programme;
    "Takes a decree back."
    Head: "decree.void"(programme::VoidFact) -> Nothing =
        crate::decree::void, changes Status Programme;
    "Lists the decrees."
    Viewer: "decree.list"(Nothing) -> programme::DecreeList = crate::decree::list;
    "Shows a decree, who holds its places and who waits."
    Viewer: "decree.show"(programme::ShowDecree) -> programme::DecreePage = crate::decree::show;
    "Gives places of a decree."
    Operator: "place.give"(programme::GivePlaces) -> programme::PlacesGiven =
        crate::decree::places::give, changes Status Roster Worker Programme;
    "Frees a place; somebody else may get one in the same step."
    Operator: "place.free"(programme::FreePlace) -> programme::PlacesGiven =
        crate::decree::places::free, changes Status Roster Worker Programme;
    "Has a worker wait for a place."
    Operator: "waiting.join"(programme::JoinWaiting) -> Nothing =
        crate::decree::places::join, changes Status Worker Programme;
    "Takes a worker off the waiting list."
    Operator: "waiting.leave"(programme::LeaveWaiting) -> Nothing =
        crate::decree::places::leave, changes Status Worker Programme;
    "Makes a bill from the places as they are."
    Operator: "bill.make"(bill::MakeBill) -> bill::BillPage =
        crate::bill::make, changes Status Programme;
    "Shows a bill."
    Viewer: "bill.show"(bill::ShowBill) -> bill::BillPage = crate::bill::show;
    "Who stands in a bill."
    Viewer: "bill.people"(bill::ShowBill) -> bill::BillPeople = crate::bill::page::people;
    "Lists the bills, with totals."
    Viewer: "bill.list"(Nothing) -> bill::BillList = crate::bill::list;
    "Gives a bill the code by which it is paid."
    Operator: "bill.code"(bill::CodeBill) -> Nothing =
        crate::bill::code, changes Status Programme;
    "Takes a bill back."
    Head: "bill.void"(programme::VoidFact) -> Nothing =
        crate::bill::void, changes Status Programme;
    "Records a payment."
    Operator: "contribution.receive"(bill::ReceiveContribution) -> bill::BillPage =
        crate::bill::payment::receive, changes Status Worker Programme;
    "Records that a neighbour paid alone, with no decree between."
    Operator: "contribution.receive_own"(bill::ReceiveOwn) -> bill::OwnContribution =
        crate::bill::own::receive, changes Status Roster Worker Programme;
    "Takes a payment back."
    Head: "contribution.void"(bill::VoidContribution) -> bill::BillPage =
        crate::bill::payment::void, changes Status Worker Programme;
    "How a worker is covered."
    Viewer: "cover.show"(cover::ShowCover) -> cover::CoverPage = crate::cover::show;
    "How everybody is covered."
    Viewer: "cover.counts"(cover::CountCover) -> cover::CoverCounts = crate::cover::counts;
    "Who stands how, and whose rights end first."
    Viewer: "cover.list"(cover::ListCover) -> cover::CoverList = crate::cover::list;
    "Plans a budget."
    Viewer: "plan.budget"(plan::PlanBudget) -> plan::BudgetPlan = crate::plan::budget;
    "What declared incomes come to."
    Viewer: "plan.brackets"(plan::AskBrackets) -> plan::Brackets = crate::plan::brackets;
    "Reads another table of tariffs, to plan with."
    Viewer: "plan.tariffs"(plan::ReadTariffs) -> plan::TariffsRead = crate::plan::tariffs;
    "Shows the first page of a plan on paper."
    Viewer: "plan.preview"(plan::PlanOrder) -> letter::PaperPreview = crate::plan::preview;
    "Prints a plan under the village's letterhead."
    Viewer: "plan.print"(plan::PrintPlan) -> letter::PaperPrinted = crate::plan::print;
    "Takes a newer table of rules."
    Head: "rules.replace"(rules::ReplaceRules) -> Nothing =
        crate::rules::replace, changes Status Programme;
    "The tables of law, as they hold now."
    Viewer: "rules.list"(Nothing) -> rules::RulesList = crate::rules::list;
}
