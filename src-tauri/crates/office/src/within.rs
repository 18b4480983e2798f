//! A transaction of an office, wherever its rows stand.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::postgres::{End, Much, Postgres, Scope};
use lindung_domain::number::RegionCode;
use lindung_store::Store;
use std::ops::Deref;

impl Office {
    /// Works on one village. In a file of its own the office has all rows at hand, and each step is
    /// its own transaction. From a database of many servers they are fetched, what changes is put
    /// back as one, and the work is done again where another server came in the way.
    ///
    /// # Errors
    /// The database cannot be had.
    pub(crate) fn within<T>(
        &mut self,
        scope: &Scope,
        mut work: impl FnMut(&mut Self) -> T,
    ) -> Result<T> {
        if self.shelf.is_none() {
            return Ok(work(self));
        }
        let mut scope = scope.clone();
        let (own, waiting) = (self.own.clone(), self.waiting.clone());
        for _ in 0..Postgres::tries() {
            (self.own, self.waiting) = (own.clone(), waiting.clone());
            let done = self.fetch(&scope).map(|()| work(self));
            let so_far = self.come_so_far();
            let Some(shelf) = &mut self.shelf else { break };
            match (shelf.finish(&mut self.store, &mut scope, done.is_ok())?, done) {
                (End::Done, Ok(done)) => {
                    self.note_that(so_far);
                    return Ok(done);
                }
                (End::Done, Err(error)) => return Err(error),
                (End::Again, _) => {}
            }
        }
        (self.own, self.waiting) = (own, waiting);
        Err(OfficeError::new("database_away"))
    }

    fn fetch(&mut self, scope: &Scope) -> Result<()> {
        let Some(shelf) = &mut self.shelf else { return Ok(()) };
        shelf.begin(&mut self.store, scope)?;
        // Another server may have begun the next.
        let key = *self.own.keys.signing.verifying().as_bytes();
        let common = self.store.logs().iter().filter(|log| log.by_office && log.village.is_empty());
        let epochs = common.filter(|log| log.signing_key == key).map(lindung_store::Log::epoch);
        self.own.epoch = epochs.max().unwrap_or(self.own.epoch);
        Ok(())
    }

    /// Holds villages in whose logs something will be written.
    ///
    /// # Errors
    /// The database cannot be read, or the work must begin again with them locked.
    pub(crate) fn lock<'v>(&mut self, of: impl Iterator<Item = &'v RegionCode>) -> Result<()> {
        let Some(shelf) = &mut self.shelf else { return Ok(()) };
        shelf.need(of.map(|village| village.digits().to_owned()).collect())
    }

    /// Where the tables were made by another fold than this program's: folds all anew, one village
    /// after the other. A file of its own does so when it is opened.
    pub(crate) fn keep_up(&mut self) -> Result<()> {
        let Some(shelf) = &mut self.shelf else { return Ok(()) };
        if !shelf.is_made_otherwise()? {
            return Ok(());
        }
        let villages = shelf.villages()?;
        for village in &villages {
            let scope = Scope::of(village, Much::Anew);
            self.within(&scope, |office| office.store.fold_anew())??;
        }
        for village in villages {
            self.within(&Scope::of(&village, Much::Bills), |office| match &mut office.shelf {
                Some(shelf) => shelf.bring_namesakes(&mut office.store, None),
                None => Ok(()),
            })??;
        }
        if let Some(shelf) = &mut self.shelf {
            shelf.note_made()?;
        }
        Ok(())
    }

    /// The office as lists of all villages need it, for looking at only.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn look(&self) -> Result<Looked<'_>> {
        self.look_at("")
    }

    /// The same with all of one village.
    pub(crate) fn look_at(&self, village: &str) -> Result<Looked<'_>> {
        let Some(shelf) = &self.shelf else { return Ok(Looked::Here(self)) };
        let mut store = Store::laid_out()?;
        shelf.another()?.look(&mut store, &Scope::of(village, Much::Whole))?;
        Ok(Looked::Laid(Box::new(Self::in_file(store, self.own.clone()))))
    }
}

/// An office to look at.
pub(crate) enum Looked<'o> {
    /// Itself.
    Here(&'o Office),
    /// As it was laid out.
    Laid(Box<Office>),
}

impl Deref for Looked<'_> {
    type Target = Office;

    fn deref(&self) -> &Office {
        match self {
            Self::Here(office) => office,
            Self::Laid(office) => office,
        }
    }
}
