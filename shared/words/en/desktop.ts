/** System dialogs and notices that main shows itself. */
export const desktopWords = {
  'desktop.choose-folder': 'Choose a library folder',
  'desktop.choose-images': 'Choose pictures',
  'desktop.images': 'Pictures',
  'desktop.save-as': 'Save a copy',
  'quit.title': '{count, plural, one {# picture is on its way} other {# pictures are on their way}}',
  'quit.detail':
    'What was sent may be charged. If you quit now, {count, plural, one {it} other {they}} may be charged and lost.',
  'quit.finish': 'Finish and quit',
  'quit.now': 'Quit now',
  'quit.stay': 'Stay',
  'start.title': 'Octen Studio cannot start',
  'start.newer-version':
    'Its data was written by a newer version of Octen Studio. Install that version or a later one. Nothing was changed.',
  'start.database-damaged':
    'The list of jobs and spending in its data folder is damaged. Nothing was changed, and your pictures are not affected: they are in the library folder.',
} as const;
