/** Where one is on the page: `#/ringkasan?di=64.74`, so that back and forward work. */
class Place {
  #hash = $state(location.hash);
  readonly view = $derived(this.#hash.replace(/^#\/?/, "").split("?")[0] || "ringkasan");
  readonly words = $derived(new URLSearchParams(this.#hash.split("?")[1] ?? ""));

  constructor() {
    addEventListener("hashchange", () => (this.#hash = location.hash));
  }
}

export const place = new Place();

export function to(view: string, words: Record<string, string> = {}): string {
  const behind = new URLSearchParams(words).toString();
  return behind ? `#/${view}?${behind}` : `#/${view}`;
}
