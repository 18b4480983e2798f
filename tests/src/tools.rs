//! Tools of others that a test needs: read what we print, open what we seal.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Whether the tools are here. Where they are not, says what to install: an automatic run (`CI`)
/// fails, a person's run goes on without the test.
pub fn present(tools: &[(&str, &str)]) -> bool {
    let lacking: Vec<&str> = tools
        .iter()
        .filter(|(tool, _)| Command::new(tool).arg("--version").output().is_err())
        .map(|(_, package)| *package)
        .collect();
    let automatic = std::env::var_os("CI").is_some_and(|ci| ci != "false");
    assert!(lacking.is_empty() || !automatic, "apt-get install {}", lacking.join(" "));
    lacking.is_empty()
}

/// Runs a tool that must succeed.
fn run(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().expect("the tool runs");
    assert!(output.status.success(), "{command:?}: {output:?}");
    output
}

/// A page as a printer of 300 dpi without grey leaves it; `--mono` thresholds to one bit.
pub fn raster(pdf: &Path, page: u64, to: &Path) -> PathBuf {
    let page = page.to_string();
    let mut pdftoppm = Command::new("pdftoppm");
    pdftoppm.args(["-r", "300", "-mono", "-singlefile", "-f", &page, "-l", &page]);
    run(pdftoppm.arg(pdf).arg(to));
    to.with_extension("pbm")
}

/// The same page as a grey picture that phones take.
pub fn picture(pdf: &Path, page: u64, to: &Path) -> PathBuf {
    fine(pdf, page, 300, to)
}

/// A page in grey, with so many dots to the inch.
pub fn fine(pdf: &Path, page: u64, dpi: u64, to: &Path) -> PathBuf {
    let (page, dpi) = (page.to_string(), dpi.to_string());
    let mut pdftoppm = Command::new("pdftoppm");
    pdftoppm.args(["-r", &dpi, "-gray", "-png", "-singlefile", "-f", &page, "-l", &page]);
    run(pdftoppm.arg(pdf).arg(to));
    to.with_extension("png")
}

/// Whether whoever runs this may do everything on this computer.
pub fn root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// The words of a page, where they stand.
pub fn words(pdf: &Path, page: u64) -> String {
    let page = page.to_string();
    let mut pdftotext = Command::new("pdftotext");
    pdftotext.args(["-layout", "-f", &page, "-l", &page]).arg(pdf).arg("-");
    String::from_utf8(run(&mut pdftotext).stdout).unwrap()
}

/// The words of every page.
pub fn pages(pdf: &Path) -> Vec<String> {
    let mut pdftotext = Command::new("pdftotext");
    let told = run(pdftotext.arg("-layout").arg(pdf).arg("-")).stdout;
    let told = String::from_utf8(told).unwrap();
    // Each page ends in a form feed.
    let mut pages: Vec<String> = told.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

/// What the QR codes of a picture say.
pub fn read_codes(picture: &Path) -> Vec<String> {
    let mut zbarimg = Command::new("zbarimg");
    zbarimg.args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]);
    let told = run(zbarimg.arg(picture)).stdout;
    String::from_utf8(told).unwrap().lines().map(str::to_owned).collect()
}

/// A certificate for `localhost` that vouches for nobody else, and its key.
pub fn certificate(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    let (own, key) = (folder.join(format!("{name}.pem")), folder.join(format!("{name}.key")));
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"]);
    openssl.args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    openssl.args(["-addext", "subjectAltName=DNS:localhost"]);
    openssl.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
    run(openssl.arg("-keyout").arg(&key).arg("-out").arg(&own));
    (own, key)
}
