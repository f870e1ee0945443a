import { encodeQR } from 'qr';
import { useMemo } from 'react';

/** Light around it, as readers need it. */
const border = 2;

/** Always dark on light, whatever the theme: readers know nothing of brands. */
export function QrCode({ content, label }: { readonly content: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawn(content), [content]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(content: string): { size: number; path: string } {
  const rows = encodeQR(content, 'raw', { ecc: 'medium', border });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: rows.length, path };
}
