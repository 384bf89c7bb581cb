import type { Picture } from '../ui/picture-tile.tsx';

/** A small landscape drawn by program, so that the gallery needs no files. */
function landscape(hue: number, width: number, height: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 300 200" preserveAspectRatio="xMidYMid slice">
    <rect width="300" height="200" fill="hsl(${hue} 12% 42%)"/><rect y="130" width="300" height="70" fill="hsl(${hue} 8% 78%)"/>
    <circle cx="100" cy="110" r="52" fill="hsl(${hue} 18% 62%)"/><circle cx="190" cy="150" r="24" fill="hsl(32 84% 54%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function orange(): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><circle cx="150" cy="100" r="72" fill="hsl(32 84% 54%)"/></svg>';
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function sample(hue: number, width = 1536, height = 1024): Picture {
  return { src: landscape(hue, width, height), alt: 'Jug and orange', width, height };
}

export const still = sample(210);
export const blue = sample(230);
export const warm = sample(20);
export const tall = sample(120, 1024, 1536);
export const square = sample(300, 1024, 1024);
export const wide = sample(180, 2048, 768);
export const cutOut: Picture = { src: orange(), alt: 'Orange', width: 1536, height: 1024, isTransparent: true };
