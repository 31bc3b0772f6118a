import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** How a machine behaves; `drips` sends its answers byte by byte, `floods` without an end. */
type Behaviour = 'well' | 'hangs' | 'closes early' | 'drips' | 'floods' | 'nonsense';

interface Answers {
  /** The answer of each command; all others are refused. */
  answers: Readonly<Record<string, unknown>>;
  behaviour: Behaviour;
  /** Questions that came, in order. */
  readonly asked: string[];
}

export interface FakeMachine extends Answers {
  readonly port: number;
}

const refused = { STATUS: [{ STATUS: 'E', Code: 14, Msg: 'Invalid command' }], id: 1 };

async function listening(server: Server, machine: Answers): Promise<FakeMachine> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(machine, { port });
}

/** Sends bytes as the machine is given to. */
function send(socket: Socket, bytes: Buffer, behaviour: Behaviour): void {
  switch (behaviour) {
    case 'well':
      socket.end(bytes);
      return;
    case 'closes early':
      socket.destroy();
      return;
    case 'nonsense':
      socket.end('<html>I am a printer</html>');
      return;
    case 'hangs':
      return;
    case 'floods': {
      const part = Buffer.alloc(64 * 1_024, ' ');
      const more = () => !socket.destroyed && socket.write(part, more);
      more();
      return;
    }
    case 'drips': {
      let at = 0;
      const next = () => {
        if (socket.destroyed) return;
        if (at >= bytes.length) socket.end();
        else socket.write(bytes.subarray(at, at + 1), () => setImmediate(next));
        at += 1;
      };
      next();
    }
  }
}

/** Starts a machine with the protocol of port 4028, on a port of its own on loopback. */
export async function fakeCgminer(answers: Answers['answers']): Promise<FakeMachine> {
  const machine: Answers = { answers, behaviour: 'well', asked: [] };
  const server = createServer((socket) => {
    socket.once('data', (question) => {
      const { command } = JSON.parse(question.toString()) as { command: string };
      machine.asked.push(command);
      const answer = Buffer.from(`${JSON.stringify(machine.answers[command] ?? refused)}\0`);
      send(socket, answer, machine.behaviour);
    });
  });
  return listening(server, machine);
}

/** Starts a Whatsminer of version 3: a length stands before question and answer. */
export async function fakeWhatsminerV3(answers: Answers['answers']): Promise<FakeMachine> {
  const machine: Answers = { answers, behaviour: 'well', asked: [] };
  const server = createServer((socket) => {
    socket.once('data', (question) => {
      if (question.readUInt32LE() !== question.length - 4) throw new Error('A wrong length');
      const { cmd } = JSON.parse(question.subarray(4).toString()) as { cmd: string };
      machine.asked.push(cmd);
      const body = Buffer.from(JSON.stringify(machine.answers[cmd] ?? refused));
      const length = Buffer.alloc(4);
      length.writeUInt32LE(machine.behaviour === 'floods' ? 0x7f_ff_ff_ff : body.length);
      // It keeps the connection open: the length says where the answer ends.
      if (machine.behaviour === 'well') socket.write(Buffer.concat([length, body]));
      else send(socket, Buffer.concat([length, body]), machine.behaviour);
    });
  });
  return listening(server, machine);
}

/** Starts an AxeOS, whose answers are by path; a text among them is where it redirects to. */
export async function fakeAxeOs(answers: Answers['answers']): Promise<FakeMachine> {
  const machine: Answers = { answers, behaviour: 'well', asked: [] };
  const server = createHttp((request, response) => {
    machine.asked.push(`${request.method} ${request.url}`);
    const answer = machine.answers[request.url ?? ''];
    if (typeof answer === 'string') response.writeHead(302, { location: answer }).end();
    else if (answer === undefined) response.writeHead(404).end('{}');
    else if (machine.behaviour === 'well') response.end(JSON.stringify(answer));
    else {
      response.writeHead(200);
      response.flushHeaders();
      send(request.socket, Buffer.from(JSON.stringify(answer)), machine.behaviour);
    }
  });
  return listening(server, machine);
}
