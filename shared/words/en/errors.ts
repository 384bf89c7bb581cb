/** One title, what happened and next for each kind of failure; the money line is shared. Plain sentences, no blame. */
export const errorWords = {
  'error.key-missing.title': 'No API key yet',
  'error.key-missing.what': 'A request needs your Octen API key.',
  'error.key-missing.next': 'Add the key, or try the demo service. Your prompt and references are kept.',
  'error.key-rejected.title': 'Octen does not accept this key',
  'error.key-rejected.what': 'The service refused the key.',
  'error.key-rejected.next': 'Replace the key. Waiting jobs go on by themselves afterwards.',
  'error.keychain-unavailable.title': 'The keychain can’t be reached',
  'error.keychain-unavailable.what': 'This computer offers no keychain now. A key that was kept there is out of reach.',
  'error.keychain-unavailable.next':
    'Enter the key for this session. It is held in memory only and is gone when the app closes.',
  'error.keychain-locked.title': 'The keychain is locked',
  'error.keychain-locked.what': 'The system did not hand out the key. It is still there.',
  'error.keychain-locked.next': 'Unlock the keychain and try again.',
  'error.balance.title': 'The balance is used up',
  'error.balance.what': 'Octen refused the request because the account has no balance left.',
  'error.balance.next': 'Top up the account, then try again.',
  'error.moderation.title': 'The service refused this prompt',
  'error.moderation.what':
    '{stage, select, input {Blocked before drawing.} output {Blocked after drawing.} other {Blocked by the safety system.}}{categories, select, none {} other { Category: {categories}.}}',
  'error.moderation.next': 'Change the words and send again. Prompt and references are kept as they were.',
  'error.request-invalid.title': 'The service refused the request',
  'error.request-invalid.what': '{field, select, none {} other {{field}: }}{reason}',
  'error.request-invalid.next': 'Change what is named above and send again.',
  'error.model-unavailable.title': 'This model is not available',
  'error.model-unavailable.what': 'The service does not know {model} any more.',
  'error.model-unavailable.next': 'Choose another model. The other settings stay.',
  'error.too-large.title': 'The request is too large',
  'error.too-large.what': 'The service does not take a request of this size.',
  'error.too-large.next': 'Shrink the references to 2048 px, or remove some.',
  'error.rate-limited.title': '{quota, select, yes {The quota is used up} other {Too many requests}}',
  'error.rate-limited.what':
    '{quota, select, yes {The service says the account may not send more for now.} other {The service takes no more requests for the moment.}}',
  'error.rate-limited.next':
    '{quota, select, yes {Look at the account, then try again.} other {{time, select, none {Wait a little} other {Wait until {time}}}, then try again. Fewer jobs at a time help.}}',
  'error.offline.title': 'No connection',
  'error.offline.what': 'The computer is not connected, so the request never left.',
  'error.offline.next': 'It goes on by itself when the connection is back.',
  'error.unreachable.title': 'The service could not be reached',
  'error.unreachable.what':
    '{about, select, ENOTFOUND {There is no such address on the network.} ECONNREFUSED {Nobody answers at this address.} CERT_HAS_EXPIRED {Its certificate has expired.} ERR_TLS_CERT_ALTNAME_INVALID {Its certificate is for another address.} untrusted {Its certificate is not trusted on this computer.} other {No connection was made ({code}).}} The request never left.',
  'error.unreachable.next':
    '{about, select, untrusted {If this network checks secure connections, add its certificate to those this computer trusts and start the app again. Otherwise check the address in settings.} CERT_HAS_EXPIRED {Check the date of this computer and the address in settings, then try again.} other {Check the address in settings and the network, then try again.}}',
  'error.proxy-failed.title': 'No way through the proxy',
  'error.proxy-failed.what':
    '{about, select, 407 {The system’s proxy asks for a password, which this app can’t give.} ECONNREFUSED {Nobody answers where the system says its proxy is.} ENOTFOUND {The system’s proxy is at an address that does not exist.} ETIMEDOUT {The system did not say in time which proxy to use.} SOCKS {The system uses a {code} proxy; this app knows HTTP and HTTPS proxies only.} other {The system’s proxy did not let the request through ({code}).}} The request never left.',
  'error.proxy-failed.next':
    'Check the system’s proxy settings or ask whoever looks after the network, then try again.',
  'error.timed-out.title':
    '{phase, select, upload {The upload stood still} other {The service did not answer in time}}',
  'error.timed-out.what':
    '{phase, select, upload {The network took nothing for a minute, so the request never arrived whole.} other {No connection within 10 seconds. The request never left.}}',
  'error.timed-out.next': 'Check the network, then try again.',
  'error.answer-unusable.title': '{reason, select, empty {An empty answer} other {The answer can’t be read}}',
  'error.answer-unusable.what':
    '{reason, select, empty {The service answered without a picture or words.} other {An answer came, but not one this app understands: {reason}.}}',
  'error.answer-unusable.next':
    '{reason, select, empty {The answer is kept as it came. Look at the request, or send it again knowingly.} other {Every byte of it is kept. Look again after an update, or send again knowingly.}}',
  'error.no-image.title': 'An answer without a picture',
  'error.no-image.what': 'The model answered with words only.',
  'error.no-image.next': 'Read its text, change the prompt and send again.',
  'error.uncertain.title':
    '{cause, select, stopped_by_you {Stopped by you} service_error {The service broke off} other {No full answer came back}}',
  'error.uncertain.what':
    '{cause, select, connection_lost {The request was on its way. The line broke before the picture.} stream_cut {The stream stopped before the picture.} stopped_by_you {The request had been sent when you stopped waiting.} app_ended {The app ended while the request was on its way.} silent {Thirty minutes went by without a word from the service.} service_error {{status, select, none {The service broke off after the request was sent.} other {The service answered with status {status} after the request was sent.}}} other {The request was sent and no full answer came back.}}',
  'error.uncertain.next': 'Nothing is sent again by itself. Look at your Octen usage, or send it again knowingly.',
  'error.disk-full.title': 'The disk is full',
  'error.disk-full.what':
    'There is no room left in the {place, select, library {library folder} input {library folder, where references are kept} output {folder you chose} other {app’s data folder}}.',
  'error.disk-full.next': 'Free some space, then try again. Nothing that arrived is lost.',
  'error.folder-gone.title':
    '{place, select, data {The app’s data folder is not there} output {The folder is not there} other {The library folder is not there}}',
  'error.folder-gone.what': 'The folder can’t be found. A drive may be unplugged.',
  'error.folder-gone.next': 'Bring it back or choose another. Answers are kept safe until then.',
  'error.no-permission.title': 'The folder can’t be written',
  'error.no-permission.what':
    'The system does not let this app write to the {place, select, library {library folder} input {library folder, where references are kept} output {folder you chose} other {app’s data folder}}.',
  'error.no-permission.next': 'Allow it or choose another folder. Answers are kept safe until then.',
  'error.disk-failed.title': 'The disk gave an error',
  'error.disk-failed.what':
    '{about, select, CHECKSUM {The bytes on the disk are no longer those that arrived.} SHORTER {A reference became shorter while it was sent.} free_space_unknown {The system does not say how much room is left in the app’s data folder.} other {A file in the {place, select, library {library folder} input {library folder, where references are kept} output {folder you chose} other {app’s data folder}} can’t be read or written ({code}).}}',
  'error.disk-failed.next': 'Check the disk, then try again. Nothing that arrived is lost.',
  'error.input-refused.title': '{name} can’t be used',
  'error.input-refused.what':
    '{reason, select, empty {The file is empty.} not_an_image {The file is not a picture, whatever its name says.} animated {It is an animation; one still picture is needed.} truncated {The file ends in the middle of the picture.} too_many_pixels {It has more than 100 million pixels.} too_heavy {It is heavier than 200 MB.} too_many {At most 48 pictures are taken at once; it and what came after it were left out.} unsupported_format {Pictures of this kind can’t be read here.} unreadable {The file can’t be read.} mask_size {The mask has another size than the picture.} mask_no_alpha {The mask has no transparent areas, so it would repaint nothing.} other {It can’t be read.}}',
  'error.input-refused.next': 'Use a PNG, JPEG or WebP picture.',
  'error.not-found.title': 'Not there any more',
  'error.not-found.what':
    'The {what, select, job {job} asset {picture} input {reference} batch {batch} answer {raw answer} other {file}} was removed meanwhile.',
  'error.not-found.next': '{what, select, input {Add it once more, then send again.} other {Nothing was changed.}}',
  'error.shelf-full.title': 'The shelf is full',
  'error.shelf-full.what': 'It holds {most, number} pictures. Unpin some, then pin again.',
  'error.shelf-full.next': 'Unpin some, then pin again.',
  'error.demo-failed.title': 'The demo service could not start',
  'error.demo-failed.what': 'The system did not let it open a port on this computer.',
  'error.demo-failed.next': 'Try again in a moment.',
  'error.unexpected.title': 'Something went wrong in the app',
  'error.unexpected.what': 'This is a fault of the app, not yours. Its log knows it as {reference}.',
  'error.unexpected.next': 'Try again. If it comes back, this number helps whoever looks into it.',

  'charge.not-charged': 'Not charged.',
  'charge.maybe-charged': 'May have been charged{most, select, none {} other {, {most} at most}}.',
  'charge.earlier':
    'Nothing for this try. An earlier one may have been charged{most, select, none {} other {, {most} at most}}.',
  'charge.charged': 'Charged{price, select, none {} other {, {price}}}.',
  'charge.demo': 'The demo service costs nothing.',
} as const;
