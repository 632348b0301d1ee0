// The worker that reads and writes workbooks and documents (src/browser/worker.rs). It answers with what it made or with a sentence;
// null says that it broke off. The page ends it when it is not needed.
import init, { open, workbook, document } from "./office.glue.js";

const DOES = { open, workbook, document };

addEventListener("message", async ({ data: [what, language, input, framework] }) => {
  try {
    await init();
    postMessage({ made: DOES[what](language, input, framework) });
  } catch (error) {
    // The program's own refusals are sentences; anything else is a failure of it.
    postMessage(typeof error === "string" ? { sentence: error } : null);
  }
});
