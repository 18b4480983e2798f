//! The standard tools open the body: `age -d -i KEY | zstd -d`. Skipped where they are not
//! installed; `./dev test` installs them.

use std::fs;
use std::process::{Command, Stdio};

use lindung_log::bundle::{body, inspect};

use crate::actors::Laptop;
use crate::bundle::busy;

fn installed(tool: &str) -> bool {
    Command::new(tool).arg("--version").stdout(Stdio::null()).status().is_ok()
}

#[test]
fn age_and_zstd_open_the_body() {
    if !installed("age") || !installed("zstd") {
        println!("age or zstd is not installed: not tried");
        return;
    }
    let (laptop, office) = (busy(), Laptop::new(2));
    let bytes = laptop.seal_to(&laptop.contents(0), &[&office]);
    let folder = tempfile::tempdir().unwrap();
    let (key, sealed) = (folder.path().join("key.txt"), folder.path().join("body.age"));
    fs::write(&key, office.keys.age.to_identity_line().unwrap().as_bytes()).unwrap();
    fs::write(&sealed, body(&bytes).unwrap()).unwrap();
    let mut age = Command::new("age")
        .args(["-d".as_ref(), "-i".as_ref(), key.as_os_str(), sealed.as_os_str()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let zstd = Command::new("zstd").arg("-dc").stdin(age.stdout.take().unwrap()).output().unwrap();
    assert!(age.wait().unwrap().success() && zstd.status.success());
    assert_eq!(zstd.stdout.len() as u64, inspect(&bytes).unwrap().plain_bytes);
    assert!(zstd.stdout.windows(4).any(|window| window == b"siti"));
}
