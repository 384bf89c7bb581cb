const BOX = 16;
const LONGEST = 13;
const SHORTEST = 4;

/** The outline of a picture's proportions, for lists of sizes. */
export function RatioIcon({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = LONGEST / Math.max(width, height);
  const w = Math.max(SHORTEST, width * scale);
  const h = Math.max(SHORTEST, height * scale);
  return (
    <svg width={BOX} height={BOX} fill="none" stroke="currentColor" strokeWidth={1.5} aria-hidden="true">
      <rect x={(BOX - w) / 2} y={(BOX - h) / 2} width={w} height={h} rx={1.5} />
    </svg>
  );
}
