//! Why nothing came out of the printer.

/// Why a paper could not be made. None of these carries a name or a number of a person: a card is
/// named by its place in the list that was handed over, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// An empty list: a file without a page helps nobody.
    #[error("there is nothing to print")]
    Nothing,
    /// More than one file holds. The caller splits the list.
    #[error("{given} cards in one file, at most {most} are allowed")]
    TooMany {
        /// Cards handed over.
        given: usize,
        /// Cards that one file may hold.
        most: usize,
    },
    /// More photos than one file holds. The caller splits the list.
    #[error("the photos of one file may have at most {most} bytes together")]
    PhotosTooLarge {
        /// Bytes that they may have.
        most: usize,
    },
    /// The sheet has no such slot.
    #[error("slot {given} does not exist, this paper has slots 1 to {last}")]
    NoSuchSlot {
        /// Slot asked for.
        given: u32,
        /// Last slot of this paper.
        last: u32,
    },
    /// The text is longer than a QR with modules of at least 0,35 mm holds on a card.
    #[error("card {card}: the text of the QR is too long for a card")]
    QrTooLong {
        /// Place in the list, from 0.
        card: usize,
    },
    /// The photo cannot be put into a PDF as it is.
    #[error("card {card}: the photo is not a JPEG that can be printed")]
    Photo {
        /// Place in the list, from 0.
        card: usize,
    },
    /// A typeface or a table of words inside the program is damaged.
    #[error("the program's own {0} cannot be read")]
    Asset(&'static str),
    /// The PDF could not be put together.
    #[error("the PDF could not be put together")]
    Assembly,
}
