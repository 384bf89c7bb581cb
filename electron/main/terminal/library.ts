import { type AssetPage, AssetQuery } from '../../../shared/asset.ts';
import { pixels } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import type { BackEnd } from '../back-end.ts';
import { EXIT } from './exit-code.ts';
import type { CommonOptions } from './open-back-end.ts';

/** Newest first, every page of it, printed as it is read. */
export function libraryList(back: BackEnd, options: CommonOptions): number {
  let cursor: string | null = null;
  do {
    const page: AssetPage = back.library.page(AssetQuery.parse({ cursor, limit: 500 }));
    for (const asset of page.assets) {
      const file = back.library.file(asset.id);
      if (options.json) console.log(JSON.stringify({ ...asset, file }));
      else console.log(`${asset.id}  ${pixels(asset).padEnd(13)}  ${file ?? asset.name}`);
    }
    cursor = page.next;
  } while (cursor !== null);
  return EXIT.done;
}

export async function libraryRebuild(back: BackEnd, options: CommonOptions): Promise<number> {
  const { assets, problems } = await back.library.rebuild();
  if (options.json) console.log(JSON.stringify({ assets, problems }));
  else {
    console.log(say('terminal.rebuilt', { assets, problems: problems.length }));
    for (const problem of problems) console.error(JSON.stringify(problem));
  }
  return problems.length > 0 ? EXIT.failed : EXIT.done;
}

/** Compares files with what their sidecars say; changes nothing. */
export async function libraryVerify(back: BackEnd, options: CommonOptions): Promise<number> {
  const found = await back.library.verify();
  if (options.json) console.log(JSON.stringify(found));
  else {
    console.log(say('terminal.verified', { assets: found.checked, problems: found.problems.length }));
    for (const problem of found.problems) console.error(JSON.stringify(problem));
  }
  return found.problems.length > 0 ? EXIT.failed : EXIT.done;
}
