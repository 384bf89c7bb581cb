import { useRef } from 'react';
import { cx } from '../../ui/class-names.ts';
import { PictureTile } from '../../ui/picture-tile.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { gridLayout, placeOf } from './library-layout.ts';
import styles from './library.module.css';
import { useScrollView } from '../../ui/use-scroll-view.ts';

/** What stands here while the first count is on its way: grey tiles in the final layout. */
export function GridSkeleton({ minTile }: { readonly minTile: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useScrollView(scroller);
  const { columns } = gridLayout([], view.width, minTile);
  const layout = gridLayout([{ day: '', count: columns * 3 }], view.width, minTile);
  return (
    <div ref={scroller} className={cx(styles.scroller)} aria-busy="true">
      <div className={cx(styles.canvas)} aria-hidden="true">
        <div className={cx(styles.heading)}>
          <Skeleton width={160} height={12} />
        </div>
        {view.width > 0 &&
          Array.from({ length: layout.total }, (_, index) => {
            const place = placeOf(layout, index);
            if (!place) return null;
            const { left, top, width, height } = place;
            return (
              <div key={index} className={cx(styles.tile)} style={{ left, top, width, height }}>
                <PictureTile picture={null} state="loading" />
              </div>
            );
          })}
      </div>
    </div>
  );
}
