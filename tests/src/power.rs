//! Power cuts that lose what was not synced: `tests/power.c`, preloaded into one command.

use crate::dice::Dice;
use std::path::Path;
use std::process::Command;
use tempfile::TempPath;

/// How a command ends whose power went.
pub const CUT: i32 = 99;
/// Behind every operation: the power goes when the command has ended.
const AT_THE_END: u64 = u64::MAX;

/// What is lost of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// All of it.
    All,
    /// Some writes and names, whatever their order.
    Some,
    /// Some sectors of 512 bytes of each write, and some names.
    Torn,
    /// Nothing: as a SIGKILL does.
    None,
}

impl Loss {
    const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Some => "some",
            Self::Torn => "torn",
            Self::None => "none",
        }
    }
}

/// When the power goes, and what is lost by it.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// The operation, from 1.
    pub at: u64,
    /// What is lost.
    pub loss: Loss,
    /// Which of it.
    pub seed: u64,
    /// Whether the disk says that it synced, and did not.
    pub lies: bool,
}

impl Cut {
    /// After the command has said that it was done.
    pub fn at_the_end(loss: Loss) -> Self {
        Self { at: AT_THE_END, loss, seed: 1, lies: false }
    }

    /// At any of so many operations, or, one time in eight, at the end.
    pub fn of(dice: &mut Dice, operations: u64) -> Self {
        let at = if dice.roll(8) > 0 { 1 + dice.roll(operations) } else { AT_THE_END };
        let loss = [Loss::All, Loss::Some, Loss::Torn, Loss::Torn, Loss::None][dice.place(5)];
        Self { at, loss, seed: dice.roll(u64::MAX), lies: false }
    }
}

/// The disk, compiled.
#[derive(Debug)]
pub struct Disk(TempPath);

impl Disk {
    /// Compiles it into a folder; tests that run side by side, in one process or in several, each
    /// compile their own.
    pub fn new(folder: &Path) -> Self {
        let named = tempfile::Builder::new().prefix("power-").suffix(".so").tempfile_in(folder);
        let library = named.expect("a folder to compile in").into_temp_path();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("power.c");
        let mut cc = Command::new("cc");
        cc.args(["-O1", "-shared", "-fPIC", "-o"]).arg(&library).arg(source);
        assert!(cc.status().expect("a C compiler").success(), "power.c does not compile");
        Self(library)
    }

    /// Puts what a command has below a folder onto the disk.
    fn under(&self, command: &mut Command, root: &Path) {
        command.env("LD_PRELOAD", self.0.as_os_str()).env("POWER_ROOT", root);
    }

    /// The power goes.
    pub fn cuts(&self, command: &mut Command, root: &Path, cut: &Cut) {
        self.under(command, root);
        command.env("POWER_AT", cut.at.to_string()).env("POWER_LOSS", cut.loss.word());
        command.env("POWER_SEED", cut.seed.to_string());
        if cut.lies {
            command.env("POWER_LIES", "1");
        }
    }

    /// Room for so many bytes; then the medium answers with an error of the system.
    pub fn fits(&self, command: &mut Command, root: &Path, bytes: u64, error: i32) {
        self.under(command, root);
        command.env("POWER_BYTES", bytes.to_string()).env("POWER_ERROR", error.to_string());
    }

    /// Operations that a command takes, which must succeed.
    pub fn operations(&self, mut command: Command, root: &Path) -> u64 {
        let count = root.with_extension("count");
        self.under(&mut command, root);
        let output = command.env("POWER_COUNT", &count).output().unwrap();
        assert!(output.status.success(), "{command:?}: {output:?}");
        std::fs::read_to_string(&count).unwrap().parse().unwrap()
    }
}
