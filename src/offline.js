// The page's side of working without network (the other side is src/sw.js): registers the worker, and says when a new
// release is whole and waiting. boot.js fetches this once the page can be used; without it nothing is missing but that.
//
// It speaks with the page by one attribute of the root element, data-release: "ready" is set here and shows the notice
// (styles/panels/new_release.css); "wanted" is set by the notice's button (src/browser/offline.rs) and answered here.

// Named here and not in index.html: what a page is installed with is nothing it waits for.
const manifest = document.createElement("link");
manifest.rel = "manifest";
manifest.href = "install/manifest.webmanifest";
document.head.append(manifest);

const root = document.documentElement;
const workers = navigator.serviceWorker;

// The addresses that the page's policy lets a script be loaded from by name, whatever is asked for.
const ADDRESSES = { worker: "sw.js", simulator: "simulator-worker.js", office: "office-worker.js" };
const addressOf = (name) => new URL(ADDRESSES[name] || ADDRESSES.worker, document.baseURI).href;
const policy = globalThis.trustedTypes && globalThis.trustedTypes.createPolicy("jixiao", { createScriptURL: addressOf });
const scriptAt = (name) => (policy ? policy.createScriptURL(name) : addressOf(name));

// Called by the page when a program of its own is needed: the simulator, the office (src/browser/worker.rs).
globalThis.jixiaoWorker = (name) => new Worker(scriptAt(name), { type: "module" });

function offer(registration) {
  const { waiting, active } = registration;
  // Where nothing was active before, the first release is no news.
  if (waiting && active && root.dataset.release !== "dismissed") root.dataset.release = "ready";
}

function opened() {
  if (workers.controller) workers.controller.postMessage("opened");
}

function watch(registration) {
  offer(registration);
  // The page that stood here before is gone now, and what was kept for it can go too. On a busy computer it may take longer to
  // go than the worker waits.
  opened();
  setTimeout(opened, 20_000);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    if (installing) installing.addEventListener("statechange", () => offer(registration));
  });
  // Browsers look for a new release when a page is opened, some of them half a minute later. Without network there is none.
  if (registration.active) registration.update().catch(() => {});
  new MutationObserver(() => {
    if (root.dataset.release !== "wanted") return;
    const { waiting } = registration;
    // Another tab may have taken it into use: then opening the page again is all that is left to do.
    if (!waiting) location.reload();
    else {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("use");
    }
  }).observe(root, { attributes: true, attributeFilter: ["data-release"] });
}

// Not there on http without TLS, refused in some private windows and by some policies: the page then needs its network to be
// opened, and there is nothing to tell anybody.
if (workers) {
  workers
    .register(scriptAt("worker"), { updateViaCache: "none" })
    .then(watch)
    .catch(() => {});
}
