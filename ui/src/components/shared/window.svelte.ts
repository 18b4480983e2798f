/** Which rows of a long list are in sight, and how far down the first one lies. */
export class RowWindow {
  top = $state(0);
  height = $state(600);
  active = $state(0);

  constructor(
    readonly rowHeight: number,
    /** Rows kept beyond both edges, so that a quick scroll does not flash empty. */
    readonly margin = 4,
  ) {}

  from(): number {
    return Math.max(0, Math.floor(this.top / this.rowHeight) - this.margin);
  }

  until(total: number): number {
    const last = Math.ceil((this.top + this.height) / this.rowHeight);
    return Math.min(total, last + this.margin);
  }

  /** The row that a key moves to, or none if the key moves nothing. */
  step(key: string, total: number): number | undefined {
    const page = Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -total,
      End: total,
    };
    const by = steps[key];
    if (by === undefined || total === 0) return undefined;
    return Math.min(total - 1, Math.max(0, this.active + by));
  }

  /** Where to scroll so that a row is wholly in sight. */
  reveal(row: number): number {
    const y = row * this.rowHeight;
    if (y < this.top) return y;
    if (y + this.rowHeight > this.top + this.height) return y + this.rowHeight - this.height;
    return this.top;
  }
}
