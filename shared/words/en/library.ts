export const libraryWords = {} as const;
