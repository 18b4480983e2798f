//! The two things a library must not take for itself: the time and randomness.
//!
//! Laptops whose date is wrong by years are normal, and a test must be able to repeat itself.
//! Only the command line and the window implement these traits for real.

/// Tells the time of this machine, right or wrong.
pub trait Clock {
    /// Seconds since 1970-01-01 UTC by this machine's clock. Shown, never compared.
    fn now(&self) -> i64;
}

/// Gives random bytes fit for keys.
pub trait Entropy {
    /// Fills all of `bytes`.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<T: Entropy + ?Sized> Entropy for &mut T {
    fn fill(&mut self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

impl<T: Entropy + ?Sized> Entropy for Box<T> {
    fn fill(&mut self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

impl<T: Clock + ?Sized> Clock for &T {
    fn now(&self) -> i64 {
        (**self).now()
    }
}
