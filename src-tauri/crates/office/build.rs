//! Builds anew when the page was.
#![expect(clippy::print_stdout, reason = "so cargo is spoken to")]

fn main() {
    println!("cargo:rerun-if-changed=../../../ui/dist-office");
}
