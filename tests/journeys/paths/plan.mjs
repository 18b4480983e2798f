// The village's tenth of Rp100 million: for how many neighbours it is enough, and what fifty lack.
import assert from "node:assert/strict";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

export default async function journey(screen) {
  const home = path.join(await folder(), "desa");
  const village = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...village);
  const before = await lindung("village", "status", "--home", home);

  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("plan");
    await desk.sees("Belum ada yang dihitung");
    await desk.fill("money", "10.000.000");
    await desk.sees("Cukup untuk 49 orang selama 12 bulan");
    await desk.sees("Rp121.600");
    await desk.fill("people", "50");
    await desk.sees("Dana kurang Rp80.000; 1 orang belum terbayar");
    await accessible(desk, "plan");
    await desk.shot("plan");
    await desk.fill("people", "lima puluh");
    await desk.sees("Tulis dengan angka");
    await desk.fill("people", "50");
    await desk.fill("money", "sepuluh juta lebih");
    await desk.sees("tidak terbaca");
    await desk.fill("money", "");
    await desk.sees("50 orang selama 12 bulan: Rp10.080.000");
    await desk.shot("plan-cost");
  } finally {
    await desk.close();
  }
  const after = await lindung("village", "status", "--home", home);
  assert.deepEqual(after.frontier, before.frontier, "a plan records nothing");
}
