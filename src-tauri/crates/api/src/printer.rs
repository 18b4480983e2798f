//! Printers of this computer, and sending a PDF to one. The rest of the program knows nothing of
//! how: here it is CUPS, by its own commands. The PDF goes to `lp` through a pipe, so no print file
//! with people in it ever lies in a folder of ours. Windows is untried and says so.

use crate::contract::card::{PrinterLine, PrinterList};
use crate::error::ApiError;
use crate::words::Words;
use lindung_paper::{Paper, Side};
use std::time::{Duration, Instant};

mod command;

/// How long the printing service may take to say which printers there are.
const LISTED_WITHIN: Duration = Duration::from_secs(5);
/// How long it may take to receive a PDF of some thousand cards.
const SENT_WITHIN: Duration = Duration::from_secs(120);

/// A printer as the system tells of it.
pub(crate) struct Printer {
    /// By which it is asked for.
    pub(crate) name: String,
    /// Whether the system takes it where none is named.
    pub(crate) usual: bool,
    /// Whether it turns the sheet by itself.
    pub(crate) two_sided: bool,
    /// What it calls the sizes of paper that it takes; empty where it does not say.
    sizes: Vec<String>,
}

/// A printer with what it is told, so that the page comes out as it is.
pub(crate) struct Ready {
    printer: String,
    options: Vec<String>,
}

/// The printers of this computer, or why there is none.
pub(crate) fn told(words: &'static Words) -> PrinterList {
    let found = list().and_then(|found| match found.is_empty() {
        true => Err(ApiError::new("no_printer")),
        false => Ok(found),
    });
    let (found, lacking) = match found {
        Ok(found) => (found, None),
        Err(why) => (Vec::new(), Some((&why.told(words)).into())),
    };
    let line = |p: Printer| PrinterLine { name: p.name, two_sided: p.two_sided };
    PrinterList { printers: found.into_iter().map(line).collect(), lacking }
}

/// The printers, the usual one first.
///
/// # Errors
/// `no_print_system`, `print_system_silent`, `printing_untried`.
fn list() -> Result<Vec<Printer>, ApiError> {
    let begun = Instant::now();
    if !said(&["lpstat", "-r"], begun)?.contains("is running") {
        return Err(ApiError::new("no_print_system"));
    }
    let usual = said(&["lpstat", "-d"], begun)?;
    let usual = usual.rsplit_once(": ").map(|(_, name)| name.trim()).unwrap_or_default();
    let names = said(&["lpstat", "-e"], begun)?;
    let mut printers: Vec<Printer> =
        names.lines().map(|name| printer(name, usual, begun)).collect();
    printers.sort_by_key(|printer| (!printer.usual, printer.name.clone()));
    Ok(printers)
}

fn printer(name: &str, usual: &str, begun: Instant) -> Printer {
    // One that is switched off says nothing of itself and is a printer all the same.
    let options = said(&["lpoptions", "-p", name, "-l"], begun).unwrap_or_default();
    let (mut two_sided, mut sizes) = (false, Vec::new());
    for line in options.lines() {
        let (option, choices) = line.split_once(':').unwrap_or((line, ""));
        let choices = choices.split_whitespace().map(|choice| choice.trim_start_matches('*'));
        if option.starts_with("PageSize/") || option.starts_with("media/") {
            sizes.extend(choices.map(str::to_owned));
        } else if option.contains("Duplex") || option.starts_with("sides/") {
            two_sided |= choices.into_iter().any(|c| c.contains("NoTumble") || c.contains("long"));
        }
    }
    Printer { usual: name == usual, name: name.to_owned(), two_sided, sizes }
}

impl Ready {
    /// Looks whether the printer can do it, before anything is recorded.
    ///
    /// # Errors
    /// `printer_gone`, `printer_paper`, `printer_one_sided`, and those of [`list`].
    pub(crate) fn new(printer: &str, paper: Paper, side: Side) -> Result<Self, ApiError> {
        let found = list()?.into_iter().find(|found| found.name == printer);
        let found = found.ok_or_else(|| ApiError::new("printer_gone"))?;
        if side == Side::Both && !found.two_sided {
            return Err(ApiError::new("printer_one_sided"));
        }
        let media = media(paper, &found.sizes).ok_or_else(|| ApiError::new("printer_paper"))?;
        let sides = if side == Side::Both { "two-sided-long-edge" } else { "one-sided" };
        // Nothing may move or stretch the page: that is what the calibration is for.
        let plain = ["print-scaling=none", "nopdfAutoRotate", "number-up=1", "job-sheets=none"];
        let mut options: Vec<String> = plain.map(str::to_owned).to_vec();
        options.extend([format!("media={media}"), format!("sides={sides}")]);
        Ok(Self { printer: found.name, options })
    }

    /// Sends a PDF; gives the name that the system has for the job.
    ///
    /// # Errors
    /// `printer_refused`: it was not taken. `print_system_silent`.
    pub(crate) fn send(&self, pdf: &[u8]) -> Result<String, ApiError> {
        let mut words = vec!["lp", "-d", &self.printer, "-t", "Kartu"];
        for option in &self.options {
            words.extend(["-o", option]);
        }
        words.push("-");
        let refused = |what: &str| ApiError::new("printer_refused").with("what", what);
        let output = command::output(&words, pdf, SENT_WITHIN)
            .map_err(|error| refused(&error.to_string()))?
            .ok_or_else(silent)?;
        if !output.status.success() {
            return Err(refused(String::from_utf8_lossy(&output.stderr).trim()));
        }
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        // "request id is Kartu-12 (0 file(s))"
        Ok(said.split_whitespace().nth(3).unwrap_or_default().to_owned())
    }
}

/// What the printer calls this paper. A size given in points is exact
/// (a driver drops what is behind the comma); the names of F4 are many.
fn media(paper: Paper, sizes: &[String]) -> Option<String> {
    let (named, exact): (&[&str], &str) = match paper {
        Paper::A4 => (&["A4", "iso_a4_210x297mm"], "Custom.595.1x842.1"),
        Paper::F4 => (&["F4", "FanFoldGermanLegal", "Foolscap", "Folio"], "Custom.610.1x936.1"),
        Paper::Cr80 => (&["CR80", "ISO7810ID1"], "Custom.243.1x153.1"),
    };
    let known = |name: &&&str| sizes.iter().any(|size| size == **name);
    let custom = sizes.is_empty() || sizes.iter().any(|size| size.starts_with("Custom."));
    match named.iter().find(known) {
        Some(name) if paper == Paper::A4 || !custom => Some((*name).to_owned()),
        _ => custom.then(|| exact.to_owned()),
    }
}

fn silent() -> ApiError {
    ApiError::new("print_system_silent")
}

/// What a command says on standard output, as long as there is time for it.
fn said(words: &[&str], begun: Instant) -> Result<String, ApiError> {
    if !cfg!(unix) {
        return Err(ApiError::new("printing_untried"));
    }
    let none = || ApiError::new("no_print_system");
    let left = LISTED_WITHIN.saturating_sub(begun.elapsed());
    let output = command::output(words, &[], left).map_err(|_| none())?.ok_or_else(silent)?;
    let said = || String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(said()) } else { Err(none()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_asked_for_by_the_name_that_the_printer_has_for_it() {
        let sizes = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let office: Vec<String> = sizes(&["A4", "Legal", "Folio", "Custom.WIDTHxHEIGHT"]);
        let simple: Vec<String> = sizes(&["A4", "Folio"]);
        let (foreign, silent): (Vec<String>, Vec<String>) = (sizes(&["Letter"]), Vec::new());
        let table = [
            (Paper::A4, &office, Some("A4")),
            (Paper::F4, &office, Some("Custom.610.1x936.1")),
            (Paper::F4, &simple, Some("Folio")),
            (Paper::Cr80, &office, Some("Custom.243.1x153.1")),
            (Paper::Cr80, &simple, None),
            (Paper::A4, &foreign, None),
            (Paper::A4, &silent, Some("Custom.595.1x842.1")),
        ];
        for (paper, sizes, expected) in table {
            assert_eq!(media(paper, sizes).as_deref(), expected, "{paper:?} of {sizes:?}");
        }
    }
}
