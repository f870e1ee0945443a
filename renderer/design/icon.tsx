import type { LucideIcon } from 'lucide-react';

interface Parts {
  readonly of: LucideIcon;
  /** Points along the reading direction, so it is mirrored for right-to-left. */
  readonly along?: boolean;
  readonly size?: 'normal' | 'small';
}

const sizes = { normal: '4.4rem', small: '3.2rem' } as const;

/** Always beside words that say the same, so it is nothing to a screen reader. */
export function Icon({ of: Drawing, along = false, size = 'normal' }: Parts) {
  return (
    <Drawing
      aria-hidden
      className={along ? 'icon along' : 'icon'}
      strokeWidth={2.3}
      width={sizes[size]}
      height={sizes[size]}
    />
  );
}
