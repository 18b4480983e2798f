import { expect, it, vi } from "vitest";
import { press, said, screenKeys, type Shortcut } from "../src/desk/keys.svelte";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    preventDefault: vi.fn(),
    ...more,
    key,
  }) as unknown as KeyboardEvent;

it("a key is said as it is listed", () => {
  expect(said(pressed("f", { ctrlKey: true }))).toBe("Ctrl+F");
  expect(said(pressed("=", { ctrlKey: true }))).toBe("Ctrl++");
  expect(said(pressed(" "))).toBe("Space");
  expect(said(pressed("ArrowLeft", { altKey: true }))).toBe("Alt+←");
});

it("either way of a key does it, and a key that is only listed does nothing", () => {
  const run = vi.fn();
  const list: Shortcut[] = [
    { keys: "Ctrl+F / /", words: "search", run },
    { keys: "Ctrl+V", words: "pasteTable" },
  ];
  for (const event of [pressed("f", { ctrlKey: true }), pressed("/")]) {
    expect(press(list, event)).toBe(true);
    expect(event.preventDefault).toHaveBeenCalled();
  }
  const paste = pressed("v", { ctrlKey: true });
  expect(press(list, paste)).toBe(false);
  expect(paste.preventDefault).not.toHaveBeenCalled();
  expect(run).toHaveBeenCalledTimes(2);
});

it("what came to the screen last is listed first, until it goes", () => {
  const page = () => [{ keys: "Ctrl+F", words: "search" } as Shortcut];
  const row = () => [{ keys: "Enter", words: "open" } as Shortcut];
  screenKeys.add(page);
  screenKeys.add(row);
  expect(screenKeys.list.map(({ keys }) => keys)).toEqual(["Enter", "Ctrl+F"]);
  screenKeys.drop(row);
  screenKeys.drop(page);
  expect(screenKeys.list).toEqual([]);
});
