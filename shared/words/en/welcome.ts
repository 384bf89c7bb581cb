export const welcomeWords = {} as const;
