import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import {
  Button as AriaButton,
  Disclosure,
  DisclosurePanel,
  type DisclosureProps,
  Heading,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './section.module.css';

export type SectionProps = {
  readonly title: string;
  /** At the end of the header, quiet: a counter, a limit. */
  readonly aside?: ReactNode;
  /** Icon buttons at the very end. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Part of a panel, divided from the next by a hairline. */
export function Section({ title, aside, actions, children }: SectionProps) {
  const titleId = useId();
  return (
    // Not a landmark: a panel has several, and two panels may have one of the same name.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for one form, and lays out differently
    <div role="group" className={cx(styles.section)} aria-labelledby={titleId}>
      <header className={cx(styles.header)}>
        <h2 id={titleId} className={cx(styles.title)}>
          {title}
        </h2>
        <span className={cx(styles.space)} />
        {aside && <span className={cx(styles.aside)}>{aside}</span>}
        {actions}
      </header>
      {children}
    </div>
  );
}

/** Part of a panel without a header. */
export function PlainSection({ children }: { readonly children: ReactNode }) {
  return <div className={cx(styles.section)}>{children}</div>;
}

export type FoldProps = Pick<DisclosureProps, 'isExpanded' | 'defaultExpanded' | 'onExpandedChange'> & {
  readonly title: string;
  /** What is inside, or how many, while it is shut. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** Rarely used things behind a line that opens. */
export function Fold({ title, aside, children, ...opening }: FoldProps) {
  return (
    <Disclosure {...opening} className={cx(styles.fold)}>
      <Heading level={3}>
        <AriaButton slot="trigger" className={cx(styles.line)}>
          <Icon shape={ChevronRight} />
          {title}
          {aside && <span className={cx(styles.count)}>{aside}</span>}
        </AriaButton>
      </Heading>
      <DisclosurePanel className={cx(styles.inside)}>{children}</DisclosurePanel>
    </Disclosure>
  );
}
