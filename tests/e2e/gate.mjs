// A gate before a server: it can be shut, as by a network that is gone, held, as by one that does not
// answer, or answer 503, as a server in trouble.
import { connect, createServer } from 'node:net';

/** Answers `{ url, open(), shut(), hold(), trouble(), close() }`; the gate is open at first. */
export async function gate(server) {
  const { port, hostname } = new URL(server.origin);
  const sockets = new Set();
  const keep = (socket) => {
    sockets.add(socket);
    return socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  let state = 'open';
  const door = createServer((from) => {
    keep(from);
    if (state === 'shut') from.destroy();
    if (state === 'trouble') from.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    if (state !== 'open') return;
    const to = keep(connect(Number(port), hostname));
    from.pipe(to).pipe(from);
    from.on('close', () => to.destroy());
    to.on('close', () => from.destroy());
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
  const turn = (next) => () => {
    state = next;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: server.url.replace(port, door.address().port),
    open: turn('open'),
    shut: turn('shut'),
    hold: turn('held'),
    trouble: turn('trouble'),
    close: () => {
      turn('shut')();
      return new Promise((resolve) => door.close(resolve));
    },
  };
}
