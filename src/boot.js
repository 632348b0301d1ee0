// Starts the page without any inline script, and holds the rescue panel that needs no wasm to show itself.
// Every sentence stands in index.html; this file only decides which one is seen. Its syntax stays as old as modules are.

const byId = (id) => document.getElementById(id);
let wasm = null;

function showUnsupported() {
  byId("app").hidden = true;
  byId("unsupported").hidden = false;
}

// Called by the panic hook with the last sheet, or by the listener below when wasm ended without one.
function showRescue(message, sheet) {
  const panel = byId("rescue");
  if (!panel.hidden) return;
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
  panel.tabIndex = -1;
  panel.focus();
}

globalThis.jixiaoShowRescue = showRescue;

// What was typed is kept nowhere else. The rescue panel's own reload is no surprise to anybody.
addEventListener("beforeunload", (event) => {
  if (document.documentElement.dataset.unsaved === "true" && byId("rescue").hidden) {
    event.preventDefault();
    event.returnValue = "";
  }
});

// A trap without a panic (stack or memory exhausted) reaches no hook.
addEventListener("error", (event) => {
  if (typeof WebAssembly !== "object" || !(event.error instanceof WebAssembly.RuntimeError)) return;
  let sheet = "";
  try {
    sheet = wasm ? wasm.rescue_sheet() : "";
  } catch (error) {
    // The instance is beyond answering: the panel then offers a reload alone.
  }
  showRescue(String(event.error.stack || event.error), sheet);
});

const glue = document.querySelector('link[rel="modulepreload"]');
const binary = document.querySelector('link[rel="preload"][type="application/wasm"]');

// Reference types are the newest thing the compiled code needs; Safari 15.4 and Chromium 96 have them.
const knowsReferenceTypes = () =>
  WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 208, 112, 26, 11]));

if (typeof WebAssembly !== "object" || !knowsReferenceTypes()) {
  showUnsupported();
} else {
  import(glue.href)
    .then((module) => {
      wasm = module;
      return module.default({ module_or_path: binary.href });
    })
    .catch((error) => {
      if (error instanceof WebAssembly.CompileError) showUnsupported();
      else showRescue(String((error && error.stack) || error), "");
    });
}
