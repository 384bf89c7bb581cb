import { type AppError, chargeOf } from '../../shared/app-error.ts';
import { describeError } from '../../shared/words/describe-error.ts';
import { say } from '../../shared/words/say.ts';
import { cx } from '../ui/class-names.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Block } from './block.tsx';
import styles from './gallery.module.css';

const AT_MOST_MICROS = 211_000;

/** One of every kind, and of every way it is told apart. */
const ERRORS: readonly AppError[] = [
  { kind: 'key-missing' },
  { kind: 'key-rejected' },
  { kind: 'keychain-unavailable' },
  { kind: 'keychain-locked' },
  { kind: 'balance' },
  { kind: 'moderation', stage: 'input', categories: ['violence'] },
  { kind: 'moderation', stage: 'output', categories: [] },
  { kind: 'request-invalid', field: 'size', reason: '1500x1024 is not divisible by 16' },
  { kind: 'model-unavailable', model: 'openai/gpt-image-2' },
  { kind: 'too-large' },
  { kind: 'rate-limited', retryAt: '2026-11-22T14:32:00', quota: false },
  { kind: 'rate-limited', retryAt: null, quota: true },
  { kind: 'offline' },
  { kind: 'unreachable', code: 'ENOTFOUND' },
  { kind: 'unreachable', code: 'ECONNREFUSED' },
  { kind: 'unreachable', code: 'CERT_HAS_EXPIRED' },
  { kind: 'proxy-failed', code: 'ECONNREFUSED' },
  { kind: 'proxy-failed', code: '407' },
  { kind: 'timed-out', phase: 'connect' },
  { kind: 'timed-out', phase: 'upload' },
  { kind: 'answer-unusable', reason: 'empty' },
  { kind: 'no-image', text: 'I can’t draw that.' },
  { kind: 'uncertain', cause: 'connection-lost', status: null },
  { kind: 'uncertain', cause: 'stream-cut', status: 200 },
  { kind: 'uncertain', cause: 'stopped-by-you', status: null },
  { kind: 'uncertain', cause: 'app-ended', status: null },
  { kind: 'uncertain', cause: 'silent', status: null },
  { kind: 'uncertain', cause: 'service-error', status: 502 },
  { kind: 'disk-full', place: 'library' },
  { kind: 'folder-gone', place: 'library' },
  { kind: 'no-permission', place: 'library' },
  { kind: 'disk-failed', place: 'library', code: 'EIO' },
  { kind: 'input-refused', name: 'jug.gif', reason: 'animated' },
  { kind: 'not-found', what: 'input' },
  { kind: 'shelf-full', most: 48 },
  { kind: 'demo-failed' },
  { kind: 'unexpected', reference: '7f3a' },
];

/** How every failure reads: what happened, the money, what next. */
export function ErrorBlocks() {
  return (
    <Block title="Every error" span={12}>
      <div className={cx(styles.errors)}>
        {ERRORS.map((error, index) => (
          // The list never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <ErrorSample key={index} error={error} />
        ))}
      </div>
    </Block>
  );
}

function ErrorSample({ error }: { readonly error: AppError }) {
  const words = describeError(error, { most: AT_MOST_MICROS });
  const isFree = chargeOf(error) === 'not-charged';
  return (
    <ErrorPanel
      tone={error.kind === 'uncertain' ? 'warning' : 'danger'}
      title={words.title}
      rows={[
        { label: say('stage.error.what'), text: words.what },
        { label: say('stage.error.money'), text: words.money, ...(!isFree && { tone: 'warning' as const }) },
        { label: say('stage.error.next'), text: words.next },
      ]}
      reference={words.step}
      actions={null}
    />
  );
}
