/** The shelf of pinned references. */
export const shelfWords = {
  'shelf.open': '{count, plural, =0 {Shelf} other {Shelf, # pinned}}',
  'shelf.name': 'Shelf of references',
  'shelf.count': '{count, number} of {most, number}',
  'shelf.hint': 'Click one to use it, again to take it out.',
  'shelf.empty': 'Pin a reference, or a picture of the library, to have it at hand here for every request.',
  'shelf.pin': 'Pin to shelf',
  'shelf.unpin': 'Unpin',
  'shelf.unpin-named': 'Unpin {name}',
  'shelf.pinned': '{count, plural, one {Pinned to the shelf} other {# pictures pinned to the shelf}}',
} as const;
