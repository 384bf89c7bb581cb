import type { AppError } from '../app-error.ts';
import type { Asset, AssetDay, AssetDaysQuery, AssetDetail, AssetPage, AssetQuery } from '../asset.ts';
import type { Draft } from '../draft.ts';
import type { Job, JobId, NewJob } from '../job.ts';
import type { KeyCheck, KeyStatus } from '../key-status.ts';
import type { ImportedMask, MaskOfPicture, PackedKeptMask, PackedMask } from '../mask.ts';
import type { PictureEdit } from '../picture-edit.ts';
import type { PinnedInput } from '../pinned.ts';
import type { QueueChange, QueuePage, QueuePageQuery, QueueSnapshot } from '../queue.ts';
import type { InputRef } from '../request.ts';
import type { Result } from '../result.ts';
import type { Settings, SettingsChange } from '../settings.ts';
import type { Size } from '../size.ts';
import type { DaySpending } from '../usage.ts';

/** What the window may know of the service it talks to. */
export type ServiceStatus = {
  readonly demo: boolean;
  /** Host name shown to a person, e.g. `api.octen.ai`. */
  readonly host: string;
  readonly online: boolean;
};

/** Facts about this machine and this start, read once. */
export type AppInfo = {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly version: string;
  readonly libraryName: string;
  readonly libraryPath: string;
  /** Languages the system prefers, best first. */
  readonly languages: readonly string[];
};

/** A picture taken, with the asset it is where it lies in the library; or a file that can't be used, named so a person knows which. */
export type InputResult =
  | { readonly ok: true; readonly input: InputRef; readonly asset: string | null }
  | { readonly ok: false; readonly name: string; readonly error: AppError };

/** A file without a path: pasted, dragged out of a browser, or read by the page. */
export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

export type AddJobs = {
  /** One token per press of Generate: a second `queue.add` with the same token adds nothing. */
  readonly token: string;
  readonly jobs: readonly NewJob[];
  readonly origin: 'hand' | 'batch';
  readonly batchName: string | null;
};

/** Window → main: name → [input, output]. Everything that may cross, and nothing else. */
export type Commands = {
  'app.info': [undefined, AppInfo];
  'app.service': [undefined, ServiceStatus];
  /** Commands that can be done from now on, and those that can't any more: the system's menus follow. */
  'app.commandsChanged': [{ readonly on: readonly string[]; readonly off: readonly string[] }, null];
  'demo.use': [{ readonly on: boolean }, ServiceStatus];

  'key.status': [undefined, KeyStatus];
  'key.save': [{ readonly key: string }, KeyStatus];
  'key.forget': [undefined, KeyStatus];
  'key.check': [undefined, KeyCheck];

  'settings.read': [undefined, Settings];
  'settings.change': [SettingsChange, Settings];
  'settings.chooseFolder': [undefined, Settings | null];
  /** A new pseudonymous id in place of the one before; nothing is sent of it unless a request has it as `user`. */
  'settings.makeUserId': [undefined, Settings];

  'request.saveDraft': [Draft, null];
  'request.readDraft': [undefined, Draft | null];

  'input.addBytes': [NamedBytes, InputResult];
  /** Paths come from the preload, which turns dropped Files into them; the page never sees one. */
  'input.addPaths': [{ readonly paths: readonly string[] }, readonly InputResult[]];
  'input.choose': [undefined, readonly InputResult[]];
  'input.paste': [undefined, readonly InputResult[]];
  'input.fromAsset': [{ readonly id: string }, InputRef];
  /** Those larger than 2048 px become so, in the same order; a mask keeps fitting its picture. */
  'input.shrink': [{ readonly inputs: readonly InputRef[] }, readonly InputRef[]];
  /** The picture cut and turned as another input; one that nothing is done to is itself. */
  'input.edit': [{ readonly input: InputRef; readonly edit: PictureEdit }, InputRef];
  /** Where editing an input again begins; null when it was never cut or turned. */
  'input.readEdit': [{ readonly hash: string }, { readonly source: InputRef; readonly edit: PictureEdit } | null];

  /** The shelf: references kept at hand, newest first. Each answers the whole of it. */
  'input.pinned': [undefined, readonly PinnedInput[]];
  'input.pin': [{ readonly pinned: readonly PinnedInput[] }, readonly PinnedInput[]];
  'input.unpin': [{ readonly hashes: readonly string[] }, readonly PinnedInput[]];

  /** `picture` is the hash of the input a mask belongs to, `name` what it is called; the mask lives with it. Answers what will be sent. */
  'mask.save': [PackedMask & { readonly picture: string; readonly name: string }, { readonly input: InputRef | null }];
  /** `sent` is a mask a recipe names: it comes in place of the kept one. Null when there is none of this size. */
  'mask.read': [Size & { readonly picture: string; readonly sent: string | null }, PackedKeptMask | null];
  /** Other pictures that have a mask, the one drawn last first. */
  'mask.others': [{ readonly picture: string }, readonly MaskOfPicture[]];
  /** The mask of another picture, of whatever size it is. */
  'mask.take': [{ readonly picture: string }, PackedKeptMask | null];
  'mask.import': [Size & NamedBytes & { readonly stretch: boolean }, ImportedMask];
  'mask.saveAs': [{ readonly hash: string; readonly name: string }, { readonly saved: boolean }];

  'queue.read': [undefined, QueueSnapshot];
  'queue.page': [QueuePageQuery, QueuePage];
  'queue.add': [AddJobs, readonly JobId[]];
  'queue.job': [{ readonly id: JobId }, Job];
  'queue.cancel': [{ readonly ids: readonly JobId[] }, null];
  'queue.sendAgain': [{ readonly ids: readonly JobId[] }, null];
  'queue.lookAgain': [{ readonly id: JobId }, Job];
  /** Shows the kept raw answer in the system's file manager. */
  'queue.showAnswer': [{ readonly id: JobId }, null];
  'queue.forget': [{ readonly ids: readonly JobId[] }, null];
  'queue.pause': [undefined, null];
  'queue.resume': [undefined, null];
  'queue.clearFinished': [undefined, null];

  'library.page': [AssetQuery, AssetPage];
  'library.days': [AssetDaysQuery, readonly AssetDay[]];
  'library.read': [{ readonly id: string }, AssetDetail];
  'library.trash': [{ readonly ids: readonly string[] }, null];
  'library.restore': [{ readonly ids: readonly string[] }, null];
  'library.favourite': [{ readonly ids: readonly string[]; readonly on: boolean }, null];
  'library.reveal': [{ readonly id: string }, null];
  'library.saveAs': [{ readonly id: string }, { readonly saved: boolean }];
  'library.copy': [{ readonly id: string }, null];
  'library.dragOut': [{ readonly ids: readonly string[] }, null];

  'usage.today': [undefined, DaySpending];
};

/** Main → window, unasked. */
export type Events = {
  'queue.changed': QueueChange;
  'library.added': readonly Asset[];
  'library.removed': readonly string[];
  'library.changed': readonly Asset[];
  'key.changed': KeyStatus;
  'settings.changed': Settings;
  'app.serviceChanged': ServiceStatus;
  /** A menu item or an OS gesture asks for a command of the window's registry. */
  'app.command': { readonly id: string };
};

export type CommandName = keyof Commands;
export type AppEvent = { [E in keyof Events]: { readonly name: E; readonly payload: Events[E] } }[keyof Events];

/** All the page has of the outside, as `window.bridge`. */
export type Bridge = {
  call<C extends CommandName>(name: C, input: Commands[C][0]): Promise<Result<Commands[C][1], AppError>>;
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Dropped or picked Files: the preload turns them into paths (or bytes, for files without one) and calls main. */
  addFiles(files: readonly File[]): Promise<Result<readonly InputResult[], AppError>>;
};
