/** The pictures that `./dev shots` took, by the name of the screen. */
const found = import.meta.glob<string>("./pictures/*.webp", {
  eager: true,
  query: "?url",
  import: "default",
});

export const pictureOf = (screen: string): string | undefined => found[`./pictures/${screen}.webp`];
