/**
 * Where the processor draws instead of a graphics card each frame of a moving page costs as much as an answer, and what moves would only
 * stutter: there the pages stand still, as they do for whoever has asked the system for it. Looked at once, when the first page is there.
 */
export function stillWithoutGraphics(root: HTMLElement): void {
  const context = document.createElement('canvas').getContext('webgl', { failIfMajorPerformanceCaveat: true });
  if (context === null) root.dataset['motion'] = 'still';
  else context.getExtension('WEBGL_lose_context')?.loseContext();
}
