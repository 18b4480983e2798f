//! Builds anew when the page was.

fn main() {
    println!("cargo:rerun-if-changed=../../../ui/dist-office");
}
