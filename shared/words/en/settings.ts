/** The settings dialog and the key panel. */
export const settingsWords = {
  'settings.title': 'Settings',
  'settings.close': 'Close',
  'settings.cancel': 'Cancel',
  'settings.page.key': 'Key',
  'settings.page.service': 'Folder and service',
  'settings.page.making': 'Making',
  'settings.page.prices': 'Prices',
  'settings.page.look': 'Look',
  'settings.page.shortcuts': 'Shortcuts',
  'settings.page.about': 'About',

  'settings.key.title': 'Octen key',
  'settings.key.label': 'Octen key',
  'settings.key.new': 'New key',
  'settings.key.hidden': '••••••••••••••••{lastFour}',
  'settings.key.placeholder': 'Paste it here',
  'settings.key.save': 'Save and check',
  'settings.key.check': 'Check',
  'settings.key.replace': 'Replace',
  'settings.key.forget': 'Forget this key',
  'settings.key.get': 'Get one at octen.ai',
  'settings.key.none-yet': 'No key yet?',
  'settings.key.kept-in': 'Kept in',
  'settings.key.state': 'State',
  'settings.key.keychain-mac': 'macOS Keychain',
  'settings.key.keychain-windows': 'Windows Credential Manager',
  'settings.key.keychain-linux': 'Secret Service of this desktop',
  'settings.key.memory': 'Memory, for this session',
  'settings.key.environment': 'Environment variable OCTEN_API_KEY',
  'settings.key.nowhere': 'Nowhere yet',
  'settings.key.for': 'Only for {host}',

  'settings.key.state.missing': 'Paste the key of your Octen account. It goes into the keychain of this computer.',
  'settings.key.state.stored': 'Saved {date}. Never in a file, never in logs. Only the last four are shown.',
  'settings.key.state.session-only':
    'This computer offers no keychain, so the key is held in memory only and is gone when the app closes.',
  'settings.key.state.environment':
    'The variable wins over the keychain and is sent to whatever address is set. It can’t be changed here.',
  'settings.key.state.unavailable':
    'The system offers no place to keep a secret now. A key entered here lasts for this session.',
  'settings.key.state.locked': 'The keychain is locked. The key is still there: unlock it and check again.',
  'settings.key.state.rejected':
    'Octen does not accept this key. Replace it; waiting jobs go on by themselves afterwards.',

  'settings.key.working': 'Checking. This costs nothing.',
  'settings.key.accepted': 'Accepted, checked {time}.',
  'settings.key.checked-by':
    'Checked by an invalid request that costs nothing; not tried against the live service yet.',
  'settings.key.rejected': 'Octen does not accept this key.',
  'settings.key.no-balance':
    'Octen knows this key, but its account has no balance. Top it up before you make pictures.',
  'settings.key.unclear': 'The key is kept. It could not be checked: {host} answered {status}.',
  'settings.key.unreachable': 'Saved, but {host} could not be reached to check it.',
  'settings.key.not-checked': '{host} could not be reached. The key is kept.',
  'settings.key.forget-title': 'Forget this key?',
  'settings.key.forget-text': 'It is removed from this computer. Your Octen account keeps it.',
  'settings.key.forget-confirm': 'Forget',

  'settings.folder': 'Library folder',
  'settings.folder-choose': 'Choose…',
  'settings.folder-hint': 'New pictures go there. What lies in the old folder stays where it is.',
  'settings.url': 'Base URL',
  'settings.url-hint': 'A key belongs to the address it was saved for. Another address starts without one.',
  'settings.url-bad': 'A web address with https, or http to this computer only.',
  'settings.url-reset': 'Use {url}',
  'settings.demo': 'Demo service',
  'settings.demo-use': 'Use the demo service instead',
  'settings.demo-hint': 'Free and local. Pictures made with it are marked as demo for good.',

  'settings.previews': 'Previews',
  'settings.previews-none': 'None',
  'settings.previews-hint':
    '{count, plural, =0 {New requests start without previews.} one {New requests made by hand start with one: 100 output tokens more.} other {New requests made by hand start with #: {tokens, number} output tokens more each.}} Batches ask for none.',
  'settings.concurrency': 'Pictures at once',
  'settings.rate': 'Requests a minute',
  'settings.rate-hint': 'The queue slows down by itself when the service asks for it.',

  'settings.retries': 'Retries',
  'settings.retry': 'Try again when the service turns a request away',
  'settings.retry-hint':
    'Once, when it says it is down or fails within three seconds. Rarely, this is charged twice. Off, such a job waits for you.',

  'settings.user': 'User id',
  'settings.user-none': 'None yet',
  'settings.user-make': 'Make one',
  'settings.user-new': 'Make a new one',
  'settings.user-hint':
    'A random id that names nobody. It goes along only with requests that have it as their user id, and lets the service tell people of one key apart.',

  'settings.models': 'Own models',
  'settings.models-hint':
    'Models of your account that are not in the list. Each takes the parameters of its family; the price is unknown until you enter it under Prices.',
  'settings.models-id': 'Model id',
  'settings.models-placeholder': 'vendor/model-name',
  'settings.models-family': 'Family',
  'settings.models-gpt': 'GPT Image',
  'settings.models-gemini': 'Gemini',
  'settings.models-add': 'Add',
  'settings.models-remove': 'Remove {id}',
  'settings.models-known': 'This model is in the list already.',
  'settings.models-full': 'Fifty are as many as are kept.',

  'settings.prices': 'Price list',
  'settings.prices-unit': '$ per 1M tokens',
  'settings.prices-source': 'In use: {source}, {date}',
  'settings.prices-own': 'own prices',
  'settings.prices-hint':
    'Octen publishes no list of its own. Estimates and prices say which list they used. A model with a price missing has none.',
  'settings.prices-reset': 'Back to the upstream list',
  'settings.prices-text-in': 'Text in',
  'settings.prices-image-in': 'Picture in',
  'settings.prices-text-out': 'Text out',
  'settings.prices-image-out': 'Picture out',
  'settings.prices-cell': '{model}, {kind}',

  'settings.theme': 'Theme',
  'settings.theme-system': 'System',
  'settings.theme-light': 'Light',
  'settings.theme-dark': 'Dark',
  'settings.theme-hint': 'Greys without a tint in both, so that pictures are judged right.',

  'settings.version': 'Version',
  'settings.contacted': 'What is contacted',
  'settings.contacted-text':
    '{host}, for the requests you send and for checking the key. Nothing else: no telemetry, no update check, no fonts or scripts from elsewhere.',
  'settings.contacted-demo': 'Nothing. The demo service runs on this computer.',
  'settings.lies': 'Where things lie',
  'settings.lies-text': 'Pictures are plain files in {folder}. Recipes travel with them in a hidden folder.',
} as const;
