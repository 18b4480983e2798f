//! `lindung sample`: lists of made-up people, as villages would hold them.

use crate::output::Failure;
use lindung_api::{ApiError, Words, sample};
use lindung_domain::details::Field;
use lindung_domain::number::RegionCode;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(after_help = "Example: lindung sample --villages 3 --workers 50 --seed 1 --out contoh")]
pub(crate) struct Arguments {
    /// How many villages.
    #[arg(long, default_value_t = 1)]
    villages: u64,
    /// This village instead of a drawn one.
    #[arg(long)]
    village: Option<String>,
    /// How many people in each.
    #[arg(long)]
    workers: u64,
    /// The same seed gives the same people.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of the lists, one for each village.
    #[arg(long)]
    out: PathBuf,
}

const COLUMNS: [(&str, Field); 11] = [
    ("NIK", Field::Nik),
    ("Nama Lengkap", Field::Name),
    ("Tempat Lahir", Field::BirthPlace),
    ("Tanggal Lahir", Field::BornOn),
    ("L/P", Field::Sex),
    ("No KK", Field::FamilyCard),
    ("Alamat", Field::Address),
    ("RT", Field::Rt),
    ("RW", Field::Rw),
    ("No HP", Field::Phone),
    ("Pekerjaan", Field::Occupation),
];

/// Writes `<village>.xlsx` for each village.
pub(crate) fn run(arguments: &Arguments, words: &'static Words) -> Result<Value, Failure> {
    let failed = |error: ApiError| Failure::of(&error, words);
    std::fs::create_dir_all(&arguments.out).map_err(|_| failed(ApiError::new("no_folder")))?;
    let villages = match &arguments.village {
        Some(code) => {
            vec![RegionCode::parse(code).map_err(|_| failed(ApiError::new("no_village")))?]
        }
        None => sample::villages(arguments.villages, arguments.seed),
    };
    let headers = COLUMNS.map(|(header, _)| header);
    let mut files = Vec::with_capacity(villages.len());
    for village in &villages {
        let people = sample::people(*village, arguments.workers, arguments.seed);
        let row = |person: &lindung_domain::details::Details| {
            COLUMNS.map(|(_, field)| person.get(field).unwrap_or_default().to_owned())
        };
        let rows: Vec<[String; 11]> = people.iter().map(row).collect();
        let bytes = lindung_sheets::export_xlsx("Data", &headers, &rows, &[20, 32]);
        let bytes = bytes.map_err(|error| failed(error.into()))?;
        let path = arguments.out.join(format!("{}.xlsx", village.digits()));
        let written = lindung_api::file::write(&path, &bytes).map_err(failed)?;
        files.push(json!({ "village": village.dotted(), "file": written.file }));
    }
    Ok(json!({ "villages": villages.len(), "workers": arguments.workers, "files": files }))
}
