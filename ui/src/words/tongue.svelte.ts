export type Language = "id" | "en";

const KEPT_AS = "language";

/** The language of a page. Bahasa Indonesia until somebody says otherwise; the other words are read
 * when they are asked for. */
export class Tongue<Words> {
  readonly #id: Words;
  readonly #read: () => Promise<Words>;
  #en = $state.raw<Words>();
  language = $state<Language>("id");
  words = $derived.by(() => (this.language === "en" && this.#en) || this.#id);
  /** Made once: making one costs more than all that a page writes with it. */
  readonly #formats = $derived.by(() => {
    const days = (how: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(this.language, { ...how, timeZone: "UTC" });
    return {
      number: new Intl.NumberFormat(this.language),
      long: days({ dateStyle: "long" }),
      medium: days({ dateStyle: "medium" }),
      month: days({ month: "long", year: "numeric" }),
    };
  });

  constructor(id: Words, en: () => Promise<Words>) {
    this.#id = id;
    this.#read = en;
  }

  /** As it was chosen the last time, before anything is drawn. */
  async begin(): Promise<void> {
    if (localStorage.getItem(KEPT_AS) === "en") await this.choose("en");
  }

  async choose(language: Language): Promise<void> {
    if (language === "en") this.#en ??= await this.#read();
    this.language = language;
    localStorage.setItem(KEPT_AS, language);
    document.documentElement.lang = language;
  }

  /** 1.188, or 1,188 in English. */
  count(number: number): string {
    return this.#formats.number.format(number);
  }

  /** Whole rupiah as the desk gives them, "1680000", as Rp1.680.000. */
  rupiah(amount: string): string {
    return `Rp${this.count(Number(amount))}`;
  }

  /** `1985-08-12` as "12 Agustus 1985"; a text that is no such date stays as it is. */
  date(text: string, dateStyle: "long" | "medium" = "long"): string {
    const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
    if (!parts) return text;
    const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
    return this.#formats[dateStyle].format(day);
  }

  /** `1985-08-12` as one types it, in either language: "12-08-1985". */
  typed(text: string): string {
    return text.slice(0, 10).split("-").reverse().join("-");
  }

  /** Day and time, as the desk gives them. */
  moment(text: string): string {
    const [day = "", time = "", zone = ""] = text.split(" ");
    const shown = this.language === "id" ? time.replace(":", ".") : time;
    return `${this.date(day)}, ${shown} ${zone}`;
  }

  /** `2026-01` as "Januari 2026". */
  month(text: string): string {
    const [year, month] = text.split("-").map(Number);
    if (!year || !month) return text;
    const day = new Date(Date.UTC(year, month - 1, 1));
    return this.#formats.month.format(day);
  }
}
