import { IdleDialog } from './idle-dialog.tsx';
import { ScanSheet } from './scan-sheet.tsx';

/** What may lie over any screen. */
export function Overlays() {
  return (
    <>
      <ScanSheet />
      <IdleDialog />
    </>
  );
}
