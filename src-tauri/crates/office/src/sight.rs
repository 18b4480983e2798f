//! Looking at what is asked of all villages at once, wherever the rows stand.

use crate::aims::{Aims, kept};
use crate::error::Result;
use crate::office::Office;
use crate::postgres::{Much, Scope, Sight};
use crate::within::Looked;
use lindung_domain::number::RegionCode;
use lindung_domain::op::office::VillageRecoded;
use lindung_store::{Figure, Store};
use std::collections::BTreeMap;

/// Villages in figures, how those are called that were divided, and what the office aims at.
pub(crate) struct Told {
    pub(crate) figures: Vec<(String, Figure)>,
    pub(crate) recoded: BTreeMap<RegionCode, VillageRecoded>,
    pub(crate) aims: Aims,
}

impl Office {
    /// The office as a question to all villages needs it, for looking at only.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn look_for(&self, sight: &Sight) -> Result<Looked<'_>> {
        let Some(shelf) = &self.shelf else { return Ok(Looked::Here(self)) };
        let mut store = Store::laid_out()?;
        shelf.another()?.look_for(&mut store, sight)?;
        Ok(Looked::Laid(Box::new(Self::in_file(store, self.own.clone()))))
    }

    /// What the overview is made of: a row for each village, however many people there are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn told(&mut self) -> Result<Told> {
        self.within(&Scope::of("", Much::Names), |office| {
            let (aims, recoded) = (kept(&office.store)?, office.store.recoded()?);
            let figures = match &mut office.shelf {
                Some(shelf) => shelf.figures()?,
                None => office.store.figures()?,
            };
            Ok(Told { figures, recoded, aims })
        })?
    }

    /// Works on who may look at the page and who is looking.
    ///
    /// # Errors
    /// The database cannot be had, or whatever `work` answers.
    pub(crate) fn at_the_door<T>(
        &mut self,
        mut work: impl FnMut(&mut Store) -> Result<T>,
    ) -> Result<T> {
        self.within(&Scope::of("", Much::Door), |office| work(&mut office.store))?
    }
}
