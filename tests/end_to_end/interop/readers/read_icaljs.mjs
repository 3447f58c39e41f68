// Read feeds with ical.js (Thunderbird's parser); print what each holds as JSON.
// The first argument is the folder that has node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(folder, "package.json")));
const loaded = await import(pathToFileURL(require.resolve("ical.js")).href);
const ICAL = loaded.default ?? loaded;

function tell(time) {
  if (time.zone !== ICAL.Timezone.utcTimezone) {
    throw new Error(`not in UTC: ${time}`);
  }
  return time.toJSDate().toISOString();
}

function readFeed(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      starts: tell(event.startDate),
      ends: tell(event.endDate),
      summary: event.summary,
      description: event.description,
    };
  });
  return { complaints: [], events };
}

console.log(JSON.stringify(paths.map(readFeed)));
