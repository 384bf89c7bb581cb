import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeRequest } from '../../electron/main/api/encode-request.ts';
import { createTransport } from '../../electron/main/api/transport.ts';
import { gptRequest, inputRef } from './requests.ts';

/**
 * Uploads a file as `count` references to a service in another process and reports how far this process's memory grew:
 * `measure-upload.ts <file> <count>`, or `measure-upload.ts serve` for that service.
 */
const [first = '', count = '1'] = process.argv.slice(2);
if (first === 'serve') serve();
else await measure(first, Number(count));

function serve(): void {
  const server = createServer((request, response) => {
    let received = 0;
    request.on('data', (chunk: Buffer) => (received += chunk.length));
    request.on('end', () => response.end(String(received)));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit());
}

async function measure(file: string, references: number): Promise<void> {
  const service = fork(import.meta.filename, ['serve'], { execArgv: [] });
  const port = await new Promise((resolve) => service.once('message', resolve));
  const transport = createTransport({ resolveProxy: () => Promise.resolve('DIRECT'), now: Date.now });
  const bytes = 20_000_000;
  const request = gptRequest({ references: Array.from({ length: references }, () => inputRef('a', { bytes })) });
  const body = await encodeRequest(request, () => Promise.resolve({ file, bytes, mime: 'image/png' }));
  const before = process.memoryUsage.rss();
  let peak = before;
  const answer = await transport({
    url: new URL(`http://127.0.0.1:${String(port)}/`),
    headers: {},
    body,
    signal: new AbortController().signal,
    onSent: () => (peak = Math.max(peak, process.memoryUsage.rss())),
  });
  let received = '';
  for await (const chunk of answer.body) received += Buffer.from(chunk).toString();
  answer.close();
  process.send?.({ grownBytes: peak - before, received: Number(received), contentLength: body.contentLength }, () => {
    service.disconnect();
    process.disconnect();
  });
}
