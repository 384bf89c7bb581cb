import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';

const host = document.getElementById('root');
if (host) {
  void start();
  createRoot(host).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
