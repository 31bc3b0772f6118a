/** Draws the eye to an element, twice; a colour that fades is no motion. */
export function pulse(element: Element): void {
  const outline = (colour: string) => ({ outline: `3px solid ${colour}`, outlineOffset: '-3px' });
  element.animate([outline('#00a8fc'), outline('#00a8fc00')], { duration: 1_000, iterations: 2 });
}
