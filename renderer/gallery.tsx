import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlBlocks } from './gallery/control-blocks.tsx';
import { ErrorBlocks } from './gallery/error-blocks.tsx';
import { FloatingBlocks } from './gallery/floating-blocks.tsx';
import styles from './gallery/gallery.module.css';
import { ListBlocks } from './gallery/list-blocks.tsx';
import { PanelBlocks } from './gallery/panel-blocks.tsx';
import { PictureBlocks } from './gallery/picture-blocks.tsx';
import { cx } from './ui/class-names.ts';
import { currentPlatform } from './ui/shortcut.ts';
import './ui/tokens.css';
import './ui/base.css';

/** Every component in every state; for development, not part of the app. */
function Sheet({ theme }: { readonly theme: 'dark' | 'light' }) {
  return (
    <main className={cx(styles.sheet)} data-theme={theme} aria-label={theme}>
      <header className={cx(styles.head)}>
        <h1>
          <b>Octen Studio components</b>
        </h1>
        <span>13 px base, 4-px grid, 28 px controls, {theme}</span>
      </header>
      <ControlBlocks />
      <FloatingBlocks />
      <PictureBlocks />
      <ListBlocks />
      <PanelBlocks />
      <ErrorBlocks />
    </main>
  );
}

document.documentElement.dataset['platform'] = currentPlatform;
const onlyTheme = new URLSearchParams(location.search).get('theme');

/** `?theme=dark` shows one theme only, and gives it to whatever opens over the page. */
function Gallery() {
  if (onlyTheme === 'dark' || onlyTheme === 'light') return <Sheet theme={onlyTheme} />;
  return (
    <div className={cx(styles.pair)}>
      <Sheet theme="dark" />
      <Sheet theme="light" />
    </div>
  );
}

if (onlyTheme) document.documentElement.setAttribute('data-theme', onlyTheme);
const host = document.getElementById('gallery');
if (host) {
  createRoot(host).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
}
