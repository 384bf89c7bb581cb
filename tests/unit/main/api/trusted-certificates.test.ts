import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { strangerCertificate, testCertificate } from '../../../support/test-certificate.ts';

const source = pathToFileURL(join(import.meta.dirname, '../../../../electron/main/api/trusted-certificates.ts')).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-trust-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a process that was started in this environment trusts: both stores are read once in its life. */
function trustedIn(env: Readonly<Record<string, string>>): readonly string[] {
  const program = `import { trustedCertificates } from ${JSON.stringify(source)};
    console.log(JSON.stringify(trustedCertificates()));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(said.toString('utf8')) as string[];
}

function store(name: string, certificate: string): string {
  const file = join(folder, name);
  writeFileSync(file, certificate);
  return file;
}

const bare = (pem: string): string => pem.replaceAll(/\s/g, '');

// Only here is the system's store a file that a test can put its own into.
it.runIf(process.platform === 'linux')(
  'trusts what the system and the environment trust, beside what Node ships',
  () => {
    const trusted = trustedIn({
      SSL_CERT_FILE: store('system.pem', testCertificate.certificate),
      SSL_CERT_DIR: folder,
      NODE_EXTRA_CA_CERTS: store('extra.pem', strangerCertificate.certificate),
    });
    const all = trusted.map(bare);
    expect(all).toContain(bare(testCertificate.certificate));
    expect(all).toContain(bare(strangerCertificate.certificate));
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(all).size).toBe(all.length);
  },
);
