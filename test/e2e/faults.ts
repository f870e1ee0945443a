import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What the accessibility rules find wrong with the page as it stands. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Text that does not fit, pictures that did not load, targets too small for a finger: what a designer would see first. */
export function flawsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const picture of document.images) {
      if (picture.complete && picture.naturalWidth === 0) found.push(`a picture did not load: ${picture.src}`);
    }
    for (const button of document.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      // One that is a point wide is for who hears the page: it closes a sheet.
      if (width > 1 && height < 56) found.push(`a target is ${Math.round(height)} high: ${button.textContent}`);
    }
    return found;
  });
}
