// `node port.mjs 8080` prints the first free port from there on; `node port.mjs --answers 8080` tells by its exit code.
import { connect, createServer } from 'node:net';

const host = '127.0.0.1';

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.setTimeout(2000, () => resolve(false));
  });

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false)).listen(port, host, () => server.close(() => resolve(true)));
  });

if (process.argv[2] === '--answers') process.exit((await answers(Number(process.argv[3]))) ? 0 : 1);
let port = Number(process.argv[2]);
while (!(await isFree(port))) port += 1;
console.log(port);
