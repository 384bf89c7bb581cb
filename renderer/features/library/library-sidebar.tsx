import { Box, Brush, CircleDashed, Images, Star } from 'lucide-react';
import { Button } from 'react-aria-components';
import { MODELS } from '../../../shared/models.ts';
import { count as written } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { useFilterCount } from './library-counts.ts';
import { modelChosen, type Source, sourceChosen, useFilters } from './library-query.ts';
import styles from './library.module.css';

const SOURCES: readonly { readonly source: Source; readonly icon: IconShape }[] = [
  { source: 'all', icon: Images },
  { source: 'favourites', icon: Star },
  { source: 'masked', icon: Brush },
  { source: 'drafts', icon: CircleDashed },
];

/** What is shown: one place of the library, and one model or all. */
export function LibrarySidebar() {
  const own = useSettings().ownModels;
  const models = [...MODELS, ...own.map(({ id }) => ({ id, label: id }))];
  return (
    <nav className={cx(styles.sidebar)} aria-label={say('library.filters')}>
      <ul>
        {SOURCES.map(({ source, icon }) => (
          <SourceItem key={source} source={source} icon={icon} />
        ))}
      </ul>
      <h2 className={cx(styles.sidebarHead)}>{say('library.models')}</h2>
      <ul>
        {models.map(({ id, label }) => (
          <ModelItem key={id} id={id} label={label} />
        ))}
      </ul>
    </nav>
  );
}

function SourceItem({ source, icon }: { readonly source: Source; readonly icon: IconShape }) {
  const isChosen = useFilters((filters) => filters.source === source);
  const count = useFilterCount({ words: '', source, model: null });
  return (
    <Item
      icon={icon}
      label={say(`library.${source}`)}
      count={count}
      isChosen={isChosen}
      onPress={() => sourceChosen(source)}
    />
  );
}

function ModelItem({ id, label }: { readonly id: string; readonly label: string }) {
  const isChosen = useFilters((filters) => filters.model === id);
  const count = useFilterCount({ words: '', source: 'all', model: id });
  return <Item icon={Box} label={label} count={count} isChosen={isChosen} onPress={() => modelChosen(id)} />;
}

type ItemProps = {
  readonly icon: IconShape;
  readonly label: string;
  readonly count: number | null;
  readonly isChosen: boolean;
  readonly onPress: () => void;
};

function Item({ icon, label, count, isChosen, onPress }: ItemProps) {
  return (
    <li>
      <Button
        className={cx(styles.sidebarItem)}
        aria-pressed={isChosen}
        data-chosen={isChosen || undefined}
        onPress={onPress}
      >
        <Icon shape={icon} />
        <span className={cx(styles.sidebarName)}>{label}</span>
        <span className={cx(styles.sidebarCount)}>{count === null ? '' : written(count)}</span>
      </Button>
    </li>
  );
}
