//! The same answers as spreadsheets.

use crate::error::Result;
use crate::office::Office;
use lindung_domain::worker::WorkerState;
use lindung_sheets::export_xlsx;

/// Gives the sentence of a code in the language of whoever reads the sheet.
pub type Words<'w> = dyn Fn(&str) -> String + 'w;

impl Office {
    /// [`Office::villages`] as an xlsx.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn villages_xlsx(&self, words: &Words<'_>) -> Result<Vec<u8>> {
        let codes = [
            "column_code",
            "column_code_now",
            "column_village",
            "column_devices",
            "column_workers",
        ];
        let rows = self.villages()?.into_iter().map(|line| {
            let counts = [line.devices, line.workers].map(|count| count.to_string());
            let [devices, workers] = counts;
            let last = line.last_taken_on.unwrap_or_default();
            vec![line.village, line.code, line.name, devices, workers, last]
        });
        let codes = codes.into_iter().chain(["column_last_taken"]);
        sheet(words, "sheet_villages", codes, rows, &[15, 15, 50, 10, 10, 16])
    }

    /// [`Office::report`] as an xlsx.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report_xlsx(&self, words: &Words<'_>) -> Result<Vec<u8>> {
        let states = WorkerState::COUNTED.map(|state| format!("state_{}", state.key()));
        let codes = ["column_code", "column_village", "column_workers"].into_iter();
        let codes = codes.chain(states.iter().map(String::as_str));
        let codes = codes.chain(["column_elsewhere", "column_last_taken"]);
        let rows = self.report()?.into_iter().map(|line| {
            let mut cells = vec![line.village, line.name, line.workers.to_string()];
            let states =
                WorkerState::COUNTED.iter().filter_map(|state| line.people.get(state.key()));
            cells.extend(states.map(u64::to_string));
            cells.extend([line.elsewhere.to_string(), line.last_taken_on.unwrap_or_default()]);
            cells
        });
        let widths = [15, 50, 10, 10, 10, 10, 10, 12, 12, 14, 16];
        sheet(words, "sheet_report", codes, rows, &widths)
    }

    /// [`Office::moved`] as an xlsx.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn moved_xlsx(&self, words: &Words<'_>) -> Result<Vec<u8>> {
        let codes = ["field_nik", "field_name", "column_code", "column_moved_on"].into_iter();
        let codes = codes.chain(["column_moved_to", "column_registered_in"]);
        let rows = self.moved()?.into_iter().map(|one| {
            let (to, registered) = (one.to.unwrap_or_default(), one.registered.join(", "));
            vec![one.nik, one.name, one.village, one.on, to, registered]
        });
        sheet(words, "sheet_moved", codes, rows, &[20, 40, 15, 12, 15, 20])
    }

    /// [`Office::duplicates`] as an xlsx, one registration a row, those of one NIK together.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn duplicates_xlsx(&self, words: &Words<'_>) -> Result<Vec<u8>> {
        let codes = ["field_nik", "field_name", "column_code"].into_iter();
        let all = self.duplicates()?.into_iter().flatten();
        let rows = all.map(|one| vec![one.nik, one.name, one.village]);
        sheet(words, "sheet_duplicates", codes, rows, &[20, 40, 15])
    }
}

fn sheet<'c>(
    words: &Words<'_>,
    title: &str,
    codes: impl Iterator<Item = &'c str>,
    rows: impl Iterator<Item = Vec<String>>,
    widths: &[u16],
) -> Result<Vec<u8>> {
    let headers: Vec<String> = codes.map(words).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> = rows.collect();
    Ok(export_xlsx(&words(title), &headers, &rows, widths)?)
}
