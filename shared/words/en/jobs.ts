/** What can be done with a job: the same words on stage, in the filmstrip, in the queue and in the bars. */
export const jobWords = {
  'job.menu': 'Job',
  'job.cancel': 'Cancel',
  'job.stop': 'Stop waiting',
  'job.try-now': 'Try now',
  'job.try-again': 'Try again',
  'job.send-again': 'Send again, pays again',
  'job.look-again': 'Look again',
  'job.show-answer': 'Show raw answer',
  'job.forget': 'Forget',
  'job.found': 'The answer was there. It is being saved.',
  'job.still-unreadable': 'It still can’t be read. The answer stays kept.',
  'job.not-found': 'Nothing more has arrived',

  'job.again-title': '{count, plural, one {Send it again?} other {Send # jobs again?}}',
  'job.again-text':
    '{count, plural, one {It was sent before and may have been charged. Sending it again pays again{price, select, none {} other {, {price} at most}}.} other {They were sent before and may have been charged. Sending them again pays again{price, select, none {} other {, {price} at most}}.}}',
  'job.again-cancel': 'Don’t send',
  'job.stop-title': '{count, plural, one {It was already sent} other {# jobs were already sent}}',
  'job.stop-text':
    '{count, plural, one {It may be charged all the same} other {They may be charged all the same}}{price, select, none {} other {, {price} at most}}.',
  'job.stop-cancel': 'Keep waiting',

  'job.stall.disk': 'the disk is full',
  'job.stall.folder': 'the folder is gone',
  'job.stall.denied': 'the folder can’t be written',
  'job.stall.failed': 'the disk gave an error',
  'job.stall.other': 'something went wrong in the app',
} as const;
