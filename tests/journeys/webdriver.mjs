// The few words of the W3C WebDriver protocol that the journeys need, over fetch.
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that have no character of their own. */
export const Key = {
  Enter: "\uE007",
  Tab: "\uE004",
  Escape: "\uE00C",
  Down: "\uE015",
  F6: "\uE036",
  Backspace: "\uE003",
  Control: "\uE009",
};

export class Session {
  #url;

  constructor(base, id) {
    this.#url = `${base}/session/${id}`;
  }

  static async open(base, capabilities) {
    const value = await speak(`${base}/session`, "POST", {
      capabilities: { alwaysMatch: capabilities },
    });
    return new Session(base, value.sessionId);
  }

  close() {
    return speak(this.#url, "DELETE");
  }

  go(url) {
    return speak(`${this.#url}/url`, "POST", { url });
  }

  resize(width, height) {
    return speak(`${this.#url}/window/rect`, "POST", {
      x: 0,
      y: 0,
      width,
      height,
    });
  }

  /** Runs a script in the page; elements come back as ids for `click` and `type`. */
  async run(script, ...args) {
    return speak(`${this.#url}/execute/sync`, "POST", { script, args });
  }

  /** The page as a PNG; not of a Tauri window, where it never returns. */
  async shot() {
    return Buffer.from(await speak(`${this.#url}/screenshot`, "GET"), "base64");
  }

  click(element) {
    return speak(`${this.#url}/element/${element[ELEMENT]}/click`, "POST", {});
  }

  type(element, text) {
    return speak(`${this.#url}/element/${element[ELEMENT]}/value`, "POST", {
      text,
    });
  }

  /** Presses keys wherever the focus is, as a hand on the keyboard would. */
  press(...keys) {
    return this.#keys(
      keys.flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]),
    );
  }

  /** Presses keys together: the first are held until the last was pressed. */
  chord(...keys) {
    return this.#keys([
      ...keys.map((value) => ({ type: "keyDown", value })),
      ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
    ]);
  }

  #keys(actions) {
    return speak(`${this.#url}/actions`, "POST", {
      actions: [{ type: "key", id: "keyboard", actions }],
    });
  }
}

async function speak(url, method, body) {
  const answer = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
