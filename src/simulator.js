// The worker that draws totals by chance (src/browser/simulator.rs). It gets a sheet, what to draw and how often, and answers with
// what was drawn so far; anything that is no text says that nothing more will come. The page ends it when it is not needed.
import init, { Drawing } from "./simulator.glue.js";

const DRAWS_A_TURN = 20_000;

addEventListener("message", async ({ data: [sheet, request, wanted] }) => {
  try {
    await init();
    const drawing = Drawing.begin(sheet, request);
    for (let left = drawing ? wanted : 0; left > 0; left -= DRAWS_A_TURN) {
      postMessage(drawing.draw(Math.min(left, DRAWS_A_TURN)));
    }
    if (!drawing) postMessage(null);
  } catch (error) {
    postMessage(null);
  }
});
