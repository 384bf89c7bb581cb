export const filmstripWords = {
  'filmstrip.name': 'Jobs of this session',
  'filmstrip.empty': 'Jobs you send appear here, newest first.',
  'filmstrip.next': 'next',
  'filmstrip.place': '{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
  'filmstrip.paused': 'paused',
  'filmstrip.refused': 'Refused',
  'filmstrip.preview': '{seen} of {asked}',
  'filmstrip.draft': 'Draft',
  'filmstrip.demo': 'Demo',
  'filmstrip.label': '{state}: {prompt}{detail, select, none {} other {, {detail}}}',
  'filmstrip.results': '{count, plural, one {# picture} other {# pictures}}',
  'filmstrip.with-mask': 'with mask',
} as const;
