/** What went wrong, in the officer's language: what happened, what was kept, what to do. */
export interface Problem {
  code: string;
  sentence: string;
  hint: string;
  facts: Record<string, string>;
}

/** Whatever was thrown, as a problem; only the desk's own refusals carry a code of theirs. */
export function problemOf(thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  return { code: "unexpected", sentence: String(thrown), hint: "", facts: {} };
}

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "sentence" in thrown;
}
