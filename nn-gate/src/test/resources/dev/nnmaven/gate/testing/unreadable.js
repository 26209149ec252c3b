// Lists what cannot be read on the page as it is shown; run by Browser.unreadable.
const found = [];
const closed = e => e.closest('details:not([open])') && !e.closest('summary');
const isClipped = e =>
  e !== document.body && (getComputedStyle(e).clipPath !== 'none' || isClipped(e.parentElement));
const isShown = e =>
  e.checkVisibility({ visibilityProperty: true }) && !closed(e) && !e.closest('.skip')
  && !isClipped(e);
const name = e => `${e.tagName.toLowerCase()}.${e.className} "${e.textContent.trim().slice(0, 60)}"`;

for (const e of document.querySelectorAll('body *')) {
  const style = getComputedStyle(e);
  if (e.closest('svg') || !isShown(e) || !e.textContent.trim() || style.display === 'inline') {
    continue;
  }
  const canScroll = ['auto', 'scroll'].includes(style.overflowX);
  const holdsText = [...e.childNodes].some(c => c.nodeType === 3 && c.data.trim());
  if (!canScroll && e.scrollWidth > e.clientWidth + 1 && (holdsText || style.overflowX !== 'visible')) {
    found.push(`cut: ${name(e)}, ${e.scrollWidth} in ${e.clientWidth}`);
  }
}

// What matters most is seen without scrolling. Wide tables of many columns may be scrolled.
for (const e of document.querySelectorAll(
    '#gate .scroll, #classes .scroll, #finalists .scroll, #parameters .scroll, .snippet,'
    + ' [aria-label="Models of all modules"]')) {
  if (innerWidth < 500 && e.scrollWidth > e.clientWidth) {
    found.push(`scrolled: ${name(e)}, ${e.scrollWidth} in ${e.clientWidth}`);
  }
}

for (const bar of document.querySelectorAll('.track')) {
  if (!closed(bar) && bar.getBoundingClientRect().width < 20) {
    found.push('no room for a bar: ' + name(bar.closest('tr, summary, li')));
  }
}

const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!node.data.trim() || parent.closest('svg, style') || !isShown(parent)) {
    continue;
  }
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(r => r.width > 1);
  texts.push(...rects.map(rect => ({ rect, node })));
  const plot = parent.matches('.plot .value') && parent.closest('.plot').getBoundingClientRect();
  if (plot && rects.some(r => r.right > plot.left)) {
    found.push('in its plot: ' + name(parent));
  }
  // A hash, a path or a line of a POM may be broken anywhere.
  if (parent.closest('code, .code, .file, .names, .snippet')
      || getComputedStyle(parent).writingMode !== 'horizontal-tb') {
    continue;
  }
  for (const word of node.data.matchAll(/[\p{L}\p{N}_]+/gu)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) {
      found.push(`broken: ${word[0]} in ${name(parent)}`);
    }
  }
}

// What is scrolled away lies on nothing.
const clip = ({ rect, node }) => {
  const scroll = node.parentElement.closest('.scroll');
  if (!scroll) {
    return true;
  }
  const box = scroll.getBoundingClientRect();
  return rect.left >= box.left && rect.right <= box.right && rect.top >= box.top
    && rect.bottom <= box.bottom;
};
const inView = texts.filter(clip).sort((a, b) => a.rect.top - b.rect.top);
inView.forEach((a, i) => {
  for (let j = i + 1; j < inView.length && inView[j].rect.top < a.rect.bottom - 3; j++) {
    const b = inView[j];
    const sticky = [a, b].some(t => t.node.parentElement.closest('.sticky tr > :first-child'));
    if (!sticky && a.node !== b.node && a.rect.right - 2 > b.rect.left
        && b.rect.right - 2 > a.rect.left) {
      found.push(`on each other: "${a.node.data.trim()}" and "${b.node.data.trim()}"`);
    }
  }
});
return found;
