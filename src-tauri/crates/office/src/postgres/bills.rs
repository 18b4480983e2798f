//! Bills, for whoever asks for which months somebody is paid: in whichever village that was.

use super::Postgres;
use super::fetch::Wanted;
use crate::error::Result;
use lindung_store::{Cell, Store};
use std::collections::BTreeSet;
use tokio_postgres::types::ToSql;

/// What a bill is made of beside the people in it.
const OF_A_BILL: [&str; 3] = ["bill_part", "contribution", "contribution_but"];

impl Postgres {
    /// Lays out bills for which a condition holds, whole.
    pub(super) fn fetch_bills(
        &mut self,
        store: &mut Store,
        condition: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Result<()> {
        let names = std::iter::once("bill_person").chain(OF_A_BILL);
        let wanted: Vec<Wanted<'_>> = names.map(|name| (name, condition, given)).collect();
        self.fetch_all(store, &wanted).map(|_| ())
    }

    /// Lays out all that the village billed.
    pub(super) fn fetch_bills_of_village(&mut self, store: &mut Store) -> Result<()> {
        let main = self.scope.main.clone();
        self.fetch_bills(store, "village = $1", &[&main])
    }

    /// Lays out what was billed and paid for these numbers, by whichever village. Whoever changes
    /// a bill holds the numbers in it, so that nobody else is changing it now.
    pub(super) fn fetch_bills_of(&mut self, store: &mut Store, niks: &[String]) -> Result<()> {
        let mut bills: BTreeSet<(String, i64)> = BTreeSet::new();
        for row in self.fetch(store, "bill_person", "nik = ANY($1)", &[&niks])? {
            if let (Some(Cell::Text(village)), Some(Cell::Number(bill))) = (row.first(), row.get(2))
            {
                bills.insert((village.clone(), *bill));
            }
        }
        if bills.is_empty() {
            return Ok(());
        }
        let (villages, bills): (Vec<String>, Vec<i64>) = bills.into_iter().unzip();
        let of = "(village, bill) IN (SELECT * FROM unnest($1::text[], $2::bigint[]))";
        let given: [&(dyn ToSql + Sync); 2] = [&villages, &bills];
        self.fetch_all(store, &OF_A_BILL.map(|name| (name, of, &given[..]))).map(|_| ())
    }
}
