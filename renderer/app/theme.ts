import type { PublicSettings } from '../../sync/settings/public-settings.ts';

/** The retailer's colours and corners, set as custom properties: `design/tokens.css` holds their defaults. */
export function applyTheme(theme: PublicSettings['theme']): void {
  const { style } = document.documentElement;
  const colours = {
    '--paper': theme.paper,
    '--card': theme.card,
    '--ink': theme.ink,
    '--soft': theme.soft,
    '--line': theme.line,
    '--accent': theme.accent,
    '--accent-ink': theme.accentInk,
  };
  for (const [name, value] of Object.entries(colours)) style.setProperty(name, value);
  style.setProperty('--r', `${theme.cornerRadius / 10}rem`);
}
