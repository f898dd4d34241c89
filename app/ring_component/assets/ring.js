// Draws what `drawing.py` sends and says which person, value or link was picked. All text stays text: no innerHTML, ever.
import "/vis-network.min.js";

const { DataSet, Network } = globalThis.vis;
const DRAWINGS = new WeakMap(); // element that Streamlit gives us -> drawing; lives through reruns
const MOVED = new Map(); // subject -> {node: {x, y}}; lives through leaving the page
const FAINT = 0.18;

export default function ({ data, parentElement, setTriggerValue }) {
  const drawing = DRAWINGS.get(parentElement) ?? mount(parentElement);
  drawing.pick = (id) => setTriggerValue("picked", { id });
  drawing.expand = (id) => id && setTriggerValue("expanded", { id });
  drawing.hide = (id) => id && setTriggerValue("hidden", { id });
  drawing.undo = () => setTriggerValue("undone", {});
  if (data.says) drawing.canvas.setAttribute("aria-label", data.says);
  if (drawing.subject === data.subject) update(drawing, data);
  else draw(drawing, data);
  if (data.focus && data.focus !== drawing.focus) emphasise(drawing, data.focus);
  drawing.focus = data.focus;
  return () => unmount(parentElement);
}

function mount(root) {
  const drawing = { root, canvas: root.querySelector(".ring-canvas"), selected: null };
  const { canvas } = drawing;
  canvas.addEventListener("keydown", (event) => onKey(drawing, event));
  // The wheel scrolls the page until somebody works in the drawing.
  canvas.addEventListener("pointerdown", () => canvas.focus({ preventScroll: true }));
  canvas.addEventListener("focus", () => drawing.net?.setOptions({ interaction: { zoomView: true } }));
  canvas.addEventListener("blur", () => drawing.net?.setOptions({ interaction: { zoomView: false } }));
  root.querySelector(".ring-tools").addEventListener("click", (event) => VIEW[event.target.dataset.do]?.(drawing));
  // vis takes its tooltip away when the mouse moves on over the drawing, but not when it leaves.
  canvas.addEventListener("pointerleave", () => canvas.querySelector(".vis-tooltip")?.style.setProperty("visibility", "hidden"));
  drawing.scheme = matchMedia("(prefers-color-scheme: dark)");
  drawing.recolour = () => requestAnimationFrame(() => paint(drawing));
  drawing.scheme.addEventListener("change", drawing.recolour);
  DRAWINGS.set(root, drawing);
  return drawing;
}

function unmount(root) {
  const drawing = DRAWINGS.get(root);
  if (!drawing) return;
  drawing.scheme.removeEventListener("change", drawing.recolour);
  drawing.net?.destroy();
  DRAWINGS.delete(root);
}

// ---- the drawing ----

function draw(drawing, data) {
  drawing.net?.destroy();
  Object.assign(drawing, { subject: data.subject, legend: data.legend, selected: null, touched: false, ready: false });
  const moved = MOVED.get(data.subject) ?? {};
  drawing.nodes = new DataSet(data.nodes.map((node) => ({ ...plain(node), ...moved[node.id] })));
  drawing.edges = new DataSet(data.edges.map(plain));
  drawing.net = new Network(drawing.canvas, { nodes: drawing.nodes, edges: drawing.edges }, data.options);
  listen(drawing);
  paint(drawing);
  drawing.net.fit();
  drawing.net.once("afterDrawing", () => { drawing.ready = true; });
  (globalThis.__ring ??= {}).ring = drawing; // so that a test can ask where a node is on the screen
}

function listen(drawing) {
  const { net } = drawing;
  net.on("click", ({ nodes, edges }) => choose(drawing, nodes[0] ?? edges[0] ?? null));
  // Not from the event's own list: the first of the two clicks has ended vis' selection.
  net.on("doubleClick", ({ pointer }) => drawing.expand(net.getNodeAt(pointer.DOM)));
  net.on("oncontext", ({ event, pointer }) => {
    event.preventDefault();
    drawing.hide(net.getNodeAt(pointer.DOM));
  });
  net.on("dragEnd", () => {
    drawing.touched = true;
    MOVED.set(drawing.subject, { ...MOVED.get(drawing.subject), ...net.getPositions() });
  });
  net.on("zoom", () => { drawing.touched = true; });
  // After the event vis sets the view by the old size, so the right moment is when it has returned.
  net.on("resize", () => queueMicrotask(() => drawing.touched || net.fit()));
  net.on("hoverNode", () => { drawing.canvas.style.cursor = "pointer"; });
  net.on("hoverEdge", () => { drawing.canvas.style.cursor = "pointer"; });
  net.on("blurNode", () => { drawing.canvas.style.cursor = ""; });
  net.on("blurEdge", () => { drawing.canvas.style.cursor = ""; });
}

// The same subject again: what is there keeps its place, only what is new comes and what is gone goes.
function update(drawing, data) {
  const moved = MOVED.get(data.subject) ?? {};
  for (const [set, items] of [[drawing.nodes, data.nodes], [drawing.edges, data.edges]]) {
    const wanted = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(items.map((item) => (set.get(item.id) ? withoutPlace(plain(item)) : { ...plain(item), ...moved[item.id] })));
  }
  drawing.legend = data.legend;
  if (drawing.selected && !drawing.nodes.get(drawing.selected) && !drawing.edges.get(drawing.selected)) drawing.selected = null;
  paint(drawing);
}

const withoutPlace = ({ x, y, ...item }) => item;

// vis would load `image` and may read HTML out of anything that is not a string.
function plain({ image, brokenImage, ...item }) {
  return { ...item, label: String(item.label ?? ""), title: String(item.title ?? "") };
}

// ---- looks: the page's theme decides, so they are set here and not in Python ----

function theme(drawing) {
  const style = getComputedStyle(drawing.canvas);
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    text: value("--st-text-color"), paper: value("--st-background-color"), accent: value("--st-primary-color"),
    line: value("--st-border-color"), panel: value("--st-secondary-background-color"), font: value("--st-font"),
  };
}

function look(item, { text, paper, panel, accent, line }) {
  if (item.standing === "outside") return { fill: paper, line, dashed: true };
  if (!item.standing) return { fill: item.crossed ? item.colour : paper, line: item.colour ?? text, dashed: !item.crossed };
  const fill = { suspect: accent, hired: text, open: panel }[item.standing] ?? paper;
  return { fill, line: text, dashed: item.standing === "ended" };
}

function paint(drawing) {
  const colours = theme(drawing);
  const near = neighbourhood(drawing);
  showLegend(drawing, colours);
  drawing.nodes.update(drawing.nodes.get().map((node) => {
    const { fill, line, dashed } = look(node, colours);
    const chosen = node.id === drawing.selected;
    const colour = { background: fill, border: chosen ? colours.accent : line };
    return {
      id: node.id,
      color: { ...colour, hover: colour, highlight: colour },
      borderWidth: chosen ? 4 : node.standing === "suspect" ? 3 : 1.5,
      shapeProperties: { borderDashes: dashed && [4, 3] },
      opacity: near.has(node.id) ? 1 : FAINT,
      font: {
        color: near.has(node.id) ? colours.text : "transparent", face: colours.font,
        strokeColor: near.has(node.id) ? colours.paper : "transparent", strokeWidth: 4, size: node.standing ? 16 : 14,
      },
    };
  }));
  drawing.edges.update(drawing.edges.get().map((edge) => {
    const inside = near.has(edge.id);
    const strong = drawing.selected && inside;
    const colour = strong ? colours.accent : colours.text;
    return { id: edge.id, color: { color: colour, hover: colour, highlight: colour, opacity: strong ? 0.9 : inside ? 0.35 : 0.08 } };
  }));
}

// ---- what is picked, and what belongs to it ----

function choose(drawing, id) {
  emphasise(drawing, id);
  drawing.pick(id);
}

function emphasise(drawing, id) {
  drawing.selected = drawing.nodes.get(id ?? "") || drawing.edges.get(id ?? "") ? id : null;
  drawing.net.unselectAll();
  paint(drawing);
}

// Ids of nodes and edges that explain the picked one: for a person also the way from the suspect.
function neighbourhood({ nodes, edges, selected }) {
  if (!selected) return new Set([...nodes.getIds(), ...edges.getIds()]);
  const way = new Set(nodes.get(selected)?.way ?? []);
  const near = new Set([selected, ...way]);
  edges.forEach((edge) => {
    const touches = [edge.id, edge.from, edge.to].includes(selected);
    if (touches || (way.has(edge.from) && way.has(edge.to))) [edge.id, edge.from, edge.to].forEach((id) => near.add(id));
  });
  return near;
}

// ---- view and keyboard ----

function zoom(drawing, factor) {
  drawing.touched = true;
  drawing.net.moveTo({ scale: drawing.net.getScale() * factor, animation: { duration: 150 } });
}

const VIEW = {
  closer: (drawing) => zoom(drawing, 1.3),
  further: (drawing) => zoom(drawing, 1 / 1.3),
  fit: (drawing) => { drawing.touched = false; drawing.net.fit({ animation: { duration: 250 } }); },
};

function onKey(drawing, event) {
  const act = {
    "+": VIEW.closer, "=": VIEW.closer, "-": VIEW.further, 0: VIEW.fit,
    ArrowRight: () => walk(drawing, 1), ArrowDown: () => walk(drawing, 1),
    ArrowLeft: () => walk(drawing, -1), ArrowUp: () => walk(drawing, -1),
    Enter: () => drawing.pick(drawing.selected),
    Escape: () => choose(drawing, null),
    e: () => drawing.expand(drawing.nodes.get(drawing.selected ?? "")?.id),
    h: () => drawing.hide(drawing.nodes.get(drawing.selected ?? "")?.id),
    u: () => drawing.undo(),
  }[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act(drawing);
}

function walk(drawing, step) {
  const ids = drawing.nodes.getIds();
  const at = ids.indexOf(drawing.selected);
  const next = at < 0 ? 0 : (at + step + ids.length) % ids.length;
  emphasise(drawing, ids[next]);
  drawing.root.querySelector(".ring-spoken").textContent = drawing.nodes.get(ids[next]).title;
}

// ---- legend ----

const SHAPES = {
  dot: "M8 1a7 7 0 1 0 .01 0z", square: "M1.5 1.5h13v13h-13z", diamond: "M8 0l8 8-8 8-8-8z", triangle: "M8 1l8 14H0z",
  hexagon: "M4 1h8l4 7-4 7H4L0 8z", star: "M8 0l2.2 5.3 5.8.4-4.4 3.8 1.4 5.6L8 12l-5 3.1 1.4-5.6L0 5.7l5.8-.4z",
};

function showLegend(drawing, colours) {
  const items = drawing.legend.map((entry) => {
    const item = document.createElement("span");
    item.append(icon(entry.shape, look(entry, colours)), entry.label);
    return item;
  });
  drawing.root.querySelector(".ring-legend").replaceChildren(...items);
}

function icon(shape, { fill, line, dashed }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[shape] ?? SHAPES.dot);
  Object.assign(path.style, { fill, stroke: line, strokeWidth: "1.5", strokeDasharray: dashed ? "3 2" : "" });
  svg.append(path);
  return svg;
}
