// Starts the page without any inline script, and holds the rescue panel that needs no wasm to show itself.
// Every sentence stands in index.html; this file only decides which one is seen. Its syntax stays as old as modules are.

// Before anything is drawn, so that nothing flashes. Asking for storage throws where it is forbidden.
try {
  document.documentElement.dataset.theme = localStorage.getItem("jixiao.theme") || "system";
} catch (error) {
  // Then the system's colours hold.
}

const byId = (id) => document.getElementById(id);
let wasm = null;

function showUnsupported() {
  byId("app").hidden = true;
  byId("unsupported").hidden = false;
}

// Two crashes in a row lead to the safe mode: see src/shelf/starting.rs, which reads this number.
function countCrash() {
  try {
    localStorage.setItem("jixiao.crashes", String((parseInt(localStorage.getItem("jixiao.crashes"), 10) || 0) + 1));
    localStorage.removeItem("jixiao.starting");
  } catch (error) {
    // Where nothing is kept, no sheet fails again.
  }
}

// Called by the panic hook with the last sheet as a file and as a code, or by the listener below when wasm ended without one.
function showRescue(message, sheet, code) {
  const panel = byId("rescue");
  if (!panel.hidden) return;
  countCrash();
  byId("app").hidden = true;
  panel.hidden = false;
  byId("rescue-message").textContent = message;
  byId("rescue-reload").onclick = () => location.reload();
  const download = byId("rescue-download");
  download.hidden = !sheet;
  download.onclick = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([sheet], { type: "application/json" }));
    link.download = "rescue.jixiao.json";
    link.click();
  };
  byId("rescue-share").hidden = !code;
  byId("rescue-code").value = code || "";
  panel.tabIndex = -1;
  panel.focus();
}

globalThis.jixiaoShowRescue = showRescue;

// A file that is dropped before the program listens is held for it; without this the browser would leave the page for the file.
let early = null;

function hold(event) {
  if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  if (event.type === "drop") early = event.dataTransfer.files[0];
}

addEventListener("dragover", hold);
addEventListener("drop", hold);

// Called when the program begins to listen (src/browser/outside.rs): from then on the drops are its own.
globalThis.jixiaoEarlyDrop = () => {
  removeEventListener("dragover", hold);
  removeEventListener("drop", hold);
  const file = early;
  early = null;
  return file;
};

// What could not be kept would be lost. The rescue panel's own reload is no surprise to anybody.
addEventListener("beforeunload", (event) => {
  if (document.documentElement.dataset.unsaved === "true" && byId("rescue").hidden) {
    event.preventDefault();
    event.returnValue = "";
  }
});

// A trap without a panic (stack or memory exhausted) reaches no hook.
addEventListener("error", (event) => {
  if (typeof WebAssembly !== "object" || !(event.error instanceof WebAssembly.RuntimeError)) return;
  let sheet = "", code = "";
  try {
    sheet = wasm ? wasm.rescue_sheet() : "";
    code = wasm ? wasm.rescue_code() : "";
  } catch (error) {
    // The instance is beyond answering: the panel then offers a reload alone.
  }
  showRescue(String(event.error.stack || event.error), sheet, code);
});

const glue = document.querySelector('link[rel="modulepreload"]');
const binary = document.querySelector('link[rel="preload"][type="application/wasm"]');
const offline = document.querySelector('meta[name="jixiao-offline"]');

// The single file brings its program along; on a site it stands beside the page.
const fetchProgram = () => import(glue.href).then((module) => ({ module, binary: binary.href }));

// Reference types are the newest thing the compiled code needs; Safari 15.4 and Chromium 96 have them.
const knowsReferenceTypes = () =>
  WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 208, 112, 26, 11]));

if (typeof WebAssembly !== "object" || !knowsReferenceTypes()) {
  showUnsupported();
} else {
  // Who needs a worker waits for this (src/browser/worker.rs): it ends when there is one to be had, or none.
  globalThis.jixiaoOffline = (globalThis.jixiaoProgram || fetchProgram)()
    .then(({ module, binary }) => {
      wasm = module;
      // How the panels look that come after the first load.
      const later = document.querySelector('link[rel="later"]');
      if (later) later.rel = "stylesheet";
      return module.default({ module_or_path: binary });
    })
    .catch((error) => {
      if (error instanceof WebAssembly.CompileError) showUnsupported();
      else showRescue(String((error && error.stack) || error), "", "");
    })
    // Only now: working without network is no part of what the page waits for, and its absence is no failure.
    .then(() => offline && import("./" + offline.content))
    .catch(() => {});
}
