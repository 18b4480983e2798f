//! Whether a card holds.

use super::{key_set, picture};
use crate::contract::card::{CardClaims, CardVerdict, VerifyCard};
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use crate::words::Words;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_domain::card::CardNumber;
use lindung_domain::worker::WorkerState;
use lindung_log::card::{self as token, CardFault, KeySet};
use std::path::Path;

pub(crate) fn verify(
    desk: &mut Desk,
    request: VerifyCard,
    _: &mut Progress<'_>,
) -> Result<CardVerdict, ApiError> {
    let work = desk.work()?;
    let text = text(&request)?;
    let told = verdict(&text, &key_set(&work)?, work.machine.clock.now(), work.words);
    known_here(&work, told)
}

/// What the QR says, wherever it stands.
fn text(request: &VerifyCard) -> Result<String, ApiError> {
    let no_qr = || ApiError::new("no_qr");
    let bytes = match (&request.path, &request.picture) {
        (Some(path), _) => file::read(Path::new(path), picture::AT_MOST_BYTES)?,
        (None, Some(picture)) => STANDARD.decode(picture).map_err(|_| no_qr())?,
        (None, None) => return Ok(request.text.clone()),
    };
    picture::read_qr(&bytes).ok_or_else(no_qr)
}

/// Where the register that gave the card out is at hand, it knows more than stands on the card.
fn known_here(work: &Work<'_>, told: CardVerdict) -> Result<CardVerdict, ApiError> {
    let genuine = told.valid || told.reason.as_deref() == Some("expired");
    let number = told.claims.as_ref().and_then(|claims| claims.number.parse::<CardNumber>().ok());
    let (true, Some(number)) = (genuine, number) else { return Ok(told) };
    let store = &work.open.store;
    let Some(id) = store.card_holder(&number.to_string())? else { return Ok(told) };
    let holder = store.worker(id)?;
    let withdrawn = holder.cards.get(&number).and_then(|card| card.withdrawn.as_deref());
    let reason = match (withdrawn, holder.state()) {
        (Some(_), _) => "card_withdrawn",
        (None, WorkerState::Died | WorkerState::Moved | WorkerState::Voided) => "card_holder_left",
        (
            None,
            WorkerState::Registered
            | WorkerState::Enrolled
            | WorkerState::Ended
            | WorkerState::Merged,
        ) => return Ok(told),
    };
    let why = withdrawn.unwrap_or_default();
    Ok(CardVerdict { claims: told.claims, ..said(reason, work.words, why) })
}

/// What a card's QR says, and whether it holds.
pub fn verdict(text: &str, keys: &KeySet, now: i64, words: &Words) -> CardVerdict {
    let running = |number: &str| number.parse::<CardNumber>().ok().map(|n| u64::from(n.running()));
    let (fault, claims) = match token::verify(text.trim(), keys, now, running) {
        Ok(claims) => (None, Some(claims)),
        Err(CardFault::Expired(claims)) => (Some("expired"), Some(*claims)),
        Err(fault) => (Some(fault.code()), None),
    };
    let claims = claims.map(|claims| CardClaims {
        number: claims.card_number,
        name: claims.full_name,
        village: claims.village,
        programmes: claims.programmes.join(","),
        valid_until: claims.valid_until.to_string(),
        issued_on: date_of(claims.issued_at).to_string(),
    });
    let code = format!("card_{}", fault.unwrap_or("valid"));
    CardVerdict { claims, ..said(&code, words, "") }
}

fn said(code: &str, words: &Words, why: &str) -> CardVerdict {
    let facts = [("why".to_owned(), why.to_owned())].into();
    let (sentence, hint) = words.message(code, &facts);
    let reason = code.strip_prefix("card_").filter(|reason| *reason != "valid");
    let reason = reason.map(str::to_owned);
    CardVerdict { valid: reason.is_none(), reason, sentence, hint, claims: None }
}
