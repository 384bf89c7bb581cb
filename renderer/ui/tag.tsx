import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Tag as AriaTag, TagGroup, TagList as AriaTagList } from 'react-aria-components';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './tag.module.css';

export type TagTone = 'plain' | 'on' | 'line';

/** A small word about something: a keyword, a ratio, a mark. */
export function Tag({ tone = 'plain', children }: { readonly tone?: TagTone; readonly children: ReactNode }) {
  return (
    <span className={cx(styles.tag)} data-tone={tone}>
      {children}
    </span>
  );
}

export type TagItem = { readonly id: string; readonly label: string; readonly tone?: TagTone };

export type TagListProps = {
  readonly label: string;
  readonly tags: readonly TagItem[];
  /** Offers a cross on every tag, and the Delete key. */
  readonly onRemove?: (ids: readonly string[]) => void;
};

/** Tags a person can walk through with the arrows and remove. */
export function TagList({ label, tags, onRemove }: TagListProps) {
  return (
    <TagGroup aria-label={label} {...(onRemove && { onRemove: (keys) => onRemove([...keys].map(String)) })}>
      <AriaTagList items={tags} className={cx(styles.list)}>
        {(tag) => (
          <AriaTag id={tag.id} textValue={tag.label} className={cx(styles.tag)} data-tone={tag.tone ?? 'plain'}>
            {({ allowsRemoving }) => (
              <>
                {tag.label}
                {allowsRemoving && (
                  <AriaButton slot="remove" className={cx(styles.remove)}>
                    <Icon shape={X} size={12} />
                  </AriaButton>
                )}
              </>
            )}
          </AriaTag>
        )}
      </AriaTagList>
    </TagGroup>
  );
}
