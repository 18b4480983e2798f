// The roster: filters as chips, columns, order, kept views; many chosen with mouse and keyboard,
// changed together and taken back; written and printed as shown; a table pasted from a spreadsheet;
// and the place in the list is found again.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";
import { Key } from "../webdriver.mjs";

/** Keys that only a list needs. */
const More = {
  Shift: "\uE008",
  Space: " ",
  Home: "\uE011",
  End: "\uE010",
  PageDown: "\uE00F",
};
const PEOPLE = 90;
const JOBS = ["Pedagang", "Nelayan", "Petani", "Ojek"];

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  await village(place, home);
  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("roster");
    await first(desk, "Warga 01");
    await accessible(desk, "roster with many");
    await desk.shot("roster-1");
    await filters(desk);
    await order(desk);
    await views(desk);
    await chooses(desk);
    await together(desk);
    await writes(desk, place);
    await comesBack(desk);
    await pastes(desk);
  } finally {
    await desk.close();
  }
}

/** Ninety neighbours in three RTs; thirty hold a place, five have cards, one is in doubt. */
async function village(place, home) {
  const at = ["--home", home];
  const does = (useCase, request) =>
    lindung("village", "record", ...at, useCase, JSON.stringify(request));
  await lindung(
    "village",
    "new",
    ...at,
    "--village",
    "64.74.01.1002",
    "--clerk",
    "Siti Aminah",
  );
  const two = (number) => String(number).padStart(2, "0");
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    const [day, month] = [two((index % 28) + 1), two((index % 12) + 1)];
    const nik = `647401${day}${month}85${9001 + index}`;
    // One whose date on the form is not that of the number.
    const born = index === 7 ? "05-05-1985" : `${day}-${month}-1985`;
    const rt = `00${(index % 3) + 1}`;
    return `${nik};Warga ${two(index + 1)};${born};${rt};01;${JOBS[index % 4]}`;
  });
  const list = path.join(place, "daftar.csv");
  await writeFile(
    list,
    `NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN\n${rows.join("\n")}\n`,
  );
  await lindung("village", "import", ...at, list);
  const year = new Date().getFullYear();
  const month = `${year}-${two(new Date().getMonth() + 1)}`;
  const funding = await does("funding.name", {
    name: "APBDes",
    kind: "apbdes",
  });
  const { id: decree } = await does("decree.issue", {
    number: "188.45/12",
    dated: `${year}-01-02`,
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    from: month,
    until: `${year + 1}-12`,
    places: 30,
  });
  await does("place.give", { decree, from: month, filter: { rt: "1" } });
  const cards = path.join(place, "kartu.pdf");
  await lindung(
    "village",
    "cards",
    ...at,
    "--out",
    cards,
    "--rt",
    "2",
    "--occupation",
    "Ojek",
  );
}

/** Waits for the first row to be this one. */
const first = (desk, name) =>
  desk.until(
    `${name} on top`,
    `return document.querySelector('[data-row="0"]')?.innerText.includes(arguments[0]) || null`,
    name,
  );

/** Chooses in a list of choices, as a hand would. */
const choose = (desk, name, value) =>
  desk.session.run(
    `const field = document.querySelector(\`select[name="\${arguments[0]}"]\`);
     field.value = arguments[1];
     field.dispatchEvent(new Event("change", { bubbles: true }));`,
    name,
    value,
  );

const chips = (desk) =>
  desk.session.run(
    "return [...document.querySelectorAll('[data-chip]')].map((chip) => chip.dataset.chip)",
  );

async function click(desk, selector) {
  const found = await desk.until(
    selector,
    "return document.querySelector(arguments[0])",
    selector,
  );
  // What lies beyond the edge of an open box cannot be pressed.
  await desk.session.run(
    'arguments[0].scrollIntoView({ block: "nearest" })',
    found,
  );
  await desk.session.click(found);
}

async function filters(desk) {
  await desk.press("Saring");
  await desk.sees("Sumber dana");
  await accessible(desk, "roster filters");
  await desk.shot("roster-2-filters");
  await choose(desk, "rt", "002");
  await desk.sees("30 orang");
  await choose(desk, "card", "printed");
  await desk.sees("7 orang");
  await desk.session.press(Key.Escape);
  assert.deepEqual(await chips(desk), ["rt", "card"]);
  await desk.shot("roster-3-chips");
  await click(desk, '[data-chip="rt"] .remove');
  await desk.until(
    "one chip",
    "return document.querySelectorAll('[data-chip]').length === 1",
  );
  await desk.press("Saring");
  await choose(desk, "card", "");
  await desk.until(
    "the sources",
    "return document.querySelector('[name=funding]')?.length > 1",
  );
  const source = "document.querySelector('[name=funding]').options[1].value";
  await choose(desk, "funding", await desk.session.run(`return ${source}`));
  await desk.sees("30 orang");
  await choose(desk, "state", "registered");
  await desk.sees("Tidak ada yang cocok");
  await desk.session.press(Key.Escape);
  await desk.shot("roster-4-nothing");
  await desk.press("Kosongkan saringan");
  await desk.sees(`${PEOPLE} orang`);
  await desk.press("Saring");
  await click(desk, "[name=doubt]");
  await first(desk, "Warga 08");
  await desk.session.press(Key.Escape);
  await desk.shot("roster-5-doubt");
  await click(desk, '[data-chip="doubt"] .remove');
  await desk.sees(`${PEOPLE} orang`);
}

async function order(desk) {
  const sorted = (column) =>
    desk.session.run(
      'return document.querySelector(`[data-sort="${arguments[0]}"]`).parentElement.ariaSort',
      column,
    );
  await click(desk, "[data-sort=name]");
  assert.equal(await sorted("name"), "ascending");
  await click(desk, "[data-sort=name]");
  await first(desk, `Warga ${PEOPLE}`);
  assert.equal(await sorted("name"), "descending");
  // By the keyboard: the heading is a button.
  await desk.session.run("document.querySelector('[data-sort=place]').focus()");
  await desk.enter();
  await first(desk, "Warga 01");
  assert.equal(await sorted("place"), "ascending");
  assert.equal(await sorted("name"), "none");
}

async function views(desk) {
  await desk.press("Kolom");
  await desk.sees("Nama selalu tampak");
  await desk.shot("roster-6-columns");
  await click(desk, "label:has([name=column-card])");
  await click(desk, "label:has([name=column-acknowledged])");
  await accessible(desk, "roster columns");
  await desk.session.press(Key.Escape);
  await desk.press("Saring");
  await choose(desk, "rt", "003");
  await desk.session.press(Key.Escape);
  await desk.press("Tampilan");
  await desk.press("Simpan tampilan ini");
  await desk.fill("view", "RT 3 dengan kartu");
  await accessible(desk, "roster view");
  await desk.enter();
  await desk.sees("tersimpan");
  await desk.press("Tampilan");
  await desk.press("Semua orang");
  await desk.sees(`${PEOPLE} orang`);
  await desk.press("Tampilan");
  await desk.sees("Hapus “RT 3 dengan kartu”");
  await desk.shot("roster-7-views");
  await desk.press("RT 3 dengan kartu");
  await desk.sees("30 orang");
  assert.deepEqual(await chips(desk), ["rt"]);
  const heads = await desk.texts("[data-sort]");
  assert.deepEqual(heads, [
    "Nama",
    "NIK",
    "RT/RW",
    "Pekerjaan",
    "Keadaan",
    "Kartu",
  ]);
  await click(desk, '[data-chip="rt"] .remove');
  await desk.sees(`${PEOPLE} orang`);
}

const chosen = (desk, count) => desk.sees(`${count} orang dipilih`);

async function chooses(desk) {
  await desk.session.run("document.activeElement.blur()");
  await desk.session.press("/");
  await desk.until(
    "the search",
    "return document.activeElement.name === 'search'",
  );
  await desk.session.press(Key.Down);
  await desk.session.press(More.Space);
  await chosen(desk, 1);
  await desk.session.press(More.Shift, Key.Down);
  await chosen(desk, 2);
  // From the last tick to the row that is pressed, also where nobody has looked yet.
  await desk.session.press(More.End);
  await desk.until(
    "the last row",
    `return document.querySelector('[data-row="${PEOPLE - 1}"] strong') && true`,
  );
  await desk.session.press(More.Home);
  await desk.session.press(More.Space);
  await chosen(desk, 1);
  await desk.session.press(More.Shift, More.End);
  await chosen(desk, PEOPLE);
  await desk.press("Batal pilih");
  await desk.until(
    "nobody",
    "return !document.body.innerText.includes('orang dipilih')",
  );
  await click(desk, '[data-row="86"] .box');
  await chosen(desk, 1);
  await desk.press("Pilih semua");
  await chosen(desk, PEOPLE);
  await accessible(desk, "roster with all chosen");
  await desk.shot("roster-8-chosen");
}

async function together(desk) {
  await act(desk, "Pindahkan");
  await desk.sees(`Pindahkan ${PEOPLE} orang`);
  await desk.fill("bulk-rt", "3");
  await desk.sees("60 orang akan diubah");
  await desk.sees("30 orang dilewati: sudah tercatat di RT/RW itu");
  await accessible(desk, "roster bulk");
  await desk.shot("roster-9-move");
  await desk.press("Pindahkan");
  await desk.sees("60 orang diubah");
  await desk.shot("roster-10-moved");
  await desk.press("Batalkan perubahan ini");
  await desk.sees("60 orang kembali seperti semula");
  await desk.press("Tutup");

  await act(desk, "Perpanjang");
  await desk.sees("60 orang dilewati: belum pernah menjadi peserta");
  const year = new Date().getFullYear() + 2;
  await choose(desk, "bulk-until", `${year}-06`);
  await desk.sees("30 orang akan diubah");
  await desk.shot("roster-11-extend");
  await desk.press("Perpanjang");
  await desk.sees("30 orang diubah");
  await desk.press("Tutup");

  await act(desk, "Akhiri");
  await desk.sees("30 tempat dalam SK menjadi kosong");
  await desk.shot("roster-12-end");
  await desk.press("Akhiri");
  await desk.sees("30 orang diubah");
  await desk.press("Batalkan perubahan ini");
  await desk.sees("30 orang kembali seperti semula");
  await desk.press("Tutup");
  await act(desk, "Cetak kartu");
  await desk.sees("Kartu siapa?");
  await desk.sees(`${PEOPLE} orang`);
  await desk.go("roster");
  await chosen(desk, PEOPLE);
  await desk.press("Batal pilih");
}

async function act(desk, words) {
  await desk.press("Lakukan");
  await desk.press(words);
}

async function writes(desk, place) {
  await desk.press("Saring");
  await choose(desk, "rt", "002");
  await desk.sees("30 orang");
  await desk.session.press(Key.Escape);
  await click(desk, "[data-sort=name]");
  await click(desk, "[data-sort=name]");
  const made = async (kind, name) => {
    await desk.press("Untuk daftar ini");
    await desk.press("Simpan atau cetak");
    await desk.sees("30 orang, dengan saringan");
    await desk.pick(kind);
    const file = path.join(place, name);
    await desk.fill("path", file);
    await accessible(desk, `roster out as ${name}`);
    await desk.shot(`roster-13-${name.split(".")[1]}`);
    await desk.press("Buat berkas");
    await desk.sees("30 orang ada di berkas ini");
    await desk.press("Tutup");
    assert.ok((await stat(file)).size > 500, `${name} is there`);
    return file;
  };
  await made("Buku kerja", "daftar.xlsx");
  const run = promisify(execFile);
  const table = (await run("cat", [await made("Tabel", "daftar-2.csv")]))
    .stdout;
  const [heads, top] = table.replace("\uFEFF", "").split("\n");
  assert.match(heads, /Nama.NIK.RT.RW.Pekerjaan.Keadaan.Kartu/);
  assert.match(top, /Warga 89/, "in the order of the screen");
  const { stdout } = await run("pdftotext", [
    "-layout",
    await made("Daftar cetak", "daftar.pdf"),
    "-",
  ]);
  assert.match(stdout, /DAFTAR PEKERJA/);
  assert.match(stdout, /RT 002/, "it says whom it lists");
  assert.ok(!/64740\d{11}/.test(stdout), "numbers are masked on paper");
  await click(desk, '[data-chip="rt"] .remove');
  await click(desk, "[data-sort=name]"); // As it was.
}

async function comesBack(desk) {
  await desk.session.run("document.querySelector('[data-row=\"0\"]').focus()");
  await desk.session.press(More.End);
  await desk.until(
    "the end",
    `return document.querySelector('[data-row="${PEOPLE - 1}"]') === document.activeElement`,
  );
  await desk.session.press("\uE013");
  await desk.enter();
  await desk.sees("Riwayat");
  await desk.go("roster");
  await desk.until(
    "the row that was left",
    `const row = document.querySelector('[data-row="${PEOPLE - 2}"]');
     const { bottom } = row?.getBoundingClientRect() ?? {};
     return row === document.activeElement && bottom < innerHeight`,
  );
  await desk.shot("roster-14-back");
}

async function pastes(desk) {
  const table =
    "NIK\tNAMA\tRT\tRW\n6474014502859301\tTempel Satu\t001\t01\n6474014602859302\tTempel Dua\t001\t01";
  await desk.session.run(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     document.activeElement.dispatchEvent(
       new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));`,
    table,
  );
  await desk.sees("Tempel Satu");
  await desk.shot("roster-15-pasted");
}
