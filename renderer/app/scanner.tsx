import { useEffect } from 'react';
import { useKiosk } from './kiosk.tsx';
import { lookUpCode } from './look-up-code.ts';
import { WedgeReader } from './wedge.ts';
import { setValue } from '../design/type-into.ts';

/** Hears the barcode reader on every screen. What it typed into a field meanwhile is taken out again. */
export function Scanner() {
  const kiosk = useKiosk();
  useEffect(() => {
    const reader = new WedgeReader();
    let before: { readonly field: HTMLInputElement; readonly value: string } | null = null;
    const hear = (event: KeyboardEvent) => {
      const code = reader.read(event.key, event.timeStamp);
      if (reader.beginning) before = focusedField();
      if (code === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (before) setValue(before.field, before.value);
      void lookUpCode(kiosk, code);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [kiosk]);
  return null;
}

function focusedField() {
  const field = document.activeElement;
  return field instanceof HTMLInputElement ? { field, value: field.value } : null;
}
