export const stageWords = {} as const;
