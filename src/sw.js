// Opens the page without network. `cargo xtask dist` writes the list of files below; nothing else is filled in.
//
// A release is kept whole or not at all, and pages keep the release that they were opened with:
// - It is fetched to its last byte and held against the digests below before anything of it is kept. A file that is missing,
//   cut or another one (half an upload, the login page of a proxy) means that this release never was.
// - It waits until nobody uses the old one, or until somebody presses the button of the notice (src/offline.js).
// - Each page is noted in the store of the release it was opened with, and gets its files from there. A store is thrown away
//   when a newer release is in use and no page of it is left.

// The digest of all files, and of each file (SHA-256, base64).
const RELEASE = "{RELEASE}";
const FILES = {
{FILES}
};

const SCOPE = new URL("./", self.location).href;
// Other folders of the same site may hold other copies: the folder is part of the name.
const OURS = `jixiao ${new URL(SCOPE).pathname} `;
const STORE = OURS + RELEASE;
// Notes inside a store. No file of a release begins like this.
const noteOf = (text) => `${SCOPE}.note/${text}`;
const IN_USE = noteOf("in-use");

addEventListener("install", (event) => event.waitUntil(keepRelease().then(forgetOvertaken)));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", (event) => {
  if (event.data === "use") skipWaiting();
  if (event.data === "opened") event.waitUntil(forgetReplacedSoon());
});
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(SCOPE)) return;
  // Chat programs add words of their own behind a "?"; no file of ours has any.
  const name = url.href.slice(SCOPE.length).split(/[?#]/)[0];
  if (event.request.mode === "navigate") {
    // Other pages below this folder are none of our business.
    if (name === "" || name === "index.html") event.respondWith(openPage(event));
  } else {
    event.respondWith(answer(event, SCOPE + name));
  }
});

// Everything or nothing.
async function keepRelease() {
  const names = Object.keys(FILES);
  const answers = await Promise.all(names.map(fetchWhole));
  const store = await caches.open(STORE);
  // An earlier release can come back: until it is in use again, nobody uses it.
  await store.delete(IN_USE);
  try {
    await Promise.all(names.map((name, at) => store.put(SCOPE + name, answers[at])));
  } catch (error) {
    await caches.delete(STORE);
    throw error;
  }
}

// The file as the list has it. What the browser's own cache holds may be old or spoilt; then it is passed by.
async function fetchWhole(name) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(SCOPE + name, { cache, credentials: "same-origin" });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await digest(bytes)) === FILES[name]) {
      const headers = new Headers(response.headers);
      // The bytes are unpacked.
      headers.delete("Content-Encoding");
      headers.delete("Content-Length");
      return new Response(bytes, { headers });
    }
  }
  throw new Error(`${name} does not belong to this release`);
}

async function digest(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

async function takeOver() {
  const store = await caches.open(STORE);
  await store.put(IN_USE, new Response());
  // The page that brought this worker along works without network from now on, not only when it is opened again.
  await clients.claim();
  await forgetReplaced();
}

// The new page gets this release and is noted as having it.
async function openPage(event) {
  const store = await caches.open(STORE);
  if (event.resultingClientId) event.waitUntil(store.put(noteOf(event.resultingClientId), new Response()));
  return (await store.match(SCOPE)) || fetch(event.request);
}

// A file for a page: from the release it was opened with, else from any that is kept, else from the site.
async function answer(event, address) {
  const names = await storeNames();
  const noted = await Promise.all(names.map((name) => has(name, noteOf(event.clientId))));
  const own = names.find((_, at) => noted[at]) || STORE;
  for (const name of [own, STORE, ...names]) {
    const found = await caches.match(address, { cacheName: name });
    if (found) return found;
  }
  // Without network what is missing is missing; it is never another file.
  return fetch(event.request).catch(() => new Response("404: not here", { status: 404 }));
}

async function storeNames() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

// Asked without opening the store, which would make an empty one where it was thrown away a moment ago.
async function has(name, note) {
  return Boolean(await caches.match(note, { cacheName: name }));
}

// Throws away stores of other releases that no page is left of: those that never came into use when a newer one is whole,
// those that were in use when this one is. Tells whether one had to stay for a page's sake.
async function forget(isWanted) {
  let hasToStay = false;
  for (const name of await storeNames()) {
    if (name === STORE || !(await isWanted(name))) continue;
    if (await isOpen(name)) hasToStay = true;
    else await caches.delete(name);
  }
  return hasToStay;
}
const forgetOvertaken = () => forget(async (name) => !(await has(name, IN_USE)));
const forgetReplaced = () => forget((name) => has(name, IN_USE));

// Where the page before this one is still being taken down when the new one opens, it counts as open: it is looked at again. No
// longer than needed, since a worker that is busy is not replaced by the next release.
async function forgetReplacedSoon() {
  for (const wait of [1000, 4000, 0]) {
    if (!(await forgetReplaced())) return;
    await new Promise((done) => setTimeout(done, wait));
  }
}

// A store that is made anew by looking into it is not open, and thrown away again.
async function isOpen(name) {
  const prefix = noteOf("");
  const notes = (await (await caches.open(name)).keys()).map((request) => request.url);
  const ids = notes.filter((url) => url.startsWith(prefix)).map((url) => url.slice(prefix.length));
  const pages = await Promise.all(ids.map((id) => clients.get(id)));
  return pages.some(Boolean);
}
