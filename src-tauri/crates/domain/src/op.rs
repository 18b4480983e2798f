//! Every fact that Lindung records, in the past tense, and its bytes.
//!
//! An op is a CBOR array `[kind, body]`, or `[kind, body, blobs]` (see [`blob`]); `kind` is text
//! such as `worker.registered/1`, whose number rises with every change of the body, so that an
//! older program knows that it cannot read it.
//! Kinds and field numbers are for ever: see `log/FORMAT.md`.

use crate::details::Details;
use minicbor::{Decoder, Encoder};

pub mod bill;
pub mod blob;
pub mod bpjs;
pub mod claim;
pub mod clerk;
mod device;
pub mod label;
pub mod office;
pub mod program;
pub mod programme;
pub mod roster;
pub mod text;
pub mod village;
mod worker;

use bill::{BillCoded, BillMade, ContributionReceived, ContributionVoided};
use blob::{BlobName, Photo, PhotoWithdrawn};
use bpjs::{BpjsCodeSet, ReplyReceived, SubmissionWritten};
use claim::{ClaimAdvanced, ClaimPaid, ClaimTerms, PaperGathered, PartVoided, ScanAttached};
use clerk::PassphraseSet;
pub use clerk::{ClerkAppointed, ClerkAssigned, Role};
pub use device::{DeviceStarted, Predecessor};
use office::{
    Acknowledged, DeviceAdmitted, DeviceEnrolled, DeviceLost, DeviceRevoked, ElsewhereDecided,
    LaptopJoined, OfficeJoined, OfficeStarted, RecordedAgain, VillageRecoded, WorkerElsewhere,
};
use program::{ProgramOffered, ProgramPiece};
use programme::{
    DecreeAmended, DecreeIssued, FundingNamed, FundingTerms, PlaceFreed, PlaceGiven, RulesReplaced,
    WaitingJoined, WaitingLeft,
};
use roster::{SegmentCounted, ValidationDone};
use village::Letterhead;
pub use worker::{
    CardEvent, CardIssued, Correction, Heir, MembershipEnded, MembershipStarted, MovedOut,
    PeopleExported, Relation,
};

macro_rules! ops {
    ($($kind:literal $name:ident($body:ty) $doc:literal,)*) => {
        /// A fact. `#[non_exhaustive]` is absent on purpose: a new op must be looked at everywhere.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Op { $(#[doc = $doc] $name($body),)* }

        impl Op {
            /// Every kind that this program knows.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// Kind and version, as on the wire.
            pub fn kind(&self) -> &'static str {
                match self { $(Op::$name(_) => $kind,)* }
            }

            /// Canonical CBOR.
            pub fn to_bytes(&self) -> Vec<u8> {
                let mut e = Encoder::new(Vec::with_capacity(192));
                let blobs = self.blobs();
                let begun = e.array(blob::items(blobs)).and_then(|e| e.str(self.kind()));
                let written = begun.and_then(|e| match self {
                    $(Op::$name(body) => e.encode(body),)*
                });
                let written = written.and_then(|e| blob::write(e, blobs));
                // Writing to a vector cannot fail: the error type has no value.
                match written { Ok(_) => e.into_writer(), Err(_) => Vec::new() }
            }

            fn body(
                kind: &str,
                d: &mut Decoder<'_>,
            ) -> Option<Result<Self, minicbor::decode::Error>> {
                match kind { $($kind => Some(d.decode::<$body>().map(Op::$name)),)* _ => None }
            }
        }
    };
}

ops! {
    "device.started/1" DeviceStarted(DeviceStarted) "First entry of a village device's log.",
    "clerk.appointed/1" ClerkAppointed(ClerkAppointed) "A clerk may now work here.",
    "clerk.assigned/1" ClerkAssigned(ClerkAssigned) "The clerk has another role from now on.",
    "clerk.closed/1" ClerkClosed(text::Reason) "The clerk no longer works here.",
    "clerk.passphrase_set/1" PassphraseSet(PassphraseSet) "Another passphrase opens a laptop.",
    "office.joined/1" OfficeJoined(OfficeJoined) "The device knows its office and seals to it.",
    "worker.registered/1" WorkerRegistered(Details) "A neighbour was registered.",
    "worker.corrected/1" WorkerCorrected(Correction) "The form was mended.",
    "worker.questioned/1" WorkerQuestioned(Details) "A list says otherwise; the form stays.",
    "worker.question_withdrawn/1" WorkerQuestionWithdrawn(Details) "The list no longer counts.",
    "worker.voided/1" WorkerVoided(text::Reason) "The registration was a mistake.",
    "worker.died/1" WorkerDied(text::Day) "The worker died.",
    "worker.death_voided/1" WorkerDeathVoided(text::Reason) "The worker lives.",
    "worker.moved_out/1" WorkerMovedOut(MovedOut) "The worker left the village.",
    "worker.moved_in/1" WorkerMovedIn(text::Day) "The worker came back to the village.",
    "workers.merged/1" WorkersMerged(text::Pair) "The other one named is the same person.",
    "workers.separated/1" WorkersSeparated(text::Pair) "They are two people after all.",
    "worker.photographed/1" WorkerPhotographed(Photo) "A picture shows the worker.",
    "worker.photo_withdrawn/1" WorkerPhotoWithdrawn(PhotoWithdrawn) "It no longer does.",
    "heirs.named/1" HeirsNamed(Vec<Heir>) "Who is paid; replaces the earlier list.",
    "membership.started/1" MembershipStarted(MembershipStarted) "Enrolled for some months.",
    "membership.ended/1" MembershipEnded(MembershipEnded) "Cover ends before its time.",
    "membership.voided/1" MembershipVoided(text::FromMonth) "That membership was a mistake.",
    "card.issued/1" CardIssued(CardIssued) "A card number was given out.",
    "card.printed/1" CardPrinted(CardEvent) "The card came out of a printer or into a file.",
    "card.handed_over/1" CardHandedOver(CardEvent) "The worker holds the card.",
    "card.withdrawn/1" CardWithdrawn(CardEvent) "The card no longer holds.",
    "worker.number_revealed/1" NumberRevealed(text::Revealed) "A masked number was looked at.",
    "worker.paper_printed/1" PaperPrinted(text::What) "A paper about the worker was written.",
    "funding_source.named/1" FundingNamed(FundingNamed) "Whose money pays, and on which terms.",
    "funding_source.corrected/1" FundingCorrected(FundingTerms) "Its terms are other ones.",
    "funding_source.voided/1" FundingVoided(text::Reason) "It was a mistake.",
    "decree.issued/1" DecreeIssued(DecreeIssued) "A number of places was fixed.",
    "decree.amended/1" DecreeAmended(DecreeAmended) "Places or months are other ones.",
    "decree.voided/1" DecreeVoided(text::Reason) "The decree was a mistake.",
    "place.given/1" PlaceGiven(PlaceGiven) "The worker has a place from a month on.",
    "place.freed/1" PlaceFreed(PlaceFreed) "The worker's place is free from a month on.",
    "place.voided/1" PlaceVoided(PlaceGiven) "That the worker got it was a mistake.",
    "waiting_list.joined/1" WaitingJoined(WaitingJoined) "The worker waits for a place.",
    "waiting_list.left/1" WaitingLeft(WaitingLeft) "The worker waits no longer.",
    "bill.made/1" BillMade(BillMade) "What some months cost, for whom: frozen.",
    "bill.coded/1" BillCoded(BillCoded) "The code by which it is paid.",
    "bill.voided/1" BillVoided(text::Reason) "The bill was a mistake.",
    "contribution.received/1" ContributionReceived(ContributionReceived) "Money was paid.",
    "contribution.voided/1" ContributionVoided(ContributionVoided) "That payment counts not.",
    "claim.reported/1" ClaimReported(ClaimTerms) "Something befell the worker beside it.",
    "claim.corrected/1" ClaimCorrected(ClaimTerms) "What of the report is otherwise.",
    "claim.advanced/1" ClaimAdvanced(ClaimAdvanced) "It came into another state.",
    "claim.paper_gathered/1" PaperGathered(PaperGathered) "A paper that it needs is there.",
    "claim.scan_attached/1" ScanAttached(ScanAttached) "A scan shows one of its papers.",
    "claim.paid/1" ClaimPaid(ClaimPaid) "BPJSTK paid, all or a part.",
    "claim.part_voided/1" ClaimPartVoided(PartVoided) "Of all this, one counts not.",
    "claim.voided/1" ClaimVoided(text::Reason) "The claim was a mistake.",
    "rules.replaced/1" RulesReplaced(RulesReplaced) "A newer table of rules holds.",
    "submission.written/1" SubmissionWritten(SubmissionWritten) "People were sent to BPJSTK.",
    "reply.received/1" ReplyReceived(ReplyReceived) "What BPJSTK wrote of people.",
    "bpjs_code.set/1" BpjsCodeSet(BpjsCodeSet) "By which code BPJSTK knows something here.",
    "segment.counted/1" SegmentCounted(SegmentCounted) "How many workers there are.",
    "validation.done/1" ValidationDone(ValidationDone) "A month's roster was looked through.",
    "statement.voided/1" StatementVoided(text::Reason) "Such a fact was a mistake.",
    "village.letterhead_set/1" LetterheadSet(Letterhead) "What stands on the village's letters.",
    "people.exported/1" PeopleExported(PeopleExported) "A list of people was written.",
    "device.laptop_joined/1" LaptopJoined(LaptopJoined) "The device took a laptop's invitation.",
    "device.admitted/1" DeviceAdmitted(DeviceAdmitted) "A laptop vouches for one it invited.",
    "device.lost/1" DeviceLost(DeviceLost) "A laptop of the village is gone.",
    "device.revoked/1" DeviceRevoked(DeviceRevoked) "From a place on its log does not count.",
    "entry.recorded_again/1" RecordedAgain(RecordedAgain) "An entry of a revoked log counts.",
    "office.started/1" OfficeStarted(OfficeStarted) "First entry of an office log.",
    "office.acknowledged/1" Acknowledged(Acknowledged) "What the office has of this village.",
    "office.worker_elsewhere/1" WorkerElsewhere(WorkerElsewhere) "Others hold the same NIK.",
    "office.elsewhere_decided/1" ElsewhereDecided(ElsewhereDecided) "One person or two, it says.",
    "office.device_enrolled/1" DeviceEnrolled(DeviceEnrolled) "The office takes its bundles.",
    "village.recoded/1" VillageRecoded(VillageRecoded) "The village is called otherwise.",
    "program.offered/1" ProgramOffered(ProgramOffered) "The office offers a newer program.",
    "program.piece/1" ProgramPiece(ProgramPiece) "The next piece of it.",
}

impl Op {
    /// The blobs that it names; [`blob::named`] tells the same of an op's bytes.
    pub fn blobs(&self) -> &[BlobName] {
        if let Op::WorkerPhotographed(photo) = self {
            &photo.blobs
        } else if let Op::ScanAttached(scan) = self {
            &scan.blobs
        } else if let Op::ProgramPiece(piece) = self {
            &piece.blobs
        } else {
            &[]
        }
    }

    /// With the names that stand behind the body.
    fn with_blobs(mut self, blobs: Vec<BlobName>) -> Self {
        if let Op::WorkerPhotographed(photo) = &mut self {
            photo.blobs = blobs;
        } else if let Op::ScanAttached(scan) = &mut self {
            scan.blobs = blobs;
        } else if let Op::ProgramPiece(piece) = &mut self {
            piece.blobs = blobs;
        }
        self
    }
}

/// An op as this version of the program can read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// Known and well-formed.
    Known(Op),
    /// Of a kind or version that came later: kept, and folded after the upgrade.
    Later(String),
    /// Of a known kind, but its body is not one: kept and set aside.
    Malformed(String),
}

impl Read {
    /// Reads an op's bytes. Never fails: what cannot be read is kept all the same.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut d = Decoder::new(bytes);
        let kind = match d.array().and_then(|_| d.str()) {
            Ok(kind) => kind.to_owned(),
            Err(_) => return Read::Malformed(String::new()),
        };
        match Op::body(&kind, &mut d) {
            None => Read::Later(kind),
            Some(body) => match body.map(|op| op.with_blobs(blob::named(bytes))) {
                // A second spelling of the same fact would be a second hash of it.
                Ok(op) if op.to_bytes() == bytes => Read::Known(op),
                _ => Read::Malformed(kind),
            },
        }
    }
}
