export const queueWords = {} as const;
