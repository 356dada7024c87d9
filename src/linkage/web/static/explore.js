// Timeline and map beside the list of incidents: what is chosen in one shows in the others. Without this file the links of the drawings
// and the two date fields do the same; every state is in the address.

const DAY_MS = 86_400_000;
const LEAST_DRAG = 8; // pixels: less is a click
const STEP = 1.5; // of one turn of the wheel
const CLOSEST = 12; // times larger than the whole map

const form = document.querySelector('#event-filter');
const rows = [...document.querySelectorAll('[data-events] tr[data-event]')];

const asked = (link) => new URLSearchParams(link.getAttribute('href').split('?')[1]?.split('#')[0] ?? '');
const linksOf = (selector) => [...document.querySelectorAll(`${selector} svg a[href]`)].map((link) => ({ link, params: asked(link) }));
let bars = []; // of single incidents
let periods = []; // counts
let places = [];

function readMarks() {
  const timed = linksOf('[data-timeline]');
  bars = timed.filter(({ params }) => params.get('at')).map(({ link, params }) => ({ link, event: params.get('at') }));
  periods = timed.filter(({ params }) => !params.get('at')).map(({ link, params }) => ({ link, since: params.get('since'), until: params.get('until') }));
  places = linksOf('[data-map]').map(({ link, params }) => ({ link, edges: params.get('area').split(',').map(Number) }));
}

const isOf = (row, { since, until }) => row.dataset.first !== '' && row.dataset.last !== '' && since <= row.dataset.first && row.dataset.last <= until;
const daysOf = ({ since, until }) => Date.parse(until) - Date.parse(since);
function periodOf(row) {
  return periods.filter((period) => isOf(row, period)).sort((one, other) => daysOf(one) - daysOf(other))[0];
}
function isWithin([west, south, east, north], row) {
  const [lon, lat] = (row.dataset.point ?? 'NaN,NaN').split(',').map(Number);
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

function show(pairs) {
  for (const chosen of document.querySelectorAll('.chosen-mark')) chosen.classList.remove('chosen-mark');
  for (const one of pairs) one.classList.add('chosen-mark');
}
function showRow(row) {
  const period = periodOf(row);
  show([
    row,
    ...bars.filter(({ event }) => event === row.dataset.event).map(({ link }) => link),
    ...(period ? [period.link] : []),
    ...places.filter(({ edges }) => isWithin(edges, row)).map(({ link }) => link),
  ]);
}
function choose(row) {
  document.querySelector('#at')?.removeAttribute('aria-current');
  document.querySelector('#at')?.removeAttribute('id');
  if (!row) return show([]);
  row.id = 'at';
  row.setAttribute('aria-current', 'true');
  showRow(row);
  row.scrollIntoView({ block: 'center' });
  row.querySelector('a').focus({ preventScroll: true });
}
const rowOf = (event) => rows.find(({ dataset }) => dataset.event === event);
const on = (node, shown) => ['pointerenter', 'focusin'].forEach((name) => node.addEventListener(name, shown));

for (const row of rows) on(row, () => showRow(row));

// The drawings show themselves in the list; a bar leads to its line without a new page where the list has it.
function linkMarks() {
  readMarks();
  for (const { link, event: id } of bars) {
    const row = rowOf(id);
    on(link, () => (row ? showRow(row) : show([link])));
    link.addEventListener('click', (event) => {
      if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState({ at: id }, '', link.getAttribute('href'));
      choose(row);
    });
  }
  for (const period of periods) on(period.link, () => show([period.link, ...rows.filter((row) => periodOf(row) === period)]));
  for (const { link, edges } of places) on(link, () => show([link, ...rows.filter((row) => isWithin(edges, row))]));
  const at = document.querySelector('tr#at');
  if (at) showRow(at);
}

// Back and forward between lines that were chosen on this page; any other page is loaded by the browser itself.
addEventListener('popstate', () => choose(rowOf(new URLSearchParams(location.search).get('at'))));

// A drag in a drawing, told in its own units. What was only a click stays one; a finger scrolls.
function onDrag(svg, { begin, move, end }) {
  const unit = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  let from = null;
  let dragged = false;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
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
    follow();
  };
  const zoom = (by, at) => {
    const width = view.width / by;
    const share = Math.min(whole.width, Math.max(whole.width / CLOSEST, width)) / view.width;
    set({ x: at.x - (at.x - view.x) * share, y: at.y - (at.y - view.y) * share, width });
  };
  // What is shown, so many times as wide, as an address has it.
  const area = (times = 1) => {
    const [w, h] = [(view.width * (times - 1)) / 2, (view.height * (times - 1)) / 2];
    const lon = (x) => west + (x / whole.width) * (east - west);
    const lat = (y) => north - (y / whole.height) * (north - south);
    const edges = [lon(view.x - w), lat(view.y + view.height + h), lon(view.x + view.width + w), lat(view.y - h)];
    return edges.map((edge, n) => Math.min(n % 2 ? 90 : 180, Math.max(n % 2 ? -90 : -180, edge)).toFixed(4)).join(',');
  };
  const tools = Object.fromEntries([...document.querySelectorAll('[data-zoom]')].map((tool) => [tool.dataset.zoom, tool]));
  tools.here?.addEventListener('click', () => {
    form.elements.area.value = area();
    form.requestSubmit();
  });
  // After a drag, closer and wider are those of what is shown now.
  const follow = () => {
    for (const [tool, times] of [[tools.in, 1 / 2], [tools.out, 2]]) {
      if (!tool) continue;
      const to = new URL(tool.href);
      to.searchParams.set('area', area(times));
      tool.href = to;
    }
  };
  figure.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const tool = { '+': tools.in, '-': tools.out, 0: tools.whole }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (tool) tool.click();
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
  linkMarks();
  if (map && location.hash === '#map') {
    const arrive = () => {
      map.focus({ preventScroll: true });
      map.closest('section').scrollIntoView();
    };
    if (document.readyState === 'complete') arrive();
    else addEventListener('load', () => setTimeout(arrive)); // after the browser's own way to the anchor
  }
}

const later = document.querySelector('[data-drawn]'); // of many incidents the list comes first
if (!later) setUp();
else {
  try {
    const response = await fetch(later.dataset.drawn);
    if (!response.ok) throw new Error(String(response.status));
    later.innerHTML = await response.text(); // made by our own templates, which escape
    setUp();
    document.querySelector('tr#at')?.scrollIntoView({ block: 'center' });
  } catch {
    later.textContent = later.dataset.drawnFailed;
  }
}
