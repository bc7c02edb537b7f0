/**
 * Ends the time in which a page opens, as `index.html` says it does: what was drawn in it was there at once, what comes
 * from now on is seen to come.
 */
export function endOpening(): void {
  document.documentElement.classList.remove('is-opening')
  // What came a moment ago would otherwise begin to.
  for (const animation of document.getAnimations())
    if (animation instanceof CSSAnimation && animation.animationName === 'rise') animation.finish()
}
