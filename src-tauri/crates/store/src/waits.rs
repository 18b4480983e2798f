//! What waits to be done, counted without looking at everybody one by one.

use crate::error::Result;
use crate::place::SubjectId;
use crate::programme::{month_of, unsigned};
use crate::store::Store;
use lindung_domain::money::{Month, MonthRange};
use lindung_domain::op::label::Label;
use rusqlite::named_params;
use std::collections::{BTreeMap, BTreeSet};

/// Roots who hold a place in a month of one of some decrees, and could hold the next.
fn holders(decrees: &str, month: &str) -> String {
    format!(
        "SELECT w.id FROM place AS p JOIN worker AS h ON h.id = p.worker
           JOIN worker AS w ON w.id = h.root
         WHERE p.decree IN (SELECT value FROM json_each({decrees})) AND h.state <> 'voided'
           AND w.state NOT IN ('voided', 'died', 'moved') AND p.from_month <= {month}
           AND (p.until_month IS NULL OR {month} < p.until_month)"
    )
}

fn labels(decrees: &[Label]) -> String {
    let labels: Vec<String> = decrees.iter().map(|label| format!("\"{label}\"")).collect();
    format!("[{}]", labels.join(","))
}

impl Store {
    /// Who holds a place of `before` in the month before `until`, and none of `after` in `until`.
    /// A decree is named where it holds in that month.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn losing_places(
        &self,
        before: &[Label],
        after: &[Label],
        until: Month,
    ) -> Result<BTreeSet<SubjectId>> {
        let mut statement = self.db.prepare_cached(&format!(
            "{} EXCEPT {}",
            holders(":before", ":last"),
            holders(":after", ":until")
        ))?;
        let given = named_params! {
            ":before": labels(before), ":last": until.prev().plain(),
            ":after": labels(after), ":until": until.plain(),
        };
        let ids = statement.query_map(given, |row| row.get("id").map(SubjectId::from_number))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The paid months of everybody whom [`Self::each_paid`] tells of, those with the same months
    /// together: how many they are. Few bills name many people, so there are few such groups.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn paid_alike(&self, mut with: impl FnMut(&BTreeSet<Month>, u64)) -> Result<()> {
        let payments = self.payments()?;
        let mut statement = self.db.prepare_cached(
            "WITH number (worker, nik) AS (
               SELECT root, nik FROM worker WHERE state <> 'voided'
               UNION ALL SELECT h.root, f.nik
               FROM former_nik AS f JOIN worker AS h ON h.id = f.worker WHERE h.state <> 'voided'),
             but (bill, nik, labels) AS (
               SELECT bill, nik, group_concat(label, '-') FROM contribution_but GROUP BY bill, nik),
             named (id, bills) AS (
               SELECT w.id, group_concat(p.bill || coalesce('-' || b.labels, ''))
               FROM worker AS w LEFT JOIN number AS n ON n.worker = w.id
               LEFT JOIN bill_person AS p ON p.nik = n.nik
               LEFT JOIN but AS b ON b.bill = p.bill AND b.nik = p.nik
               WHERE w.state NOT IN ('voided', 'died', 'moved', 'merged') GROUP BY w.id)
             SELECT coalesce(bills, '') AS bills, count(*) AS workers FROM named GROUP BY bills",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let bills: String = row.get("bills")?;
            with(&paid_months(&payments, &bills), unsigned(row.get("workers")?));
        }
        Ok(())
    }

    /// The months of each bill that a payment covers, by the payment's label.
    fn payments(&self) -> Result<BTreeMap<String, Vec<(String, MonthRange)>>> {
        let mut statement = self.db.prepare_cached(
            "SELECT c.bill, c.label, max(c.from_month, b.from_month) AS from_month,
                    min(c.until_month, b.until_month) AS until_month
             FROM contribution AS c JOIN bill AS b ON b.id = c.bill",
        )?;
        let mut rows = statement.query([])?;
        let mut payments: BTreeMap<String, Vec<(String, MonthRange)>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let months =
                MonthRange::new(month_of(row, "from_month")?, month_of(row, "until_month")?);
            let of_bill = payments.entry(row.get::<_, i64>("bill")?.to_string()).or_default();
            of_bill.push((row.get("label")?, months));
        }
        Ok(payments)
    }

    /// The bills of which some month is not paid for somebody, with their first months, the
    /// earliest in front.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bills_unpaid(&self) -> Result<Vec<(SubjectId, Month)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT b.id, b.from_month FROM bill AS b WHERE EXISTS (
               SELECT 1 FROM bill_part AS m WHERE m.bill = b.id AND m.due_rupiah > 0
               AND NOT EXISTS (
                 SELECT 1 FROM contribution AS c WHERE c.bill = b.id
                 AND c.from_month <= m.month AND m.month < c.until_month AND NOT EXISTS (
                   SELECT 1 FROM contribution_but AS x WHERE x.bill = c.bill AND x.label = c.label))
               AND EXISTS (
                 SELECT 1 FROM bill_person AS p WHERE p.bill = b.id AND p.part = m.part
                 AND NOT EXISTS (
                   SELECT 1 FROM contribution AS c WHERE c.bill = b.id
                   AND c.from_month <= m.month AND m.month < c.until_month AND NOT EXISTS (
                     SELECT 1 FROM contribution_but AS x
                     WHERE x.bill = c.bill AND x.label = c.label AND x.nik = p.nik))))
             ORDER BY b.from_month, b.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((SubjectId::from_number(row.get("id")?), month_of(row, "from_month")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether some bill of a decree is for this month.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn is_billed(&self, decree: Label, month: Month) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT 1 FROM bill WHERE decree = :decree
             AND from_month <= :month AND :month < until_month",
        )?;
        let given = named_params! { ":decree": decree.to_string(), ":month": month.plain() };
        Ok(statement.exists(given)?)
    }

    /// How many rows wait to be mended.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn count_waiting(&self) -> Result<u64> {
        let mut statement = self.db.prepare_cached("SELECT count(*) AS rows FROM worklist")?;
        Ok(unsigned(statement.query_row([], |row| row.get("rows"))?))
    }
}

/// `12,13-label-label`: bills by id, each with the payments that are not for this person.
fn paid_months(
    payments: &BTreeMap<String, Vec<(String, MonthRange)>>,
    bills: &str,
) -> BTreeSet<Month> {
    let mut months = BTreeSet::new();
    for named in bills.split(',') {
        let mut parts = named.split('-');
        let paid = parts.next().and_then(|bill| payments.get(bill)).into_iter().flatten();
        let but: BTreeSet<&str> = parts.collect();
        let counting = paid.filter(|(label, _)| !but.contains(label.as_str()));
        months.extend(counting.flat_map(|(_, range)| range.iter()));
    }
    months
}
