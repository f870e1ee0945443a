/** JSON with everything outside ASCII escaped: one byte a sign, readable by any tool, whatever else is damaged. */
export function asciiJson(value: unknown): Uint8Array {
  const json = JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const bytes = new Uint8Array(json.length);
  for (let at = 0; at < json.length; at++) bytes[at] = json.charCodeAt(at);
  return bytes;
}

/** Throws for what is not JSON. */
export function parseAscii(bytes: Uint8Array): unknown {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return JSON.parse(text);
}
