/** What the terminal prints. Errors use the shared words. */
export const terminalWords = {
  'terminal.program': 'Make and edit pictures with the Octen image generation API.',
  'terminal.generate': 'make a picture, or edit one with --image',
  'terminal.jobs': 'list jobs, send one again, or forget one',
  'terminal.library': 'list, rebuild or verify the library',
  'terminal.key': 'show, set or forget the API key',
  'terminal.demo': 'the demo service: a local stand-in for the API that costs nothing',
  'terminal.saved': 'Saved {file}',
  'terminal.draft': 'Kept the last preview as a draft: {file}',
  'terminal.price': '{price}, {duration}',
  'terminal.retry-paid': 'Sent again by you; this may be charged twice.',
  'terminal.mask-without-image': '--mask: needs --image, the picture it belongs to.',
  'terminal.file-unreadable': '{option}: {file} can’t be read.',
  'terminal.input': '{option}: {title} {what}',
  'terminal.issue': '--{option}: {text}',
  'terminal.force': 'Likely to be refused by the service. Add --force to send it anyway.',
  'terminal.out-exists': '--out: {file} exists already.',
  'terminal.out-many': '--out: names one file, but {count} pictures were asked for; the others stay in the library.',
  'terminal.key-stored': 'Key ending {lastFour} is kept in the keychain for {origin}.',
  'terminal.key-environment': 'Key ending {lastFour} comes from OCTEN_API_KEY.',
  'terminal.key-missing': 'No key is stored for {origin}.',
  'terminal.key-unavailable': 'The keychain can’t be reached.',
  'terminal.key-session':
    'This computer has no keychain, so the key can’t be kept. Set OCTEN_API_KEY for a command instead.',
  'terminal.key-rejected': 'Key ending {lastFour} was rejected by the service.',
  'terminal.key-forgotten': 'The key is forgotten.',
  'terminal.key-prompt': 'API key: ',
  'terminal.key-empty': 'No key was given.',
  'terminal.jobs-none': 'No jobs.',
  'terminal.rebuilt':
    '{assets, plural, one {# picture} other {# pictures}} in the index{problems, plural, =0 {} one {, # sidecar could not be read} other {, # sidecars could not be read}}.',
  'terminal.verified':
    '{assets, plural, one {# picture} other {# pictures}} checked{problems, plural, =0 {, all there and unchanged} one {, # problem} other {, # problems}}.',
  'terminal.demo-serving':
    'The demo service answers at {url}/v1/images/generations with the key {key}. Ctrl+C stops it.',
  'terminal.stopping': 'Stopping. What was sent may be charged; press Ctrl+C again to leave at once.',
} as const;
