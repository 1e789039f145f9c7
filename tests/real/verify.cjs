// Verifies what a receiver got: { secret, headers, body } as JSON on stdin. Prints the type of a message that holds.
const { Webhook } = require(process.argv[2]);

let given = "";
process.stdin.on("data", (piece) => (given += piece));
process.stdin.on("end", () => {
  const { secret, headers, body } = JSON.parse(given);
  try {
    console.log(new Webhook(secret).verify(body, headers).type);
  } catch (error) {
    console.log(`refused: ${error.message}`);
  }
});
