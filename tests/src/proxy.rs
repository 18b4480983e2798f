//! A bad line: a proxy between village and office that cuts, delays, doubles and garbles.

use crate::dice::Dice;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The longest that a delayed chunk waits.
const DELAY_MILLISECONDS: u64 = 40;

/// What happens to one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    /// Broken off after so many bytes.
    Cut(u64),
    /// One byte is another.
    Garbled(u64, u8),
    /// Each chunk waits.
    Slow(u64),
}

/// What the proxy saw.
#[derive(Debug, Default)]
struct Seen {
    sent: AtomicU64,
    connections: AtomicU64,
    cuts: AtomicU64,
    garbled: AtomicU64,
    doubled: AtomicU64,
}

/// A proxy that runs until the test ends.
#[derive(Debug)]
pub struct Proxy {
    address: String,
    seen: Arc<Seen>,
}

impl Proxy {
    /// Between a village and the server at this address. The dice say what goes wrong; without
    /// them nothing does.
    pub fn before(server: &str, dice: Option<Dice>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (seen, server) = (Arc::new(Seen::default()), server.to_owned());
        let dice = dice.map(Mutex::new);
        let own = seen.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                own.connections.fetch_add(1, Ordering::Relaxed);
                let Ok(office) = TcpStream::connect(&server) else { continue };
                let dice = dice.as_ref().map(|dice| dice.lock().unwrap());
                let plan = dice.map_or_else(Plan::clean, |mut dice| Plan::roll(&mut dice));
                plan.speak(&client, &office, &server, &own);
            }
        });
        Self { address, seen }
    }

    /// As a village types it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Bytes that villages sent, with all that HTTP adds.
    pub fn sent(&self) -> u64 {
        self.seen.sent.load(Ordering::Relaxed)
    }

    /// Connections that were cut or garbled, so that what they carried had to go again.
    pub fn cuts(&self) -> u64 {
        self.seen.cuts.load(Ordering::Relaxed) + self.seen.garbled.load(Ordering::Relaxed)
    }

    /// What it did, for people.
    pub fn told(&self) -> String {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        format!(
            "{} connections, {} cut, {} garbled, {} doubled, {} bytes sent",
            of(&self.seen.connections),
            of(&self.seen.cuts),
            of(&self.seen.garbled),
            of(&self.seen.doubled),
            of(&self.seen.sent),
        )
    }
}

/// What happens to both directions of a connection.
struct Plan {
    there: Fault,
    back: Fault,
    doubled: bool,
}

impl Plan {
    fn clean() -> Self {
        Self { there: Fault::None, back: Fault::None, doubled: false }
    }

    fn roll(dice: &mut Dice) -> Self {
        let mut plan = Self::clean();
        // About as far as some small bundles and their answers reach, heads included.
        let place = dice.roll(4_000);
        match dice.roll(10) {
            0 | 1 => plan.there = Fault::Cut(place),
            2 | 3 => plan.back = Fault::Cut(place / 2),
            4 => plan.there = Fault::Garbled(place, garbling(dice)),
            5 => plan.back = Fault::Garbled(place / 2, garbling(dice)),
            6 => plan.there = Fault::Slow(dice.roll(DELAY_MILLISECONDS)),
            7 => plan.back = Fault::Slow(dice.roll(DELAY_MILLISECONDS)),
            8 => plan.doubled = true,
            _ => {}
        }
        plan
    }

    /// Carries both directions, each in a thread of its own.
    fn speak(self, client: &TcpStream, office: &TcpStream, server: &str, seen: &Arc<Seen>) {
        let second = self.doubled.then(|| TcpStream::connect(server).ok()).flatten();
        if let Some(second) = &second {
            seen.doubled.fetch_add(1, Ordering::Relaxed);
            let mut deaf = second.try_clone().unwrap();
            thread::spawn(move || std::io::copy(&mut deaf, &mut std::io::sink()));
        }
        let copies = |stream: &TcpStream| stream.try_clone().unwrap();
        let (from, to) = (copies(client), copies(office));
        let carried = seen.clone();
        let there = self.there;
        thread::spawn(move || carry(from, to, second, there, &carried, true));
        let (from, to) = (copies(office), copies(client));
        let carried = seen.clone();
        let back = self.back;
        thread::spawn(move || carry(from, to, None, back, &carried, false));
    }
}

/// Never nothing.
fn garbling(dice: &mut Dice) -> u8 {
    u8::try_from(1 + dice.roll(255)).unwrap()
}

fn carry(
    mut from: TcpStream,
    mut to: TcpStream,
    mut second: Option<TcpStream>,
    fault: Fault,
    seen: &Seen,
    there: bool,
) {
    let mut passed: u64 = 0;
    let mut chunk = [0; 4096];
    while let Ok(length) = from.read(&mut chunk) {
        if length == 0 {
            break;
        }
        let bytes = &mut chunk[..length];
        let end = passed + length as u64;
        if there {
            seen.sent.fetch_add(length as u64, Ordering::Relaxed);
        }
        match fault {
            Fault::Cut(at) if at < end => {
                let left = usize::try_from(at - passed).unwrap();
                to.write_all(&bytes[..left]).ok();
                seen.cuts.fetch_add(1, Ordering::Relaxed);
                for stream in [&from, &to] {
                    stream.shutdown(Shutdown::Both).ok();
                }
                return;
            }
            Fault::Garbled(at, with) if (passed..end).contains(&at) => {
                bytes[usize::try_from(at - passed).unwrap()] ^= with;
                seen.garbled.fetch_add(1, Ordering::Relaxed);
            }
            Fault::Slow(milliseconds) => thread::sleep(Duration::from_millis(milliseconds)),
            Fault::None | Fault::Cut(_) | Fault::Garbled(..) => {}
        }
        passed = end;
        if let Some(second) = &mut second {
            second.write_all(bytes).ok();
        }
        if to.write_all(bytes).is_err() {
            break;
        }
    }
    to.shutdown(Shutdown::Write).ok();
    if let Some(second) = second {
        second.shutdown(Shutdown::Write).ok();
    }
}
