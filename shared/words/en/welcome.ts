/** The first start, in three steps. */
export const welcomeWords = {
  'welcome.name': 'First steps',
  'welcome.step.key': 'Key',
  'welcome.step.folder': 'Folder',
  'welcome.step.first': 'First picture',
  'welcome.back': 'Back',
  'welcome.skip': 'Skip',
  'welcome.continue': 'Continue',

  'welcome.key.title': 'Paste your Octen key',
  'welcome.key.text':
    'It goes into the keychain of this computer and nowhere else. You can replace or forget it at any time.',
  'welcome.key.label': 'Octen key',
  'welcome.key.none-yet': 'No key yet?',
  'welcome.key.get': 'Get one at octen.ai',
  'welcome.key.check': 'Check and continue',
  'welcome.key.held': 'A key ending {lastFour} is there already.',
  'welcome.key.held-hidden': 'A key is there already.',
  'welcome.key.working': 'Checking. This costs nothing.',
  'welcome.key.rejected': 'Octen does not accept this key.',
  'welcome.key.memory': 'This computer offers no keychain: the key is kept for this session only.',

  'welcome.demo.title': 'Try the demo service',
  'welcome.demo.text': 'Runs on this computer, costs nothing, draws stand-in pictures that stay marked as demo.',
  'welcome.demo.use': 'Use demo',

  'welcome.folder.title': 'Choose a folder for your pictures',
  'welcome.folder.text':
    'Every picture is a plain file in it, byte for byte as it was delivered. Recipes travel along in a hidden folder.',
  'welcome.folder.label': 'Library folder',
  'welcome.folder.choose': 'Choose',
  'welcome.folder.tree':
    '{folder}/\n  {year}/{month}/\n    stoneware-jug-1432-1.png\n    stoneware-jug-1432-2.png\n  .octen/',
  'welcome.folder.tree-name': 'What lies in the folder',

  'welcome.first.title': 'Make your first picture',
  'welcome.first.text': 'Start from one of these or write your own. You see the price before anything is sent.',
  'welcome.first.examples': 'Examples',
  'welcome.first.facts': '{model}, {size}, low',
  'welcome.first.generate': 'Generate',
  'welcome.example.sea': 'Still sea',
  'welcome.example.sea-prompt':
    'Still sea before sunrise, low headland on the right, thin high cloud, first light on the water, 35 mm',
  'welcome.example.life': 'Still life',
  'welcome.example.life-prompt':
    'Still life of a stoneware jug, a shallow grey bowl and three persimmons on a linen cloth, north window from the left, soft side light, dark plaster wall',
  'welcome.example.product': 'Product',
  'welcome.example.product-prompt':
    'Product picture of an amber glass bottle with a plain label on a round plinth, seamless warm grey background, one soft light from above',
  'welcome.example.paper': 'Paper-cut',
  'welcome.example.paper-prompt':
    'Layered paper-cut of a mountain valley at dusk, five tones of blue, crisp edges, small shadows between the layers',
  'welcome.art.alt': 'A still sea before sunrise, drawn by the demo service',
  'welcome.art.name': 'still-sea.png',
  'welcome.art.size': '1536 × 1024',
} as const;
