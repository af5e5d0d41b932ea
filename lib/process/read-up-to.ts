/** The text of a body, up to `most` bytes. Does not wait for the rest. */
export async function readUpTo(
  most: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ text: string; isCut: boolean }> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = "";
  let bytes = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value.subarray(0, Math.max(0, most - bytes)), { stream: true });
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel();
      return { text, isCut: true };
    }
  }
  return { text: text + decoder.decode(), isCut: false };
}
