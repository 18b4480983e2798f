/** The picture that is pasted, in base64; nothing where it is no picture. */
export async function pastedPicture(event: ClipboardEvent): Promise<string | undefined> {
  const items = [...(event.clipboardData?.items ?? [])];
  const picture = items.find((item) => item.type.startsWith("image/"))?.getAsFile();
  if (!picture) return undefined;
  event.preventDefault();
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
