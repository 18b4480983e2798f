//! Claims, from the report to the last payment.

use crate::contract::{Nothing, claim, programme, village};

use_cases! {
    "Reports that something befell a worker."
    Operator: "claim.report"(claim::ReportClaim) -> claim::ClaimPage =
        crate::claim::report, changes Status Roster Worker Claim;
    "Lists the claims by state and age."
    Viewer: "claim.list"(claim::ListClaims) -> claim::ClaimList = crate::claim::list;
    "Shows a claim as a folder, what is missing first."
    Viewer: "claim.show"(claim::ShowClaim) -> claim::ClaimPage = crate::claim::show;
    "Says that a paper is there."
    Operator: "claim.paper"(claim::GatherPaper) -> claim::ClaimPage =
        crate::claim::gather, changes Status Claim;
    "Attaches a scan to a paper."
    Operator: "claim.scan"(claim::AttachScan) -> claim::ClaimPage =
        crate::claim::attach, changes Status Claim;
    "A scan as it is kept."
    Operator: "claim.scan_get"(claim::GetScan) -> claim::ClaimScan = crate::claim::scan;
    "Says how far a claim is."
    Operator: "claim.advance"(claim::AdvanceClaim) -> claim::ClaimPage =
        crate::claim::advance, changes Status Claim;
    "Records what BPJSTK paid."
    Operator: "claim.pay"(claim::PayClaim) -> claim::ClaimPage =
        crate::claim::pay, changes Status Claim;
    "Mends the report."
    Operator: "claim.correct"(claim::CorrectClaim) -> claim::ClaimPage =
        crate::claim::correct, changes Status Claim;
    "Takes a step, a payment, a paper or a scan back."
    Operator: "claim.void_part"(claim::VoidClaimPart) -> claim::ClaimPage =
        crate::claim::void_part, changes Status Claim;
    "Writes the folder of a claim, or a letter about it, for printing."
    Operator: "claim.print"(claim::PrintClaim) -> village::FileWritten =
        crate::claim::print, changes Status Worker;
    "Takes a claim back."
    Head: "claim.void"(programme::VoidFact) -> Nothing =
        crate::claim::void, changes Status Worker Claim;
}
