import { MediaQuery } from "svelte/reactivity";

export const SCHEMES = ["light", "dark", "system"] as const;
export type Scheme = (typeof SCHEMES)[number];

export const SIZES = ["usual", "large", "largest"] as const;
export type TextSize = (typeof SIZES)[number];

/** The whole page grows with its letters, as if the window were smaller: nothing can overlap
 * that does not on a small screen. */
const FACTOR: Record<TextSize, number> = { usual: 1, large: 1.2, largest: 1.4 };

function kept<Value extends string>(name: string, values: readonly Value[], usual: Value): Value {
  const found = localStorage.getItem(name);
  return values.find((value) => value === found) ?? usual;
}

/** What few need at the start is not read at the start. */
async function zoom(factor: number): Promise<void> {
  const { getCurrentWebview } = await import("@tauri-apps/api/webview");
  await getCurrentWebview().setZoom(factor);
}

/** How the window looks. Kept on this device: the next laptop has other eyes before it. */
class Appearance {
  scheme = $state<Scheme>(kept("scheme", SCHEMES, "system"));
  size = $state<TextSize>(kept("text-size", SIZES, "usual"));
  readonly #darkSystem = new MediaQuery("prefers-color-scheme: dark");
  readonly dark = $derived(
    this.scheme === "dark" || (this.scheme === "system" && this.#darkSystem.current),
  );

  /** Keeps the page as it is chosen, for as long as the window is open. */
  follow(): void {
    $effect(() => {
      document.documentElement.dataset.scheme = this.dark ? "dark" : "light";
    });
    $effect(() => {
      document.documentElement.dataset.size = this.size;
      // Elsewhere than in the window it is left to the browser.
      if (localStorage.getItem("text-size")) zoom(FACTOR[this.size]).catch(() => undefined);
    });
  }

  chooseScheme(scheme: Scheme): void {
    this.scheme = scheme;
    localStorage.setItem("scheme", scheme);
  }

  chooseSize(size: TextSize): void {
    localStorage.setItem("text-size", size);
    this.size = size;
  }

  /** One size up or down; 0 goes back to the usual one. */
  step(by: -1 | 0 | 1): void {
    const size = by === 0 ? SIZES[0] : SIZES[SIZES.indexOf(this.size) + by];
    if (size) this.chooseSize(size);
  }
}

export const appearance = new Appearance();
