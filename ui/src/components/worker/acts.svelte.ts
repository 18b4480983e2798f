/** The last thing that was recorded of a worker, so that it can be taken back at once. */
export interface Act {
  worker: number;
  said: string;
  /** By which it is taken back. */
  group: number;
}

class Acts {
  last = $state.raw<Act>();

  done(worker: number, said: string, group: number | null): void {
    this.last = group === null ? undefined : { worker, said, group };
  }

  /** Said of this worker, if the last thing was about this one. */
  of(worker: number): Act | undefined {
    return this.last?.worker === worker ? this.last : undefined;
  }

  clear(): void {
    this.last = undefined;
  }
}

export const acts = new Acts();
