//! Villages, their people and their laptops.

use super::Question;
use crate::aims::Aims;
use crate::error::{OfficeError, Result};
use crate::grant::GrantAsked;
use crate::serve::web::{Desk, Reply};
use lindung_domain::number::RegionCode;
use serde::{Deserialize, Serialize};
use serde_json::json;

const BUNDLE: &str = "application/octet-stream";
const LONGEST_ADDRESS: usize = 200;

pub(super) fn told(value: &impl Serialize) -> Result<Reply> {
    let value = serde_json::to_value(value).map_err(|_| OfficeError::damaged("answer"))?;
    Ok(Reply::Json(value))
}

fn region(code: &str) -> Result<Option<RegionCode>> {
    if code.is_empty() {
        return Ok(None);
    }
    RegionCode::parse(code).map(Some).map_err(|_| OfficeError::new("no_region"))
}

fn village(code: &str) -> Result<RegionCode> {
    RegionCode::parse(code).map_err(|_| OfficeError::new("no_village"))
}

pub(super) fn overview(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let within = region(question.word("within"))?;
    told(&desk.seen()?.within(within)?)
}

pub(super) fn aims(desk: &mut Desk, _: &Question) -> Result<Reply> {
    let (seen, now) = (desk.seen()?, desk.clock.now());
    told(&desk.office.aimed(&seen, now)?)
}

pub(super) fn set_aims(desk: &mut Desk, question: &Question) -> Result<Reply> {
    desk.office.set_aims(&question.form::<Aims>()?)?;
    Ok(Reply::Json(json!({})))
}

pub(super) fn duplicates(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let mut pairs = desk.office.twice()?;
    for pair in &mut pairs {
        pair.nik = question.nik(std::mem::take(&mut pair.nik));
    }
    told(&json!({ "pairs": pairs }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    one: i64,
    other: i64,
    same: bool,
}

pub(super) fn decide(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Decision { one, other, same } = question.form()?;
    desk.office.decide(one, other, same, &&*desk.clock)?;
    Ok(Reply::Json(json!({})))
}

pub(super) fn moved(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let mut moved = desk.office.moved()?;
    for one in &mut moved {
        one.nik = question.nik(std::mem::take(&mut one.nik));
    }
    told(&json!({ "moved": moved }))
}

pub(super) fn decrees(desk: &mut Desk, _: &Question) -> Result<Reply> {
    told(&json!({ "decrees": desk.office.decrees(desk.clock.now())? }))
}

pub(super) fn grant(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let grant = question.form::<GrantAsked>()?.read()?;
    told(&desk.office.grant(&grant, &&*desk.clock, &mut desk.entropy)?)
}

pub(super) fn above(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let mut above = desk.office.above(desk.clock.now())?;
    for group in [&mut above.two_payers, &mut above.over_age, &mut above.earning] {
        group.shorten();
        for one in &mut group.found {
            one.nik = question.nik(std::mem::take(&mut one.nik));
        }
    }
    told(&above)
}

pub(super) fn devices(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let of = question.word("village");
    let of = if of.is_empty() { None } else { Some(village(of)?) };
    told(&json!({ "devices": desk.office.devices(of)? }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invite {
    village: String,
    address: Option<String>,
}

pub(super) fn invite(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let asked: Invite = question.form()?;
    let village = village(&asked.village)?;
    let address = asked.address.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let sound = |text: &String| {
        let web = text.starts_with("https://") || text.starts_with("http://");
        web && text.len() <= LONGEST_ADDRESS && text.chars().all(|c| c.is_ascii_graphic())
    };
    if address.as_ref().is_some_and(|text| !sound(text)) {
        return Err(OfficeError::new("bad_address"));
    }
    let (clock, entropy) = (&*desk.clock, &mut desk.entropy);
    let bytes = desk.office.invite(village, address.as_deref(), &clock, entropy)?;
    let name = format!("undangan-{}.lindung", village.digits());
    Ok(Reply::File { name, kind: BUNDLE, bytes })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Revoke {
    village: String,
    device: String,
    keep_until: Option<u64>,
}

pub(super) fn revoke(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Revoke { village: code, device, keep_until } = question.form()?;
    let village = village(&code)?;
    told(&json!({
        "revoked": desk.office.revoke(village, &device, keep_until, &&*desk.clock)?,
    }))
}
