//! The receipt: the office's signed word on what it has, on one page, for whoever asks in the
//! village whether the data arrived.

use crate::card::in_words;
use crate::contract::bundle::{PrintReceipt, ReceiptVerdict, ReceivedLog};
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::laptop::verifying;
use crate::letter::{self, say, with};
use crate::progress::Progress;
use crate::village::office;
use crate::words::Words;
use lindung_domain::card::DeviceTag;
use lindung_domain::number::RegionCode;
use lindung_domain::op::office::Acknowledged;
use lindung_domain::op::{Op, Read};
use lindung_log::card::KeySet;
use lindung_log::{Hash, receipt};
use lindung_paper::{Block, Letter, Letterhead, Paper, Table, TableColumn};
use lindung_store::SignedWord;

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintReceipt,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let work = desk.work()?;
    let joined = office(&work)?.ok_or_else(|| ApiError::new("no_recipient"))?;
    let key = verifying(&joined.signing_key).ok_or_else(|| ApiError::new("bad_key"))?;
    let word = work.open.store.signed_word(work.open.village.digits(), &key)?;
    let word = word.ok_or_else(|| ApiError::new("no_receipt"))?;
    if word.text.is_none() {
        return Err(ApiError::new("long_receipt"));
    }
    letter::write(&page(&work, joined.name, word)?, &request.path)
}

fn page(work: &Work<'_>, office: String, word: SignedWord) -> Result<Letter, ApiError> {
    let columns = vec![
        TableColumn::new(say("receipt_laptop")),
        TableColumn::new(say("receipt_entries")).right(),
    ];
    let rows = received(&word.said).into_iter().map(|log| vec![log.tag, log.entries.to_string()]);
    let table = Table { columns, rows: rows.collect(), ..Table::default() };
    let (day, aside) = (in_words(date_of(word.recorded_at)), word.said.set_aside.len().to_string());
    let title = say("receipt_title");
    let under = vec![
        work.open.called()?.in_full(),
        with("receipt_day", &[("day", &day)]),
        with("receipt_aside", &[("count", &aside)]),
    ];
    let mut blocks = vec![Block::Title(title.clone(), under), Block::Table(table)];
    blocks.extend(word.text.map(Block::Qr));
    blocks.push(Block::Paragraph(say("receipt_check")));
    let letter = work.letter(Paper::A4, vec![work.sheet(&title, blocks)])?;
    // The office speaks here, not the village.
    let head = Letterhead { lines: vec![office], contact: String::new() };
    Ok(Letter { letterhead: head, ..letter })
}

fn received(said: &Acknowledged) -> Vec<ReceivedLog> {
    let log = |received: &lindung_domain::op::office::Received| ReceivedLog {
        device: Hash::from_bytes(received.device).to_string(),
        tag: DeviceTag::from_device(&received.device).to_string(),
        entries: received.next_seq,
    };
    said.frontier.iter().map(log).collect()
}

/// What a receipt says, and whether it holds.
pub fn verdict(text: &str, keys: &KeySet, words: &Words) -> ReceiptVerdict {
    let checked = receipt::verify(text.trim(), keys).map_err(receipt::ReceiptFault::code);
    let checked = checked.and_then(|receipt| match Read::from_bytes(&receipt.op) {
        Read::Known(Op::Acknowledged(said)) => Ok((receipt, said)),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => Err("not_a_receipt"),
    });
    match checked {
        Err(reason) => ReceiptVerdict {
            reason: Some(reason.to_owned()),
            sentence: words.sentence(&format!("receipt_{reason}"), &[]),
            ..Default::default()
        },
        Ok((receipt, said)) => ReceiptVerdict {
            valid: true,
            reason: None,
            sentence: words.sentence("receipt_valid", &[]),
            office: receipt.office,
            village: RegionCode::parse(&receipt.village)
                .map_or(receipt.village, |code| code.dotted()),
            recorded_on: date_of(receipt.recorded_at).to_string(),
            received: received(&said),
            set_aside: said.set_aside.len() as u64,
            state_hash: Hash::from_bytes(said.state_hash).to_string(),
        },
    }
}
