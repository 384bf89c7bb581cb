import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';
import { currentPlatform } from './ui/shortcut.ts';

document.documentElement.dataset['platform'] = currentPlatform;
const host = document.getElementById('root');
if (host) {
  void start();
  createRoot(host).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
