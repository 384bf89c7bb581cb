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
} as const;
