// In which states every screen is looked at.

const WIDE = [1366, 768];
const SMALL = [1024, 600];

/** `home`: which village. `guides`: the help takes its pictures from here. `broken`: the file of the
 * register is destroyed while the window is open. */
export const STATES = [
  { name: "usual", home: "sample", size: WIDE, guides: true },
  { name: "small", home: "sample", size: SMALL },
  { name: "dark", home: "sample", size: WIDE, scheme: "dark" },
  { name: "dark-small", home: "sample", size: SMALL, scheme: "dark" },
  { name: "english", home: "sample", size: WIDE, language: "en" },
  { name: "english-small", home: "sample", size: SMALL, language: "en" },
  { name: "large", home: "sample", size: WIDE, letters: "large" },
  { name: "largest", home: "sample", size: WIDE, letters: "largest" },
  { name: "largest-small", home: "sample", size: SMALL, letters: "largest" },
  { name: "zoom-200", home: "sample", size: WIDE, zoom: 2 },
  { name: "empty", home: "empty", size: WIDE },
  { name: "empty-small", home: "empty", size: SMALL },
  { name: "one", home: "one", size: WIDE },
  { name: "names", home: "names", size: WIDE },
  { name: "names-small", home: "names", size: SMALL },
  { name: "error", home: "one", broken: true, size: WIDE },
  { name: "error-small", home: "one", broken: true, size: SMALL },
  { name: "many", home: "many", size: WIDE },
  { name: "many-small", home: "many", size: SMALL },
];
