const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The day a person would write on this moment, `YYYY-MM-DD` in this machine's time zone. */
export const localDay = (moment: Date): string =>
  `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
