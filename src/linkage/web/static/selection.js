// Where the selected words stand in a report's text, in code points, as the ledger counts them.

// Code points of a string: a pair of surrogates is one.
function countPoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

// The offset of a place in the page within the report's text; null where it is not in the text.
function offsetAt(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const passage = element && element.closest("[data-start]");
  if (!passage) return null;
  const before = document.createRange();
  before.setStart(passage, 0);
  before.setEnd(node, offset);
  return Number(passage.dataset.start) + countPoints(before.toString());
}

// The selection in a report's text as {start, end, text}, without white space around it; null where there is none.
export function readSelection() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let start = offsetAt(range.startContainer, range.startOffset);
  let end = offsetAt(range.endContainer, range.endOffset);
  const text = range.toString();
  if (end === null && start !== null) end = start + countPoints(text); // a selection dragged past the end of the paragraph
  if (start === null || end === null || end <= start) return null;
  start += countPoints(text) - countPoints(text.trimStart());
  end -= countPoints(text) - countPoints(text.trimEnd());
  return end > start ? { start, end, text: text.trim() } : null;
}
