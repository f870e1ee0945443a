/**
 * Writing into a field the way a keyboard does: through the element's own setter and an input event, so that React, validation and the
 * field's caret all see what they would see of real keys.
 */
const nativeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');

export function setValue(field: HTMLInputElement, value: string, caret = value.length, event?: InputEventInit): void {
  nativeValue?.set?.call(field, value);
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, ...event }));
}

export function insertText(field: HTMLInputElement, text: string): void {
  const { start, end } = selectionOf(field);
  const value = field.value.slice(0, start) + text + field.value.slice(end);
  setValue(field, value, start + text.length, { inputType: 'insertText', data: text });
}

export function deleteBackwards(field: HTMLInputElement): void {
  const { start, end } = selectionOf(field);
  const from = start === end ? start - lastSignLength(field.value.slice(0, start)) : start;
  if (from === end) return;
  const value = field.value.slice(0, from) + field.value.slice(end);
  setValue(field, value, from, { inputType: 'deleteContentBackward' });
}

function selectionOf(field: HTMLInputElement): { start: number; end: number } {
  const start = field.selectionStart ?? field.value.length;
  return { start, end: field.selectionEnd ?? start };
}

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One touch takes away what the eye sees as one sign. */
const lastSignLength = (text: string): number => [...signs.segment(text)].at(-1)?.segment.length ?? 0;
