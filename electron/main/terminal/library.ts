import { type AssetPage, AssetQuery } from '../../../shared/asset.ts';
import { pixels } from '../../../shared/words/format.ts';
import { isWordKey, say } from '../../../shared/words/say-in-terminal.ts';
import type { LibraryProblem } from '../library/verify.ts';
import { EXIT } from './exit-code.ts';
import { needLibrary } from './places.ts';
import type { Session } from './session.ts';

const PAGE = 500;
const SIZE_WIDTH = 13;

/** Newest first, every page of it, printed as it is read. */
export function libraryList({ back, options }: Session): number {
  let cursor: string | null = null;
  let any = false;
  do {
    const page: AssetPage = back.library.page(AssetQuery.parse({ cursor, limit: PAGE }));
    for (const asset of page.assets) {
      any = true;
      const file = back.library.file(asset.id);
      if (options.json) console.log(JSON.stringify({ ...asset, file }));
      else if (options.quiet) console.log(file ?? asset.id);
      else
        console.log(
          `${asset.id}  ${pixels(asset).padEnd(SIZE_WIDTH)}  ${file ?? say('terminal.no-file', { name: asset.name })}`,
        );
    }
    cursor = page.next;
  } while (cursor !== null);
  if (!any && !options.json && !options.quiet) console.log(say('terminal.library-empty'));
  return EXIT.done;
}

export async function libraryRebuild({ back, options }: Session): Promise<number> {
  await needLibrary(back);
  const { assets, problems } = await back.library.rebuild();
  if (options.json) console.log(JSON.stringify({ assets, problems }));
  else {
    if (!options.quiet) console.log(say('terminal.rebuilt', { assets, problems: problems.length }));
    for (const problem of problems) console.error(problemText(problem));
  }
  return problems.length > 0 ? EXIT.failed : EXIT.done;
}

/** Compares files with what their sidecars say; changes nothing. */
export async function libraryVerify({ back, options }: Session): Promise<number> {
  await needLibrary(back);
  const { checked, problems } = await back.library.verify();
  if (options.json) console.log(JSON.stringify({ checked, problems }));
  else {
    if (!options.quiet) console.log(say('terminal.verified', { assets: checked, problems: problems.length }));
    for (const problem of problems) console.error(problemText(problem));
  }
  return problems.length > 0 ? EXIT.failed : EXIT.done;
}

function problemText(problem: LibraryProblem): string {
  const key = `terminal.problem.${problem.problem}`;
  const file = 'file' in problem ? problem.file : problem.name;
  return isWordKey(key) ? say(key, { file }) : say('terminal.problem.sidecar', { file });
}
