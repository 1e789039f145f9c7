// Reads posts from stdin as JSON, and says how Bluesky's own client takes them apart: [text, link or tag].
"use strict";
const { RichText } = require("@atproto/api");

let read = "";
process.stdin.on("data", (piece) => (read += piece));
process.stdin.on("end", () => {
  const parts = JSON.parse(read).map(({ text, facets }) =>
    [...new RichText({ text, facets }).segments()].map((part) => [
      part.text,
      part.link ? part.link.uri : part.tag ? part.tag.tag : "",
    ]),
  );
  console.log(JSON.stringify(parts));
});
