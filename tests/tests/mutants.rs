//! Each of `tests/mutants` takes one safeguard out of the program; `./dev chaos` shows that random
//! histories end badly without it. Here only that each can still be taken out.

use lindung_tests::executable::root;
use lindung_tests::office::files;
use std::process::Command;

#[test]
fn every_safeguard_can_be_taken_out() {
    let patches = files(&root().join("tests/mutants"));
    assert!(patches.len() >= 3, "the patches were found");
    for patch in patches {
        let mut git = Command::new("git");
        git.args(["apply", "--check"]).arg(&patch).current_dir(root());
        assert!(git.status().unwrap().success(), "{} does not apply", patch.display());
    }
}
