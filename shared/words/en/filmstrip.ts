export const filmstripWords = {} as const;
