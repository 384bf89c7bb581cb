/** The window around the places: title bar, rail, bars, palette, drop zones, what is read out. */
export const appWords = {
  'app.places': 'Places',
  'app.today': '{price} today',
  'app.today-tip':
    '{maybe, select, none {Charged today: {charged}.} other {Charged today: {charged}. Up to {maybe} more may have been charged.}}',
  'app.rail-count': '{count, plural, one {# job on its way} other {# jobs on their way}}',
  'app.close': 'Close',
  'app.change-shortcuts': 'Change shortcuts…',
  'app.hide': 'Hide',
  'app.cancel': 'Cancel',
  'app.notices': 'Notices',
  'app.compose-width': 'Width of the request panel',
  'app.inspector-width': 'Width of the inspector',

  'app.palette-placeholder': 'What do you want to do?',
  'app.palette-empty': 'No command is called that',

  'app.off.not-in-create': 'only in Create',
  'app.off.no-picture': 'no picture is shown',
  'app.off.several': 'choose one picture',
  'app.off.no-recipe': 'imported, without a recipe',
  'app.off.no-request': 'nothing is shown',
  'app.off.no-reference': 'no reference yet',
  'app.off.no-references': 'it has no references',
  'app.off.nothing-to-undo': 'nothing to undo',
  'app.off.nothing-to-redo': 'nothing to redo',
  'app.off.no-shape': 'no shape is being drawn',
  'app.off.no-mask': 'there is no mask',
  'app.off.no-copied-mask': 'no mask was copied',
  'app.off.in-mask': 'a mask is being drawn',
  'app.off.is-paused': 'already paused',
  'app.off.not-paused': 'not paused',
  'app.off.none-finished': 'none has finished',
  'app.off.is-demo': 'already in use',
  'app.off.is-theme': 'already chosen',
  'app.off.no-more': 'no more that way',

  'app.copied': 'Picture copied',
  'app.saved': 'Copy saved',
  'app.trashed': '{count, plural, one {Moved to trash} other {# pictures moved to trash}}',
  'app.restored': '{count, plural, one {Brought back} other {# pictures brought back}}',
  'app.demo-on': 'The demo service is used from now on',
  'app.demo-off': 'New requests go to {host}',

  'app.bar.offline':
    'Offline since {time}.{waiting, plural, =0 {} one { # job waits and goes on by itself when the line is back.} other { # jobs wait and go on by themselves when the line is back.}}',
  'app.bar.resume':
    'The app was closed while jobs were running. {waiting, plural, =0 {None is} one {# is} other {# are}} still waiting{uncertain, plural, =0 {} one {, # is uncertain} other {, # are uncertain}}.',
  'app.bar.resume-action': '{count, plural, one {Resume # job} other {Resume # jobs}}',
  'app.bar.look': 'Look',
  'app.bar.paused': 'The queue is paused. {waiting, plural, one {# job is waiting} other {# jobs are waiting}}.',
  'app.bar.resume-queue': 'Resume',
  'app.bar.folder-gone': 'The library folder is not there: {path}. Answers are kept safe until it is back.',
  'app.bar.folder-denied': 'The library folder can’t be written: {path}. Answers are kept safe until it can.',
  'app.bar.find-folder': 'Find folder',
  'app.bar.disk-full':
    '{answers, plural, =0 {There is too little room on the disk.} one {The disk is full. The answer waits; free some space.} other {The disk is full. # answers wait; free some space.}}{waiting, plural, =0 {} one { # job waits until there is more.} other { # jobs wait until there is more.}}',
  'app.bar.balance': 'The balance is used up. {waiting, plural, one {# job waits} other {# jobs wait}}.',
  'app.bar.key-rejected':
    'Octen does not accept this key{lastFour, select, none {} other {, ending {lastFour}}}.{waiting, plural, =0 {} one { # job waits and goes on by itself afterwards.} other { # jobs wait and go on by themselves afterwards.}}',
  'app.bar.replace-key': 'Replace key',
  'app.bar.key-locked':
    'The keychain did not hand out the key.{waiting, plural, =0 {} one { # job waits for it.} other { # jobs wait for it.}}',
  'app.bar.key-missing':
    'There is no key for this service. {waiting, plural, one {# job waits} other {# jobs wait}} for one.',
  'app.bar.key-look': 'Look at the key',
  'app.bar.demo': 'Pictures are drawn on this computer and cost nothing.',
  'app.bar.use-key': 'Use my key',

  'app.drop.name': 'Drop pictures',
  'app.drop.edit': 'Edit this picture',
  'app.drop.edit-first': 'becomes the first reference',
  'app.drop.edit-before': 'goes before {name}',
  'app.drop.add': 'Add as references',
  'app.drop.add-count':
    '{files, plural, =0 {{used, number} of {max, number} used} one {1 file, {used, number} + 1 of {max, number}} other {# files, {used, number} + # of {max, number}}}',

  'app.say.done': '{count, plural, one {Picture finished} other {# pictures finished}}: {prompt}',
  'app.say.ended': '{title}: {prompt}',
  'app.say.several': '{count, plural, other {# jobs ended}}: {words}',

  'app.broken.title': 'This part of the window stopped working',
  'app.broken.text':
    'Jobs go on and nothing is lost: the queue, pictures and the request are kept outside of the window. Load the window again to go on.',
  'app.broken.reload': 'Load again',
  'app.broken.copy': 'Copy report',
} as const;
