// Timeline and map beside the list of incidents: what is chosen in one shows in the others. Without this file the links of the drawings
// and the two date fields do the same; every state is in the address.

const DAY_MS = 86_400_000;
const LEAST_DRAG = 8; // pixels: less is a click
const STEP = 1.5; // of one press on + or −
const CLOSEST = 12; // times larger than the whole map

const form = document.querySelector('#event-filter');
const rows = [...document.querySelectorAll('[data-events] tr[data-event]')];

const asked = (link) => new URLSearchParams(link.getAttribute('href').split('?')[1]?.split('#')[0] ?? '');
const marksOf = (selector, name) =>
  [...document.querySelectorAll(`${selector} svg a[href]`)].map((link) => ({ link, value: asked(link).get(name) })).filter(({ value }) => value);
function isWithin([west, south, east, north], row) {
  const [lon, lat] = (row.dataset.point ?? 'NaN,NaN').split(',').map(Number);
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

function show(pairs) {
  for (const chosen of document.querySelectorAll('.chosen-mark')) chosen.classList.remove('chosen-mark');
  for (const one of pairs) one.classList.add('chosen-mark');
}

// The list shows itself in the drawings, and the drawings in the list.
function link() {
  const bars = marksOf('[data-timeline]', 'at');
  const places = marksOf('[data-map]', 'area').map(({ link: mark, value }) => ({ link: mark, edges: value.split(',').map(Number) }));
  for (const row of rows) {
    const linked = () =>
      show([
        row,
        ...bars.filter(({ value }) => value === row.dataset.event).map(({ link }) => link),
        ...places.filter(({ edges }) => isWithin(edges, row)).map(({ link }) => link),
      ]);
    row.addEventListener('pointerenter', linked);
    row.addEventListener('focusin', linked);
    if (row.id === 'at') linked();
  }
  for (const { link, value } of bars) {
    const row = rows.find(({ dataset }) => dataset.event === value);
    const linked = () => show(row ? [link, row] : [link]);
    link.addEventListener('pointerenter', linked);
    link.addEventListener('focusin', linked);
    link.addEventListener('click', (event) => {
      if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      document.querySelector('#at')?.removeAttribute('id');
      row.id = 'at';
      history.pushState(null, '', link.getAttribute('href'));
      row.scrollIntoView({ block: 'center' });
      row.querySelector('a').focus({ preventScroll: true });
    });
  }
  for (const { link, edges } of places) {
    const linked = () => show([link, ...rows.filter((row) => isWithin(edges, row))]);
    link.addEventListener('pointerenter', linked);
    link.addEventListener('focusin', linked);
  }
}

addEventListener('popstate', () => location.reload());

// A drag in a drawing, told in its own units. What was only a click stays one.
function onDrag(svg, { begin, move, end }) {
  const unit = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  let from = null;
  let dragged = false;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, at: unit(event) };
    dragged = false;
    begin?.(from.at);
  });
  addEventListener('pointermove', (event) => {
    if (from === null) return;
    dragged ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) >= LEAST_DRAG;
    if (dragged) move(from.at, unit(event), event);
  });
  addEventListener('pointerup', (event) => {
    if (from !== null && dragged) end?.(from.at, unit(event));
    from = null;
  });
  svg.addEventListener('click', (event) => dragged && event.preventDefault(), true);
  svg.addEventListener('dragstart', (event) => event.preventDefault());
}

function setUpTimeline(figure) {
  const svg = figure.querySelector('svg');
  const width = svg.viewBox.baseVal.width;
  const [first, last] = [Date.parse(figure.dataset.first), Date.parse(figure.dataset.last)];
  const brush = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  brush.setAttribute('class', 'brush');
  brush.setAttribute('height', svg.viewBox.baseVal.height);
  const clamp = (x) => Math.min(Math.max(x, 0), width - 0.001);
  const day = (x) => new Date(first + Math.floor((clamp(x) / width) * ((last - first) / DAY_MS + 1)) * DAY_MS).toISOString().slice(0, 10);
  onDrag(svg, {
    move(from, to) {
      brush.setAttribute('x', clamp(Math.min(from.x, to.x)));
      brush.setAttribute('width', Math.abs(clamp(to.x) - clamp(from.x)));
      if (!brush.isConnected) svg.append(brush);
      form.elements.since.value = day(Math.min(from.x, to.x));
      form.elements.until.value = day(Math.max(from.x, to.x));
    },
    end: () => form.requestSubmit(),
  });
}

function setUpMap(figure) {
  const svg = figure.querySelector('svg');
  const whole = { x: 0, y: 0, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const [west, south, east, north] = figure.dataset.area.split(',').map(Number);
  let view = { ...whole };
  const set = (next) => {
    const width = Math.min(whole.width, Math.max(whole.width / CLOSEST, next.width));
    const height = (width / whole.width) * whole.height;
    view = {
      x: Math.min(Math.max(0, next.x), whole.width - width),
      y: Math.min(Math.max(0, next.y), whole.height - height),
      width,
      height,
    };
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  };
  const zoom = (by, at = { x: view.x + view.width / 2, y: view.y + view.height / 2 }) => {
    const width = view.width / by;
    const share = Math.min(whole.width, Math.max(whole.width / CLOSEST, width)) / view.width;
    set({ x: at.x - (at.x - view.x) * share, y: at.y - (at.y - view.y) * share, width });
  };
  const choose = () => {
    const lon = (x) => west + (x / whole.width) * (east - west);
    const lat = (y) => north - (y / whole.height) * (north - south);
    const edges = [lon(view.x), lat(view.y + view.height), lon(view.x + view.width), lat(view.y)];
    form.elements.area.value = edges.map((edge, n) => Math.min(n % 2 ? 90 : 180, Math.max(n % 2 ? -90 : -180, edge)).toFixed(4)).join(',');
    form.requestSubmit();
  };
  const moves = { in: () => zoom(STEP), out: () => zoom(1 / STEP), whole: () => set(whole), here: choose };
  for (const button of document.querySelectorAll('[data-zoom]')) button.addEventListener('click', moves[button.dataset.zoom]);
  figure.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? STEP : 1 / STEP);
    else if (by && view.width < whole.width) set({ ...view, x: view.x + (by[0] * view.width) / 8, y: view.y + (by[1] * view.height) / 8 });
    else return;
    event.preventDefault();
  });
  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return; // the page scrolls; with Ctrl, or a pinch, the map zooms
      event.preventDefault();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP, new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()));
    },
    { passive: false },
  );
  onDrag(svg, {
    move(from, _, event) {
      const now = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      set({ ...view, x: view.x + from.x - now.x, y: view.y + from.y - now.y });
    },
  });
}

function setUp() {
  for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false;
  for (const part of document.querySelectorAll('[data-unscripted]')) part.hidden = true;
  const timeline = document.querySelector('[data-timeline]');
  if (timeline) setUpTimeline(timeline);
  const map = document.querySelector('[data-map]');
  if (map) setUpMap(map);
  link();
}

setUp();
const later = document.querySelector('[data-drawn]'); // of many incidents the list comes first
if (later) {
  try {
    const response = await fetch(later.dataset.drawn);
    if (!response.ok) throw new Error(String(response.status));
    later.innerHTML = await response.text(); // made by our own templates, which escape
    setUp();
  } catch {
    later.textContent = later.dataset.drawnFailed;
  }
}
