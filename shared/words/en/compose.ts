export const composeWords = {} as const;
