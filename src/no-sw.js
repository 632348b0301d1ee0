// Takes back working without network: put in the place of sw.js, it throws away what was kept, and the pages come from the
// server again. `serve --dev` does so, since it serves pages that change; docs/hosting.md says when else it is of use.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(withdraw()));

async function withdraw() {
  const ours = `jixiao ${new URL("./", self.location).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
}
