// The villages of the pictures, made by the command line. Everybody in them is made up.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../desk.mjs";
import { does } from "../programme.mjs";
import { lindung } from "../village.mjs";
import { now } from "../calendar.mjs";

const VILLAGE = "64.74.01.1002";
const sampleFile = (name) => path.join(ROOT, "tests/samples", name);

async function fresh(place, ...more) {
  const home = path.join(place, "desa");
  const who = ["--village", VILLAGE, "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...who, ...more);
  return home;
}

async function imported(home, place, rows) {
  const list = path.join(place, "daftar.csv");
  const heads = "NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN;ALAMAT";
  await writeFile(list, [heads, ...rows, ""].join("\n"));
  await lindung("village", "import", "--home", home, list);
  return home;
}

const two = (number) => String(number).padStart(2, "0");
const GIVEN =
  "Siti,Ahmad,Bernadetta,Dayang,Yohanes,Sukarman,Maria,Ketut,Nurul,Basri".split(
    ",",
  );
const FAMILY =
  "Rahmawati,Fauzi,Lung,Norhayati,Ding,Usat,Halim,Tandi,Pratama,Latif".split(
    ",",
  );
const WORK =
  "Nelayan,Pedagang keliling,Kader posyandu,Ojek,Petani,Marbot".split(",");

/** A made-up person of this number: serials of 9000 and above belong to nobody. */
function person(number) {
  const serial = 9000 + (number % 1000);
  const days = Math.floor(number / 1000);
  const [day, month, year] = [
    (days % 28) + 1,
    (Math.floor(days / 28) % 12) + 1,
    70 + (number % 30),
  ];
  const nik = `647402${two(day)}${two(month)}${two(year)}${serial}`;
  const name = `${GIVEN[number % 10]} ${FAMILY[Math.floor(number / 10) % 10]} ${number}`;
  const rt = String((number % 40) + 1).padStart(3, "0");
  const born = `${two(day)}-${two(month)}-19${two(year)}`;
  return [
    nik,
    name,
    born,
    rt,
    two((number % 8) + 1),
    WORK[number % 6],
    `Jl. Contoh ${number}`,
  ].join(";");
}

const LONG = [
  "Raden Ajeng Kartikaningrum Widyadhari Puspitasari Notonegoro Hadiningrat",
  "Muhammad Abdurrahman Wahiduddin Nasrullah bin Haji Syamsuddin Al-Banjari",
  "Andi Tenriabeng Opu Daeng Risadju Petta Lolo Bau Massepe Karaeng Pattingalloang",
  "I Gusti Agung Ayu Made Rai Kusumaningtyas Anggraeni Maharani Dewi Saraswati",
];

/** Decree, places, a bill that is paid for in part, somebody waiting, a claim. */
async function programme(home) {
  const year = now().getUTCFullYear();
  const month = `${year}-${two(now().getUTCMonth() + 1)}`;
  const period = { from: month, until: `${year + 1}-12` };
  const funding = await does(home, "funding.name", {
    name: "APBDes",
    kind: "apbdes",
  });
  const { id: decree } = await does(home, "decree.issue", {
    number: "188.45/12",
    dated: `${year}-01-02`,
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    places: 12,
    ...period,
  });
  const { workers } = await does(home, "roster.list", {
    filter: {},
    offset: 0,
    limit: 14,
  });
  const ids = workers.map(({ worker }) => worker);
  await does(home, "place.give", {
    decree,
    from: month,
    workers: ids.slice(0, 10),
  });
  const { bill, due } = await does(home, "bill.make", { decree, from: month });
  const part = {
    bill,
    amount: String(Math.floor(Number(due) / 2)),
    paid_on: `${month}-01`,
  };
  await does(home, "contribution.receive", part);
  const claim = {
    worker: ids[0],
    kind: "death",
    happened_on: `${month}-01`,
    what: "Sakit jantung di rumah.",
    reporter: "Warga B",
  };
  await does(home, "claim.report", claim);
}

/** Each answers the folder of its register. */
export const HOMES = {
  /** Nobody is registered yet. */
  empty: (place) => fresh(place),

  one: async (place) => imported(await fresh(place), place, [person(1)]),

  /** Names, addresses and streets as long as people have them. */
  names: async (place) => {
    const rows = LONG.map((name, index) => {
      const day = two(index + 1);
      const street =
        "Jalan Jenderal Besar Dr. Abdul Haris Nasution Gang Masjid Nurul Iman II";
      return `647402${day}0585${9100 + index};${name};${day}-05-1985;003;01;${WORK[1]};${street} No. 117B`;
    });
    return imported(await fresh(place), place, rows);
  },

  /** Bontang Baru: a list that the province has, and one that it has not. */
  sample: async (place) => {
    const home = await fresh(place, "--sample");
    const office = ["--home", path.join(place, "kantor")];
    const at = (name) => path.join(place, name);
    const cover = [
      "--programmes",
      "jkk,jkm",
      "--from",
      "2026-01",
      "--until",
      "2027-01",
    ];
    await lindung(
      "village",
      "import",
      "--home",
      home,
      sampleFile("bontang-baru-rt.xlsx"),
      ...cover,
    );
    const name = "Dinas Tenaga Kerja Kalimantan Timur (contoh)";
    await lindung("office", "new", ...office, "--region", "64", "--name", name);
    const invitation = at("undangan.lindung");
    await lindung(
      "office",
      "invite",
      ...office,
      "--village",
      VILLAGE,
      "--out",
      invitation,
    );
    await lindung(
      "village",
      "join",
      "--home",
      home,
      "--invitation",
      invitation,
    );
    const parcel = at("kiriman.lindung");
    await lindung("village", "make", "--home", home, "--out", parcel);
    const taken = await lindung(
      "office",
      "take",
      ...office,
      parcel,
      "--answers",
      at("jawaban"),
    );
    await lindung("village", "take", "--home", home, taken.answers[0].file);
    await lindung(
      "village",
      "import",
      "--home",
      home,
      sampleFile("kader-posyandu.csv"),
    );
    await programme(home);
    return home;
  },

  /** 100.000 people (LINDUNG_MANY: as many as that). */
  many: async (place) => {
    const many = Number(process.env.LINDUNG_MANY ?? 100_000);
    return imported(
      await fresh(place),
      place,
      Array.from({ length: many }, (_, n) => person(n)),
    );
  },
};
