import { Check } from 'lucide-react';
import {
  Header,
  Keyboard,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection,
  Separator,
  Text,
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './menu.module.css';
import { Popover, type PopoverProps } from './popover.tsx';
import { formatShortcut } from './shortcut.ts';

export { MenuTrigger } from 'react-aria-components';

export type MenuProps = Omit<AriaMenuProps<object>, 'className' | 'style' | 'aria-label'> & { readonly label: string };

/** A list of things to do. */
export function Menu({ label, ...rest }: MenuProps) {
  return <AriaMenu {...rest} aria-label={label} className={cx(styles.menu)} />;
}

/** A menu in a popover: the second child of a `MenuTrigger`. */
export function MenuPopover({ placement = 'bottom start', ...menu }: MenuProps & Pick<PopoverProps, 'placement'>) {
  return (
    <Popover placement={placement}>
      <Menu {...menu} />
    </Popover>
  );
}

export type MenuItemProps = Omit<AriaMenuItemProps, 'className' | 'style' | 'children' | 'textValue' | 'isDisabled'> & {
  readonly label: string;
  readonly icon?: IconShape;
  readonly shortcut?: string;
  readonly isDanger?: boolean;
  /** Off, and why; the reason takes the place of the shortcut. */
  readonly offBecause?: string | undefined;
};

/** One thing to do. Its name is the label, with the reason when it is off; the shortcut describes it. */
export function MenuItem({ label, icon, shortcut, isDanger = false, offBecause, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      textValue={label}
      isDisabled={offBecause !== undefined}
      className={cx(styles.item)}
      data-danger={isDanger || undefined}
    >
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode !== 'none' && <span className={cx(styles.tick)}>{isSelected && <Icon shape={Check} />}</span>}
          {icon && <Icon shape={icon} />}
          <Text slot="label" className={cx(styles.words)}>
            <span className={cx(styles.label)}>{label}</span>
            {offBecause && <span className={cx(styles.end)}> {offBecause}</span>}
          </Text>
          {shortcut && !offBecause && (
            <Keyboard className={cx(styles.end, styles.keys)} data-keys={formatShortcut(shortcut)} />
          )}
        </>
      )}
    </AriaMenuItem>
  );
}

/** Items under a heading. */
export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <MenuSection className={cx(styles.group)}>
      <Header className={cx(styles.heading)}>{label}</Header>
      {children}
    </MenuSection>
  );
}

export type MenuChoiceProps<Name extends string> = {
  readonly label: string;
  readonly items: readonly { readonly id: Name; readonly label: string }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
};

/** One of several under a heading, with a tick at the chosen one. */
export function MenuChoice<Name extends string>({ label, items, chosen, onChoose }: MenuChoiceProps<Name>) {
  return (
    <MenuSection
      className={cx(styles.group)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = items.find(({ id }) => keys !== 'all' && keys.has(id));
        if (next) onChoose(next.id);
      }}
    >
      <Header className={cx(styles.heading)}>{label}</Header>
      {items.map((item) => (
        <MenuItem key={item.id} {...item} />
      ))}
    </MenuSection>
  );
}

type SwitchProps = Pick<MenuItemProps, 'label' | 'shortcut'> & {
  readonly isOn: boolean;
  readonly onToggle: () => void;
};

/** An item with a tick while it is on. */
export function MenuSwitch({ isOn, onToggle, ...item }: SwitchProps) {
  return (
    <MenuSection
      aria-label={item.label}
      selectionMode="multiple"
      selectedKeys={isOn ? ['on'] : []}
      onSelectionChange={onToggle}
    >
      <MenuItem id="on" {...item} />
    </MenuSection>
  );
}

/** A hairline between groups of items. */
export function MenuSeparator() {
  return <Separator className={cx(styles.separator)} />;
}
