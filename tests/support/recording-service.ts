import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type DemoOptions, type DemoRequest, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { listen } from './raw-service.ts';

/** All that the service had to say to one request, whether or not somebody listened to the end. */
export type SentAnswer = {
  readonly requestId: string;
  readonly status: number;
  readonly body: Buffer;
  /** Every picture in it, in order; those of a stream that are only previews are told apart. */
  readonly pictures: readonly Buffer[];
  readonly previews: readonly Buffer[];
};

/** The demo service behind a door that writes down what goes out of it. */
export type RecordingService = {
  readonly url: string;
  readonly requests: readonly DemoRequest[];
  /** The answers that were given whole. */
  answers(): readonly SentAnswer[];
  close(): Promise<void>;
};

type Open = { readonly requestId: string; readonly status: number; readonly chunks: Buffer[]; isWhole: boolean };

export async function startRecordingService(options: DemoOptions): Promise<RecordingService> {
  const demo = await startDemoServer(options);
  const opened: Open[] = [];
  const server = createServer((asked, response) => passOn(demo.port, asked, response, (one) => opened.push(one)));
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests: demo.requests,
    answers: () => opened.filter(({ isWhole }) => isWhole).map(sentAnswer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await demo.close();
    },
  };
}

/** A client that left half way through its request takes it along; one that left later only misses the answer. */
function passOn(port: number, asked: IncomingMessage, response: ServerResponse, keep: (one: Open) => void): void {
  const { method, url: path, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
    const status = answer.statusCode ?? 0;
    const one: Open = { requestId: String(answer.headers['x-request-id']), status, chunks: [], isWhole: false };
    keep(one);
    response.writeHead(status, answer.headers);
    response.flushHeaders();
    answer.on('data', (chunk: Buffer) => {
      one.chunks.push(chunk);
      response.write(chunk);
    });
    answer.on('end', () => {
      one.isWhole = true;
      response.end();
    });
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => response.destroy());
  response.on('error', () => undefined);
  asked.on('error', () => onward.destroy());
  asked.pipe(onward);
}

function sentAnswer({ requestId, status, chunks }: Open): SentAnswer {
  const body = Buffer.concat(chunks);
  const said = status === 200 ? documentsOf(body.toString('utf8')) : [];
  const pictures = (wanted: boolean) =>
    said.filter(({ type }) => isPreview(type) === wanted).flatMap((document) => picturesOf(document));
  return { requestId, status, body, pictures: pictures(false), previews: pictures(true) };
}

type Document = { readonly type?: string; readonly b64_json?: string; readonly data?: readonly Document[] };

/** One JSON text, or the events of a stream; no code of the app has a part in it. */
const documentsOf = (text: string): Document[] =>
  (text.startsWith('{') ? [text] : text.split('\n').flatMap((line) => /^data: (.*)$/.exec(line)?.[1] ?? [])).map(
    (one) => JSON.parse(one) as Document,
  );

const isPreview = (type: string | undefined): boolean => type?.endsWith('.partial_image') === true;

const picturesOf = ({ b64_json: own, data = [] }: Document): Buffer[] =>
  own === undefined ? data.flatMap(picturesOf) : [Buffer.from(own, 'base64')];
