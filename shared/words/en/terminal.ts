export const terminalWords = {} as const;
