//! Printers of this computer, and sending a PDF to one. The rest of the program knows nothing of
//! how: here it is CUPS, by its own commands. The PDF goes to `lp` through a pipe, so no print file
//! with people in it ever lies in a folder of ours. Windows is untried and says so.

use crate::error::ApiError;
use lindung_paper::{Paper, Side};
use std::io::Write;
use std::process::{Command, Output, Stdio};

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

/// The printers, the usual one first.
///
/// # Errors
/// `no_print_system`, `printing_untried`.
pub(crate) fn list() -> Result<Vec<Printer>, ApiError> {
    if !said(&["lpstat", "-r"])?.contains("is running") {
        return Err(ApiError::new("no_print_system"));
    }
    let usual = said(&["lpstat", "-d"])?;
    let usual = usual.rsplit_once(": ").map(|(_, name)| name.trim()).unwrap_or_default();
    let names = said(&["lpstat", "-e"])?;
    let mut printers: Vec<Printer> = names.lines().map(|name| printer(name, usual)).collect();
    printers.sort_by_key(|printer| (!printer.usual, printer.name.clone()));
    Ok(printers)
}

fn printer(name: &str, usual: &str) -> Printer {
    // One that is switched off says nothing of itself and is a printer all the same.
    let options = said(&["lpoptions", "-p", name, "-l"]).unwrap_or_default();
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
    /// `printer_refused`: it was not taken.
    pub(crate) fn send(&self, pdf: &[u8]) -> Result<String, ApiError> {
        let refused = |what: &str| ApiError::new("printer_refused").with("what", what);
        let mut lp = command(&["lp", "-d", &self.printer, "-t", "Kartu"]);
        for option in &self.options {
            lp.args(["-o", option]);
        }
        lp.arg("-").stdin(Stdio::piped());
        let mut lp = lp.spawn().map_err(|error| refused(&error.to_string()))?;
        if let Some(mut pipe) = lp.stdin.take() {
            // One that refuses closes the pipe; why, it says at the end.
            pipe.write_all(pdf).ok();
        }
        let output = lp.wait_with_output().map_err(|error| refused(&error.to_string()))?;
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

/// What a command says on standard output.
fn said(words: &[&str]) -> Result<String, ApiError> {
    if !cfg!(unix) {
        return Err(ApiError::new("printing_untried"));
    }
    let none = || ApiError::new("no_print_system");
    let Output { status, stdout, .. } = command(words).output().map_err(|_| none())?;
    if status.success() { Ok(String::from_utf8_lossy(&stdout).into_owned()) } else { Err(none()) }
}

fn command(words: &[&str]) -> Command {
    let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
    let mut command = Command::new(program);
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
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
