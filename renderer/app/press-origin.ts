/** A page comes from where the finger was: the stylesheet grows it out of this point. */
export function rememberPresses(root: HTMLElement): void {
  window.addEventListener(
    'pointerdown',
    ({ clientX, clientY }) => {
      root.style.setProperty('--press-x', `${clientX}px`);
      root.style.setProperty('--press-y', `${clientY}px`);
    },
    { capture: true, passive: true },
  );
}
