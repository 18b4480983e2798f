//! A village's laptop, with no window around it: a log of its own, bundles out, answers in.

use lindung_api::sample;
use lindung_domain::details::{Details, Field};
use lindung_domain::number::RegionCode;

use lindung_domain::op::{Correction, DeviceStarted, Op};
use lindung_log::bundle::{Contents, SealRequest, Strangers, open, seal, verify_ranges};
use lindung_log::invitation::Invitation;
use lindung_log::{DeviceKeys, Entropy, VerifyingKey};
use lindung_store::{About, Admission, Author, Draft, Store, SubjectId};
use std::path::Path;

/// 21 September 2026.
pub(crate) const NOW: i64 = 1_790_000_000;
const KEY: [u8; 32] = [9; 32];

/// The same on every run.
pub(crate) struct Repeatable(pub(crate) u64);

impl Entropy for Repeatable {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = (self.0 >> 56) as u8;
        }
    }
}

pub(crate) struct Village {
    pub(crate) people: Vec<Details>,
    invitation: Invitation,
    keys: DeviceKeys,
    store: Store,
    first: SubjectId,
    changes: u32,
}

impl Village {
    /// So many neighbours registered on a laptop that was invited.
    pub(crate) fn new(invitation: Invitation, people: u64, folder: &Path) -> Self {
        let code: RegionCode = invitation.village.parse().unwrap();
        let mut entropy = Repeatable(code.digits().parse().unwrap());
        let keys = DeviceKeys::generate(&mut entropy).unwrap();
        let mut store = Store::create(&folder.join(code.digits()), &KEY).unwrap();
        let (log, key) = (keys.device_id(b""), *keys.signing.verifying().as_bytes());
        store.begin_log(log, key, b"", code.digits()).unwrap();
        let started = DeviceStarted {
            village: code,
            signing_key: key.to_vec(),
            recipient: keys.age.recipient().as_str().to_owned(),
            card_key: keys.card.verifying().as_bytes().to_vec(),
            sample: false,
            predecessor: None,
        };
        let people = sample::people(code, people, 1);
        let registered = people.iter().cloned().map(Op::WorkerRegistered);
        let drafts: Vec<Draft> = std::iter::once(Op::DeviceStarted(started))
            .chain(registered)
            .map(|op| Draft { about: About::New, op })
            .collect();
        store.record(&Author { log, clerk: None, now: NOW }, drafts).unwrap();
        let first = store.find_nik(people[0].get(Field::Nik).unwrap()).unwrap().unwrap().id;
        Self { people, invitation, keys, store, first, changes: 0 }
    }

    /// Everything that the office has not acknowledged.
    pub(crate) fn bundle(&self) -> Vec<u8> {
        let own = self.keys.device_id(b"");
        let has = self.store.acknowledged().unwrap();
        let ranges =
            self.store.ranges(&has, self.store.logs().get(&own), &self.keys.signing).unwrap();
        let is_first = has.next(&own) == 0;
        let proof = is_first.then(|| self.invitation.proof(&self.keys.public()));
        let contents = Contents { ranges, proof, ..Contents::default() };
        let request = SealRequest {
            signing: &self.keys.signing,
            scope: b"",
            village: &self.invitation.village,
            recipients: std::slice::from_ref(&self.invitation.recipient),
            frontier: &self.store.logs().iter().collect(),
            sent_at: NOW,
        };
        seal(&contents, &request).unwrap()
    }

    /// Takes an answer, as a laptop does.
    pub(crate) fn takes(&mut self, answer: &[u8]) {
        let mut opened = open(answer, &[&self.keys.age], |_| None, Strangers::Introduce).unwrap();
        let key = |name: &_| {
            let key = self.store.logs().get(name)?.signing_key;
            VerifyingKey::from_bytes(&key).ok()
        };
        verify_ranges(&mut opened.contents, key, |at| self.store.hash_at(at)).unwrap();
        let admission = Admission {
            village: self.invitation.village.clone(),
            office_key: Some(*self.invitation.key.as_bytes()),
        };
        self.store.take(&opened.contents.ranges, &admission).unwrap();
    }

    /// One neighbour moves to another street.
    pub(crate) fn corrects(&mut self) {
        self.changes += 1;
        let set = Details::new().with(Field::Address, format!("Jl. Contoh No. {}", self.changes));
        let op = Op::WorkerCorrected(Correction { set, cleared: Vec::new() });
        let author = Author { log: self.keys.device_id(b""), clerk: None, now: NOW };
        self.store.record(&author, vec![Draft { about: About::Known(self.first), op }]).unwrap();
    }

    /// Whether the office has all that was said here.
    pub(crate) fn is_acknowledged(&self) -> bool {
        let own = self.keys.device_id(b"");
        let has = self.store.acknowledged().unwrap().next(&own);
        self.store.logs().get(&own).unwrap().next_seq == has
    }
}
