import type { Band } from '../../sync/freshness/stock-view.ts';

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const marks: Readonly<Record<Band, React.ReactNode>> = {
  'just-checked': (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" />
      <path d="M7.2 12.4l3.2 3.2 6.4-6.6" {...line} className="band-mark-cut" strokeWidth="2.4" />
    </>
  ),
  likely: (
    <>
      <circle cx="12" cy="12" r="9" {...line} strokeWidth="2.4" />
      <path d="M12 7v5.4l3.4 2" {...line} strokeWidth="2.4" />
    </>
  ),
  ask: (
    <>
      <path d="M12 2.5l9.5 9.5-9.5 9.5L2.5 12z" {...line} strokeWidth="2.3" />
      <path d="M12 8v5M12 16v.2" {...line} strokeWidth="2.6" />
    </>
  ),
  unknown: (
    <>
      <rect x="3" y="3" width="18" height="18" rx="5" {...line} strokeWidth="2.2" strokeDasharray="4 3" />
      <path d="M9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.7M12 16.6v.1" {...line} strokeWidth="2.2" />
    </>
  ),
  out: (
    <>
      <circle cx="12" cy="12" r="9" {...line} strokeWidth="2.4" />
      <path d="M5.8 18.2 18.2 5.8" {...line} strokeWidth="2.4" />
    </>
  ),
};

/** Each band has a shape of its own, so that colour is never the only difference. */
export function BandMark({ band }: { readonly band: Band }) {
  return (
    <svg className="band-mark" viewBox="0 0 24 24" aria-hidden>
      {marks[band]}
    </svg>
  );
}
