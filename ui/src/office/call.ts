/** What the office refuses: the code for us, sentence and hint for whoever sits here. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly hint: string,
  ) {
    super(code);
  }
}

/** What shows that a request comes from this page; known once somebody has signed in. */
let csrf = "";

export function knowCsrf(told: string): void {
  csrf = told;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(path, { ...init, credentials: "same-origin", cache: "no-store" });
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  throw new Refused(told.code ?? "", told.sentence ?? "", told.hint ?? "");
}

export async function get<T>(path: string): Promise<T> {
  return (await ask(path, {})).json();
}

function changing(method: string, body: BodyInit, kind: string): RequestInit {
  return { method, body, headers: { "content-type": kind, "lindung-csrf": csrf } };
}

export async function post<T>(path: string, form: object, method = "POST"): Promise<T> {
  return (await ask(path, changing(method, JSON.stringify(form), "application/json"))).json();
}

export async function give<T>(path: string, file: Blob): Promise<T> {
  return (await ask(path, changing("POST", file, "application/octet-stream"))).json();
}

/** Keeps an answer that is a file where the browser keeps such. */
async function keep(answer: Response): Promise<void> {
  const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = named?.[1] ?? "lindung";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export async function fetchFile(path: string): Promise<void> {
  await keep(await ask(path, {}));
}

export async function postForFile(path: string, form: object): Promise<void> {
  await keep(await ask(path, changing("POST", JSON.stringify(form), "application/json")));
}
