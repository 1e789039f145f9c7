// Starts Bluesky's own server with a directory of identities, both on loopback, and says where it is.
"use strict";
const net = require("node:net");
const { randomBytes } = require("node:crypto");
const { join } = require("node:path");

const folder = process.argv[2];
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (where, ...rest) {
  return listen.call(this, typeof where === "number" ? { port: where, host: "127.0.0.1" } : where, ...rest);
};

const free = () =>
  new Promise((done) => {
    const server = net.createServer();
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const main = async () => {
  const { PlcServer, Database } = require("@did-plc/server");
  const { PDS, envToCfg, envToSecrets } = require("@atproto/pds");
  const directory = await free();
  await PlcServer.create({ db: Database.mock(), port: directory }).start();
  const settings = {
    devMode: true,
    hostname: "localhost",
    port: await free(),
    dataDirectory: folder,
    blobstoreDiskLocation: join(folder, "blobs"),
    didPlcUrl: `http://127.0.0.1:${directory}`,
    adminPassword: randomBytes(16).toString("hex"),
    jwtSecret: randomBytes(16).toString("hex"),
    plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString("hex"),
    serviceHandleDomains: [".test"],
    inviteRequired: false,
    disableSsrfProtection: true,
    bskyAppViewUrl: "https://appview.invalid",
    bskyAppViewDid: "did:example:invalid",
    modServiceUrl: "https://moderation.invalid",
    modServiceDid: "did:example:invalid",
  };
  await (await PDS.create(envToCfg(settings), envToSecrets(settings))).start();
  console.log(`http://127.0.0.1:${settings.port}`);
};

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
