//! The columns that an officer's list may have.

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What a column of a list holds. Its [`Column::key`] is what `--map` takes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column { $($(#[$doc])* $name,)* }

        impl Column {
            /// Every column, in the order of the type.
            pub const ALL: &[Column] = &[$(Column::$name,)*];

            /// The stable name, as in `--map nik=C`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Column::$name => $key,)* }
            }
        }
    };
}

columns! {
    /// The running number of the line.
    No = "no",
    /// The NIK, however it is called.
    Nik = "nik",
    /// The full name.
    Name = "name",
    /// The number of the family card (KK).
    FamilyCard = "family_card",
    /// The place of birth alone.
    BirthPlace = "birth_place",
    /// The date of birth alone.
    BornOn = "born_on",
    /// Place and date in one cell: "Bontang, 12 Agustus 1985".
    BirthPlaceAndDate = "birth_place_and_date",
    /// L/P, Laki-laki/Perempuan, or OpenSID's 1/2.
    Sex = "sex",
    /// Street and house.
    Address = "address",
    /// Dusun, lingkungan, kampung.
    Hamlet = "hamlet",
    /// The RT alone.
    Rt = "rt",
    /// The RW alone.
    Rw = "rw",
    /// RT and RW in one cell: "003/01".
    RtRw = "rt_rw",
    /// The desa or kelurahan.
    Village = "village",
    /// The kecamatan.
    District = "district",
    /// Telephone numbers.
    Phone = "phone",
    /// The mail address.
    Email = "email",
    /// The occupation in words.
    Occupation = "occupation",
    /// A second occupation: BPJSTK's sheet has room for two.
    SecondOccupation = "second_occupation",
    /// OpenSID's `pekerjaan_id`, 1 to 89.
    OccupationCode = "occupation_code",
    /// The participant number of BPJS Ketenagakerjaan.
    Kpj = "kpj",
    /// Declared income or the base of the contribution.
    Income = "income",
    /// A status such as OpenSID's `status_dasar`.
    Status = "status",
    /// "Keterangan", or the reasons of a file that BPJSTK sent back.
    Remark = "remark",
    /// The day from which a number or a status of BPJSTK holds.
    SaidOn = "said_on",
}

impl Column {
    /// The column of that [`Column::key`].
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.key() == key)
    }
}
