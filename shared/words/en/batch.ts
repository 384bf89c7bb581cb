export const batchWords = {} as const;
