//! One hash over all that the village says, for telling at a glance whether two sides agree.

use crate::differences::Parts;
use crate::entries;
use crate::error::Result;
use crate::laid::State;
use crate::merges::{self, Told};
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::fold::{Subject, fold};
use lindung_log::{Frontier, Hash};
use rusqlite::named_params;
use std::collections::{BTreeMap, BTreeSet};

impl Store {
    /// Hash over (subject, hash of its village part) in subject order, of one village, as the
    /// tables have it now.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn state_hash(&self, village: &str) -> Result<Hash> {
        Ok(over(&self.parts(village)?))
    }

    /// The same as it was at a frontier of the village's logs: the entries up to it are folded.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn state_hash_at(&self, village: &str, frontier: &Frontier) -> Result<Hash> {
        Ok(over(&self.parts_at(village, frontier)?))
    }

    /// What the hash at a frontier is over.
    pub(crate) fn parts_at(&self, village: &str, frontier: &Frontier) -> Result<Parts> {
        if self.village_frontier(village) == *frontier {
            return self.parts(village);
        }
        let (mut parts, mut told, mut stand) = (Parts::new(), Vec::new(), BTreeMap::new());
        for subject in self.subjects(village)? {
            let mut stored = entries::of_subject(&self.db, &self.logs, subject)?;
            stored.retain(|entry| entry.id.at(&self.logs).is_ok_and(|at| frontier.covers(at)));
            let folded = fold(&entries::facts(&stored, &self.logs));
            told.extend(merges::words(&self.logs, &stored, &folded));
            if let (Some(first), Some(part)) = (stored.first(), folded.subject.village_part()) {
                parts.insert(first.hash, (subject, Hash::of(&part)));
                if matches!(folded.subject, Subject::Worker(_)) {
                    stand.insert(subject, first.hash);
                }
            }
        }
        let merges = Told::of(told).merges;
        for (subject, part) in parts.values_mut().filter(|(id, _)| stand.contains_key(id)) {
            let root = merges.root(*subject, |one| stand.contains_key(&one));
            let root = stand.get(&root).filter(|_| root != *subject);
            *part = under(*part, root.copied());
        }
        Ok(parts)
    }

    fn parts(&self, village: &str) -> Result<Parts> {
        // By the ids of each log, so that an office reads nothing of its other villages.
        let mut statement = self.db.prepare_cached(
            "SELECT id, digest,
               CASE WHEN root <> id THEN (SELECT hash FROM entry WHERE id = w.root) END AS root
             FROM worker AS w WHERE id BETWEEN :from AND :last AND digest IS NOT NULL
             UNION ALL
             SELECT id, digest, NULL FROM subject
             WHERE id BETWEEN :from AND :last AND digest IS NOT NULL",
        )?;
        let mut parts = Parts::new();
        let mut note = |state: &State| {
            parts.insert(state.first, (state.subject, under(state.digest, state.root)));
        };
        self.rest_of(village)?.into_iter().for_each(&mut note);
        for log in self.logs.of(village).filter(|log| !log.by_office) {
            let (from, last) = log.ids();
            let mut rows = statement
                .query(named_params! { ":from": from.number(), ":last": last.number() })?;
            while let Some(row) = rows.next()? {
                let subject = SubjectId::from_number(row.get(0)?);
                let digest = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
                let root = row.get_ref(2)?.as_blob_or_null().map_err(rusqlite::Error::from)?;
                note(&State::of(subject, digest, root)?);
            }
        }
        Ok(parts)
    }

    fn subjects(&self, village: &str) -> Result<BTreeSet<SubjectId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT e.id FROM entry AS e JOIN log AS l ON l.id = e.id >> 40
             WHERE e.subject = e.id AND l.village = :village AND NOT l.by_office",
        )?;
        let ids =
            statement.query_map(named_params! { ":village": village }, |row| row.get("id"))?;
        ids.map(|id| Ok(SubjectId::from_number(id?))).collect()
    }
}

/// The part of one who is read under another names that other, by the hash of its first entry.
fn under(part: Hash, root: Option<Hash>) -> Hash {
    match root {
        Some(root) => Hash::of(&[*part.as_bytes(), *root.as_bytes()].concat()),
        None => part,
    }
}

fn over(parts: &Parts) -> Hash {
    let mut bytes = Vec::with_capacity(parts.len().saturating_mul(64));
    for (subject, (_, part)) in parts {
        bytes.extend_from_slice(subject.as_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    Hash::of(&bytes)
}
